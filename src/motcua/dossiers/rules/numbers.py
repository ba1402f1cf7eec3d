"""How a dossier is numbered (QĐ 20/2020, TT 01/2018): who receives, the day, a serial that restarts each day.

And how our own papers are, by the year and the unit.
"""

from datetime import date

# The layout is a table by period: the newer codes carry the whole year (TT 03/2025; unverified).
LONG_DATE_FROM = date(2025, 9, 15)

# Which abbreviation a paper's number bears: of each a book. HDHS and PXL are seen in practice; PTC is our own choice.
SUPPLEMENT, REFUSAL, APOLOGY, NOTICE = "HDHS", "PTC", "PXL", "TB"
_SHORTEST_SIGN = 3
_LONGEST_NUMBER = 6


def number_prefix(code_qd20: str | None, code_qcvn102: str | None, unit_code: str) -> str:
    """Return the first part of a number: the unit's official code, or our own behind the province's until it is known."""
    return code_qd20 or code_qcvn102 or f"H02.{unit_code}"


def dossier_number(prefix: str, day: date, serial: int) -> str:
    """Return the number as printed: H02.12-240105-0003; from the 2025 forms on H02.12-20250915-0000003."""
    if day >= LONG_DATE_FROM:
        return f"{prefix}-{day:%Y%m%d}-{serial:07d}"
    return f"{prefix}-{day:%y%m%d}-{serial:04d}"


def document_number(n: int, kind: str, org: str) -> str:
    """Write the number of a document as NĐ 30/2020/NĐ-CP does: "05/PXL-SNN"; below ten with a zero.

    :param kind: the abbreviation of the kind; empty for papers that bear only the agency's ("05/BPTNTKQ")
    """
    return f"{n:02d}/{kind}-{org}" if kind else f"{n:02d}/{org}"


def number_in(document: str) -> int | None:
    """Return the running number that a document's number begins with ("145/QĐ-SNN": 145); None without one of usual length."""
    digits = document.strip().partition("/")[0]
    return int(digits) or None if digits.isascii() and digits.isdigit() and len(digits) <= _LONGEST_NUMBER else None


def kind_in(document: str) -> str:
    """Return the abbreviation of the kind that a document's number names ("145/QĐ-SNN": "QĐ"); empty without one."""
    kind, dash, _ = document.partition("/")[2].partition("-")
    return kind.strip().upper() if dash else ""


def unit_sign(unit: str) -> str:
    """Return the abbreviation of a unit on its papers: the end of its code, unless that alone tells too little.

    SNN-CCTL is CCTL, but D213-MC stays whole: every district has an MC.
    """
    last = unit.rpartition("-")[2]
    return last if len(last) >= _SHORTEST_SIGN else unit
