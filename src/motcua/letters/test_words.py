"""Who is told what, in which words. Pure."""

from datetime import datetime

import pytest

from motcua.dossiers import events
from motcua.kernel.moments import HANOI
from motcua.letters.rules import BACK_OFF, TELLS, Audience, Facts, Kind, audience, kind_of, next_try, words

AT, DUE, LATER = (datetime(2024, 5, day, 16, 30, tzinfo=HANOI) for day in (6, 13, 17))
FULL = Facts(
    number="H02.12-240506-0003", procedure="Cấp giấy chứng nhận", desk="Bộ phận Một cửa", desk_phone="02043854123",
    tracking_url="https://motcua.example/theo-doi/H02.12-240506-0003", happened_at=AT, due_at=DUE, until=LATER,
    reasons=("Bản thuyết minh: thiếu diện tích kho.",), amount=800_000, return_place="Tại nhà",
)  # fmt: skip

SAID = [
    (Kind.SUBMITTED, "Đã nhận hồ sơ nộp qua mạng hoặc bưu chính", ["16:30 06/05/2024", "chưa phải là giấy hẹn"], "not an"),
    (Kind.ACCEPTED, "Hồ sơ đã được tiếp nhận", ["Hẹn trả kết quả: 16:30 13/05/2024", "Nơi nhận kết quả: Tại nhà"], "16:30 13/05"),
    (Kind.REFUSED, "Hồ sơ không được tiếp nhận", ["- Bản thuyết minh: thiếu diện tích kho.", "khiếu nại"], "not accepted"),
    (Kind.SUPPLEMENT_ASKED, "Cần bổ sung hồ sơ", ["- Bản thuyết minh", "Hạn bổ sung: 16:30 17/05/2024"], "by 16:30 17/05/2024"),
    (Kind.EXTENDED, "Xin lỗi và hẹn lại ngày trả kết quả", ["Hẹn lại: 16:30 17/05/2024", "Lý do: Bản"], "appointment is 16:30 17"),
    (Kind.APOLOGISED, "Xin lỗi vì trả kết quả quá hạn", ["(16:30 13/05/2024)", "16:30 17/05/2024"], "We apologise"),
    (Kind.PAYMENT_ASKED, "Cần nộp phí, lệ phí, nghĩa vụ tài chính", ["800.000 đồng"], "800.000 VND"),
    (Kind.STOPPED, "Hồ sơ đã dừng giải quyết", ["lúc 16:30 06/05/2024", "Lý do: Bản thuyết minh"], "was stopped"),
    (Kind.REJECTED, "Hồ sơ không được giải quyết", ["- Bản thuyết minh", "quyền khiếu nại"], "not granted"),
    (Kind.RESULT_READY, "Đã có kết quả", ["Nơi nhận: Tại nhà", "giấy tờ tùy thân"], "is ready"),
    (Kind.DEADLINE_PASSED, "Quá hạn", ["(16:30 13/05/2024)", "văn bản xin lỗi"], "apology is owed"),
    (Kind.MESSAGE_TO_APPLICANT, "Có tin nhắn của cơ quan", ["lúc 16:30 06/05/2024", "sau khi đăng nhập"], "office wrote"),
    (Kind.MESSAGE_TO_OFFICE, "Người nộp hồ sơ có tin nhắn", ["lúc 16:30 06/05/2024", "mục Trao đổi"], "applicant wrote"),
]


@pytest.mark.parametrize(("kind", "head", "vietnamese", "english"), SAID, ids=[row[0].value for row in SAID])
def test_every_kind_says_what_it_must_in_both_languages(kind, head, vietnamese, english):
    said = words(kind, FULL)
    assert said.subject == f"{head}: hồ sơ {FULL.number}"
    first, second = said.body.split("— — —")
    always = [FULL.number, FULL.procedure, FULL.tracking_url, "Bộ phận Một cửa, điện thoại 02043854123"]
    assert all(part in first for part in [*vietnamese, *always])
    assert all(part in second for part in [english, FULL.number, FULL.tracking_url])
    assert "chưa xác định" not in said.body


OF_EVENTS = sorted(set(Kind) - {Kind.DIGEST, Kind.MEMBER_INVITED, Kind.PLAN_REMINDED, Kind.PLAN_URGED})


@pytest.mark.parametrize("kind", OF_EVENTS)
def test_facts_that_are_missing_or_hostile_still_make_one_subject_line_and_no_none(kind):
    bare = Facts(number="1\nBcc: a@example.vn", procedure="Thủ tục", desk="Một cửa", tracking_url="", happened_at=AT)
    said = words(kind, bare)
    assert "\n" not in said.subject
    assert "None" not in said.subject + said.body
    assert "điện thoại" not in said.body


def test_every_kind_is_told_and_only_the_head_hears_of_passed_deadlines():
    assert sorted({*TELLS.values(), Kind.MESSAGE_TO_OFFICE} - {Kind.MEMBER_INVITED}) == OF_EVENTS == sorted(row[0] for row in SAID)
    assert {kind for kind in Kind if audience(kind) is Audience.HEAD} == {Kind.DEADLINE_PASSED}


@pytest.mark.parametrize(
    ("event", "data", "kind"),
    [
        (events.SUBMITTED, {"channel": "online"}, Kind.SUBMITTED), (events.SUBMITTED, {"channel": "post"}, Kind.SUBMITTED),
        (events.SUBMITTED, {"channel": "counter"}, None), (events.ACCEPTED, {"channel": "counter"}, Kind.ACCEPTED),
        (events.ANNOUNCED, {}, Kind.RESULT_READY), (events.SEALED, {}, None), (events.DRAFTED, {}, None),
        (events.MESSAGED, {"told": ""}, Kind.MESSAGE_TO_APPLICANT),
        (events.MESSAGED, {"told": "intake:SNN-BPMC"}, Kind.MESSAGE_TO_OFFICE), (events.TAKEN, {}, None), ("unit.opened", {}, None),
    ],
)  # fmt: skip
def test_which_events_tell_something(event, data, kind):
    assert kind_of(event, data) is kind


def test_tries_come_later_and_later_and_end():
    tries = [next_try(attempts, AT) for attempts in range(1, len(BACK_OFF) + 2)]
    assert tries[-1] is None
    assert tries[:-1] == sorted(tries[:-1])
    assert tries[0] > AT
