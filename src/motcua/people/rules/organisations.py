"""Who may do what in an organisation that files through several people."""

from collections.abc import Collection
from enum import StrEnum

from motcua.kernel.actors import Actor
from motcua.kernel.identifiers import why_not_tax_code
from motcua.kernel.refusals import Refusal


class MemberRole(StrEnum):
    """A manager looks after the members and files; a filer files; a viewer looks."""

    MANAGER = "manager"
    FILER = "filer"
    VIEWER = "viewer"


MOST_MEMBERS = 100


def why_not_organisation(name: str, tax_code: str) -> Refusal | None:
    """Codes: name-missing, tax-code-malformed, tax-code-mistyped."""
    return why_not_tax_code(tax_code) if name.strip() else Refusal("name-missing")


def why_not_manage(organisation: int, by: Actor) -> Refusal | None:
    return None if organisation in by.organisations(MemberRole.MANAGER) else Refusal("not-a-manager")


def why_not_invite(told_to: str, there: Collection[str]) -> Refusal | None:
    """there: whom the organisation has or has asked. Codes: contact-missing, already-a-member, too-many-members."""
    if not told_to:
        return Refusal("contact-missing")
    if told_to in there:
        return Refusal("already-a-member")
    return Refusal("too-many-members", most=MOST_MEMBERS) if len(there) >= MOST_MEMBERS else None


def why_not_without(managers: Collection[int], membership: int) -> Refusal | None:
    """An organisation is never left without somebody who looks after it, as long as it has members."""
    return Refusal("last-manager") if set(managers) == {membership} else None
