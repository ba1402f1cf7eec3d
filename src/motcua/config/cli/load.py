"""`motcua load`: the real data that every installation starts with."""

import argparse
import json

from motcua.config import reference
from motcua.ui import clock

HELP = "load the calendar, units, law and procedures that are not there yet"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true")


def run(options: argparse.Namespace) -> int:
    notes = reference.load(clock.now())
    print(json.dumps({"notes": notes}, ensure_ascii=False) if options.json else "\n".join(["Loaded.", *notes]))
    return 0
