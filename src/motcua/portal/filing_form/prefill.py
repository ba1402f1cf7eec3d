"""What is known before a form is typed: from the account, from the persons of this dossier, from the last dossier of this kind."""

from collections.abc import Mapping
from typing import Any

from motcua.catalogue.rules.eform import Answers, EForm
from motcua.dossiers import queries as dossiers
from motcua.dossiers.models import Dossier
from motcua.kernel.actors import Actor
from motcua.people.models import Account
from motcua.ui.words import t

_OF_ACCOUNT = {"name": "full_name", "phone": "phone", "email": "email", "personal_number": "personal_number"}


def prefilled(form: EForm, draft: Dossier, account: Account, actor: Actor) -> tuple[Answers, dict[str, str]]:
    """Return answers that nobody has typed, and for each a sentence that says where it is from."""
    wanted = {field.key: field.prefill for field in form.fields() if field.prefill}
    if not wanted:
        return {}, {}
    owner = draft.parties.filter(role="owner").first()
    known: dict[str, Any] = {f"owner.{name}": getattr(owner, name) for name in _PARTY} if owner else {}
    if draft.helper_id is None:  # whoever helps has nothing of one's own to put in
        known |= {f"account.{name}": getattr(account, attribute) for name, attribute in _OF_ACCOUNT.items()}
    earlier = dossiers.last_of(actor, draft.procedure_key) if "earlier" in wanted.values() and draft.helper_id is None else None
    found = {key: _answer(key, source, known, earlier) for key, source in wanted.items()}
    answers = {key: answer for key, answer in found.items() if answer not in (None, "", [])}
    return answers, {key: _from(wanted[key], earlier) for key in answers}


_PARTY = ("name", "address", "identity_number", "phone")


def _answer(key: str, source: str, known: Mapping[str, Any], earlier: Dossier | None) -> Any:
    if source != "earlier":
        return known.get(source)
    return earlier.form.get("answers", {}).get(key) if earlier else None


def _from(source: str, earlier: Dossier | None) -> str:
    if source == "earlier":
        return t("Đã điền sẵn từ hồ sơ {number}, sửa được", number=earlier.number if earlier else "")
    if source.startswith("account."):
        return t("Đã điền sẵn từ tài khoản, sửa được")
    return t("Đã điền sẵn từ phần Người nộp, sửa được")
