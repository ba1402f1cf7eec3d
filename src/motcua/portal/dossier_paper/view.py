"""The statutory papers of one's own dossier, as PDF. They hold persons' data, so the look is written down."""

from collections.abc import Callable

from django.http import Http404, HttpResponse

from motcua.dossiers.commands import looking
from motcua.dossiers.models import Dossier
from motcua.letters import papers
from motcua.letters import queries as letters
from motcua.portal.entrance import PortalRequest, citizens, own_dossier

Composer = Callable[[], papers.Paper]


@citizens
def dossier_paper(request: PortalRequest, number: str, paper: str) -> HttpResponse:
    """`/ho-so/<number>/in/<paper>/`"""
    found = own_dossier(request.actor, number)
    compose = _composers(found).get(paper)
    if compose is None or found.number is None:
        raise Http404
    looking.record_look(found.pk, by=request.actor, at=request.now, at_what=paper)
    return HttpResponse(
        papers.pdf(compose[1]()), content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{paper}-{found.number}.pdf"', "Cache-Control": "private, no-store"},
    )


def printable(found: Dossier) -> list[tuple[str, str]]:
    """Return the papers there are: their address and what they are called."""
    return [(key, title) for key, (title, _) in _composers(found).items()]


def _composers(found: Dossier) -> dict[str, tuple[str, Composer]]:
    made: dict[str, tuple[str, Composer]] = {}
    if found.accepted_at:
        made["giay-tiep-nhan"] = "Giấy tiếp nhận hồ sơ và hẹn trả kết quả", lambda: letters.receipt(found)
    for row in found.supplement_requests.all():
        made[f"yeu-cau-bo-sung-{row.ordinal}"] = "Phiếu yêu cầu bổ sung", lambda n=row.ordinal: letters.supplement_slip(found, n)  # type: ignore[misc] # bound now
    for letter in found.late_letters.all():
        made[f"xin-loi-{letter.pk}"] = "Phiếu xin lỗi và hẹn lại", lambda one=letter: letters.apology(found, one)  # type: ignore[misc] # bound now
    if found.state == "REFUSED" or (found.state == "STOPPED" and found.decisions.filter(kind="rejection").exists()):
        made["tu-choi"] = "Phiếu từ chối", lambda: letters.refusal_slip(found)
    elif found.state == "STOPPED":
        made["dung-giai-quyet"] = "Thông báo dừng giải quyết", lambda: letters.stop_notice(found)
    return made
