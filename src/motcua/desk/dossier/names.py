"""What keys in the facts of a dossier are called."""

from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import GROUNDS
from motcua.kernel.moments import local_date
from motcua.people import queries as people


def names(dossier: Dossier) -> dict[str, str]:
    """Return the names of its units, of the papers its procedure asks for, and of the grounds of a refusal."""
    day = local_date(dossier.submitted_at or dossier.drafted_at)
    units = dict(people.units(day).filter(pk__in=dossier.units).values_list("code", "short_name"))
    return {**units, **GROUNDS, **dossier.requirements}
