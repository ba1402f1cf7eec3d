"""A form made from counts agrees with itself; one number changed, and it is told where."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.reports.rules.identities import Broken, why_not_same, why_not_whole
from motcua.reports.rules.settled import Counts, Form06a, Form07b, Group, Line, Waiting, line_06a, line_07b

few = st.integers(0, 400)


@st.composite
def some_counts(draw):
    """Every dossier is received once and stands somewhere once."""
    early, on_time, late, open_late, waiting, moving = (draw(few) for _ in range(6))
    every = early + on_time + late + open_late + waiting + moving
    online = draw(st.integers(0, every))
    otherwise = draw(st.integers(0, every - online))
    return Counts(
        received_online=online, received_otherwise=otherwise, carried_over=every - online - otherwise, early=early, on_time=on_time,
        late=late, open_in_time=waiting + moving, open_late=open_late, waiting=waiting,
    )


@st.composite
def some_forms(draw):
    waiting = draw(st.sampled_from(Waiting))
    levels = [
        (level, [line_06a(f"{level}-{i}", f"Lĩnh vực {i}", one, waiting=waiting)
                 for i, one in enumerate(draw(st.lists(some_counts(), max_size=4)))])
        for level in ("Cấp tỉnh", "Cấp huyện", "Cấp xã")
    ]  # fmt: skip
    return Form06a.of("field", levels)


@given(some_forms())
def test_a_form_made_from_counts_is_whole(form):
    assert why_not_whole(form) == []
    assert form.total[3] == sum(line[3] for group in form.groups for line in group.lines)


@given(some_forms().filter(lambda form: form.groups), st.data())
def test_a_number_that_is_changed_is_found_in_its_row_and_by_how_much(form, data):
    row, column = data.draw(st.sampled_from(list(form.rows()))), data.draw(st.integers(3, 13))
    by = data.draw(st.integers(1, 50))
    broken = why_not_whole(swapped(form, row, column, by))
    assert {abs(one.found - one.expected) for one in broken} == {by}
    assert row.name in {one.row for one in broken}


def swapped(form, row, column, by):
    """The form with one number of one row changed; only that very row."""
    cells = tuple(cell + by * (i == column - 3) for i, cell in enumerate(row.cells))
    new = replace(row, cells=cells)
    if row is form.total:
        return replace(form, total=new)
    groups = tuple(
        Group(new if group.total is row else group.total, tuple(new if line is row else line for line in group.lines))
        for group in form.groups
    )
    return replace(form, groups=groups)


@given(some_counts())
def test_who_waits_stands_under_one_head_only_and_the_sum_is_the_same(counts):
    among_open, among_settled = (line_06a("k", "n", counts, waiting=waiting) for waiting in Waiting)
    assert among_open[3] == among_settled[3] == among_open[7] + among_open[11] == among_settled[7] + among_settled[11]
    assert among_settled[9] - among_open[9] == among_open[12] - among_settled[12] == counts.waiting


@given(some_counts(), st.data())
def test_who_was_told_as_settled_while_waiting_is_not_told_again(counts, data):
    """Those that came back are among the settled or the open of this period, and were in the report before."""
    again = data.draw(st.integers(0, min(counts.carried_over, counts.early)))
    told = Counts(carried_over=again, early=again)
    line = line_06a("k", "n", counts, waiting=Waiting.SETTLED, told=told)
    assert why_not_whole(Form06a.of("field", [("Cấp tỉnh", [line])])) == []
    assert (line[6], line[8]) == (counts.carried_over - again, counts.early - again)
    assert line_06a("k", "n", counts, told=told) == line_06a("k", "n", counts)  # the other head has nobody told before


@given(some_counts(), st.integers(0, 9))
def test_what_closed_the_last_period_opens_this_one(counts, more):
    before = Form06a.of("field", [("Cấp tỉnh", [line_06a("bvtv", "Bảo vệ thực vật", counts)])])
    opening = before.total[11] + more
    now = Form06a.of("field", [("Cấp tỉnh", [line_06a("bvtv", "Bảo vệ thực vật", Counts(carried_over=opening, early=opening))])])
    broken = why_not_whole(now, before)
    assert len(broken) == (3 if more else 0)
    assert all(one == Broken("6 = 11 của kỳ trước", one.row, opening, opening - more) for one in broken)


def test_a_row_that_is_gone_is_missed_if_it_was_open():
    line = line_06a("gone", "Thú y", Counts(received_online=2, open_in_time=2))
    before = Form06a.of("field", [("Cấp tỉnh", [line])])
    now = Form06a.of("field", [("Cấp tỉnh", [line_06a("new", "Thủy lợi", Counts(carried_over=2, early=2))])])
    rows = {(one.row, one.found, one.expected) for one in why_not_whole(now, before)}
    assert rows == {("Thủy lợi", 2, 0), ("Thú y", 0, 2)}


def test_by_unit_and_by_field_have_one_total():
    by_field = Form06a.of("field", [("Cấp tỉnh", [line_06a("a", "A", Counts(received_online=3, early=3))])])
    by_unit = Form06a.of("unit", [("Cấp tỉnh", [line_06a("u", "U", Counts(received_online=2, early=2))])])
    assert why_not_same(by_field, by_field) == []
    assert [one.identity for one in why_not_same(by_field, by_unit)] == [
        "cột 3: theo lĩnh vực = theo đơn vị", "cột 4: theo lĩnh vực = theo đơn vị",
        "cột 7: theo lĩnh vực = theo đơn vị", "cột 8: theo lĩnh vực = theo đơn vị",
    ]  # fmt: skip


@given(st.lists(st.tuples(*[st.tuples(few, few, few)] * 3), max_size=5))
def test_procedures_are_added_up_by_level(rows):
    form = Form07b.of("unit", [("Sở, ngành", [line_07b(str(i), f"Đơn vị {i}", *row) for i, row in enumerate(rows)])])
    assert why_not_whole(form) == []
    assert form.total[11] == sum(sum(workflows) for *_, workflows in rows)


def test_a_form_without_rows_is_zeroes():
    assert Form06a.of("field", []).total == Line("", "Tổng cộng", (0,) * 11)


@pytest.mark.parametrize(("form", "said"), [(Form06a, "3 = 7 + 11"), (Form07b, "11 = 12 + 13 + 14")])
def test_identities_are_told_as_the_form_writes_them(form, said):
    assert said in map(str, form.identities)
