"""What was changed of an electronic form, in sentences: what stood in each field before, and what stands there now."""

from collections.abc import Iterable, Mapping
from typing import Any

from motcua.catalogue.rules.eform import EForm, Field, FieldKind
from motcua.desk.catalogue.eforms import spelled
from motcua.ui.words import t


def told(form: EForm, changed: Iterable[Mapping[str, Any]]) -> str:
    """Return one line for all of them; a field that the form no longer has is left out."""
    fields = {field.key: field for field in form.fields()}
    return "; ".join(_told(fields[one["field"]], one) for one in changed if one["field"] in fields)


def _told(field: Field, one: Mapping[str, Any]) -> str:
    before, after = _shown(field, one["before"]), _shown(field, one["after"])
    return t("{label}: trước là {before}, nay là {after}", label=field.label, before=before, after=after)


def _shown(field: Field, answer: Any) -> str:
    if field.kind is FieldKind.TABLE:
        return t("(bảng {n} dòng)", n=len(answer or []))
    labels = {choice.key: choice.label for choice in field.choices} | {"yes": t("Có"), "no": t("Không")}
    given = answer if isinstance(answer, list) else [spelled(field, answer)]
    return ", ".join(labels.get(one, one) for one in given if one) or t("(trống)")
