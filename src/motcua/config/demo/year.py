"""The year itself: every dossier is moved by the real commands, in the order of time, one event after the other."""

import heapq
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import count
from random import Random

from motcua.catalogue import queries as catalogue
from motcua.catalogue import rules as catalogue_rules
from motcua.catalogue.queries import PublishedVersion
from motcua.config.demo import papers, time
from motcua.config.demo import people as folk
from motcua.config.demo.acts import Acts
from motcua.config.demo.fates import Fate, fate
from motcua.deadlines import queries as deadlines
from motcua.dossiers import commands
from motcua.dossiers.commands import Filing, Paper
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import Channel, TypedBy
from motcua.kernel.actors import Actor
from motcua.kernel.moments import start_of
from motcua.people.models import Account

# What comes in, by field: shares of the work of such a department (an estimate), the rest shared by the others.
FIELDS = {"Thú y": 26, "Bảo vệ thực vật": 17, "Chăn nuôi": 10, "Thủy sản": 9, "Kiểm lâm": 9, "Lâm nghiệp": 8, "Thủy lợi": 6,
          "Quản lý chất lượng nông lâm sản và thủy sản": 6}  # fmt: skip
# These are handed in at the provincial centre, the department's other procedures at its own desk.
AT_THE_CENTRE = {"Thú y", "Chăn nuôi", "Thủy sản"}
WITH_FILES = 10  # one online dossier in so many carries real files (each costs the disk a moment)


@dataclass(order=True)
class Turn:
    """Whose turn it is, when."""

    at: datetime
    order: int
    act: Callable[[datetime], None] = field(compare=False)


@dataclass(frozen=True)
class Half:
    """One half of the province's desks. The halves share no desk and no book, so each can pass by itself, the same each time."""

    name: str
    desks: tuple[str, ...]

    def takes(self, version: PublishedVersion) -> list[str]:
        """Return this half's desks where such a dossier is handed in."""
        desks = [d for d in self.desks if catalogue_rules.receives(version.level, version.lead_unit, d)]
        other = "SNN-BPMC" if version.field in AT_THE_CENTRE else "TTHCC"
        return [desk for desk in desks if desk != other]


def halves() -> list[Half]:
    desks = folk.desks()
    own = tuple(desk for desk in desks if desk == "SNN-BPMC" or desk.startswith("W"))
    return [Half("own", own), Half("centre", tuple(desk for desk in desks if desk not in own))]


class Year:
    """The queue of what will happen at one half's desks. `run` empties it up to the morning on which the demonstration opens."""

    def __init__(self, half: Half, total: int, staff: folk.Staff, citizens: Sequence[Account], seed: int) -> None:
        self.rng = Random(f"{seed} {half.name}")  # noqa: S311 - chance for a demonstration
        self.half = half
        self.total = total
        self.calendar = deadlines.calendar()
        self.staff = staff
        self.citizens = citizens
        self.turns: list[Turn] = []
        self.count = 0
        self.keys = count(1)  # of what is handed in: no two the same, whatever happens in between
        self.handed_in: dict[int, str] = {}  # the latest dossier of each citizen: whence papers are used again
        self.latest: dict[int, Dossier] = {}  # each dossier as the last command left it
        self.acts = Acts(self)

    def at(self, moment: datetime, act: Callable[[datetime], None]) -> None:
        """Let something happen at a moment, or when the offices next work if it is an office's doing (see `later`)."""
        self.count += 1
        heapq.heappush(self.turns, Turn(moment, self.count, act))

    def run(self, progress: Callable[[int], None]) -> None:
        """Let the year pass. `progress` is told each dossier handed in."""
        for handed_in, day in enumerate(time.arrivals(self.rng, self.calendar, self.total), 1):
            self.until(start_of(day))
            self._arrive(day)
            progress(handed_in)
        self.until(time.OPENS_AT)

    def until(self, moment: datetime) -> None:
        while self.turns and self.turns[0].at < min(moment, time.OPENS_AT):
            turn = heapq.heappop(self.turns)
            turn.act(turn.at)

    def _arrive(self, day: date) -> None:
        """Somebody decides today to hand something in."""
        works = self.calendar.is_working(day)
        channel = self.rng.choices([Channel.ONLINE, Channel.COUNTER, Channel.POST], [70, 24, 6])[0] if works else Channel.ONLINE
        hours = time.ONLINE_HOURS if channel is Channel.ONLINE else time.COUNTER_HOURS
        account = self.citizens[0] if self.rng.random() < 0.006 else self.rng.choice(self.citizens)
        version, desk = self._wanted(day, channel)
        self.at(time.moment(self.rng, day, hours), lambda at: self._hand_in(at, account, version, desk, channel))

    def _wanted(self, day: date, channel: Channel) -> tuple[PublishedVersion, str]:
        """A procedure of a field, as often as that field comes in, and a desk that takes it."""
        desks = {v: self.half.takes(v) for v in catalogue.current_versions(day)}
        versions = [v for v in desks if desks[v] and (channel is not Channel.ONLINE or v.service_level != "none")]
        crowd = Counter(v.field for v in versions)
        version = self.rng.choices(versions, [FIELDS.get(v.field, 1.5) / crowd[v.field] for v in versions])[0]
        return version, self.rng.choice(desks[version])

    def _hand_in(self, at: datetime, account: Account, version: PublishedVersion, desk: str, channel: Channel) -> None:
        fates = fate(self.rng, version)
        by = Actor(id=f"account:{account.pk}", name=account.full_name)
        typed_by = self.rng.choices(list(TypedBy), [70, 10, 15, 5])[0] if channel is Channel.ONLINE else TypedBy.OFFICER
        clerk = by if channel is Channel.ONLINE else self.staff.one(self.rng, "intake", desk)
        filing = Filing(
            version=version.id, receiving_unit=desk, channel=channel, typed_by=typed_by, submitter=account.pk, owner=account.pk,
            persons=folk.persons(self.rng, account, typed_by), papers=self._papers(version, fates, account, clerk, channel, at),
            return_by=self.rng.choices([Channel.COUNTER, Channel.POST, Channel.ONLINE], [55, 22, 23])[0],
            requested=f"{version.name} – {account.full_name}", key=f"demo-{self.half.name}-{next(self.keys)}",
        )  # fmt: skip
        if fates.draft:
            commands.draft(filing, by=by, at=at)
            return
        handed_over = at - timedelta(hours=1) if channel is Channel.POST else None
        dossier = commands.submit(filing, by=clerk, at=at, happened_at=handed_over)
        self.handed_in[account.pk] = dossier.number or ""
        self.acts.begin(dossier, fates, by, at)

    def _papers(
        self, version: PublishedVersion, fates: Fate, account: Account, by: Actor, channel: Channel, at: datetime
    ) -> list[Paper]:
        """The required papers, short of one when that is its fate; some taken from an earlier dossier."""
        wanted = [paper for paper in version.papers_of(None) if paper.required]
        kind = "electronic" if channel is Channel.ONLINE else "original"
        real = channel is Channel.ONLINE and self.rng.randrange(WITH_FILES) == 0
        found = []
        for paper in wanted[1:] if fates.incomplete and len(wanted) > 1 else wanted:
            before = self.handed_in.get(account.pk, "") if self.rng.random() < 0.15 else ""
            file = papers.keep(paper.name, version.name, account.full_name, by=by, at=at) if real and not before else None
            like = "copy" if before else kind
            found.append(Paper(requirement=paper.key, name=paper.name, kind=like, file=file, reused_from=before))
        return found

    def office(self, at: datetime, minutes: float) -> datetime:
        """Return so many minutes of office time later."""
        return time.later(self.calendar, at, minutes)

    def fresh(self, dossier: Dossier) -> Dossier:
        """Return the dossier as the last command left it."""
        return self.latest.get(dossier.pk, dossier)
