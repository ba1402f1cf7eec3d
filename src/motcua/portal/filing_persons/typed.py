"""Between what a draft holds and what the form asks, both ways."""

from collections.abc import Mapping
from typing import Any

from motcua.dossiers import queries as dossiers
from motcua.dossiers.commands import Filing, Person
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import Channel, TypedBy
from motcua.kernel.actors import Actor
from motcua.people.models import Account
from motcua.portal.filing_persons.form import answers

_ABOUT = {"number": "identity_number", "phone": "phone", "email": "email", "address": "address"}


def initial(dossier: Dossier, account: Account, *, one_unit: bool) -> dict[str, Any]:
    """Return what the form shows first: what was being typed, else the draft's persons, else what the account knows."""
    persons = {party.role: party for party in dossier.parties.all()}
    facts: dict[str, Any] = {
        "owner_is": "self", "return_by": Channel.COUNTER.value, "case": dossier.case or "none",
        "receiving_unit": dossier.receiving_unit_id if one_unit else "",
    }  # fmt: skip
    if "owner" in persons:
        facts = _of_draft(dossier, persons)
    elif dossier.helper_id is None:
        facts |= {
            "submitter_name": account.full_name, "submitter_number": account.personal_number or "",
            "submitter_phone": account.phone or "", "submitter_email": account.email or "",
        }  # fmt: skip
    if "owner" not in persons:
        facts |= of_organisation(dossier)
    unfinished: dict[str, Any] = dossier.form.get("unfinished", {}).get("persons", {})
    return facts | unfinished


def of_organisation(dossier: Dossier) -> dict[str, str]:
    """Return the owner of a dossier that is filed for an organisation: the organisation, by whom its own people file."""
    firm = dossier.organisation
    if firm is None:
        return {}
    return {
        "owner_is": "organisation", "organisation_typist": TypedBy.APPLICANT.value, "organisation_name": firm.name,
        "organisation_number": firm.tax_code, "organisation_address": firm.address,
    }  # fmt: skip


def from_before(dossier: Dossier, actor: Actor, known: Mapping[str, Any]) -> tuple[str, dict[str, str]]:
    """Return what the person's last dossier knows and the form does not yet: its number, and the fields."""
    if dossier.helper_id or "submitter_address" in known or (last := dossiers.last_of(actor)) is None:
        return "", {}
    submitter = last.parties.filter(role="submitter", name=known.get("submitter_name", "")).first()
    said = {f"submitter_{part}": getattr(submitter, name) for part, name in _ABOUT.items()} if submitter else {}
    return str(last.number), {name: text for name, text in said.items() if text and not known.get(name)}


def _of_draft(dossier: Dossier, persons: Mapping[str, Any]) -> dict[str, Any]:
    submitter, owner, proxy = persons["submitter"], persons["owner"], persons.get("proxy")
    facts: dict[str, Any] = {
        "submitter_name": submitter.name, "submitter_number": submitter.identity_number, "submitter_phone": submitter.phone,
        "submitter_email": submitter.email, "submitter_address": submitter.address,
        "owner_is": dossier.form.get("owner_is", "self"),
        "case": dossier.case or "none", "requested": dossier.requested, "receiving_unit": dossier.receiving_unit_id,
        "return_by": dossier.return_by, "return_place": dossier.return_place,
    }  # fmt: skip
    if (role := facts["owner_is"]) != "self":
        facts |= {
            f"{role}_name": owner.name, f"{role}_number": owner.identity_number, f"{role}_phone": owner.phone,
            f"{role}_address": owner.address, f"{role}_proxy": proxy.proxy_paper if proxy else "",
            f"{role}_typist": dossier.typed_by,
        }  # fmt: skip
    return facts


def filing(dossier: Dossier, facts: Mapping[str, Any], account: int) -> Filing:
    """Return what was typed as the command takes it; the papers are kept by the command."""
    case, role = facts.get("case"), facts["owner_is"]
    own = None if dossier.helper_id else account  # whoever helps has no part in it
    typist = facts.get(f"{role}_typist") or TypedBy.APPLICANT
    return Filing(
        version=dossier.version_id, receiving_unit=facts["receiving_unit"], persons=_persons(facts), submitter=own,
        owner=own if role == "self" else None, case=None if case in (None, "none") else case,
        helper=dossier.helper_id, typed_by=TypedBy.OFFICER if dossier.helper_id else TypedBy(typist),
        requested=facts["requested"], form={"owner_is": role, "by_proxy": bool(facts.get(f"{role}_proxy"))},
        return_by=Channel(facts["return_by"]), return_place=facts["return_place"] if facts["return_by"] == Channel.POST else "",
    )  # fmt: skip


def _persons(facts: Mapping[str, Any]) -> list[Person]:
    submitter = answers(facts, "submitter")
    about: dict[str, Any] = {
        "name": submitter["name"], "identity_kind": "cccd", "identity_number": submitter["number"], "phone": submitter["phone"],
        "email": facts["submitter_email"], "address": submitter["address"],
    }  # fmt: skip
    persons = [Person(role="submitter", **about)]
    role = facts["owner_is"]
    if role == "self":
        return [*persons, Person(role="owner", **about)]
    owner = answers(facts, role)
    persons.append(Person(
        role="owner", kind=role, name=owner["name"], identity_kind="cccd" if role == "person" else "tax",
        identity_number=owner["number"], phone=owner["phone"], address=owner["address"],
    ))  # fmt: skip
    return [*persons, Person(role="proxy", **about, proxy_paper=owner["proxy"])] if owner["proxy"] else persons
