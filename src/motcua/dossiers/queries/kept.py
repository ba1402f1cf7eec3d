"""What is kept of a draft, part by part, as its pages show it."""

from typing import Any

from motcua.dossiers import rules
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries.one import timeline
from motcua.dossiers.rules import Seen

_OF_PARTY = ("role", "kind", "name", "identity_number", "phone", "email", "address", "proxy_paper")


def kept(dossier: Dossier, part: str) -> Any:
    """Return one part of a draft ("questions", "answers", "persons") as it stands, finished or not."""
    unfinished = dossier.form.get("unfinished", {})
    if part != "persons":
        return unfinished.get(part, dossier.form.get(part))
    case = None if "questions" in dossier.form else dossier.case
    parties = [[getattr(one, name) for name in _OF_PARTY] for one in sorted(dossier.parties.all(), key=lambda one: one.pk)]
    said = [dossier.requested, dossier.receiving_unit_id, dossier.return_by, dossier.return_place, dossier.typed_by, case]
    return [unfinished.get(part), dossier.form.get("owner_is"), parties, said]


def seen(dossier: Dossier, part: str, page: str) -> Seen:
    """Return what a page that is drawn now shows of a part."""
    return Seen(page=page, mark=rules.mark(kept(dossier, part)))


def changed_since(dossier: Dossier, seq: int) -> list[str]:
    """Return which parts of a draft were kept since its event of this number: "persons", "questions", "answers", "papers"."""
    later = [one.facts for one in timeline(dossier) if one.seq > seq]
    parts = ["papers" if "added" in facts or "removed" in facts else str(facts.get("part", "persons")) for facts in later]
    return list(dict.fromkeys(parts))
