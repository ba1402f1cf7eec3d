"""What a draft of the result says of a dossier."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from motcua.dossiers.rules import title_of, unit_sign
from motcua.kernel.actors import Actor
from motcua.kernel.moments import dd_mm_yyyy, local_date, long_date
from motcua.letters.queries import places

if TYPE_CHECKING:
    from motcua.dossiers.models import Party
    from motcua.dossiers.queries import Whole

_ASKED = ("identity_number", "phone", "address")
_LABELS = {"identity_number": "Số định danh, giấy tờ", "phone": "Điện thoại", "address": "Địa chỉ"}


def draft_facts(whole: "Whole", *, by: Actor, at: datetime) -> dict[str, Any]:
    """Return what the templates' placeholders stand for. What is not known is left out: the template shows dots."""
    dossier, day = whole.dossier, local_date(at)
    unit = whole.units[dossier.signing_unit_id]
    heading = places.heading(unit.code, day)
    owner = next((party for party in whole.parties if party.role == "owner"), None)
    place = heading["place"] or "……"
    found = {
        "authority": heading["authority"], "issuer": heading["issuer"], "issuer_name": unit.name, "sign": unit_sign(unit.code),
        "place_and_day": f"{place}, {long_date(day)}", "number": dossier.number, "desk": dossier.receiving_unit.name,
        "owner": owner.name if owner else dossier.owner_name, "about": _lower_first(dossier.procedure_name),
        "accepted": dd_mm_yyyy(local_date(dossier.accepted_at)) if dossier.accepted_at else "……",
        "result": next((result.name for result in dossier.procedure.results), "Giải quyết đề nghị"),
        "legal_basis": [basis.text for basis in dossier.procedure.legal_basis], "facts": _facts(whole, owner),
        "answers": {key: value for key, value in dossier.form.get("answers", {}).items() if isinstance(value, str | int)},
        "signer_title": title_of("decide", dossier, by) or "……", "signer_office": unit.name.upper(),
    }  # fmt: skip
    return {name: value for name, value in found.items() if value not in ("", None)}


def _facts(whole: "Whole", owner: "Party | None") -> list[tuple[str, str]]:
    """The request, who made it, and the answers of the electronic form, by their labels."""
    found = [("Nội dung đề nghị", whole.dossier.requested)]
    if owner:
        found += [(_LABELS[name], value) for name in _ASKED if (value := getattr(owner, name))]
    answers, labels = whole.dossier.form.get("answers", {}), _labels(whole)
    return found + [(labels.get(key, key), str(value)) for key, value in answers.items() if value and isinstance(value, str | int)]


def _labels(whole: "Whole") -> dict[str, str]:
    form = getattr(whole.dossier.procedure, "form", None)
    return {field.key: field.label for section in form.sections for field in section.fields} if form else {}


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]
