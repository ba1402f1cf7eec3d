"""Loading the list of units that every installation starts with."""

import csv
from datetime import date, datetime
from pathlib import Path

from django.db import transaction

from motcua.journal import commands as journal
from motcua.kernel.actors import Actor
from motcua.people import events
from motcua.people.models import Placement, Unit, UnitName

UNITS = Path(__file__).parents[1] / "data" / "units.csv"
EARLIER_NAMES = UNITS.with_name("earlier_names.csv")
# The list describes the units of 2024; what was before is not known.
LISTED_FROM = date(2024, 1, 1)


@transaction.atomic
def load_units(*, by: Actor, at: datetime, path: Path = UNITS) -> int:
    """Open every unit of the list that is not there yet, and return how many that were. Each is called by its newest name;
    the list of earlier names beside it tells what it was called before.
    """
    listed = _rows(path)
    earlier = {row["unit_id"]: row for row in _rows(path.with_name(EARLIER_NAMES.name))}
    known = set(Unit.objects.values_list("pk", flat=True))
    fresh = [row for row in listed if row["unit_id"] not in known]
    Unit.objects.bulk_create(_unit(row) for row in fresh)
    Placement.objects.bulk_create(
        Placement(unit_id=row["unit_id"], parent_id=row["parent_id"] or None, valid_from=LISTED_FROM)
        for row in fresh
    )
    UnitName.objects.bulk_create(name for row in fresh for name in _names(row, earlier.get(row["unit_id"])))
    for row in fresh:
        journal.append(
            f"unit:{row['unit_id']}", 1, events.UNIT_OPENED, by=by, at=at, name=row["name_vi"],
            parent=row["parent_id"] or None, valid_from=str(LISTED_FROM),
        )
    return len(fresh)


def _rows(path: Path) -> list[dict[str, str]]:
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _names(row: dict[str, str], before: dict[str, str] | None) -> list[UnitName]:
    now = UnitName(unit_id=row["unit_id"], name=row["name_vi"], short_name=row["short_name"], valid_from=LISTED_FROM)
    if before is None:
        return [now]
    now.valid_from, now.decision = date.fromisoformat(before["valid_to"]), before["decision"]
    return [
        UnitName(
            unit_id=row["unit_id"], name=before["name_vi"], short_name=before["short_name"], valid_from=LISTED_FROM,
            valid_to=now.valid_from,
        ),
        now,
    ]


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
