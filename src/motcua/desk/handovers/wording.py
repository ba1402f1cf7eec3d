"""What places, ways back and variants of the hand-over map are called."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from motcua.desk.wording import STEP_KINDS
from motcua.dossiers import events
from motcua.indicators.rules.trails import APPLICANT, NOBODY, Level
from motcua.people import queries as people
from motcua.ui.words import t

BACK = {
    events.SENT_BACK: "Trả lại để làm lại", events.REOPENED: "Mở lại vì kết quả sai", events.HANDED_BACK: "Cấp trên giao lại",
}  # fmt: skip
_AGAIN = "Làm lại, qua khâu này lần nữa"


def called(nodes: Iterable[str], level: Level, day: date) -> Mapping[str, str]:
    """Return what the places of a level are called; no two the same."""
    known = {APPLICANT: t("Người nộp"), NOBODY: t("Chưa ai làm xong")}
    asked = sorted(set(nodes) - set(known))
    match level:
        case Level.UNIT:
            named = {code: unit.short_name if (unit := people.every_unit().get(code)) else code for code in asked}
        case Level.STEP:
            named = {kind: t(STEP_KINDS[kind]) for kind in asked}
        case Level.PERSON:
            return known | _people(asked)
    return known | _told_apart({node: (name, node) for node, name in named.items()})


def _people(actors: Sequence[str]) -> dict[str, str]:
    pks = {actor: int(pk) for actor in actors if (pk := actor.removeprefix("account:")).isdigit()}
    accounts = people.accounts(pks.values())
    found = {actor: accounts.get(pks.get(actor, 0)) for actor in actors}
    return _told_apart({actor: (one.full_name, one.username) if one else (t("Hệ thống"), actor) for actor, one in found.items()})


def _told_apart(named: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    """Of those whose names are the same, say what else they go by."""
    often = Counter(name for name, _ in named.values())
    return {node: f"{name} ({more})" if often[name] > 1 else name for node, (name, more) in named.items()}


def back(kind: str) -> str:
    return t(BACK.get(kind, _AGAIN))


def variant(kinds: Iterable[str]) -> str:
    return " → ".join(t(STEP_KINDS[kind]) for kind in kinds)
