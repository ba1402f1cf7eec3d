"""A dossier with all its rows, read in a few statements."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Model

from motcua.documents import queries as documents
from motcua.dossiers.models import (
    ClockRow,
    Decision,
    Dossier,
    Explanation,
    LateLetter,
    Mark,
    Opinion,
    Party,
    Payment,
    ResultDraft,
    StepRun,
    SubmittedPaper,
    Supplement,
)
from motcua.kernel.rows import instances, select
from motcua.people import queries as people
from motcua.people.models import Unit

PARTS: dict[str, type[Model]] = {
    "parties": Party, "papers": SubmittedPaper, "step_runs": StepRun, "clock": ClockRow, "opinions": Opinion,
    "supplement_requests": Supplement, "payments": Payment, "decisions": Decision, "late_letters": LateLetter,
    "drafts": ResultDraft, "marks": Mark, "explanations": Explanation,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Whole:
    """A dossier, every unit there is, and all its rows, each kind as it was written, with their units, officers and files."""

    dossier: Dossier
    units: Mapping[str, Unit]
    parties: list[Party]
    papers: list[SubmittedPaper]
    step_runs: list[StepRun]
    clock: list[ClockRow]
    opinions: list[Opinion]
    supplement_requests: list[Supplement]
    payments: list[Payment]
    decisions: list[Decision]
    late_letters: list[LateLetter]
    drafts: list[ResultDraft]
    marks: list[Mark]
    explanations: list[Explanation]

# Most dossiers have rows in few of the tables: one statement tells in which.
_ANY = "EXISTS (SELECT FROM {} WHERE dossier_id = %(pk)s)"

_THERE = f"SELECT {', '.join(_ANY.format(model._meta.db_table) for model in PARTS.values())}"

_ROWS = {
    name: select(model, "WHERE dossier_id = %s ORDER BY id")
    for name, model in PARTS.items()
}


def whole(dossier: Dossier) -> Whole:
    """Return the dossier with all its rows, in as few statements as it has kinds of them."""
    with connection.cursor() as cursor:
        cursor.execute(_THERE, {"pk": dossier.pk})
        there = dict(zip(PARTS, cursor.fetchone(), strict=True))
        rows: dict[str, list[Any]] = {name: [] for name in PARTS}
        for name in (name for name in PARTS if there[name]):
            cursor.execute(_ROWS[name], [dossier.pk])
            rows[name] = instances(PARTS[name], cursor.fetchall())
    found = Whole(dossier, people.every_unit(), **rows)
    _name(found)
    return found


def _name(found: Whole) -> None:
    """Put the units, persons and files that the rows point to where the rows look for them."""
    units, dossier = found.units, found.dossier
    wanted = {run.officer_id for run in found.step_runs} | {dossier.holder_id, dossier.helper_id}
    accounts = people.accounts(pk for pk in wanted if pk)
    for run in found.step_runs:
        run.unit, run.officer = units[run.unit_id], accounts[run.officer_id] if run.officer_id else None
    for opinion in found.opinions:
        opinion.unit = units[opinion.unit_id]
    for explanation in found.explanations:
        explanation.liable_unit = units[explanation.liable_unit_id]
    dossier.explanation = next(reversed(found.explanations), None)
    dossier.receiving_unit, dossier.lead_unit = units[dossier.receiving_unit_id], units[dossier.lead_unit_id]
    dossier.holder_unit = units[dossier.holder_unit_id] if dossier.holder_unit_id else None
    dossier.holder = accounts[dossier.holder_id] if dossier.holder_id else None
    dossier.helper = accounts[dossier.helper_id] if dossier.helper_id else None
    with_file: list[SubmittedPaper | Decision | ResultDraft] = [*found.papers, *found.decisions, *found.drafts]
    kept = {row.file_id for row in with_file if row.file_id}
    files = documents.files(kept) if kept else {}
    for row in with_file:
        row.file = files[row.file_id] if row.file_id else None
