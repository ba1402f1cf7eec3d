"""The form of a procedure with nothing in it, as PDF: to be read before, or filled in by hand."""

from collections.abc import Iterator

from django.http import Http404, HttpResponse

from motcua.catalogue import queries as catalogue
from motcua.kernel.moments import local_date, start_of
from motcua.letters import papers
from motcua.letters import queries as letters
from motcua.portal.entrance import PortalRequest, anybody
from motcua.portal.procedure.view import receiving_units
from motcua.portal.wording import readable


@anybody
def blank_form(request: PortalRequest, key: str) -> HttpResponse:
    """`/thu-tuc/1.004363-province/mau-don/`"""
    day = local_date(request.now)
    found = catalogue.current(key, day)
    if found is None:
        raise Http404
    units = receiving_units(found, day)
    form = letters.blank_form(found, addressee=units[0].name if len(units) == 1 else "", attached=list(_attached(found)))
    if form is None:
        raise Http404
    return HttpResponse(
        papers.blank_pdf(form, made_at=start_of(found.valid_from or day)), content_type="application/pdf",
        headers={
            "Content-Disposition": f'attachment; filename="mau-don-{found.procedure_key}.pdf"',
            "Cache-Control": "public, max-age=3600",
        },
    )  # fmt: skip


def _attached(procedure: catalogue.PublishedVersion) -> Iterator[str]:
    for paper in procedure.papers:
        case = procedure.case(paper.case)
        about = [f"trường hợp: {readable(case.name)}"] if case else []
        about += [] if paper.required else ["nếu có"]
        yield f"{readable(paper.name)} ({'; '.join(about)})" if about else readable(paper.name)
