"""The sentences that stand on every form, and how a value is written where it is text."""

from datetime import date
from fractions import Fraction

from motcua.kernel import amounts, moments
from motcua.reports.rules.sheets import UNVERIFIED, Heading, Sheet, Value

COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"


def form_of(sheet: Sheet) -> str:
    """Name the form, and say where nobody has compared it with the circular."""
    code = sheet.layout.code
    code = f"Biểu số {code}" if code and not code.startswith("Mẫu") else code
    return "\n".join(filter(None, (sheet.heading.annex, code, "" if sheet.layout.verified else f"({UNVERIFIED})")))


def reporter(heading: Heading) -> str:
    return f"- Đơn vị báo cáo: {heading.reporter}" if heading.reporter else ""


def receiver(heading: Heading) -> str:
    return f"- Đơn vị nhận báo cáo: {heading.receiver}" if heading.receiver else ""


def written(value: Value) -> str:
    """1234 → "1.234"; 84/100 → "84,00%"; nothing → ""."""
    match value:
        case None:
            return ""
        case Fraction():
            return f"{amounts.decimal(value * 100)}%"
        case int():
            return amounts.thousands(value)
        case date():
            return moments.dd_mm_yyyy(value)
        case _:
            return value
