"""Who had the dossier in hand, and was each step in time? From events alone; no database."""

from datetime import datetime, timedelta

import pytest

from motcua.dossiers import events
from motcua.kernel.moments import HANOI
from motcua.letters.rules import Happened, Passing, Process, how_timely, passings

START = datetime(2024, 5, 6, 9, tzinfo=HANOI)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
DESK, LEAD, ABOVE = "MC", "CC", "SNN"
# Each step may take a day; the counter until 17:00. Steps: 1 receive, 2 assign, 3 and 4 work, 5 sign, 6 number, 7 return.
PROCESS = Process(
    step_due=lambda order, opened, _clock: opened + DAY if order != 4 else None,
    transfer_due=lambda accepted: accepted.replace(hour=17), work=frozenset({3, 4}),
)  # fmt: skip
NAMES = {"account:1": "Linh", "account:2": "Trưởng", "account:3": "Phượng", "account:4": "Thịnh", "account:5": "Ánh"}


def happened(kind, hours, who, unit, step, **data):
    actor = f"account:{who}"
    return Happened(kind, START + hours * HOUR, actor, NAMES[actor], {"unit": unit, "step": step, **data})


USUAL = [
    happened(events.SUBMITTED, 0, 1, DESK, None),
    happened(events.ACCEPTED, 0, 1, DESK, 1),
    happened(events.TRANSFERRED, 1, 1, LEAD, 2, from_unit=DESK),
    happened(events.TAKEN, 2, 2, LEAD, 2),
    happened(events.ASSIGNED, 3, 2, LEAD, 3, officer=3),
    happened(events.STEP_FINISHED, 4, 3, LEAD, 4, from_unit=LEAD),
    happened(events.STEP_FINISHED, 90, 3, LEAD, 5, from_unit=LEAD),
    happened(events.TAKEN, 91, 4, LEAD, 5),
    happened(events.DECIDED, 140, 4, LEAD, 6),
    happened(events.TAKEN, 141, 5, LEAD, 6),
    happened(events.SEALED, 142, 5, DESK, 7),
    happened(events.ANNOUNCED, 143, 1, DESK, 7),
    happened(events.DELIVERED, 144, 1, DESK, 7),
]


def rows(trail):
    return [(p.giver_unit, p.receiver_unit, p.giver, p.receiver, p.result) for p in passings(trail, PROCESS)]


def test_the_usual_way_from_the_counter_to_the_applicant():
    assert rows(USUAL) == [
        (DESK, LEAD, "Linh", "Trưởng", "Đúng hạn"),
        (LEAD, LEAD, "Trưởng", "Phượng", "Trước hạn"),
        (LEAD, LEAD, "Phượng", "Thịnh", ""),  # this step has no time of its own; and 3 → 4 stayed with the officer
        (LEAD, LEAD, "Thịnh", "Ánh", "Quá hạn"),
        (LEAD, DESK, "Ánh", "Linh", "Trước hạn"),
        (DESK, None, "Linh", "", "Trước hạn"),
    ]
    assert [p.taken_at for p in passings(USUAL, PROCESS)][:2] == [START + 2 * HOUR, None]


def test_what_nobody_has_taken_yet_has_no_receiver():
    assert rows(USUAL[:3])[-1] == (DESK, LEAD, "Linh", "", "Đúng hạn")


def test_an_officer_who_has_not_acted_yet_is_left_for_the_pen():
    assert rows(USUAL[:5])[-1] == (LEAD, LEAD, "Trưởng", "", "Trước hạn")


def test_after_fifteen_the_counter_is_late_only_after_its_own_time():
    late = [*USUAL[:2], happened(events.TRANSFERRED, 9, 1, LEAD, 2, from_unit=DESK)]
    assert rows(late) == [(DESK, LEAD, "Linh", "", "Quá hạn")]


def test_moving_the_work_to_another_officer_ends_no_step():
    moved = [*USUAL[:5], happened(events.ASSIGNED, 5, 2, LEAD, 3, officer=5)]
    assert rows(moved)[-1] == (LEAD, LEAD, "Trưởng", "", "")


def test_sent_back_the_step_begins_anew():
    back = [
        *USUAL[:8],
        happened(events.SENT_BACK, 92, 4, LEAD, 4, from_unit=LEAD, reason="Thiếu căn cứ"),
        happened(events.STEP_FINISHED, 93, 3, LEAD, 5, from_unit=LEAD),
        happened(events.DECIDED, 94, 4, LEAD, 6),
    ]
    found = passings(back, PROCESS)[-3:]
    assert [(p.giver, p.result, p.reason) for p in found] == [
        ("Thịnh", "", "Thiếu căn cứ"), ("Phượng", "", ""), ("Thịnh", "Trước hạn", ""),
    ]  # fmt: skip


def test_up_and_back_again_leaves_the_step_running():
    up = [
        *USUAL[:5],
        happened(events.HANDED_UP, 5, 3, ABOVE, 3, from_unit=LEAD, reason="Vượt thẩm quyền"),
        happened(events.TAKEN, 6, 4, ABOVE, 3),
        happened(events.HANDED_BACK, 40, 4, LEAD, 3, from_unit=ABOVE),
        happened(events.STEP_FINISHED, 50, 3, LEAD, 4, from_unit=LEAD),
        happened(events.STEP_FINISHED, 51, 3, "KY", 5, from_unit=LEAD),
    ]
    assert rows(up)[2:] == [
        (LEAD, ABOVE, "Phượng", "Thịnh", ""), (ABOVE, LEAD, "Thịnh", "", ""), (LEAD, "KY", "Phượng", "", ""),
    ]  # fmt: skip


def test_a_wrong_result_goes_back_to_work():
    reopened = happened(events.REOPENED, 200, 2, LEAD, 3, reason="Sai tên", fault_unit=LEAD)
    again = [*USUAL, reopened, happened(events.TAKEN, 201, 3, LEAD, 3)]
    assert rows(again)[-1] == (DESK, LEAD, "Trưởng", "Phượng", "")


@pytest.mark.parametrize(
    ("done", "due", "word"),
    [
        (START, None, ""), (START, START + DAY, "Trước hạn"), (START, START, "Đúng hạn"), (START, START + HOUR, "Đúng hạn"),
        (START, START - timedelta(microseconds=1), "Quá hạn"),
        (START.replace(hour=0, minute=30), START, "Đúng hạn"), (START - DAY, START.replace(hour=0), "Trước hạn"),
    ],
)  # fmt: skip
def test_early_in_time_and_late(done, due, word):
    assert how_timely(done, due) == word


def test_an_empty_trail_has_no_rows():
    assert passings([], PROCESS) == []
    assert isinstance(passings(USUAL, PROCESS)[0], Passing)
