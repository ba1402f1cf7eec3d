"""What is asked, what an answer is worth, and until when: the criteria as they hold on a day.

TT 01/2018/TT-VPCP (điều 13, 14) rates a dossier by nine indicators of 2, 1 or 0 points; of these, four are told by the applicant,
the others are counted by the system. The words in which they are asked are our own. Whether NĐ 118/2025 keeps them is unverified.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from motcua.kernel.refusals import Refusal


class PressedBy(StrEnum):
    """Who pressed the button: easy praise is collected at counters."""

    SELF = "self"
    COUNTER = "counter_machine"


@dataclass(frozen=True, slots=True)
class Criterion:
    """One question. answers: what each number of points says, best first."""

    key: str
    number: int | None  # of the indicator in the law; None: of our own
    question: str
    answers: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class CriteriaSet:
    """The questions that are asked of dossiers closed from a day on; valid_to is the first day on which they are not."""

    code: str
    law: str
    valid_from: date
    valid_to: date | None
    verified: bool
    criteria: tuple[Criterion, ...]


SETS = (
    CriteriaSet(
        "TT01-2018", "TT 01/2018/TT-VPCP, điều 13", date(2018, 12, 23), None, False,
        (
            Criterion("time", 1, "Kết quả có đúng hẹn không?",
                      ((2, "Sớm hơn ngày hẹn"), (1, "Đúng hẹn"), (0, "Muộn hơn ngày hẹn"))),
            Criterion("contacts", 3, "Ngoài lúc nộp và lúc nhận, phải liên hệ nơi tiếp nhận thêm mấy lần để hoàn thiện hồ sơ?",
                      ((2, "Không lần nào"), (1, "Một lần"), (0, "Hơn một lần"))),
            Criterion("agencies", 4, "Phải tự đến bao nhiêu cơ quan để hoàn thiện hồ sơ?",
                      ((2, "Không phải đến cơ quan nào"), (1, "Chỉ đến bộ phận một cửa"), (0, "Phải đến thêm cơ quan khác"))),
            Criterion("attitude", 7, "Cán bộ đối xử với Ông/Bà thế nào?",
                      ((2, "Lịch sự, tận tình"), (1, "Bình thường"), (0, "Gây khó dễ, phiền hà"))),
            Criterion("overall", None, "Nói chung Ông/Bà có hài lòng không?",
                      ((2, "Rất hài lòng"), (1, "Hài lòng"), (0, "Chưa hài lòng"))),
        ),
    ),
)  # fmt: skip
OPEN_FOR = timedelta(days=30)  # after the dossier was closed; until then it may be changed too
LONGEST = 2000


def criteria_of(day: date) -> CriteriaSet | None:
    """Return the criteria that hold on this day."""
    return next((one for one in SETS if one.valid_from <= day and (one.valid_to is None or day < one.valid_to)), None)


def why_not_rate(closed_at: datetime | None, at: datetime) -> Refusal | None:
    """Codes: not-closed-yet, rating-over."""
    if closed_at is None:
        return Refusal("not-closed-yet")
    return Refusal("rating-over", days=OPEN_FOR.days) if at > closed_at + OPEN_FOR else None


def is_low(points: Mapping[str, int]) -> bool:
    """Tell whether an answer was the worst that is offered: somebody who leads the unit shall look into it."""
    return 0 in points.values()


def why_not_look_into(points: Mapping[str, int], looked_at: datetime | None, note: str) -> Refusal | None:
    """Codes: rating-not-low, rating-looked-into, rating-note-missing, rating-note-too-long."""
    if not is_low(points):
        return Refusal("rating-not-low")
    if looked_at is not None:
        return Refusal("rating-looked-into", )
    if not note:
        return Refusal("rating-note-missing")
    return Refusal("rating-note-too-long", most=LONGEST) if len(note) > LONGEST else None


def why_not_points(criteria: CriteriaSet, points: Mapping[str, int], comment: str) -> Refusal | None:
    """At least one question answered, none with an answer that is not offered.

    Codes: rating-empty, rating-unknown, message-too-long.
    """
    offered = {one.key: {worth for worth, _ in one.answers} for one in criteria.criteria}
    if any(key not in offered or worth not in offered[key] for key, worth in points.items()):
        return Refusal("rating-unknown")
    if len(comment) > LONGEST:
        return Refusal("message-too-long", most=LONGEST)
    return None if points else Refusal("rating-empty")
