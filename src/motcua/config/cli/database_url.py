"""`motcua database-url`: where the data is."""

import argparse
import json
import os

HELP = "print where the data is"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true")


def run(options: argparse.Namespace) -> int:
    url = os.environ["DATABASE_URL"]
    print(json.dumps({"database_url": url}) if options.json else url)
    return 0
