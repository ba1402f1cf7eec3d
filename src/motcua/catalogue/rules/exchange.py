"""A version as one JSON document, whole: what is exported can be imported again and is the same."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from motcua.catalogue.rules import eform
from motcua.catalogue.rules.eform import BadForm, BadFormula, Flaw, Formula
from motcua.catalogue.rules.facts import Case, Fee, LegalBasis, Paper, PublishedVersion, Result, RuleSet, StepPlan
from motcua.catalogue.rules.gate import missing_parts
from motcua.catalogue.rules.kinds import FeeKind, ServiceLevel, StepKind, VersionState
from motcua.catalogue.rules.questions import read_questions, write_questions
from motcua.deadlines.rules import Policy, Term, TermUnit
from motcua.kernel.texts import clean
from motcua.people.rules import Duty

FORMAT = "motcua-procedure-1"
TEXTS = ("name", "field", "order_text", "way_text", "term_text", "lead_unit", "signer", "signing_unit")
LISTS = ("applicants", "conditions", "unverified", "sources")
_MOST, _LONGEST = 200, 20_000
_KEY = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}", re.ASCII)


def to_data(version: PublishedVersion) -> dict[str, Any]:
    """Return the version as JSON. Its place among the versions (id, number, state, end) is not part of it."""
    return {
        "format": FORMAT, "key": version.procedure_key, "code": version.code, "level": version.level,
        "published_code": version.published_code, "rule_set": version.rule_set.code,
        "valid_from": version.valid_from.isoformat() if version.valid_from else None,
        **{name: getattr(version, name) for name in TEXTS}, **{name: list(getattr(version, name)) for name in LISTS},
        "copies_of_dossier": version.copies_of_dossier, "term": _term(version.term), "inter_agency": version.inter_agency,
        "service_level": version.service_level.value, "clock_policy": version.clock_policy.value,
        "confidence": version.confidence, "note": version.note,
        **{part: [_item(item) for item in getattr(version, part)] for part in _ITEMS},
        "questions": write_questions(version.questions),
        "form": None if version.form is None else eform.write(version.form),
    }


def _item(item: Any) -> dict[str, Any]:
    kept = {name: getattr(item, name) for name in _ITEMS[_PART_OF[type(item)]]}
    return {name: _plain(entry) for name, entry in kept.items()}


def _plain(entry: Any) -> Any:
    match entry:
        case Term():
            return _term(entry)
        case Formula():
            return entry.text
        case FeeKind() | StepKind():
            return entry.value
        case _:
            return entry


def _term(term: Term | None) -> dict[str, str] | None:
    return None if term is None else {"amount": format(term.amount.normalize(), "f"), "unit": term.unit.value}


def from_data(data: Any, law: RuleSet) -> PublishedVersion:
    """Return the version that JSON describes, as a draft under this law.

    :raises BadForm: with every problem, its path such as "papers.2.name"
    """
    reader = _Reader()
    if not isinstance(data, Mapping) or data.get("format") != FORMAT:
        raise BadForm([Flaw("", "not-a-procedure")])
    values: dict[str, Any] = {name: reader.text(data, name) for name in TEXTS}
    values |= {name: reader.texts(data, name) for name in LISTS} | {part: reader.items(data, part) for part in _ITEMS}
    version = PublishedVersion(
        id=0, procedure_key=reader.needed(data, "key"), number=0, state=VersionState.DRAFT, valid_to=None, rule_set=law,
        valid_from=reader.day(data, "valid_from"), code=reader.needed(data, "code"), level=reader.needed(data, "level"),
        published_code=reader.maybe(data, "published_code"), **values,
        copies_of_dossier=reader.count(data, "copies_of_dossier"), term=reader.term(data, "term"),
        inter_agency=reader.flag(data, "inter_agency"), service_level=reader.one(data, "service_level", ServiceLevel),
        clock_policy=reader.one(data, "clock_policy", Policy), confidence=reader.maybe(data, "confidence"),
        note=reader.maybe(data, "note"), missing=(),
        questions=reader.nested("questions", lambda: read_questions(data.get("questions") or [])) or (),
        form=reader.nested("form", lambda: eform.read(data["form"])) if data.get("form") is not None else None,
    )
    if reader.flaws:
        raise BadForm(reader.flaws)
    return replace(version, missing=missing_parts(version))


def part_from_data(part: str, listed: Any) -> tuple[Any, ...]:
    """Return the items of one part ("papers", "fees", "questions" …) that JSON describes.

    :raises BadForm: with every problem, its path beginning with the part
    """
    reader = _Reader()
    items = reader.items({part: listed}, part) if part in _ITEMS else reader.nested(part, lambda: read_questions(listed))
    if reader.flaws:
        raise BadForm(reader.flaws)
    return items or ()


class _Reader:
    def __init__(self) -> None:
        self.flaws: list[Flaw] = []
        self.path = ""

    def wrong(self, name: str, code: str, **facts: Any) -> None:
        self.flaws.append(Flaw(f"{self.path}{name}", code, facts))

    def maybe(self, data: Mapping[str, Any], name: str) -> str | None:
        given = data.get(name)
        if given is None or (isinstance(given, str) and len(given) <= _LONGEST):
            return clean(given) or None if given else None
        self.wrong(name, "text-malformed")
        return None

    def text(self, data: Mapping[str, Any], name: str) -> str:
        return self.maybe(data, name) or ""

    def needed(self, data: Mapping[str, Any], name: str) -> str:
        found = self.text(data, name)
        if not found:
            self.wrong(name, "text-missing")
        return found

    def key(self, data: Mapping[str, Any], otherwise: str) -> str:
        key = self.text(data, "key") or otherwise
        if not _KEY.fullmatch(key):
            self.wrong("key", "key-malformed")
        return key

    def texts(self, data: Mapping[str, Any], name: str) -> tuple[str, ...]:
        given = data.get(name) or []
        listed = given if isinstance(given, list) and len(given) <= _MOST else [None]
        if not all(isinstance(text, str) and len(text) <= _LONGEST for text in listed):
            self.wrong(name, "text-malformed")
            return ()
        return tuple(text for text in map(clean, listed) if text)

    def count(self, data: Mapping[str, Any], name: str) -> int:
        given = data.get(name, 0)
        if not isinstance(given, int) or isinstance(given, bool) or not 0 <= given < 10**12:
            self.wrong(name, "count-malformed")
            return 0
        return given

    def flag(self, data: Mapping[str, Any], name: str) -> bool:
        if not isinstance(data.get(name, False), bool):
            self.wrong(name, "flag-malformed")
        return data.get(name) is True

    def day(self, data: Mapping[str, Any], name: str) -> date | None:
        try:
            return date.fromisoformat(data[name]) if data.get(name) else None
        except (TypeError, ValueError):
            self.wrong(name, "day-malformed")
            return None

    def one(self, data: Mapping[str, Any], name: str, kinds: Any) -> Any:
        known = {kind.value: kind for kind in kinds}
        given = data.get(name)
        if not isinstance(given, str) or given not in known:
            self.wrong(name, "kind-unknown")
            return next(iter(kinds))
        return known[given]

    def term(self, data: Mapping[str, Any], name: str) -> Term | None:
        given = data.get(name)
        if given is None:
            return None
        try:
            return Term(Decimal(str(given["amount"])[:20]), TermUnit(given["unit"]))
        except (KeyError, TypeError, ValueError, InvalidOperation):
            self.wrong(name, "term-malformed")
            return None

    def formula(self, data: Mapping[str, Any], name: str) -> Formula | None:
        try:
            return eform.parse(data[name] if isinstance(data[name], str) else "?") if data.get(name) else None
        except BadFormula as bad:
            self.wrong(name, bad.code, at=bad.at, **bad.facts)
            return None

    def nested[T](self, part: str, read: Callable[[], T]) -> T | None:
        try:
            return read()
        except BadForm as bad:
            self.flaws += [Flaw(f"{part}.{flaw.path}".rstrip("."), flaw.code, flaw.facts) for flaw in bad.problems]
            return None

    def items(self, data: Mapping[str, Any], part: str) -> tuple[Any, ...]:
        listed = data.get(part) or []
        if not isinstance(listed, list) or len(listed) > _MOST or not all(isinstance(item, Mapping) for item in listed):
            self.wrong(part, "list-malformed")
            return ()
        found = []
        for place, item in enumerate(listed):
            self.path = f"{part}.{place}."
            found.append(_MADE[part](self, item, place))
        self.path = ""
        self._once(part, [item.key for item in found if hasattr(item, "key")])
        return tuple(found)

    def _once(self, part: str, keys: list[str]) -> None:
        for key in sorted({key for key in keys if keys.count(key) > 1}):
            self.wrong(part, "key-twice", key=key)


def _case(r: _Reader, item: Mapping[str, Any], place: int) -> Case:
    return Case(
        key=r.key(item, f"case-{place + 1}"), name=r.needed(item, "name"), term=r.term(item, "term"),
        note=r.maybe(item, "note"), when=r.formula(item, "when"),
    )


def _paper(r: _Reader, item: Mapping[str, Any], place: int) -> Paper:
    return Paper(
        key=r.key(item, f"paper-{place + 1}"), name=r.needed(item, "name"), form=r.maybe(item, "form"),
        originals=r.count(item, "originals"), copies=r.count(item, "copies"), required=r.flag(item, "required"),
        note=r.maybe(item, "note"), case=r.maybe(item, "case"), when=r.formula(item, "when"),
    )


def _fee(r: _Reader, item: Mapping[str, Any], place: int) -> Fee:
    return Fee(
        key=r.key(item, f"fee-{place + 1}"), name=r.needed(item, "name"), amount=r.count(item, "amount"),
        kind=r.one(item, "kind", FeeKind), is_default=r.flag(item, "is_default"), legal_text=r.maybe(item, "legal_text"),
        when=r.formula(item, "when"), formula=r.formula(item, "formula"),
    )


def _step(r: _Reader, item: Mapping[str, Any], place: int) -> StepPlan:
    return StepPlan(
        order=place + 1, kind=r.one(item, "kind", StepKind), place=r.needed(item, "place"), duty=r.one(item, "duty", Duty).value,
        action=r.needed(item, "action"), budget=r.term(item, "budget"),
    )


def _result(r: _Reader, item: Mapping[str, Any], place: int) -> Result:
    return Result(
        name=r.needed(item, "name"), form=r.maybe(item, "form"), validity=r.maybe(item, "validity"),
        result_code=r.maybe(item, "result_code"),
    )


def _basis(r: _Reader, item: Mapping[str, Any], place: int) -> LegalBasis:
    return LegalBasis(text=r.needed(item, "text"), number=r.maybe(item, "number"))


_MADE: dict[str, Callable[[_Reader, Mapping[str, Any], int], Any]] = {
    "cases": _case, "papers": _paper, "fees": _fee, "steps": _step, "results": _result, "legal_basis": _basis,
}
_ITEMS = {
    "cases": ("key", "name", "term", "note", "when"),
    "papers": ("key", "name", "form", "originals", "copies", "required", "note", "case", "when"),
    "fees": ("key", "name", "amount", "kind", "is_default", "legal_text", "when", "formula"),
    "steps": ("kind", "place", "duty", "action", "budget"),
    "results": ("name", "form", "validity", "result_code"),
    "legal_basis": ("text", "number"),
}
_PART_OF = {Case: "cases", Paper: "papers", Fee: "fees", StepPlan: "steps", Result: "results", LegalBasis: "legal_basis"}
PARTS = (*_ITEMS, "questions", "form")
