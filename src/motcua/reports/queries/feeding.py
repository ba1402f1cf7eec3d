"""The other forms, as far as facts feed their columns; what has no source stays empty and is marked on the form itself.

Each takes a fixed number of questions: numbers by procedure from the sums that are kept, put together by field.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from motcua.catalogue import queries as catalogue
from motcua.catalogue.rules import ServiceLevel
from motcua.dossiers import queries as dossiers
from motcua.dossiers.rules import CAUSES
from motcua.indicators import queries as indicators
from motcua.indicators.rules import Period, Scope
from motcua.kernel.ratios import ratio
from motcua.people import queries as people
from motcua.reports.queries.assembling import ELSEWHERE, form_by_unit, looked_after
from motcua.reports.queries.counting import counted
from motcua.reports.rules.filling import sheet_of
from motcua.reports.rules.periods import Days, ReportPeriod
from motcua.reports.rules.reading import layout
from motcua.reports.rules.sheets import Heading, Rank, Sheet, Value

type Sums = dict[str, Counter[str]]
"""By field: how many of each thing."""

_CODES = ("Q14a", "W16", "W16a", "W10", "BC1", "BC2", "BC3", "766-3.6", "766-4.1", "766-4.2", "766-4.3")
_ONLINE = {ServiceLevel.FULL: "online_wholly", ServiceLevel.PART: "online_partly", ServiceLevel.NONE: "online_other"}


def fed(form: str, unit: str, days: ReportPeriod | Days, heading: Heading, *, at: datetime, known: datetime | None) -> Sheet:
    """Lay out a form by the name of its file.

    :raises KeyError: nothing feeds this form
    """
    makers: Mapping[str, Callable[[], Sheet]] = {
        "07a-BTP": lambda: _laid(form, heading, _dossiers(unit, days, at, known)),
        "07a-BTP-tuan": lambda: _laid(form, heading, _dossiers(unit, days, at, known)),
        "II.06b": lambda: sheet_of(form_by_unit(unit, days, counted(at, known)), layout(form), heading),
        "II.06g": lambda: _laid(form, heading, *_causes(unit, days, at, known)),
        "II.08": lambda: _laid(form, heading, _electronic(unit, days, at, known), rates=_RATES),
    }
    return makers[form]()


def _dossiers(unit: str, days: ReportPeriod | Days, at: datetime, known: datetime | None) -> Sums:
    """Every dossier of the time by the field of its procedure: how it came, how it was settled, where it stands."""
    scope, period = Scope(unit=unit), Period(days.since, days.until)
    versions = {one.procedure_key: one for one in catalogue.current_versions(days.last)}
    worth = indicators.by("procedure", _CODES, scope, period, at=at, known=known)
    sums: Sums = defaultdict(Counter)
    for row in indicators.settling("procedure", scope, period, at=at, known=known):
        version = versions.get(row.key)
        level = version.service_level if version else ServiceLevel.NONE
        sums[version.field if version else ELSEWHERE].update({
            "received": row.received, "online": row.received_online, _ONLINE[level]: row.received_online,
            "direct": row.received_otherwise, "carried": row.carried_over, "settled": row.settled, "early": row.early,
            "on_time": row.on_time, "late": row.late, "in_time": row.early + row.on_time, "open": row.open,
            "not_due": row.open_in_time, "open_late": row.open_late, "used": 1 if row.received_online else 0,
        })  # fmt: skip
    for key, values in worth.items():
        n = {code: one.numerator or 0 for code, one in values.items()}
        of = {code: one.denominator or 0 for code, one in values.items()}
        told, every = n["W16"], n["W16a"]  # of the settled; of these and of the open
        sums[versions[key].field if key in versions else ELSEWHERE].update({
            "post": n["Q14a"], "direct": -n["Q14a"], "late_told": told, "late_untold": of["W16"] - told,
            "open_late_told": every - told, "open_late_untold": of["W16a"] - of["W16"] - (every - told), "refused": n["W10"],
            "withdrawn": n["BC1"], "stopped": n["BC2"], "payments": of["BC3"], "paid_direct": of["BC3"] - n["BC3"],
            "paid_online": n["BC3"], "payable": of["766-3.6"], "digitised": n["766-4.2"], "electronic": n["766-4.1"],
            "reused": n["766-4.3"],
        })  # fmt: skip
    return sums


_RATES = {"online_rate": ("online", "received"), "paid_rate": ("paid_online", "payable")}


def _electronic(unit: str, days: ReportPeriod | Days, at: datetime, known: datetime | None) -> Sums:
    """The same, with how many services are offered online; received are those of the time alone."""
    sums = _dossiers(unit, days, at, known)
    for one in sums.values():
        one["received"] -= one["carried"]
    for versions in looked_after(unit, days.last).values():
        for version in versions:
            sums[version.field]["wholly"] += version.service_level is ServiceLevel.FULL
            sums[version.field]["partly"] += version.service_level is ServiceLevel.PART
    return sums


def _causes(unit: str, days: ReportPeriod | Days, at: datetime, known: datetime | None) -> tuple[Sums, dict[str, dict[str, Value]]]:
    """The late by field, and what was written of why."""
    sums = _dossiers(unit, days, at, known)
    late: Sums = {
        field: Counter({"late": one["late"] + one["open_late"]}) for field, one in sums.items() if one["late"] + one["open_late"]
    }
    period = Period(days.since, days.until)
    told = dossiers.causes_by_field(people.subtree(unit, days.last), period.since_at, min(period.until_at, known or at))
    words: dict[str, dict[str, Value]] = {
        field: {"cause": "; ".join(f"{CAUSES[cause]} ({n})" for cause, n in sorted(told.get(field, {}).items()))} for field in late
    }
    return late, words


def _laid(
    form: str, heading: Heading, sums: Sums, words: Mapping[str, Mapping[str, Value]] | None = None,
    rates: Mapping[str, Sequence[str]] | None = None,
) -> Sheet:
    """A row for each field, in order, and their total; the shares of the total are of the sums."""
    whole: Counter[str] = Counter()
    rows: list[tuple[Rank, dict[str, Value]]] = []
    counts = [leaf.key for leaf in layout(form).leaves if leaf.kind == "count" and leaf.fed]
    for serial, (field, one) in enumerate(sorted(sums.items()), 1):
        whole.update(one)
        values = {key: one[key] for key in counts} | {key: ratio(one[n], one[of]) for key, (n, of) in (rates or {}).items()}
        rows.append((Rank.LINE, {"serial": str(serial), "name": field, **values, **(words or {}).get(field, {})}))
    total = {key: whole[key] for key in counts} | {key: ratio(whole[n], whole[of]) for key, (n, of) in (rates or {}).items()}
    return layout(form).filled(heading, [*rows, (Rank.TOTAL, {"name": "Tổng cộng", **total})])
