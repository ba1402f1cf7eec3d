from motcua.plans.models.plans import Plan, Target, Task, TaskUnit
from motcua.plans.models.work import Evidence, Finding, ProgressNote, SubTask, TaskReminder, UrgingLetter

__all__ = [
    "Evidence",
    "Finding",
    "Plan",
    "ProgressNote",
    "SubTask",
    "Target",
    "Task",
    "TaskReminder",
    "TaskUnit",
    "UrgingLetter",
]
