"""Other dossiers of the same person."""

from collections.abc import Iterable

from django.db.models import BooleanField, Q, QuerySet
from django.db.models.expressions import RawSQL

from motcua.dossiers import rules
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries.lists import visible_to
from motcua.dossiers.rules import State
from motcua.dossiers.rules.searching import Named
from motcua.kernel.actors import Actor

# Digits are the lexemes as they stand; the index of `search` finds them whole.
_KNOWN = "array_to_tsvector(search_keys) @@ %s::tsquery"


def related(dossier: Dossier, persons: Iterable[Named], actor: Actor) -> "QuerySet[Dossier]":
    """Return the others of the owner, newest first: same identity number, telephone or account, and among them only those
    that the actor's units have a part in. How many there are besides is nobody's business here.

    :param persons: the owners of this dossier
    """
    which = Q(owner_account=dossier.owner_account_id) if dossier.owner_account_id else Q()
    for key in dict.fromkeys(key for person in persons for key in rules.known_by(person) if key.isalnum()):
        which |= Q(RawSQL(_KNOWN, [f"'{key}'"], BooleanField()))  # noqa: S611 - a constant, and letters and digits as its parameter
    if not which:
        return Dossier.objects.none()
    by_posts = Actor(id="", name="", sees=actor.sees)
    return visible_to(by_posts).filter(which).exclude(pk=dossier.pk).exclude(state=State.DRAFT.value).order_by("-id")
