"""When a contact may be recorded, and by what a person is known again."""

import hashlib
import hmac
from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum
from typing import Any

from motcua.dossiers.rules import why_not_reasons
from motcua.kernel import identifiers
from motcua.kernel.refusals import Refusal


class Outcome(StrEnum):
    """What came of somebody's coming."""

    TAKEN = "taken_in"
    NOT_TAKEN = "turned_away"
    GUIDED = "guided"
    WRONG_OFFICE = "wrong_office"


def person_keys(identity_number: str, phone: str, *, secret: str) -> list[str]:
    """Return by what somebody is known again: keyed fingerprints, from which without the secret no number can be found.

    :param secret: of this installation; another secret makes strangers of everybody
    """
    numbers = ("id", identifiers.personal_number(identity_number)), ("phone", identifiers.phone(phone))
    return [
        hmac.new(f"visits:{secret}".encode(), f"{kind}:{number}".encode(), hashlib.sha256).hexdigest()
        for kind, number in numbers if number
    ]


def why_not_contact(
    outcome: Outcome, *, procedure: str, reasons: Sequence[Mapping[str, Any]], requirements: Collection[str], dossier: int | None,
    right_office: str, note: str,
) -> Refusal | None:
    """Nobody is sent away without what was missing, tied to the catalogue, or where to go instead, or what was explained."""
    if (outcome is Outcome.TAKEN) != (dossier is not None):
        return Refusal("dossier-missing")
    if outcome is Outcome.NOT_TAKEN:
        return why_not_reasons(reasons, requirements) if procedure else Refusal("procedure-missing")
    if outcome is Outcome.WRONG_OFFICE and not right_office.strip():
        return Refusal("right-office-missing")
    if outcome is Outcome.GUIDED and not procedure and not note.strip():
        return Refusal("guidance-missing")
    return None
