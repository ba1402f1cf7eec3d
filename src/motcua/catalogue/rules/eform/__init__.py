"""Electronic forms as data: fields, conditions and formulas in a small language that cannot do harm."""

from motcua.catalogue.rules.eform.answers import Answers, day, number, posted
from motcua.catalogue.rules.eform.drawing import as_drawn, row_places
from motcua.catalogue.rules.eform.fields import CHOOSING, NUMBERS, PREFILLS, UNASKED, Choice, EForm, Field, FieldKind, Section
from motcua.catalogue.rules.eform.flaws import BadForm, Flaw
from motcua.catalogue.rules.eform.formulas import Formula, parse
from motcua.catalogue.rules.eform.parsing import BadFormula
from motcua.catalogue.rules.eform.problems import Problem, problems
from motcua.catalogue.rules.eform.reading import read, write
from motcua.catalogue.rules.eform.settling import computed, settled, visible

__all__ = [
    "CHOOSING",
    "NUMBERS",
    "PREFILLS",
    "UNASKED",
    "Answers",
    "BadForm",
    "BadFormula",
    "Choice",
    "EForm",
    "Field",
    "FieldKind",
    "Flaw",
    "Formula",
    "Problem",
    "Section",
    "as_drawn",
    "computed",
    "day",
    "number",
    "parse",
    "posted",
    "problems",
    "read",
    "row_places",
    "settled",
    "visible",
    "write",
]
