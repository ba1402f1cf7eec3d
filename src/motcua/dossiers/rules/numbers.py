"""How a dossier is numbered (law/QĐ 20/2020, TT 01/2018): who receives, the day, a serial that restarts each day."""

from datetime import date

# The layout is a table by period: the newer codes carry the whole year (TT 03/2025; unverified).
LONG_DATE_FROM = date(2025, 9, 15)


def number_prefix(code_qd20: str | None, code_qcvn102: str | None, unit_code: str) -> str:
    """Return the first part of a number: the unit's official code, or our own behind the province's until it is known."""
    return code_qd20 or code_qcvn102 or f"H02.{unit_code}"


def dossier_number(prefix: str, day: date, serial: int) -> str:
    """Return the number as printed: H02.12-240105-0003; from the 2025 forms on H02.12-20250915-0000003."""
    if day >= LONG_DATE_FROM:
        return f"{prefix}-{day:%Y%m%d}-{serial:07d}"
    return f"{prefix}-{day:%y%m%d}-{serial:04d}"
