"""The user's manual: an index, a part for each kind of reader, and their pictures."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from motcua.portal.entrance import PortalRequest, anybody
from motcua.portal.manual import book

A_DAY = 86_400


@anybody
def manual(request: PortalRequest, part: str) -> HttpResponse:
    """`/huong-dan/nguoi-dan/?hinh=1`: with all pictures unfolded, to read at a large screen or to print."""
    unfolded = request.GET.get("hinh") == "1"
    if not (found := book.page(part, unfolded)):
        raise Http404
    return render(request, "portal/manual/page.html", {"text": found, "is_index": part == book.INDEX, "unfolded": unfolded})


@anybody
def manual_picture(request: PortalRequest, name: str) -> HttpResponse:
    """Small enough to be answered in one go."""
    if not (file := book.picture(name)):
        raise Http404
    return HttpResponse(file.read_bytes(), content_type="image/png", headers={"Cache-Control": f"public, max-age={A_DAY}"})
