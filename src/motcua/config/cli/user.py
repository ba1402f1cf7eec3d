"""`motcua user`: open an official's account, give a post, set a password."""

import argparse
import getpass
import sys
from typing import TYPE_CHECKING

from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.db import transaction

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
        posts = [_post(text) for text in options.post]
        password = sys.stdin.readline().rstrip("\n") if options.password_stdin else getpass.getpass("Password: ")
        with transaction.atomic():  # all of it or nothing
            account = _account(options)
            password_validation.validate_password(password, account)
            account.set_password(password)
            account.save(update_fields=["password"])
            for duty, unit in posts:
                people.give_post(account.pk, unit, duty, valid_from=local_date(clock.now()), by=SYSTEM, at=clock.now())
    except ValidationError as problem:
        print(" ".join(problem.messages), file=sys.stderr)
        return 2
    except Refusal as no:
        print(f"Refused: {no.code} {no.facts or ''}".strip(), file=sys.stderr)
        return 2
    print(f"{account.username}: {account.full_name}")
    return 0


def _post(text: str) -> tuple[Duty, str]:
    duty, _, unit = text.partition("@")
    if duty not in set(Duty):
        raise ValidationError(f"There is no duty {duty or 'without a name'}; duties are {', '.join(Duty)}.")
    if unit not in queries.tree(local_date(clock.now())):
        raise ValidationError(f"There is no unit {unit or 'without a code'} today; a post is written DUTY@UNIT.")
    return Duty(duty), unit


def _account(options: argparse.Namespace) -> "Account":
    if found := queries.by_username(options.username):
        return found
    if not options.name:
        raise ValidationError(f"There is no account {options.username}; give --name to open one.")
    return people.open_account(
        username=options.username, full_name=options.name, kind=AccountKind.STAFF, email=options.email, by=SYSTEM, at=clock.now()
    )
