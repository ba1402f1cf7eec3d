"""Reading a plan, how far its tasks are, and whether its figures hold. Pure."""

from motcua.plans.rules.columns import NEEDED, Column
from motcua.plans.rules.deadlines import deadline_of
from motcua.plans.rules.facts import (
    Comparison,
    Deadline,
    DeadlineKind,
    FoundPlan,
    FoundTarget,
    FoundTask,
    Heading,
    Measure,
    Point,
    Section,
)
from motcua.plans.rules.reading import LARGEST, read, read_text
from motcua.plans.rules.rights import (
    OFFICE,
    PlanState,
    answers_for,
    office_of,
    reads,
    steers,
    why_not_answer,
    why_not_steer,
    why_not_text,
)
from motcua.plans.rules.states import Proof, Reminder, Standing, TaskState, due_dates, kept, reminders, state_of, together
from motcua.plans.rules.targets import Forecast, Month, Need, Status, coming, forecast, is_met, needed, status
from motcua.plans.rules.units import Named, named_in
from motcua.plans.rules.wording import SIGNS, indicator_of, promises
from motcua.plans.rules.writing import to_docx, to_text

__all__ = [
    "LARGEST",
    "NEEDED",
    "OFFICE",
    "SIGNS",
    "Column",
    "Comparison",
    "Deadline",
    "DeadlineKind",
    "Forecast",
    "FoundPlan",
    "FoundTarget",
    "FoundTask",
    "Heading",
    "Measure",
    "Month",
    "Named",
    "Need",
    "PlanState",
    "Point",
    "Proof",
    "Reminder",
    "Section",
    "Standing",
    "Status",
    "TaskState",
    "answers_for",
    "coming",
    "deadline_of",
    "due_dates",
    "forecast",
    "indicator_of",
    "is_met",
    "kept",
    "named_in",
    "needed",
    "office_of",
    "promises",
    "read",
    "read_text",
    "reads",
    "reminders",
    "state_of",
    "status",
    "steers",
    "to_docx",
    "to_text",
    "together",
    "why_not_answer",
    "why_not_steer",
    "why_not_text",
]
