"""A paper of ours as PDF. It holds persons' data, so the look is written down."""

from collections.abc import Callable

from django.http import Http404, HttpResponse

from motcua.desk.entrance import DeskRequest, dossier_or_404, staff_only
from motcua.dossiers.commands import looking
from motcua.dossiers.models import Dossier
from motcua.letters import papers, queries

WHOLE: dict[str, Callable[[Dossier], papers.Paper]] = {
    "giay-hen": queries.receipt, "kiem-soat": queries.control_slip, "tu-choi": queries.refusal_slip, "dung": queries.stop_notice,
}  # fmt: skip


@staff_only
def paper(request: DeskRequest, number: str, form: str) -> HttpResponse:
    """The paper named `form`; one that this dossier does not have does not exist."""
    dossier = dossier_or_404(request.actor, number)
    try:
        composed = _composed(dossier, form)
    except (ValueError, LookupError, StopIteration) as nothing:
        raise Http404 from nothing
    looking.record_look(dossier.pk, by=request.actor, at=request.now, at_what=form)
    return pdf(papers.pdf(composed), f"{form}-{number}")


def _composed(dossier: Dossier, form: str) -> papers.Paper:
    if form in WHOLE:
        return WHOLE[form](dossier)
    kind, _, ordinal = form.rpartition("-")
    if len(ordinal) > 3 or not (ordinal.isascii() and ordinal.isdigit()) or ordinal == "0":
        raise LookupError(form)
    if kind == "bo-sung":
        return queries.supplement_slip(dossier, int(ordinal))
    if kind == "xin-loi":
        return queries.apology(dossier, sorted(dossier.late_letters.all(), key=lambda letter: letter.pk)[int(ordinal) - 1])
    raise LookupError(form)


def pdf(content: bytes, name: str) -> HttpResponse:
    """Hand a PDF to the browser to show and print; it is kept nowhere on the way."""
    headers = {"Content-Disposition": f'inline; filename="{name}.pdf"', "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type="application/pdf", headers=headers)
