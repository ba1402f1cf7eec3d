"""Between what a draft holds and what the form asks, both ways."""

from collections.abc import Mapping
from typing import Any

from motcua.dossiers.commands import Filing, Person
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import Channel
from motcua.people.models import Account
from motcua.portal.filing_persons.form import answers


def initial(dossier: Dossier, account: Account, *, one_unit: bool) -> dict[str, Any]:
    """Return what the form shows first: the draft's persons, or what the account knows of its owner."""
    persons = {party.role: party for party in dossier.parties.all()}
    if "owner" not in persons:
        return {
            "submitter_name": account.full_name, "submitter_number": account.personal_number or "",
            "submitter_phone": account.phone or "", "submitter_email": account.email or "", "owner_is": "self",
            "return_by": Channel.COUNTER.value, "case": "none", "receiving_unit": dossier.receiving_unit_id if one_unit else "",
        }  # fmt: skip
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
        }  # fmt: skip
    return facts


def filing(dossier: Dossier, facts: Mapping[str, Any], account: int) -> Filing:
    """Return what was typed as the command takes it; the papers are kept by the command."""
    case = facts.get("case")
    return Filing(
        version=dossier.version_id, receiving_unit=facts["receiving_unit"], persons=_persons(facts), submitter=account,
        owner=account if facts["owner_is"] == "self" else None, case=None if case in (None, "none") else case,
        requested=facts["requested"], form={"owner_is": facts["owner_is"]}, return_by=Channel(facts["return_by"]),
        return_place=facts["return_place"] if facts["return_by"] == Channel.POST else "",
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
