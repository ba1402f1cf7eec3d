"""Indicators as the screens of this door show them: cards, rows and cells, each number with the address of its list."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.urls import reverse

from motcua.catalogue import queries as catalogue
from motcua.desk.control_room.asked import Asked
from motcua.desk.wording import CHANNELS
from motcua.indicators.rules import FORM, Counts, Indicator, Period, Settling, Value
from motcua.kernel.moments import local_date
from motcua.people import queries as people
from motcua.ui import formats
from motcua.ui.charts import Cell, Row, Unit
from motcua.ui.charts import Value as Number
from motcua.ui.numbers import Against, Figure
from motcua.ui.words import t

PARTS = {
    "early": "Trước hạn", "on_time": "Đúng hạn", "late": "Quá hạn", "open_in_time": "Đang giải quyết, trong hạn",
    "open_late": "Đang giải quyết, quá hạn",
}  # fmt: skip
# How many of what.
SHARES = {
    Counts.DOSSIERS: "{n} trên {all} hồ sơ", Counts.PERSONS: "{n} trên {all} người", Counts.PAYMENTS: "{n} trên {all} lần nộp",
    Counts.PROCEDURES: "{n} trên {all} thủ tục", Counts.OBLIGATIONS: "{n} trên {all} việc",
}  # fmt: skip
MANY = {
    Counts.DOSSIERS: "{n} hồ sơ", Counts.PERSONS: "{n} người", Counts.PAYMENTS: "{n} lần nộp", Counts.PROCEDURES: "{n} thủ tục",
    Counts.OBLIGATIONS: "{n} việc",
}  # fmt: skip


def figure(one: Indicator, worth: Sequence[Value], asked: Asked, compared: Sequence[tuple[str, Period]]) -> Figure:
    """Return the card of an indicator.

    :param worth: of the period, and of those it is compared with, which are `compared`: "kỳ trước" and its period
    """
    value, *others = worth
    against = [
        Against(t(words), number(one, other), asked.href(reverse("desk:figure", args=[one.code]), period=period))
        for (words, period), other in zip(compared, others, strict=True)
    ]
    return Figure(
        name=t(one.name), value=number(one, value), unit=Unit.COUNT if one.of is None else Unit.SHARE,
        href=listed(asked, one.code, "numerator"), definition=asked.href(reverse("desk:figure", args=[one.code])),
        of="" if one.of is None or value.ratio is None else told(one, value), against=against, falling=one.good == "down",
        excluded=value.excluded, excluded_href=listed(asked, one.code, "excluded"),
        unverified=None if one.code in asked.verified else t("cách tính"),
    )  # fmt: skip


def number(one: Indicator, value: Value) -> Number:
    return value.numerator if one.of is None else value.ratio


def told(one: Indicator, value: Value) -> str:
    return t(SHARES[one.counts], n=formats.number(value.numerator or 0), all=formats.number(value.denominator or 0))


def listed(asked: Asked, code: str, part: str, **changes: object) -> str:
    """Return the address of the list behind a number."""
    return asked.href(reverse("desk:figure_list", args=[code, part]), **changes)


def settled(rows: Sequence[Settling], axis: str, asked: Asked) -> list[Row]:
    """Return a row of bars for each unit, field or channel; the most dossiers first."""
    called = names(axis, [row.key for row in rows], local_date(asked.at))
    most = sorted(rows, key=lambda row: (-(row.settled + row.open), row.key))
    return [
        Row(
            called.get(row.key, row.key),
            tuple(Cell(getattr(row, part), listed(asked, FORM, part, **{axis: row.key})) for part in PARTS),
            asked.href(reverse("desk:control_room"), **{axis: row.key}),
        )
        for row in most
    ]  # fmt: skip


def names(axis: str, keys: Sequence[str], day: date) -> Mapping[str, str]:
    """Return what the keys of an axis are called."""
    if axis in ("unit", "desk"):
        every = people.every_unit()
        return people.names_on([key for key in keys if key in every], day)  # a procedure may name many at once
    if axis == "procedure":
        return {version.procedure_key: version.name for version in catalogue.current_versions(day)}
    if axis == "officer":
        known = people.accounts(int(key) for key in keys if key)
        return {str(pk): account.full_name for pk, account in known.items()} | {"": t("Chưa giao ai")}
    return {channel: t(words) for channel, words in CHANNELS.items()}
