"""The report says the numbers it was given, and nothing it was not given."""

import re
from dataclasses import replace

import pytest

from motcua.kernel.amounts import thousands
from motcua.reports.builders import CUT_OFF, PERIOD, a_form_06a, a_heading, some_control_facts
from motcua.reports.rules import control
from motcua.reports.rules.control import Goal, Lateness
from motcua.reports.rules.documents import Table, Title
from motcua.reports.rules.periods import read
from motcua.reports.rules.settled import Counts, Form06a, line_06a


def written(facts):
    return control.report(facts, a_heading(), sign="BC-SNN")


def said(facts):
    return "\n".join(block.text for block in written(facts).blocks if not isinstance(block, Table))


def test_all_parts_of_the_outline_are_there_in_order():
    titles = [block.text for block in written(some_control_facts()).blocks if isinstance(block, Title)]
    assert [text for text in titles if re.match("[IV]+[.]", text)] == [
        "I. TÌNH HÌNH, KẾT QUẢ THỰC HIỆN", "II. ĐÁNH GIÁ CHUNG", "III. PHƯƠNG HƯỚNG, NHIỆM VỤ KỲ TIẾP THEO",
        "IV. KIẾN NGHỊ, ĐỀ XUẤT",
    ]  # fmt: skip
    assert [text.partition(".")[0] for text in titles if text[0].isdigit()] == [str(n) for n in range(1, 12)]


def test_the_numbers_of_the_form_stand_in_the_text():
    facts = some_control_facts()
    text, total = said(facts), facts.by_field.total
    assert [column for column in range(3, 14) if thousands(total[column]) not in text] == []
    assert f"trước hạn {thousands(total[8])} hồ sơ (75,99%)" in text
    assert "hồ sơ tiếp nhận giảm 761 (4,03%)" in text


def test_without_late_dossiers_it_says_so():
    form = Form06a.of("field", [("Cấp tỉnh", [line_06a("a", "A", Counts(received_online=3, early=3))])])
    text = said(some_control_facts(by_field=form, by_unit=form, lateness=Lateness(), before=None))
    assert "Trong kỳ không có hồ sơ quá hạn." in text
    assert "nguyên nhân" not in text.split("II. ĐÁNH GIÁ")[0]
    assert "So với kỳ trước" not in text


def test_with_nothing_received_no_share_is_made_up():
    text = said(some_control_facts(by_field=Form06a.of("field", []), by_unit=Form06a.of("unit", []), before=None))
    assert "Tổng số hồ sơ tiếp nhận: 0 hồ sơ" in text
    assert "%" not in text


def test_the_same_as_before_is_neither_more_nor_less():
    assert "hồ sơ tiếp nhận bằng kỳ trước (18.125)" in said(some_control_facts(before=a_form_06a()))


def test_what_nobody_knows_is_left_to_a_person():
    facts = some_control_facts()
    whole, bare = written(facts), written(replace(facts, goals=(), decisions=None, lateness=Lateness()))
    assert len(bare.blanks) == len(whole.blanks) + 2
    assert all(blank.text.startswith("[Đơn vị bổ sung: ") for blank in bare.blanks)


@pytest.mark.parametrize(("met", "word"), [(True, "Đạt"), (False, "Chưa đạt"), (None, "Chưa có số liệu")])
def test_a_target_without_data_is_never_met(met, word):
    sheet = control.goals_sheet((Goal(code="Q", name="N", wanted="> 1%", numerator=0, denominator=0, met=met),), PERIOD)
    assert (sheet.rows[0].cells[-2], sheet.rows[0].cells[-1]) == (None, word)


def test_annexes_are_the_forms_and_numbered():
    annexes = written(some_control_facts()).annexes
    assert [(one.heading.annex, one.layout.code) for one in annexes] == [
        ("Phụ lục I", "II.06a/VPCP/KSTT"), ("Phụ lục II", "II.06a/VPCP/KSTT"), ("Phụ lục III", "II.07b/VPCP/KSTT"),
    ]  # fmt: skip
    heads = [one.layout.columns[1].title for one in annexes]
    assert heads[:2] == ["Lĩnh vực, công việc giải quyết theo cấp", "Đơn vị giải quyết theo cấp"]
    assert len(written(some_control_facts(procedures=None)).annexes) == 2


@pytest.mark.parametrize(("key", "words"), [("2024-Q3", "quý III/2024"), ("2024", "năm 2024"), ("2024-H1", "6 tháng đầu năm 2024")])
def test_the_yearly_report_is_the_same_report_of_a_year(key, words):
    assert written(some_control_facts(period=read(key, CUT_OFF))).subject.endswith(words)
