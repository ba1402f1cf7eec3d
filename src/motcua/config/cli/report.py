"""`motcua report`: a statutory report as a file, from the numbers as they are now; nothing is kept or approved."""

import argparse
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

HELP = "write a statutory report (II.06a, II.07b, control, or an empty form) as xlsx, docx or pdf"


class _AskError(ValueError):
    """What is wrong with the question, as a sentence."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take the form, of when and of whom, and where to write it."""
    add = parser.add_argument
    add("form", help="II.06a, II.07b, control; or II.01, II.02, … to fill in by hand")
    add("--period", required=True, help="2024-Q3, 2024-07, 2024-H1, 2024-9M, 2024; by the cut-off that holds then")
    add("--unit", default="SNN", help="code of the unit that reports")
    add("--out", required=True, type=Path, metavar="FILE", help="its ending says what it is: .xlsx, .docx, .pdf")
    add("--waiting", choices=["open", "settled"], default="open", help="where dossiers stand that wait for their applicant")
    add("--json", action="store_true", help="print file, total, broken")


def run(options: argparse.Namespace) -> int:
    """Write the file; 1 when its numbers do not agree, 2 and one sentence when it cannot be made."""
    try:
        one = _assembled(options)
        written = _file(one, options.out)
        options.out.write_bytes(written)
    except (ValueError, OSError) as reason:
        print(reason if isinstance(reason, _AskError) else f"Không ghi được tệp {options.out}: {reason}.", file=sys.stderr)
        return 2
    broken = [f"{b.row}: {b.identity} – ghi {b.found}, tính ra {b.expected}" for b in one.broken]
    if options.json:
        answer = {"form": one.kind, "unit": one.unit, "period": one.period.key, "file": str(options.out), "broken": broken}
        print(json.dumps(answer | {"total": _total(one.facts)}, ensure_ascii=False, indent=2))
    else:
        print("\n".join([f"{options.out}: {len(written)} byte", *broken]))
    return 1 if broken else 0


def _assembled(options: argparse.Namespace) -> Any:
    from motcua.people import queries as people
    from motcua.people.models import Unit
    from motcua.reports import queries
    from motcua.reports.queries.assembling import assemble
    from motcua.reports.queries.counting import counted
    from motcua.reports.rules import periods
    from motcua.reports.rules.making import KINDS
    from motcua.reports.rules.settled import Waiting
    from motcua.ui import clock

    at, key = clock.now(), options.period.upper()
    try:
        people.unit(options.unit)
        period = periods.read(key, queries.cut_off(date(int(key[:4]), 1, 1)))
    except Unit.DoesNotExist:
        raise _AskError(f"Không có đơn vị nào mang mã “{options.unit}”.") from None
    except ValueError:
        raise _AskError(f"Không hiểu kỳ “{options.period}”; hãy viết như 2024-Q3, 2024-07, 2024-H1, 2024-9M hoặc 2024.") from None
    if options.form in KINDS:
        waiting = Waiting(options.waiting)
        return assemble(options.form, options.unit, period, at=at, counted=counted(at), waiting=waiting)
    return _empty(options, period, at)


def _empty(options: argparse.Namespace, period: Any, at: Any) -> Any:
    """A form that nothing fills yet, with its heading and some rows to write in."""
    from motcua.reports.queries.assembling import heading
    from motcua.reports.rules.assembled import Assembled
    from motcua.reports.rules.reading import layouts
    from motcua.reports.rules.sheets import Rank

    layout = layouts().get(options.form)
    if layout is None:
        raise _AskError(f"Không có biểu “{options.form}”; có: {', '.join(['control', *layouts()])}.")
    sheet = layout.filled(heading(options.unit, period, at), [(Rank.LINE, {"serial": str(row)}) for row in range(1, 11)])
    return Assembled(kind=options.form, unit=options.unit, period=period, facts={}, broken=(), sheets=((options.form, sheet),))


def _file(one: Any, out: Path) -> bytes:
    from motcua.reports.layouts.files import files

    made = files(one)
    format = out.suffix.lstrip(".").lower()
    if format not in made:
        raise _AskError(f"Báo cáo này ghi được thành: {', '.join(f'.{name}' for name in made)}.")
    return made[format]


def _total(facts: Any) -> Any:
    """The row of totals of the first table, without its name."""
    forms = list(facts.get("forms", {}).values())
    return forms[0]["total"][2:] if forms else None
