"""What keys in the facts of a dossier are called."""

from collections.abc import Mapping

from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import GROUNDS
from motcua.people import queries as people
from motcua.people.models import Unit


def names(dossier: Dossier, units: Mapping[str, Unit] | None = None) -> dict[str, str]:
    """Return the names of its units, of the papers its procedure asks for, and of the grounds of a refusal."""
    every = units or people.every_unit()
    short = {code: every[code].short_name for code in dossier.units}
    return {**short, **dossier.correctable, **GROUNDS, **dossier.requirements}
