"""`motcua user`: open an official's account, give a post, set a password."""

import argparse
import getpass
import sys
from typing import TYPE_CHECKING

from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError

from motcua.kernel.actors import SYSTEM
from motcua.kernel.moments import local_date
from motcua.kernel.refusals import Refusal
from motcua.people import commands as people
from motcua.people import queries
from motcua.people.rules import AccountKind, Duty
from motcua.ui import clock

if TYPE_CHECKING:
    from motcua.people.models import Account

HELP = "open an account, give it posts, set its password"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("username")
    parser.add_argument("--name", help="full name; opens the account when there is none")
    parser.add_argument("--email")
    parser.add_argument("--post", action="append", default=[], metavar="DUTY@UNIT", help=f"duties: {', '.join(Duty)}")
    parser.add_argument("--password-stdin", action="store_true", help="read the password from standard input")


def run(options: argparse.Namespace) -> int:
    try:
        account = _account(options)
        password = sys.stdin.readline().rstrip("\n") if options.password_stdin else getpass.getpass("Password: ")
        password_validation.validate_password(password, account)
        account.set_password(password)
        account.save(update_fields=["password"])
        for post in options.post:
            duty, _, unit = post.partition("@")
            people.give_post(account.pk, unit, duty, valid_from=local_date(clock.now()), by=SYSTEM, at=clock.now())
    except ValidationError as problem:
        print(" ".join(problem.messages), file=sys.stderr)
        return 2
    except Refusal as no:
        print(f"Refused: {no.code} {no.facts or ''}".strip(), file=sys.stderr)
        return 2
    print(f"{account.username}: {account.full_name}")
    return 0


def _account(options: argparse.Namespace) -> "Account":
    if found := queries.by_username(options.username):
        return found
    if not options.name:
        raise ValidationError(f"There is no account {options.username}; give --name to open one.")
    return people.open_account(
        username=options.username, full_name=options.name, kind=AccountKind.STAFF, email=options.email, by=SYSTEM, at=clock.now()
    )
