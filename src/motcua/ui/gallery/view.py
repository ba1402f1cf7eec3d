"""The gallery: a page for eyes, and the visual test of the components."""

from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from motcua.ui.gallery import sample

COMPONENTS = Path(__file__).parents[1] / "components"
FRAMES = ("portal", "desk")


def names() -> list[str]:
    return sorted(folder.name for folder in COMPONENTS.iterdir() if folder.is_dir())


def gallery(request: HttpRequest) -> HttpResponse:
    """`/gallery/` in the citizen's frame, `?frame=desk` in the official's."""
    if not (settings.DEBUG or getattr(settings, "DEMO", False)):
        raise Http404
    wanted = request.GET.get("frame")
    frame = wanted if wanted in FRAMES else "portal"
    context = {"names": names(), "frame": frame, "sample": sample.everything(), "nav": sample.navigation(frame)}
    return render(request, "ui/gallery/page.html", context)


# An open door: nothing of anybody is shown here.
gallery.login_required = False  # type: ignore[attr-defined] # read by Django's LoginRequiredMiddleware
