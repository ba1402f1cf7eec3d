"""The result of a dossier as its people may have it here: once it is announced, paid for and theirs to collect."""

from dataclasses import dataclass

from motcua.documents.models import File
from motcua.dossiers.models import Decision, Dossier
from motcua.kernel.actors import Actor

NOT_YOURS = "Tệp kết quả chỉ trao cho chủ hồ sơ hoặc người có giấy ủy quyền. Chủ hồ sơ có thể đến nhận tại bộ phận một cửa."
UNPAID = "Tệp kết quả tải được sau khi nộp đủ phí, lệ phí."
ON_PAPER = "Kết quả bằng giấy: nhận tại nơi đã chọn."


@dataclass(frozen=True, slots=True)
class Result:
    """A signed result. `file`: what this person may download now; else `why_not` says why in a sentence."""

    decision: Decision
    file: File | None
    why_not: str = ""


def result_of(found: Dossier, actor: Actor) -> Result | None:
    """Return the result that is in force, from its announcement on; before that there is none for the citizen."""
    if found.announced_at is None and found.delivered_at is None:
        return None
    decision = found.decisions.filter(kind="grant", revoked_at=None, sealed_at__isnull=False).select_related("file").first()
    if decision is None:
        return None
    why_not = _why_not(found, decision, actor)
    return Result(decision, None if why_not else decision.file, why_not)


def _why_not(found: Dossier, decision: Decision, actor: Actor) -> str:
    if decision.file is None:
        return ON_PAPER
    if not _may_collect(found, actor):
        return NOT_YOURS
    return UNPAID if found.fee_asked > found.fee_paid else ""


def _may_collect(found: Dossier, actor: Actor) -> bool:
    """Of an organisation's dossier its members. Else the owner; and who filed by a proxy paper, for a firm, or for oneself."""
    if found.organisation_id is not None:
        return found.organisation_id in actor.organisations()
    if actor.id == f"account:{found.owner_account_id}":
        return True
    persons = {party.role: party for party in found.parties.all()}
    owner, submitter = persons.get("owner"), persons.get("submitter")
    if actor.id != f"account:{found.submitter_id}" or owner is None or submitter is None:
        return False
    same = bool(owner.identity_number) and owner.identity_number == submitter.identity_number
    return "proxy" in persons or owner.kind == "organisation" or same
