"""`motcua manage`: Django's own commands (migrate, makemigrations, shell …)."""

import argparse

from django.core.management import execute_from_command_line

HELP = "run one of Django's own commands"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs=argparse.REMAINDER, metavar="…")


def run(options: argparse.Namespace) -> int:
    execute_from_command_line(["motcua manage", *options.words])
    return 0
