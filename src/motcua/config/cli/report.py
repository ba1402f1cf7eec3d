"""`motcua report`: a statutory report, a register or a list as a file; nothing is kept or approved."""

import argparse
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

HELP = "write a statutory report, a register or a list as xlsx, docx or pdf"


class _AskError(ValueError):
    """What is wrong with the question, as a sentence."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take the form, of when and of whom, and where to write it."""
    add = parser.add_argument
    add("form", help="II.06a, II.07b, control; II.01, II.02, … ; mau-06, ban-giao, danh-sach-qua-han, kiem-tra, minh-chung, …")
    add("--period", required=True, help="2024-Q3, 2024-07, 2024-H1, 2024-9M, 2024 by the cut-off; lists 2024-07-01..2024-07-09")
    add("--unit", default="SNN", help="code of the unit that reports")
    add("--out", required=True, type=Path, metavar="FILE", help="its ending says what it is: .xlsx .docx .pdf; .zip of minh-chung")
    add("--waiting", choices=["open", "settled"], default="open", help="where dossiers stand that wait for their applicant")
    add("--json", action="store_true", help="print file, total, broken")


def run(options: argparse.Namespace) -> int:
    """Write the file; 1 when its numbers do not agree, 2 and one sentence when it cannot be made."""
    try:
        one, written = _made(options)
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


def _made(options: argparse.Namespace) -> tuple[Any, bytes]:
    """The report or list, and the file."""
    from motcua.reports.rules.listing import FORMS, LISTS

    options.form = {form: name for name, form in FORMS.items()}.get(options.form, options.form)
    if options.form in LISTS:
        return _list(options)
    one = _assembled(options)
    return one, _file(one, options.out)


def _list(options: argparse.Namespace) -> tuple[Any, bytes]:
    """A list as a file; whoever runs the command sees what a register says of persons, so that is written down."""
    from motcua.kernel.actors import SYSTEM
    from motcua.reports import commands
    from motcua.reports.layouts import listed as laid
    from motcua.reports.queries import listing
    from motcua.reports.rules.assembled import Assembled
    from motcua.reports.rules.listing import FORMS, LISTS

    at, days = _asked(options, days=True)
    kind, format = LISTS[options.form], options.out.suffix.lstrip(".").lower()
    if format not in kind.formats:
        raise _AskError(f"Danh sách này ghi được thành: {', '.join(f'.{name}' for name in kind.formats)}.")
    found = listing.listed(listing.Asked(kind=kind.name, unit=options.unit, days=days, at=at))
    if kind.names_persons:
        commands.record_look(options.unit, days.key, format, found.count, by=SYSTEM, at=at)
    if format == "zip" and found.proven:
        content = laid.archive(found.proven.rows, found.proven.files, found.sheet)
    else:
        content = laid.file(found.sheet, format, "Danh sách")
    one = Assembled(kind=FORMS.get(kind.name, kind.name), unit=options.unit, period=days, facts={"rows": found.count}, broken=())
    return one, content


def _asked(options: argparse.Namespace, *, days: bool = False) -> Any:
    """Now, and the period that is asked for; days: any days will do."""
    from motcua.people import queries as people
    from motcua.people.models import Unit
    from motcua.reports import queries
    from motcua.reports.rules import periods
    from motcua.ui import clock

    key = options.period.upper()
    try:
        people.unit(options.unit)
        return clock.now(), (periods.read_days if days else periods.read)(key, queries.cut_off(date(int(key[:4]), 1, 1)))
    except Unit.DoesNotExist:
        raise _AskError(f"Không có đơn vị nào mang mã “{options.unit}”.") from None
    except ValueError:
        raise _AskError(f"Không hiểu kỳ “{options.period}”; hãy viết như 2024-Q3, 2024-07, 2024-H1, 2024-9M hoặc 2024.") from None


def _assembled(options: argparse.Namespace) -> Any:
    from motcua.reports.queries import reporting
    from motcua.reports.rules.making import KINDS
    from motcua.reports.rules.settled import Waiting

    at, period = _asked(options)
    if options.form in KINDS:
        return reporting.report(options.form, options.unit, period, at=at, waiting=Waiting(options.waiting))
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
    """The row of totals of the first table, without its name; of a list how many rows it has."""
    forms = list(facts.get("forms", {}).values())
    return forms[0]["total"][2:] if forms else facts.get("rows")
