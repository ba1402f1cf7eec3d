"""What an indicator is, over which dossiers and days. Pure."""

from motcua.indicators.rules.book import DEFINITIONS
from motcua.indicators.rules.conditions import Condition, Unreadable, condition
from motcua.indicators.rules.definitions import BadDefinition, Exclusion, Indicator, Value
from motcua.indicators.rules.facts import Facts, Outcome, Speed, fold
from motcua.indicators.rules.flows import Basis
from motcua.indicators.rules.items import Item
from motcua.indicators.rules.periods import BadPeriod, Period, steps
from motcua.indicators.rules.scopes import AXES, Scope
from motcua.indicators.rules.settling import FORM, PLACES, Settling
from motcua.indicators.rules.waiting import THIRDS, WAITING
from motcua.indicators.rules.words import ITEMS, Counts

__all__ = [
    "AXES",
    "DEFINITIONS",
    "FORM",
    "ITEMS",
    "PLACES",
    "THIRDS",
    "WAITING",
    "BadDefinition",
    "BadPeriod",
    "Basis",
    "Condition",
    "Counts",
    "Exclusion",
    "Facts",
    "Indicator",
    "Item",
    "Outcome",
    "Period",
    "Scope",
    "Settling",
    "Speed",
    "Unreadable",
    "Value",
    "condition",
    "fold",
    "steps",
]
