"""The statutory papers: a form as a value, and its PDF."""

from motcua.letters.papers.blank import BlankColumn, BlankForm, BlankLine, BlankSection, blank_pdf
from motcua.letters.papers.forms import (
    TT01_2018,
    TT03_2025,
    Apology,
    Component,
    ControlSlip,
    GuidanceSlip,
    HandOver,
    Missing,
    Paper,
    Receipt,
    RefusalSlip,
    Register,
    RegisterRow,
    StopNotice,
    SupplementSlip,
)
from motcua.letters.papers.render import pdf, pictures
from motcua.letters.papers.urging import UrgedTask, Urging, urging_pdf
from motcua.letters.papers.wordings import UNVERIFIED

__all__ = [
    "TT01_2018",
    "TT03_2025",
    "UNVERIFIED",
    "Apology",
    "BlankColumn",
    "BlankForm",
    "BlankLine",
    "BlankSection",
    "Component",
    "ControlSlip",
    "GuidanceSlip",
    "HandOver",
    "Missing",
    "Paper",
    "Receipt",
    "RefusalSlip",
    "Register",
    "RegisterRow",
    "StopNotice",
    "SupplementSlip",
    "UrgedTask",
    "Urging",
    "blank_pdf",
    "pdf",
    "pictures",
    "urging_pdf",
]
