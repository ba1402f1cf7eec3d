"""What somebody is about to do, with the procedures that go with it."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import yaml

from motcua.catalogue.queries.finding import DATA, Found, holding


@dataclass(frozen=True, slots=True)
class Situation:
    """picture: the name of its pictogram; procedures: those in force, in the order in which one comes to them."""

    key: str
    picture: str
    name: str
    english: str
    about: str
    english_about: str
    procedures: tuple[Found, ...]


def situations(day: date) -> tuple[Situation, ...]:
    """Return every situation with the procedures that hold on this day; without any, it is left out."""
    there = {row.procedure_key: row for row in holding(day)}
    every = (
        Situation(**{**row, "procedures": tuple(there[key] for key in row["procedures"] if key in there)}) for row in written()
    )
    return tuple(one for one in every if one.procedures)


def situation(key: str, day: date) -> Situation | None:
    return next((one for one in situations(day) if one.key == key), None)


@lru_cache(maxsize=1)
def written() -> list[dict[str, Any]]:
    """Return the data file as it is written."""
    rows: list[dict[str, Any]] = yaml.safe_load((DATA / "situations.yaml").read_text(encoding="utf-8"))
    return rows
