"""The `motcua` command line. Each module beside this one is a command: HELP, arguments(parser), run(options)."""

import argparse
import importlib
import os
import pkgutil
import sys
from pathlib import Path

import django

from motcua.config import database

# These answer without a database.
NO_DATABASE = {"deadline"}


def main(arguments: list[str] | None = None) -> int:
    """Run one command. Exit status 0 only on success; what goes wrong is one sentence."""
    options = _parser().parse_args(arguments)
    try:
        _wire(options.command, getattr(options, "needs_database", True))
        module = importlib.import_module(f"motcua.config.cli.{options.command.replace('-', '_')}")
        return int(module.run(options) or 0)
    except database.Unusable as reason:
        print(reason, file=sys.stderr)
        return 2
    except BrokenPipeError:
        return 1
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="motcua", description="One-stop shop (một cửa) of public administration.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    for module in sorted(m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("test")):
        command = importlib.import_module(f"motcua.config.cli.{module}")
        sub = commands.add_parser(module.replace("_", "-"), help=command.HELP, description=command.HELP)
        command.arguments(sub)
    return parser


def _wire(command: str, needs_database: bool) -> None:
    """Find the data, then let Django start."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings")
    given = os.environ.get("DATABASE_URL")
    if given and command not in NO_DATABASE and (reason := database.why_unusable(given)):
        raise database.Unusable(reason)
    if not given and command not in NO_DATABASE and needs_database:
        os.environ["DATABASE_URL"] = database.start(data_folder())
    django.setup()


def data_folder() -> Path:
    return Path(os.environ.get("MOTCUA_VAR", Path(__file__).resolve().parents[4] / "var")) / "postgres"
