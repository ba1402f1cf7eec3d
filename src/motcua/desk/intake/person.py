"""Who stands at the counter: from the card that was scanned, and from the newest dossier that this official may see."""

from dataclasses import dataclass, field
from datetime import date, datetime

from motcua.desk import refusals
from motcua.dossiers import queries as dossiers
from motcua.dossiers.commands import looking
from motcua.kernel import cards
from motcua.kernel.actors import Actor
from motcua.kernel.moments import dd_mm_yyyy, local_date
from motcua.kernel.refusals import Refusal
from motcua.ui.words import t

SAID_BY_CARD = ("identity_number", "name", "birth_date", "address")


@dataclass(frozen=True, slots=True)
class Scanned:
    """What a scan filled in.

    :ivar card: as it was scanned
    :ivar fields: of the intake form, by name
    :ivar said: what was found, or why nothing was; `wrong` then
    """

    card: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    said: str = ""
    wrong: bool = False


NOBODY = Scanned()


def scanned(text: str, *, by: Actor, at: datetime) -> Scanned:
    """Read a card and fetch what is known of its bearer. A look at the dossier that it is known from is written down."""
    try:
        card = cards.read(text)
    except Refusal as no:
        return Scanned(text, said=refusals.sentence(no), wrong=True)
    known = dossiers.known_person(by, card.number)
    found = {
        "kind": "person", "identity_kind": "cccd", "identity_number": card.number, "name": card.name,
        "birth_date": _written(card.birth_date), "address": card.address, "phone": "", "email": "",
    }  # fmt: skip
    if known is None:
        unknown = t("Chưa có hồ sơ nào mang số này; nhập tiếp các ô còn lại.")
        return Scanned(text, found, t("Đã đọc thẻ của {name}.", name=card.name) if card.name else unknown)
    looking.record_look(known.dossier, by=by, at=at, at_what="person")
    person = known.person
    before = {
        "name": person.name, "birth_date": _written(person.birth_date), "address": person.address, "phone": person.phone,
        "email": person.email,
    }  # fmt: skip
    # The card is newer than what somebody once typed.
    filled = found | {name: value for name, value in before.items() if not found[name]}
    said = t(
        "Đã có hồ sơ {number} ngày {day}: điều gì thẻ không ghi thì lấy từ đó, hãy hỏi lại.", number=known.number,
        day=dd_mm_yyyy(local_date(known.submitted_at)),
    )  # fmt: skip
    return Scanned(text, filled, said)


def _written(day: date | None) -> str:
    return dd_mm_yyyy(day) if day else ""
