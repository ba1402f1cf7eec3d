"""`motcua bench`: measure this machine, from a checkout of the project."""

import argparse
import subprocess
import sys
from pathlib import Path

HELP = "measure submissions, steps, pages, forms and figures on this machine"
PARTS = ("dossiers", "figures", "refilings")
ROOT = Path(__file__).resolve().parents[4]


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--quick", action="store_true", help="small numbers: does it run?")
    parser.add_argument("--part", choices=PARTS, action="append", default=[], help="only this; repeatable")
    parser.add_argument("--sizes", metavar="100000,1000000", help="dossiers in the database when pages and figures are measured")
    parser.add_argument("--again", action="store_true", help="figures of the dossiers that are there from the last time")
    parser.add_argument("--json", action="store_true", help="print what is also written to var/bench.json")


def run(options: argparse.Namespace) -> int:
    if not (ROOT / "bench").exists():
        print("The benchmarks are part of the project's checkout, and this is not one.", file=sys.stderr)
        return 2
    words = [f"--{name}" for name in ("quick", "json", "again") if getattr(options, name)]
    words += [word for part in options.part for word in ("--part", part)]
    words += ["--sizes", options.sizes] if options.sizes else []
    return subprocess.run([sys.executable, "-m", "bench", *words], cwd=ROOT, check=False).returncode
