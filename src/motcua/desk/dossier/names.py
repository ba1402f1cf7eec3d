"""What keys in the facts of a dossier are called."""

from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import GROUNDS
from motcua.people import queries as people


def names(dossier: Dossier) -> dict[str, str]:
    """Return the names of its units, of the papers its procedure asks for, and of the grounds of a refusal."""
    every = people.every_unit()
    units = {code: every[code].short_name for code in dossier.units}
    return {**units, **GROUNDS, **dossier.requirements}
