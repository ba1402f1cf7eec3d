"""The `motcua` command line. Each module beside this one is a command: HELP, arguments(parser), run(options)."""

import argparse
import importlib
import os
import pkgutil
import sys
from pathlib import Path
from subprocess import SubprocessError
from typing import Any, NoReturn

import django
from django.conf import settings
from django.core import checks

from motcua.config import database, demo_clock, processes, safety
from motcua.config.environment import flag
from motcua.config.training import refuse_mixed, separate  # by name: the command of that name is a module of this package

# These hand their words on as they are: to Django, for instance, whose options are not ours.
PASS_ON = {"manage"}
# These answer without a database, or `connect` where they need one.
NO_DATABASE = {"deadline", "bench", "plan"}
OWN_SERVER = "MOTCUA_OWN_SERVER"  # handed to the processes we start
# These serve people: production has to be fit for it.
SERVES = {"run", "worker"}
# These find tables; `demo` and `manage migrate` make them.
NEEDS_TABLES = {*SERVES, "export", "indicator", "load", "recount", "report", "user", "verify"}
TABLES_WAIT = "The tables are not there or not up to date: run `motcua manage migrate` (in a new database then `motcua load`)."


def main(arguments: list[str] | None = None) -> int:
    """Run one command. Exit status 0 only on success; what goes wrong is one sentence."""
    words = sys.argv[1:] if arguments is None else arguments
    was_running = False
    try:
        if words[:1] == ["training"] and not _asks_for_help(words):
            separate(os.environ, data_folder().parent)
        was_running = database.is_running(data_folder())
        _wire(words)
        options = _options(words)
        return int(_module(options.command).run(options) or 0)
    except (database.Unusable, safety.Unsafe, processes.Busy) as reason:
        print(reason, file=sys.stderr)
        return 2
    except BrokenPipeError:
        return 1
    except KeyboardInterrupt:
        return 130
    finally:
        if not was_running and is_own_server():  # whoever starts the server also stops it
            database.stop(data_folder())


def _options(words: list[str]) -> argparse.Namespace:
    if words and words[0] in PASS_ON and not {"-h", "--help"} & set(words[1:2]):
        return argparse.Namespace(command=words[0], words=words[1:])
    options = _parser().parse_args(words)
    if options.command in NEEDS_TABLES:
        _refuse_unmigrated()
        refuse_mixed()
    if options.command in SERVES:
        safety.refuse_silent_store()
    return options


class Parser(argparse.ArgumentParser):
    """What was typed wrong is one sentence here too; the usage is for `--help`."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{message[:1].upper()}{message[1:]}; `{self.prog} --help` says more.\n")


def _parser() -> argparse.ArgumentParser:
    parser = Parser(prog="motcua", description="One-stop shop (một cửa) of public administration.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    for module in sorted(m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("test")):
        command = _module(module)
        sub = commands.add_parser(module.replace("_", "-"), help=command.HELP, description=command.HELP)
        command.arguments(sub)
    return parser


def _module(command: str) -> Any:
    return importlib.import_module(f"motcua.config.cli.{command.replace('-', '_')}")


def _wire(words: list[str]) -> None:
    """Find the data where the command needs it, then let Django start."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings")
    given = os.environ.get("DATABASE_URL")
    if not given:
        os.environ.pop("DATABASE_URL", None)  # set to nothing is not set
    needs_data = bool(words) and words[0] not in NO_DATABASE and not _asks_for_help(words)
    if needs_data:
        _refuse_unsafe(words[0])
    if needs_data and words[0] not in {"demo", "training"}:  # which sets its own clock anew
        demo_clock.take_up(data_folder().parent, given)
    if needs_data and given and (reason := database.why_unusable(given)):
        raise database.Unusable(reason)
    if needs_data and not given:
        start_own_server()
    django.setup()
    checks.register(safety.check)


def _asks_for_help(words: list[str]) -> bool:
    return bool({"-h", "--help"} & set(words))


def _refuse_unsafe(command: str) -> None:
    """Nothing unsafe serves people in production, and nothing embedded holds its data."""
    if not flag("MOTCUA_PRODUCTION"):
        return  # without touching the settings: they are read once, and only after DATABASE_URL is known
    if command == "demo":
        raise safety.Unsafe(safety.DEMO_IN_PRODUCTION)
    if command in SERVES:
        safety.refuse_unsafe(settings)
    if not os.environ.get("DATABASE_URL"):
        raise safety.Unsafe(safety.NO_DATABASE)


def _refuse_unmigrated() -> None:
    from django.db import DEFAULT_DB_ALIAS, connections
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise database.Unusable(TABLES_WAIT)


def start_own_server() -> None:
    """Start the server of this machine and name it to us and to whatever we start; `main` stops it again."""
    try:
        os.environ["DATABASE_URL"] = database.start(data_folder())
    except OSError as reason:
        where = f"The folder {data_folder().parent} cannot hold the data ({reason.strerror})"
        raise database.Unusable(f"{where}: name another in MOTCUA_VAR.") from None
    except SubprocessError:
        where = f"PostgreSQL does not start in {data_folder()}"
        raise database.Unusable(f"{where}: the file log there says why; move the folder away to begin with a new one.") from None
    os.environ[OWN_SERVER] = str(data_folder())


def connect() -> None:
    """Start the database of this machine when no other was named, after Django has started: for what needs one only at times."""
    if os.environ.get("DATABASE_URL"):
        return
    from django.db import connections

    start_own_server()
    connections.settings["default"].update(database.settings(os.environ["DATABASE_URL"]))


def is_own_server() -> bool:
    """Tell whether the data is in our own server on this machine, not in that of a DATABASE_URL from outside."""
    return os.environ.get(OWN_SERVER) == str(data_folder())


def data_folder() -> Path:
    return Path(os.environ.get("MOTCUA_VAR", Path(__file__).resolve().parents[4] / "var")) / "postgres"
