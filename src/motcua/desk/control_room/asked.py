"""What a screen of figures is asked for: the period and of whom, all in the address. Outside one's own units nothing is told."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from django.http import Http404

from motcua.catalogue import queries as catalogue
from motcua.desk.entrance import DeskRequest
from motcua.desk.wording import CHANNELS
from motcua.indicators.queries import verified
from motcua.indicators.rules import BadPeriod, Period, Scope
from motcua.kernel.actors import Actor
from motcua.kernel.moments import dd_mm_yyyy, hh_mm_dd_mm_yyyy, local_date, start_of
from motcua.people import queries as people
from motcua.people.rules import SEES_SUBTREE, ancestors, children, subtree
from motcua.ui.filters import DayTyped, Filters, Option, Periods, Pick, address, read_day
from motcua.ui.words import t

PERIOD, KNOWN, ALONE = "ky", "biet-den", "rieng"
AXES = {
    "unit": "don-vi", "desk": "noi-tiep-nhan", "field": "linh-vuc", "procedure": "thu-tuc", "officer": "can-bo", "channel": "kenh",
}  # fmt: skip
FIRST_YEAR = 2000
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """A view of the figures.

    :param units: those whose figures this actor may see
    :param known: as it was known then; None is now
    :param said: the parameters of the address that hold
    :param verified: the indicators whose formula was compared with its source
    :param wrong: a day that was typed and is none
    """

    period: Period
    scope: Scope
    at: datetime
    units: frozenset[str]
    known: datetime | None
    said: Mapping[str, str]
    verified: frozenset[str]
    wrong: str = ""

    def href(self, path: str, **changes: Any) -> str:
        """Return the address of another screen of the same view, with other axes of the scope or another `period`.

        Told apart by unit, each unit is told without those below it, and its address says so.
        """
        period = changes.pop("period", None)
        told = {AXES[axis]: str(value) for axis, value in changes.items()} | ({ALONE: "1"} if "unit" in changes else {})
        return address(path, self.said, told | ({PERIOD: period.code} if period else {}))


def oversees(actor: Actor) -> bool:
    """Tell whether there are figures for this person: who answers for units and what lies below them."""
    return any(duty in SEES_SUBTREE for duty, _ in actor.posts)


def overseen(actor: Actor, day: date) -> frozenset[str]:
    """Return the units whose figures, and the lists behind them, this person may open."""
    return frozenset[str]().union(*_overseen(actor, day).values())


def asked_for(request: DeskRequest) -> Asked:
    """Read the address.

    :raises Http404: not a person with figures, or of a unit that is not theirs, or no such period
    """
    today = local_date(request.now)
    below = _overseen(request.actor, today)
    if not below:
        raise Http404
    units, tops = frozenset().union(*below.values()), list(below)
    said = {name: value for name in (PERIOD, KNOWN, ALONE, *AXES.values()) if (value := request.GET.get(name, ""))}
    if any(len(value) > _LONGEST or "\x00" in value for value in said.values()):
        raise Http404
    if ALONE in said and said.get(AXES["unit"]) not in children(people.tree(today)):
        del said[ALONE]  # there is nothing below it
    scope = _scope(said, tops)
    if {scope.unit, scope.desk} - {None} - units:
        raise Http404
    wrong = said.pop(KNOWN) if _is_no_day(said.get(KNOWN, "")) else ""
    try:
        period = Period.read(said.get(PERIOD, str(today.year)))
        known = _known(said[KNOWN]) if KNOWN in said else None
    except (BadPeriod, ValueError, OverflowError):
        raise Http404 from None
    now = known if known and known < request.now else None
    return Asked(period, scope, request.now, units, now, said, verified(), wrong)


def filters(asked: Asked, path: str, target: str, said: Mapping[str, str] | None = None) -> Filters:
    """Return the bar of filters over a part of a page.

    :param said: with what else the address of this page says
    """
    told = {name: value for name, value in (said or asked.said).items() if name != ALONE}
    return Filters(path=path, asked=told, target=target, periods=_periods(asked), picks=_picks(asked), days=[_day(asked)])


def _known(text: str) -> datetime:
    """The end of a day, as people write days or as addresses do; or a moment, which is when a period was closed.

    :raises ValueError: it is neither
    """
    if (day := read_day(text)) is not None:
        return start_of(day + timedelta(days=1)) - timedelta(microseconds=1)
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None or moment.year < FIRST_YEAR:
        raise ValueError(text)
    return moment


def _is_no_day(text: str) -> bool:
    """Tell whether somebody typed a day that there is not: 32/13/2024."""
    return bool(text) and set(text) <= set("0123456789/. -") and read_day(text) is None


def _day(asked: Asked) -> DayTyped:
    """The field for the day, and what was typed into it."""
    said, words = asked.said.get(KNOWN, ""), "Như đã biết đến hết ngày"
    if asked.wrong:
        no = t("Không có ngày “{day}”; hãy viết như 31/03/2024. Số liệu dưới đây là của lúc này.", day=asked.wrong)
        return DayTyped(KNOWN, words, asked.wrong, no)
    if said and read_day(said) is None:
        return DayTyped(KNOWN, "Như đã biết lúc", hh_mm_dd_mm_yyyy(datetime.fromisoformat(said)), fixed=said)
    return DayTyped(KNOWN, words, dd_mm_yyyy(day) if (day := read_day(said)) else "")


def _overseen(actor: Actor, day: date) -> dict[str, frozenset[str]]:
    """The units that the actor oversees, without those below another of them, and all below each; the broadest first."""
    own = {unit for duty, unit in actor.posts if duty in SEES_SUBTREE}
    tree = people.tree(day)
    below = children(tree)
    tops = {unit: subtree(below, unit) for unit in own if not own & set(ancestors(tree, unit))}
    return dict(sorted(tops.items(), key=lambda pair: (-len(pair[1]), pair[0])))


def _scope(said: Mapping[str, str], tops: list[str]) -> Scope:
    """What the address names; who names no unit gets the broadest that is theirs."""
    named: dict[str, Any] = {axis: said[name] for axis, name in AXES.items() if name in said}
    if "officer" in named:
        if not named["officer"].isascii() or not named["officer"].isdigit() or len(named["officer"]) > 15:
            raise Http404
        named["officer"] = int(named["officer"])
    scope = Scope(**named, alone=ALONE in said)
    # A desk's dossiers may be settled anywhere: who oversees the desk sees what became of them.
    return scope if scope.unit or scope.desk else replace(scope, unit=tops[0])


def _periods(asked: Asked) -> Periods:
    day = min(asked.period.last, local_date(asked.at))
    kinds = [(t(words), code, code == asked.period.code) for words, code in _kinds(day)]
    after = asked.period.following()
    return Periods(
        name=PERIOD, value=asked.period.code, words=asked.period.name, kinds=kinds, before=asked.period.previous().code,
        after=after.code if after.since <= local_date(asked.at) else "",
    )  # fmt: skip


def _kinds(day: date) -> Iterator[tuple[str, str]]:
    year, week = day.year, day.isocalendar()
    yield "Ngày", day.isoformat()
    yield "Tuần", f"{week.year}-W{week.week:02}"
    yield "Tháng", f"{year}-{day.month:02}"
    yield "Quý", f"{year}-Q{(day.month + 2) // 3}"
    yield "6 tháng", f"{year}-H{1 if day.month <= 6 else 2}"
    yield "9 tháng", f"{year}-9M"
    yield "Năm", str(year)


def _picks(asked: Asked) -> list[Pick]:
    day = local_date(asked.at)
    units = [Option(code, name) for code, name in sorted(people.names_on(asked.units, day).items(), key=lambda pair: pair[1])]
    versions = sorted(catalogue.current_versions(day), key=lambda version: (version.field, version.name))
    return [
        Pick("don-vi", "Đơn vị giải quyết", units, "Mọi đơn vị của tôi"),
        Pick("linh-vuc", "Lĩnh vực", [Option(field, field) for field, _ in sorted(catalogue.fields(day))], "Mọi lĩnh vực"),
        Pick("thu-tuc", "Thủ tục", [Option(v.procedure_key, v.name, v.field) for v in versions], "Mọi thủ tục"),
        Pick("kenh", "Cách nộp", [Option(channel, t(words)) for channel, words in CHANNELS.items()], "Mọi cách nộp"),
    ]


def said_in_words(asked: Asked) -> str:
    """Say of whom the figures are, and when they are known, for a heading and for the paper."""
    unit = asked.scope.unit or asked.scope.desk
    whose = people.name_on(unit, local_date(asked.at)) if unit else ""
    alone = t("riêng đơn vị này, không kể đơn vị trực thuộc") if asked.scope.alone else ""
    return " · ".join(words for words in (whose, alone, asked.period.name, _known_when(asked)) if words)


def _known_when(asked: Asked) -> str:
    if asked.known is None:
        return ""
    if read_day(asked.said[KNOWN]):
        return t("như đã biết đến hết ngày {day}", day=dd_mm_yyyy(local_date(asked.known)))
    return t("như đã biết lúc {moment}", moment=hh_mm_dd_mm_yyyy(asked.known))
