"""The list of units as of 2024 becomes rows."""

import csv
from datetime import date, datetime
from pathlib import Path

from django.db import transaction

from motcua.journal import commands as journal
from motcua.kernel.actors import Actor
from motcua.people import events
from motcua.people.models import Placement, Unit

UNITS = Path(__file__).parents[1] / "data" / "units.csv"
# The list describes the units of 2024; what was before is not known.
LISTED_FROM = date(2024, 1, 1)


@transaction.atomic
def load_units(*, by: Actor, at: datetime, path: Path = UNITS) -> int:
    """Open every unit of the list that is not there yet, and return how many that were."""
    with path.open(encoding="utf-8", newline="") as lines:
        listed = list(csv.DictReader(lines))
    known = set(Unit.objects.values_list("pk", flat=True))
    fresh = [row for row in listed if row["unit_id"] not in known]
    Unit.objects.bulk_create(_unit(row) for row in fresh)
    Placement.objects.bulk_create(
        Placement(unit_id=row["unit_id"], parent_id=row["parent_id"] or None, valid_from=LISTED_FROM)
        for row in fresh
    )
    for row in fresh:
        journal.append(
            f"unit:{row['unit_id']}", 1, events.UNIT_OPENED, by=by, at=at, name=row["name_vi"],
            parent=row["parent_id"] or None, valid_from=str(LISTED_FROM),
        )
    return len(fresh)


def _unit(row: dict[str, str]) -> Unit:
    note = " – ".join(part for part in (row["note"], row["source"]) if part)
    return Unit(
        code=row["unit_id"], name=row["name_vi"], short_name=row["short_name"], kind=row["kind"],
        level=row["level"], code_qd20=row["id_qd20_2020"] or None,
        code_qcvn102=row["id_qcvn102_2016"] or None,
        admin_code=row["admin_code"] or None, receives_dossiers=row["receives_dossiers"] == "yes",
        signs_results=row["signs_results"] == "yes", verified=row["verified"], note=note or None,
        valid_from=LISTED_FROM,
    )
