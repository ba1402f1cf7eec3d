"""`motcua user`: open an official's account, give a post, set a password."""

import argparse
import getpass
import json
import sys
import warnings
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
SENTENCES = {
    "post-already-held": "{username} has the post {duty}@{unit} already.",
    "not-staff": "{username} is a citizen's account: posts are for officials.",
    "account-closed": "The account {username} is closed.",
    "unit-not-open": "The unit {unit} is not open today.",
}


class _AskError(ValueError):
    """What is wrong with the question, as a sentence."""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("username")
    parser.add_argument("--name", help="full name; opens the account when there is none")
    parser.add_argument("--email")
    parser.add_argument("--post", action="append", default=[], metavar="DUTY@UNIT", help=f"repeatable; duties: {', '.join(Duty)}")
    parser.add_argument("--password", action="store_true", help="ask for a new password, as without --post")
    parser.add_argument("--password-stdin", action="store_true", help="read the new password from standard input")
    parser.add_argument("--json", action="store_true", help="username, name, posts")


def run(options: argparse.Namespace) -> int:
    try:
        account = _written(options)
    except ValidationError as problem:
        print(" ".join(problem.messages), file=sys.stderr)
        return 2
    except _AskError as problem:
        print(problem, file=sys.stderr)
        return 2
    except Refusal as no:
        facts = {"username": options.username, **no.facts}
        print(SENTENCES.get(no.code, f"Refused: {no.code}.").format(**facts), file=sys.stderr)
        return 2
    posts = [f"{post.duty}@{post.unit_id}" for post in queries.posts(account, clock.now())]
    answer = {"username": account.username, "name": account.full_name, "posts": sorted(posts)}
    print(json.dumps(answer, ensure_ascii=False) if options.json else f"{account.username}: {account.full_name}")
    return 0


def _written(options: argparse.Namespace) -> "Account":
    posts = [_post(text) for text in options.post]
    known = queries.by_username(options.username)
    if known is None and not options.name:
        raise _AskError(f"There is no account {options.username}; give --name to open one.")
    password = _password(options, known)
    at = clock.now()
    with transaction.atomic():  # all of it or nothing
        account = known or people.open_account(
            username=options.username, full_name=options.name, kind=AccountKind.STAFF, email=options.email, by=SYSTEM, at=at
        )
        if password is not None:
            password_validation.validate_password(password, account)
            account.set_password(password)
            account.save(update_fields=["password"])
        for duty, unit in posts:
            people.give_post(account.pk, unit, duty, valid_from=local_date(at), by=SYSTEM, at=at)
    return account


def _password(options: argparse.Namespace, known: "Account | None") -> str | None:
    """Return the new password; None when the old one stays, as when somebody is only given a post."""
    if options.password_stdin:
        return sys.stdin.readline().rstrip("\n")
    if known is not None and options.post and not options.password:
        return None
    try:
        with warnings.catch_warnings(action="error", category=getpass.GetPassWarning):  # no terminal: it could be read by others
            password = getpass.getpass("Password: ")
            again = getpass.getpass("Once more: ")
    except (EOFError, getpass.GetPassWarning):
        raise _AskError("No password was given: type one at a terminal, or send it with --password-stdin.") from None
    if password != again:
        raise _AskError("The two passwords are not the same; nothing was changed.")
    return password


def _post(text: str) -> tuple[Duty, str]:
    duty, _, unit = text.partition("@")
    if duty not in set(Duty):
        raise _AskError(f"There is no duty {duty or 'without a name'}; duties are {', '.join(Duty)}.")
    if unit not in queries.tree(local_date(clock.now())):
        raise _AskError(f"There is no unit {unit or 'without a code'} today; a post is written DUTY@UNIT.")
    return Duty(duty), unit
