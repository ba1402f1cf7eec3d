"""The words in which indicators are written: each a question about one dossier, in Vietnamese, in SQL and in Python. Pure.

A condition is made of these with "and", "or", "not" and brackets. A word that is not here is no word.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from motcua.indicators.rules.facts import Outcome, Speed
from motcua.indicators.rules.words import WORDS


@dataclass(frozen=True, slots=True)
class Atom:
    """One question: as a reader knows it, over the columns of the facts, and over one dossier's facts (or an item's words)."""

    said: str
    sql: str
    holds: Callable[[Any], bool]


def _is(column: str, value: str, said: str) -> Atom:
    return Atom(said, f"{column} = '{value}'", lambda facts: getattr(facts, column) == value)


def _some(column: str, said: str, *, least: int = 1) -> Atom:
    return Atom(said, f"{column} >= {least}", lambda facts: getattr(facts, column) >= least)


def _known(column: str, said: str) -> Atom:
    return Atom(said, f"{column} IS NOT NULL", lambda facts: getattr(facts, column) is not None)


def _flag(column: str, said: str) -> Atom:
    return Atom(said, column, lambda facts: bool(getattr(facts, column)))


def _word(word: str, said: str) -> Atom:
    return Atom(said, word, lambda item: word in item.words)


OF_DOSSIERS: Mapping[str, Atom] = {
    "online": _is("channel", "online", "nộp trực tuyến"),
    "counter": _is("channel", "counter", "nộp trực tiếp"),
    "post": _is("channel", "post", "nộp qua bưu chính"),
    "returned_by_post": _is("return_by", "post", "trả kết quả qua bưu chính"),
    "returned_online": _is("return_by", "online", "trả kết quả trực tuyến"),
    "self_typed": _is("typed_by", "applicant", "người nộp tự khai"),
    "officer_typed": _is("typed_by", "officer", "cán bộ khai giúp"),
    "at_counter": _flag("at_counter", "khai tại máy của bộ phận một cửa"),
    "eid": _flag("eid", "người nộp đăng nhập bằng định danh điện tử"),
    "accepted": _known("accepted_at", "đã được tiếp nhận"),
    "settled": _known("finished_at", "đã giải quyết xong"),
    "granted": _is("outcome", Outcome.GRANTED, "có kết quả"),
    "rejected": _is("outcome", Outcome.REJECTED, "bị từ chối giải quyết"),
    "withdrawn": _is("outcome", Outcome.WITHDRAWN, "người nộp rút"),
    "lapsed": _is("outcome", Outcome.LAPSED, "dừng vì không bổ sung"),
    "refused": _is("outcome", Outcome.REFUSED, "không được tiếp nhận"),
    "early": _is("speed", Speed.EARLY, "trước hạn"),
    "on_time": _is("speed", Speed.ON_TIME, "đúng hạn"),
    "late": _is("speed", Speed.LATE, "quá hạn"),
    "undated": Atom("không có hạn trả kết quả", "due_at IS NULL", lambda facts: facts.due_at is None),
    "overdue": _known("late_from", "đã quá hạn"),
    "faulted": _known("fault_from", "quá hạn hoặc phải bổ sung từ hai lần"),
    "by_hour": _flag("by_hour", "thời hạn tính bằng giờ"),
    "waiting": _known("waiting_since", "đang chờ người nộp"),
    "missed_first": Atom(
        "muộn hơn hẹn lần đầu", "judged_at > first_due_at",
        lambda facts: bool(facts.judged_at and facts.first_due_at and facts.judged_at > facts.first_due_at),
    ),
    "supplemented": _some("supplements", "phải bổ sung"),
    "asked_again": _some("supplements", "phải bổ sung từ hai lần", least=2),
    "extended": _some("extensions", "được hẹn lại"),
    "lettered": _known("lettered_at", "có văn bản xin lỗi"),
    "explained": _known("explained_at", "có giải trình được chấp nhận"),
    "sent_back": _some("returns", "bị trả lại làm lại trong nội bộ"),
    "reopened": _some("reopenings", "kết quả sai phải làm lại"),
    "with_fee": _some("fee_asked", "có phí, lệ phí"),
    "paid": _some("fee_paid", "đã nộp phí, lệ phí"),
    "paid_online": _flag("paid_online", "nộp phí trực tuyến"),
    "with_papers": _some("papers", "có thành phần hồ sơ"),
    "filed": Atom(
        "đủ bản điện tử của thành phần hồ sơ", "(papers > 0 AND filed >= papers)",
        lambda facts: facts.papers > 0 and facts.filed >= facts.papers,
    ),
    "reused": _some("reused", "dùng lại giấy tờ đã nộp trước đây"),
    "electronic": _flag("electronic", "kết quả có bản điện tử"),
    "known_person": _known("person", "biết chủ hồ sơ là ai"),
    "rated": _known("rated", "có đánh giá của người dân"),
    "satisfied": Atom("hài lòng hoặc rất hài lòng", "rated >= 1", lambda facts: facts.rated is not None and facts.rated >= 1),
    "low": _flag("low", "có điểm đánh giá thấp nhất"),
    "replaced": _known("later", "được nộp lại thành hồ sơ khác"),
    "refiled": _known("earlier", "là hồ sơ nộp lại"),
    "journey_late": Atom(
        "quá hạn tính từ lần nộp đầu", "judged_at > coalesce(journey_due_at, due_at)",
        lambda facts: bool(
            facts.judged_at and (due := facts.journey_due_at or facts.due_at) and facts.judged_at > due
        ),
    ),
}  # fmt: skip
_OF_OTHERS = {word: _word(word, said) for words in WORDS.values() for word, said in words.items()}
ATOMS: Mapping[str, Atom] = {**OF_DOSSIERS, **_OF_OTHERS}
