"""`motcua export`: the list behind a number as a file, streamed: a million rows take no more memory than a thousand."""

import argparse
import sys
from pathlib import Path

from motcua.config.cli import indicator
from motcua.exports import commands
from motcua.exports.queries.lists import behind
from motcua.exports.rules import FORMATS, Asked
from motcua.exports.rules.words import PARTS
from motcua.ui import clock

HELP = "write the list behind a number to a file"


def arguments(parser: argparse.ArgumentParser) -> None:
    indicator.question(parser)
    parser.add_argument("--part", default="numerator", choices=sorted(PARTS), help="which part of the number (numerator)")
    parser.add_argument("--out", required=True, type=Path, metavar="FILE", help="a name that ends in .xlsx or .csv")


def run(options: argparse.Namespace) -> int:
    """Write the file; 2 and one sentence when the question cannot be answered. An unfinished file takes no finished one's place."""
    format = options.out.suffix.removeprefix(".").lower()
    if format not in FORMATS:
        print("Tên tệp phải có đuôi .xlsx hoặc .csv.", file=sys.stderr)
        return 2
    at = clock.now()
    try:
        asked = Asked(indicator.scope(options), indicator.period(options), at, indicator.known(options))
        table = behind.table(behind.data(options.code, options.part, asked), at)
    except KeyError:
        print(f"Không có số nào mang mã “{options.code}”; “motcua indicator list” kể tất cả.", file=sys.stderr)
        return 2
    except ValueError as reason:
        print(reason, file=sys.stderr)
        return 2
    unfinished = options.out.with_name(f"{options.out.name}.part")
    with unfinished.open("w+b") as file:
        rows = commands.write(table, format, file)
    unfinished.replace(options.out)
    print(f"{options.out}: {rows} dòng.")
    return 0
