"""The office's own Word templates of results."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db.models import F, Q, QuerySet

from motcua.catalogue import queries as catalogue
from motcua.documents import queries as documents
from motcua.kernel.moments import local_date
from motcua.letters.models import ResultTemplate
from motcua.letters.papers import word
from motcua.people import queries as people

if TYPE_CHECKING:
    from motcua.dossiers.models import Dossier

_EXAMPLE: Mapping[str, Any] = {
    "authority": "ỦY BAN NHÂN DÂN TỈNH VÍ DỤ", "issuer": "SỞ VÍ DỤ", "issuer_name": "Sở Ví dụ", "sign": "SVD",
    "place_and_day": "Ví dụ, ngày 03 tháng 4 năm 2024", "number": "H99.VD-240403-0001", "desk": "Bộ phận Một cửa Ví dụ",
    "owner": "Trần Thị Ví Dụ", "about": "cấp giấy chứng nhận ví dụ", "accepted": "01/04/2024", "result": "Giấy chứng nhận",
    "legal_basis": ["Luật số 01/2024/QH15", "Nghị định số 02/2024/NĐ-CP"],
    "facts": [("Nội dung đề nghị", "Cấp mới"), ("Địa chỉ", "Thôn Ví Dụ")], "answers": {},
    "signer_title": "Giám đốc", "signer_office": "SỞ VÍ DỤ",
}  # fmt: skip


def templates() -> "QuerySet[ResultTemplate]":
    """All versions of all templates; those of one stand together, the newest first."""
    return ResultTemplate.objects.select_related("unit", "file").order_by("name", "procedure_key", "unit", "-valid_from", "-id")


def find_template(pk: int) -> ResultTemplate | None:
    return templates().filter(pk=pk).first() if pk < 2**31 else None


def templates_for(dossier: "Dossier", at: datetime) -> list[ResultTemplate]:
    """Return those from which the result of this dossier can be drafted now: of its procedure first, then of its units."""
    day = local_date(at)
    units = {dossier.lead_unit_id, dossier.signing_unit_id}
    near = units.union(*(people.ancestors(unit, day) for unit in units))
    found = templates().filter(
        Q(valid_from__lte=day) & (Q(valid_to=None) | Q(valid_to__gt=day)), Q(unit=None) | Q(unit__in=near),
        procedure_key__in=["", dossier.procedure_key],
    )
    return list(found.order_by("-procedure_key", F("unit").asc(nulls_last=True), "name"))


def template_filled(template: ResultTemplate, facts: Mapping[str, Any]) -> bytes:
    """Return the template filled in.

    :raises word.Unusable: it does not take these facts
    """
    with documents.open_content(template.file) as content:
        return word.filled(content.read(), facts)


def example_facts(procedure_key: str = "", day: date | None = None) -> dict[str, Any]:
    """Return invented facts to try a template with; of a procedure, its own name, results, law and form."""
    found = dict(_EXAMPLE)
    version = catalogue.current(procedure_key, day) if procedure_key and day else None
    if version is None:
        return found
    fields = list(version.form.fields()) if version.form else []
    found |= {
        "about": version.name[:1].lower() + version.name[1:], "answers": {one.key: f"[{one.label}]" for one in fields},
        "facts": [("Nội dung đề nghị", "Cấp mới"), *((one.label, f"[{one.label}]") for one in fields)],
    }  # fmt: skip
    if version.results:
        found["result"] = version.results[0].name
    if version.legal_basis:
        found["legal_basis"] = [basis.text for basis in version.legal_basis]
    return found
