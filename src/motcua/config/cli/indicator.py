"""`motcua indicator`: one indicator over a time, with what it is made of and what was left out."""

import argparse
import json
import sys
from datetime import date, datetime, timedelta

from motcua.indicators import queries
from motcua.indicators.rules import BadPeriod, Indicator, Period, Scope, Value
from motcua.kernel.amounts import decimal, thousands
from motcua.kernel.moments import local_date, start_of
from motcua.people import queries as people
from motcua.ui import clock

HELP = "tell what an indicator is worth, by its code"


def arguments(parser: argparse.ArgumentParser) -> None:
    question(parser)
    parser.add_argument("--json", action="store_true", help="value, numerator, denominator, excluded")


def question(parser: argparse.ArgumentParser) -> None:
    """Which indicator, of whom, over which days, as known when."""
    add = parser.add_argument
    add("code", help="Q05, 766-2.1, W03, …; `motcua indicator list` names them all")
    add("--from", dest="since", metavar="DATE", help="the first day, 2024-07-01")
    add("--to", dest="until", metavar="DATE", help="the last day, 2024-09-30")
    add("--period", help="instead of both: 2024, 2024-Q3, 2024-07, …")
    add("--unit", help="the unit that settles, with all below it")
    add("--procedure")
    add("--field")
    add("--channel", choices=["online", "counter", "post"])
    add("--known", metavar="DATE", help="as it was known at the end of that day")


def run(options: argparse.Namespace) -> int:
    """Print the value; 2 and one sentence when the question cannot be answered."""
    book = queries.definitions()
    if options.code == "list":
        print("\n".join(f"{one.code}\t{one.name}" for one in book.values()))
        return 0
    try:
        when = period(options)
        value = queries.values([options.code], scope(options), when, at=clock.now(), known=known(options))[options.code]
    except KeyError:
        print(f"Không có chỉ số mang mã “{options.code}”; “motcua indicator list” kể tất cả.", file=sys.stderr)
        return 2
    except ValueError as reason:
        print(reason, file=sys.stderr)
        return 2
    print(_as_json(value, when, options) if options.json else _as_text(book[options.code], value, when))
    return 0


def period(options: argparse.Namespace) -> Period:
    """:raises ValueError: a sentence; so of scope and known"""
    if options.period:
        return Period.read(options.period)
    if not (options.since and options.until):
        raise BadPeriod("Hãy cho biết kỳ: --period 2024-Q3, hoặc cả --from và --to.")
    return Period.read(f"{options.since}..{options.until}")


def scope(options: argparse.Namespace) -> Scope:
    if options.unit and options.unit not in people.tree(local_date(clock.now())):
        raise BadPeriod(f"Không có đơn vị mang mã “{options.unit}”.")
    return Scope(unit=options.unit, procedure=options.procedure, field=options.field, channel=options.channel)


def known(options: argparse.Namespace) -> datetime | None:
    if not options.known:
        return None
    return start_of(date.fromisoformat(options.known) + timedelta(days=1)) - timedelta(microseconds=1)


def _as_text(indicator: Indicator, value: Value, period: Period) -> str:
    of, among = thousands(value.numerator or 0), thousands(value.denominator or 0)
    worth = "không có số liệu" if value.ratio is None else f"{decimal(value.ratio * 100)} % ({of} trên {among})"
    left_out = f", không tính {thousands(value.excluded)}" if value.excluded else ""
    doubt = "" if indicator.code in queries.verified() else " – công thức chưa kiểm chứng"
    return f"{indicator.code} {indicator.name}, {period.name}: {of if indicator.of is None else worth}{left_out}{doubt}"


def _as_json(value: Value, period: Period, options: argparse.Namespace) -> str:
    facts = {
        "code": value.code, "period": period.code, "from": str(period.since), "to": str(period.last), "unit": options.unit,
        "value": None if value.ratio is None else round(float(value.ratio * 100), 2), "numerator": value.numerator,
        "denominator": value.denominator, "excluded": value.excluded,
    }  # fmt: skip
    return json.dumps(facts, ensure_ascii=False)
