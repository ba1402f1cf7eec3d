from datetime import date, datetime, time, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from motcua.deadlines import commands, data, queries
from motcua.deadlines.models import Calendar, CalendarDay, OfficeHours
from motcua.deadlines.rules import DayKind
from motcua.journal.queries import events, first_break
from motcua.kernel.actors import STRANGER, SYSTEM, Actor
from motcua.kernel.moments import HANOI
from motcua.kernel.refusals import Refusal

pytestmark = pytest.mark.django_db

NOW = datetime(2024, 1, 2, 8, tzinfo=HANOI)
LATER = NOW + timedelta(days=30)
ADMINISTRATOR = Actor(id="account:1", name="Quản trị", posts=frozenset({("administrator", "UBT")}))
STORM_DAY = date(2024, 9, 9)


@pytest.fixture
def country():
    commands.load_calendar(by=SYSTEM, at=NOW)


def kinds(code):
    return [event.kind for event in events(f"calendar:{code}")]


def test_loading_keeps_every_notice_and_reports_what_differs():
    said = commands.load_calendar(by=SYSTEM, at=NOW)
    assert queries.calendar().days == data.notices()
    assert said == queries.disagreements()
    assert [sentence.split(":")[0] for sentence in said] == [
        "Thứ bảy, 01/02/2025", "Thứ sáu, 02/01/2026", "Thứ bảy, 10/01/2026",
    ]


def test_loading_again_changes_nothing(country):
    before = list(CalendarDay.objects.order_by("pk").values()), list(OfficeHours.objects.order_by("pk").values())
    version = Calendar.objects.get().version
    commands.load_calendar(by=SYSTEM, at=LATER)
    assert before == (list(CalendarDay.objects.order_by("pk").values()), list(OfficeHours.objects.order_by("pk").values()))
    assert Calendar.objects.get().version == version
    assert kinds("VN") == ["calendar.loaded"]


def test_loading_mends_what_changed_and_keeps_what_it_was(country):
    CalendarDay.objects.filter(date=date(2024, 4, 29)).delete()
    CalendarDay.objects.filter(date=date(2024, 5, 1)).update(name="Sai tên")
    CalendarDay.objects.create(
        calendar_id="VN", date=date(2024, 6, 3), kind="holiday", name="Không có", source="nhầm", status="official", recorded_at=NOW
    )
    commands.load_calendar(by=SYSTEM, at=LATER)
    assert queries.calendar().days == data.notices()
    assert set(CalendarDay.objects.exclude(replaced_at=None).values_list("name", "replaced_at")) == {
        ("Sai tên", LATER), ("Không có", LATER),
    }
    assert events("calendar:VN").last().data == {"changed": 3}


def test_loading_leaves_local_closures_alone(country):
    commands.close_locally("VN", STORM_DAY, "bão số 3", by=ADMINISTRATOR, at=NOW)
    commands.load_calendar(by=SYSTEM, at=LATER)
    assert queries.calendar().kind(STORM_DAY) is DayKind.LOCAL_CLOSURE


def test_a_closure_holds_for_its_calendar_and_below_but_not_above(country):
    commands.open_calendar("BG", "Bắc Giang", parent="VN", by=SYSTEM, at=NOW)
    commands.open_calendar("BG-LN", "Lục Ngạn", parent="BG", by=SYSTEM, at=NOW)
    commands.close_locally("BG", STORM_DAY, "  bão  số 3 ", by=ADMINISTRATOR, at=NOW)
    assert [queries.calendar(code).is_working(STORM_DAY) for code in ("VN", "BG", "BG-LN")] == [True, False, False]
    assert queries.calendar("BG").name(STORM_DAY) == "bão số 3"
    event = events("calendar:BG").last()
    assert (event.kind, event.data) == ("calendar.closed_locally", {"day": "2024-09-09", "reason": "bão số 3"})
    assert first_break("calendar:BG") is None


def test_closing_twice_is_closing_once(country):
    for _ in range(2):
        commands.close_locally("VN", STORM_DAY, "bão số 3", by=ADMINISTRATOR, at=NOW)
    assert CalendarDay.objects.filter(date=STORM_DAY).count() == 1
    commands.close_locally("VN", STORM_DAY, "bão số 3, Quyết định 12", by=ADMINISTRATOR, at=LATER)
    assert queries.calendar().name(STORM_DAY) == "bão số 3, Quyết định 12"
    assert kinds("VN") == ["calendar.loaded", "calendar.closed_locally", "calendar.closed_locally"]


@pytest.mark.parametrize(
    ("day", "reason", "by", "refusal"),
    [
        (STORM_DAY, "bão", STRANGER, Refusal("not-your-duty", duty="administrator")),
        (STORM_DAY, "bão", Actor(id="account:2", name="A", posts=frozenset({("officer", "UBT")})),
         Refusal("not-your-duty", duty="administrator")),
        (STORM_DAY, "  ", ADMINISTRATOR, Refusal("reason-missing")),
        (date(2024, 9, 8), "bão", ADMINISTRATOR, Refusal("already-off", day=date(2024, 9, 8), kind="weekend")),
        (date(2024, 9, 2), "bão", ADMINISTRATOR, Refusal("already-off", day=date(2024, 9, 2), kind="holiday")),
    ],
)
def test_a_closure_is_refused(country, day, reason, by, refusal):
    with pytest.raises(Refusal) as said:
        commands.close_locally("VN", day, reason, by=by, at=NOW)
    assert said.value == refusal
    assert kinds("VN") == ["calendar.loaded"]


def test_a_worked_saturday_can_be_closed(country):
    commands.close_locally("VN", date(2024, 5, 4), "lễ hội", by=ADMINISTRATOR, at=NOW)
    assert not queries.calendar().is_working(date(2024, 5, 4))


def test_calendars_are_opened_once_and_not_deeper_than_can_be_read(country):
    for _ in range(2):
        commands.open_calendar("BG", "Bắc Giang", parent="VN", by=SYSTEM, at=NOW)
    assert kinds("BG") == ["calendar.opened"]
    with pytest.raises(Refusal, match="calendar-taken"):
        commands.open_calendar("BG", "Bắc Ninh", parent="VN", by=SYSTEM, at=NOW)
    commands.open_calendar("BG-LN", "Lục Ngạn", parent="BG", by=SYSTEM, at=NOW)
    with pytest.raises(Refusal, match="calendar-too-deep"):
        commands.open_calendar("BG-LN-1", "Xã", parent="BG-LN", by=SYSTEM, at=NOW)
    with pytest.raises(queries.UnknownCalendarError):
        commands.open_calendar("X", "X", parent="Y", by=SYSTEM, at=NOW)


WINTER = [(time(13), time(16, 30)), (time(8), time(12))]


def test_office_hours_change_from_a_day_on(country):
    commands.open_calendar("BG", "Bắc Giang", parent="VN", by=SYSTEM, at=NOW)
    for _ in range(2):
        commands.set_hours("BG", {0: WINTER, 4: WINTER[1:]}, since=date(2024, 11, 1), by=ADMINISTRATOR, at=NOW)
    here, country_wide = queries.calendar("BG"), queries.calendar()
    monday, friday, tuesday = date(2024, 11, 4), date(2024, 11, 1), date(2024, 11, 5)
    assert here.windows(monday) == ((time(8), time(12)), (time(13), time(16, 30)))
    assert here.windows(friday) == ((time(8), time(12)),)
    assert here.windows(date(2024, 10, 28)) == country_wide.windows(monday) == here.windows(tuesday)
    assert kinds("BG") == ["calendar.opened", "calendar.hours_set"]


def test_a_later_setting_replaces_one_already_planned(country):
    commands.set_hours("VN", {0: WINTER}, since=date(2024, 11, 1), by=ADMINISTRATOR, at=NOW)
    commands.set_hours("VN", {0: WINTER[1:]}, since=date(2024, 10, 1), by=ADMINISTRATOR, at=NOW)
    windows = [queries.calendar().windows(date(2024, month, day)) for month, day in ((9, 30), (10, 7), (11, 4))]
    assert windows[1] == windows[2] == ((time(8), time(12)),) != windows[0]


@pytest.mark.parametrize(
    "windows",
    [[], [(time(12), time(8))], [(time(8), time(12)), (time(11), time(17))], [(time(8), time(8))]],
)
def test_hours_that_cannot_be_kept_are_refused(country, windows):
    with pytest.raises(Refusal, match="windows-wrong"):
        commands.set_hours("VN", {0: windows}, since=date(2024, 11, 1), by=ADMINISTRATOR, at=NOW)


@pytest.mark.parametrize(
    ("row", "constraint"),
    [
        ({"kind": "feast"}, "calendar_day_kind_known"),
        ({"status": "rumoured"}, "calendar_day_status_known"),
        ({"name": ""}, "calendar_day_named"),
        ({"kind": "swap_work"}, "calendar_day_swaps_fit_the_week"),
        ({"kind": "swap_off", "date": date(2024, 9, 8)}, "calendar_day_swaps_fit_the_week"),
        ({"replaced_at": NOW - timedelta(1)}, "calendar_day_replaced_after_recorded"),
        ({"date": date(2024, 5, 1)}, "calendar_day_once"),
    ],
)
def test_the_database_says_it_too(country, row, constraint):
    fields = {"date": STORM_DAY, "kind": "holiday", "name": "A", "source": "B", "status": "official", "recorded_at": NOW} | row
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        CalendarDay.objects.create(calendar_id="VN", **fields)


def test_the_database_refuses_overlapping_hours_and_a_calendar_above_itself(country):
    with pytest.raises(IntegrityError, match="office_hours_do_not_overlap"), transaction.atomic():
        OfficeHours.objects.create(calendar_id="VN", weekday=0, opens=time(11), closes=time(12), valid_from=NOW.date())
    with pytest.raises(IntegrityError, match="office_hours_close_after_opening"), transaction.atomic():
        OfficeHours.objects.create(calendar_id="VN", weekday=5, opens=time(12), closes=time(11), valid_from=NOW.date())
    with pytest.raises(IntegrityError, match="calendar_not_its_own_parent"), transaction.atomic():
        Calendar.objects.create(code="X", name="X", parent_id="X", version=uuid4())
