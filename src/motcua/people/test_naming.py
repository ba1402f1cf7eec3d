from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from motcua.journal.queries import events as journal_events
from motcua.kernel.actors import SYSTEM
from motcua.kernel.refusals import Refusal
from motcua.people import builders, commands, queries
from motcua.people.builders import AT, START
from motcua.people.models import Unit, UnitName
from motcua.people.queries import places
from motcua.people.rules import Duty

pytestmark = pytest.mark.django_db
RAISED = date(2024, 2, 1)
BEFORE, AFTER = datetime(2024, 1, 31, 16, 59, tzinfo=UTC), datetime(2024, 1, 31, 17, tzinfo=UTC)


def rename(code="D222", by=SYSTEM, at=AT, **facts):
    asked = {"name": "UBND thị xã Việt Yên", "short_name": "TX Việt Yên", "on": RAISED, "decision": "938/NQ-UBTVQH15"} | facts
    return commands.rename_unit(code, **asked, by=by, at=at)


def test_the_town_of_viet_yen_was_a_district_until_february():
    commands.load_units(by=SYSTEM, at=AT)
    assert queries.name_on("D222", date(2024, 1, 31)) == "UBND huyện Việt Yên"
    assert queries.name_on("D222", RAISED) == queries.unit("D222").name == "UBND thị xã Việt Yên"
    assert queries.name_on("D213", date(2023, 1, 1)) == queries.unit("D213").name
    assert UnitName.objects.count() == 283 + 3
    assert commands.take_up_names(at=BEFORE) == 3
    assert queries.unit("D222").name == "UBND huyện Việt Yên"
    assert commands.take_up_names(at=AFTER) == 3
    assert commands.take_up_names(at=AFTER) == 0


def test_a_name_counts_from_its_day(django_assert_num_queries):
    builders.a_unit("D222")
    rename(at=BEFORE)
    assert queries.unit("D222").name == "Đơn vị D222"
    commands.take_up_names(at=AFTER)
    assert (queries.unit("D222").name, queries.unit("D222").short_name) == ("UBND thị xã Việt Yên", "TX Việt Yên")
    assert [n.valid_to for n in queries.names("D222")] == [RAISED, None]
    assert journal_events("unit:D222").last().data["name"] == "UBND thị xã Việt Yên"
    with django_assert_num_queries(1):
        assert queries.every_unit()["D222"].name == "UBND thị xã Việt Yên"
    with django_assert_num_queries(1):
        assert queries.name_on("D222", START) == "Đơn vị D222"


def test_a_name_from_today_counts_at_once():
    builders.a_unit("D222")
    rename(at=AFTER)
    assert queries.unit("D222").name == "UBND thị xã Việt Yên"


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"on": START}, "already-named-later"),
        ({"on": date(2023, 5, 1)}, "unit-not-open"),
        ({"name": " "}, "name-missing"),
        ({"decision": " "}, "decision-missing"),
        ({"name": "Đơn vị D222", "short_name": "D222"}, "same-name"),
    ],
)
def test_why_a_unit_keeps_its_name(facts, code):
    builders.a_unit("D222")
    with pytest.raises(Refusal) as no:
        rename(**facts)
    assert no.value.code == code
    assert UnitName.objects.count() == 1


def test_a_unit_that_ends_ends_its_name_too():
    builders.a_unit("A")
    builders.a_unit("B")
    commands.succeed("A", ["B"], on=date(2024, 6, 1), reason="nhập", decision="1", by=SYSTEM, at=AT)
    assert queries.names("A")[0].valid_to == date(2024, 6, 1)
    assert queries.name_on("A", date(2024, 9, 1)) == "Đơn vị A"


def test_the_database_says_it_too():
    builders.a_unit("A")
    with pytest.raises(IntegrityError, match="unit_name_one_a_day"), transaction.atomic():
        UnitName.objects.create(unit_id="A", name="x", short_name="x", valid_from=RAISED)


def test_units_are_changed_by_who_looks_after_them():
    for code, parent in (("UBT", None), ("SNN", "UBT"), ("SNN-VP", "SNN"), ("D213", "UBT")):
        builders.a_unit(code, parent)
    here = builders.an_actor("quantri", (Duty.ADMINISTRATOR, "SNN"))
    told = {"address": "Số 1", "phone": "0204 3854 123", "email": "vp@snn.example.vn", "hours": "Thứ Hai – thứ Sáu: 7:30–11:30"}
    new = {"name": "Phòng", "short_name": "P", "kind": "phong", "level": "province", "on": RAISED, "by": here, "at": AT}
    for wrong in (
        lambda: rename("D213", by=here), lambda: commands.describe_unit("D213", **told, by=here, at=AT),
        lambda: commands.open_unit(code="X", parent="D213", **new), lambda: commands.open_unit(code="X", parent="UBT", **new),
        lambda: commands.place_unit("SNN-VP", "D213", on=RAISED, by=here, at=AT),
        lambda: commands.succeed("D213", ["SNN"], on=RAISED, reason="x", decision="1", by=here, at=AT),
    ):  # fmt: skip
        with pytest.raises(Refusal) as no:
            wrong()
        assert no.value.code == "not-your-duty"
    assert commands.describe_unit("SNN-VP", **told, by=here, at=AT).hours == told["hours"]
    assert journal_events("unit:SNN-VP").last().data == told
    with pytest.raises(Refusal) as no:
        commands.describe_unit("SNN-VP", **told, by=here, at=AT)
    assert no.value.code == "nothing-changed"
    assert commands.open_unit(code="SNN-KT", parent="SNN", **new)
    assert Unit.objects.get(pk="SNN-VP").email == "vp@snn.example.vn"


def test_the_tree_is_walked_in_vietnamese_order():
    for code, parent in (("UBT", None), ("SNN", "UBT"), ("SNN-A", "SNN"), ("SNN-B", "SNN"), ("D213", "UBT")):
        builders.a_unit(code, parent)
    rename("SNN-A", name="Phòng Đo đạc", short_name="Đo đạc")
    rename("SNN-B", name="Phòng Dân tộc", short_name="Dân tộc")
    shown = [(b.unit.pk, b.depth) for b in places.branches({"SNN", "SNN-A", "SNN-B"}, RAISED)]
    assert shown == [("SNN", 0), ("SNN-B", 1), ("SNN-A", 1)]
    assert [b.unit.pk for b in places.branches({"SNN", "SNN-A", "SNN-B"}, RAISED, "do dac")] == ["SNN-A"]
    whole = places.whole_unit("SNN", RAISED)
    assert [unit.pk for unit in whole.below] == ["SNN-B", "SNN-A"]
