"""`motcua recount`: count every figure anew from the journal, and name those that are kept wrong."""

import argparse
import json
from dataclasses import asdict

from motcua.indicators import commands as indicators
from motcua.indicators.commands import WrongCell, WrongFact

HELP = "prove that every kept figure follows from the journal, or keep them anew"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--rebuild", action="store_true", help="keep what is counted now, instead of comparing")
    parser.add_argument("--json", action="store_true")


def run(options: argparse.Namespace) -> int:
    if options.rebuild:
        count = indicators.rebuild()
        print(json.dumps({"rebuilt": count}) if options.json else f"The figures of {count:,} dossiers are counted anew and kept.")
        return 0
    wrong = indicators.recount()
    if options.json:
        print(json.dumps({"holds": not wrong, "wrong": [asdict(one) for one in wrong]}, default=str, ensure_ascii=False))
    else:
        print("\n".join(map(_sentence, wrong)) or "Every kept figure follows from the journal.")
    return 1 if wrong else 0


def _sentence(wrong: WrongFact | WrongCell) -> str:
    if isinstance(wrong, WrongFact):
        return f"dossier:{wrong.dossier}: what is kept of it is not what its events say."
    where = " ".join(part for part in (wrong.grain, str(wrong.start), wrong.a, wrong.b, wrong.c) if part)
    return f"{where}, {wrong.basis}, {wrong.condition}: {wrong.kept} is kept, {wrong.counted} is counted."
