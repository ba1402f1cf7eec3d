"""`motcua bench`: measure this machine, from a checkout of the project."""

import argparse
import subprocess
import sys
from pathlib import Path

HELP = "measure submissions, steps, pages and forms on this machine"
ROOT = Path(__file__).resolve().parents[4]


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs=argparse.REMAINDER, metavar="…", help="--quick, --sizes 100000,1000000")


def run(options: argparse.Namespace) -> int:
    if not (ROOT / "bench").exists():
        print("The benchmarks are part of the project's checkout, and this is not one.", file=sys.stderr)
        return 2
    return subprocess.run([sys.executable, "-m", "bench", *options.words], cwd=ROOT, check=False).returncode
