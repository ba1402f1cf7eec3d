from motcua.catalogue.models.law import RuleSet
from motcua.catalogue.models.parts import Case, Fee, LegalBasis, Paper, Result, Step
from motcua.catalogue.models.versions import Procedure, Version

__all__ = [
    "Case",
    "Fee",
    "LegalBasis",
    "Paper",
    "Procedure",
    "Result",
    "RuleSet",
    "Step",
    "Version",
]
