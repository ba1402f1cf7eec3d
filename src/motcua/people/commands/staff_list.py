"""The personnel list becomes accounts and posts, row by row, through the same commands as single changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from motcua.kernel.actors import Actor
from motcua.kernel.refusals import Refusal
from motcua.kernel.texts import fold
from motcua.people import queries, rules
from motcua.people.commands.accounts import amend_account, open_account
from motcua.people.commands.posts import end_post, give_post, prolong_post
from motcua.people.models import Account, Post
from motcua.people.rules import AccountKind
from motcua.people.rules.staff_list import Line, Wanted, contradictions, read
from motcua.people.rules.usernames import username

NEW, CHANGED, SAME, WRONG = "new", "changed", "same", "wrong"
CONTACTS = ("full_name", "phone", "email", "personal_number")


@dataclass(frozen=True, slots=True)
class Judged:
    """What became, or would become, of one row: its kind, what changes (opened, amended, given, ended, prolonged), why not."""

    line: Line
    kind: str
    what: tuple[str, ...] = ()
    refusal: Refusal | None = None


def import_staff(
    lines: Sequence[Line], duties: Mapping[str, str], *, by: Actor, at: datetime, keep: bool
) -> list[Judged]:
    """Do what the rows ask for, all right ones in one transaction, and tell of each row what became of it.

    What is there already stays as it is: the same list again changes nothing. With `keep` false everything is done and undone,
    so that what is shown before is what will be done after.
    """
    other = contradictions(lines)
    with transaction.atomic():
        taker = _Taker(duties, by, at)
        judged = [Judged(one, WRONG, (), Refusal("list-contradicts")) if one.number in other else taker.judge(one) for one in lines]
        if not keep:
            transaction.set_rollback(True)
    return judged


class _Taker:
    """Takes rows one by one; each leaves nothing behind when it is wrong."""

    def __init__(self, duties: Mapping[str, str], by: Actor, at: datetime) -> None:
        self.duties, self.by, self.at = duties, by, at
        self.taken = set(queries.usernames())
        self.named: dict[str, set[str]] = {}
        for code, unit in queries.every_unit().items():
            for text in {fold(unit.name), fold(unit.short_name), *(fold(name.name) for name in queries.names(code))}:
                self.named.setdefault(text, set()).add(code)

    def judge(self, line: Line) -> Judged:
        try:
            with transaction.atomic():
                what = self._take(read(line, self.unit_of, self.duties))
        except Refusal as no:
            return Judged(line, WRONG, (), no)
        return Judged(line, NEW if "opened" in what else CHANGED if what else SAME, what)

    def unit_of(self, text: str, day: date) -> str:
        """Return the unit of this code or name."""
        every = queries.every_unit()
        if text.upper() in every:
            return text.upper()
        open_ = [code for code in self.named.get(fold(text), ()) if rules.holds(every[code].valid_from, every[code].valid_to, day)]
        if len(open_) != 1:
            raise Refusal("unit-ambiguous", text=text) if open_ else Refusal("unit-unknown", text=text)
        return open_[0]

    def _take(self, wanted: Wanted) -> tuple[str, ...]:
        person = self._known(wanted)
        if person is None:
            return ("opened", *self._post(self._opened(wanted), wanted))
        return (*self._amended(person, wanted), *self._post(person, wanted))

    def _known(self, wanted: Wanted) -> Account | None:
        """By number; somebody who has none yet by e-mail address."""
        staff = Account.objects.filter(kind=AccountKind.STAFF.value)
        found = staff.filter(personal_number=wanted.personal_number).first()
        if found is None and wanted.email:
            found = staff.filter(personal_number=None, email__iexact=wanted.email).order_by("pk").first()
        return found

    def _opened(self, wanted: Wanted) -> Account:
        name = username(wanted.full_name, self.taken)
        opened = open_account(
            username=name, full_name=wanted.full_name, kind=AccountKind.STAFF, personal_number=wanted.personal_number,
            phone=wanted.phone or None, email=wanted.email or None, by=self.by, at=self.at,
        )  # fmt: skip
        self.taken.add(name)
        return opened

    def _amended(self, person: Account, wanted: Wanted) -> tuple[str, ...]:
        new = {name: getattr(wanted, name) for name in CONTACTS}
        changed = {name: value for name, value in new.items() if value and value != (getattr(person, name) or "")}
        if changed:
            amend_account(person.pk, **changed, by=self.by, at=self.at)
        return ("amended",) if changed else ()

    def _post(self, person: Account, wanted: Wanted) -> tuple[str, ...]:
        held = Post.objects.filter(account=person, unit=wanted.unit, duty=wanted.duty).order_by("pk")
        period = (wanted.valid_from, wanted.valid_to)
        met = [post for post in held if rules.overlap((post.valid_from, post.valid_to), period)]
        if not met:
            give_post(
                person.pk, wanted.unit, wanted.duty, valid_from=wanted.valid_from, valid_to=wanted.valid_to, by=self.by, at=self.at
            )
            return ("given",)
        (post, *_) = met
        if post.valid_from != wanted.valid_from:
            raise Refusal("post-began-otherwise", valid_from=post.valid_from)
        if post.valid_to == wanted.valid_to:
            return ()
        if wanted.valid_to is not None and (post.valid_to is None or wanted.valid_to < post.valid_to):
            end_post(post.pk, on=wanted.valid_to, by=self.by, at=self.at)
            return ("ended",)
        prolong_post(post.pk, valid_to=wanted.valid_to, by=self.by, at=self.at)
        return ("prolonged",)
