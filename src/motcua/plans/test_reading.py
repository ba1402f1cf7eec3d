from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import settings as how
from hypothesis import strategies as st

from motcua.kernel.refusals import Refusal
from motcua.kernel.texts import clean
from motcua.plans import rules
from motcua.plans.rules import Column, Comparison, Deadline, DeadlineKind, FoundPlan, FoundTask, Heading, Measure, Point, Section

SEED = Path(__file__).with_name("data") / "plan-2024.txt"
VP, PCM = "Văn phòng Sở", "Các phòng chuyên môn, Chi cục thuộc Sở có TTHC"
REGULAR, DATE, MONTHS = DeadlineKind.REGULAR, DeadlineKind.DATE, DeadlineKind.MONTHS
# Path, who leads, kind of deadline, and its last day or months: the table of the plan, read by a person.
TASKS = [
    ("I.1", VP, DATE, date(2024, 1, 19)), ("II.1.1", PCM, REGULAR, None), ("II.1.2", PCM, REGULAR, None),
    ("II.1.3", VP, REGULAR, None), ("II.2.1", PCM, DeadlineKind.ARISING, None), ("II.3.1", PCM, DATE, date(2024, 1, 29)),
    ("II.3.2", PCM, DeadlineKind.OTHER_PLAN, None),
    ("II.3.3", "Các phòng chuyên môn, Chi cục thuộc Sở có TTHC nội bộ được phê duyệt", DeadlineKind.OTHER_PLAN, None),
    ("II.4.1", VP, REGULAR, None), ("II.4.2", PCM, REGULAR, None), ("II.5.1", VP, MONTHS, (3, 6, 9, 12)),
    ("III.1.1", PCM, DATE, date(2024, 12, 14)), ("III.1.2", PCM, DATE, date(2024, 12, 14)),
    ("III.2", PCM, DATE, date(2024, 12, 14)), ("III.3", PCM, REGULAR, None), ("III.4.1", PCM, REGULAR, None),
    ("III.4.2", PCM, DATE, date(2024, 12, 14)), ("III.4.3", PCM, DATE, date(2024, 12, 14)),
    ("III.4.4", PCM, DATE, date(2024, 12, 14)), ("III.5.1", PCM, REGULAR, None), ("III.5.2", PCM, REGULAR, None),
    ("IV.1", PCM, DeadlineKind.YEAR, date(2024, 12, 31)), ("V", PCM, REGULAR, None),
]  # fmt: skip
TARGETS = {
    "Q01": ("=", 100, "II.1"), "Q02": ("=", 100, "II.2"), "Q03": ("=", 100, "II.3"), "Q04": ("=", 100, "II.4", "PL II.3.3"),
    "Q05": (">", 90, "II.5", "PL III.2"), "Q06": (">", 60, "II.5", "PL III.2"), "Q07": ("=", 100, "II.6"),
    "Q08": ("=", 100, "II.6"), "Q09": ("≥", 90, "II.6", "PL III.1.1"), "Q10": ("=", 100, "II.7"), "Q11": ("=", 12, "II.7"),
    "Q12": (">", 50, "PL III.1.2"), "Q13": (">", 70, "PL III.4.2"), "Q14": ("≥", 20, "PL III.4.2"),
    "Q15": (">", 60, "PL III.4.3"), "Q16": ("=", 100, "PL III.4.4"), "Q17": (">", 60, "PL III.5.1"),
    "Q18": (">", 70, "PL III.5.2"), "Q19": ("=", 4, "PL II.5.1"), "Q20": ("=", 1, "PL I.1"), "Q21": ("=", 1, "PL II.3.1"),
}  # fmt: skip


@pytest.fixture(scope="module")
def seed():
    return rules.read(SEED.read_bytes(), SEED.name)


def test_the_plan_of_2024_has_its_23_tasks(seed):
    found = [(one.path, one.lead, one.deadline.kind, one.deadline.last_day or one.deadline.months or None) for one in seed.tasks]
    assert found == TASKS
    assert all(one.deliverable and one.coop for one in seed.tasks)


def test_the_plan_of_2024_has_its_21_targets(seed):
    assert {one.indicator: (one.comparison.value, one.value, *one.places) for one in seed.targets} == TARGETS
    assert len(seed.targets) == 21


def test_its_traps(seed):
    tasks = {one.path: one for one in seed.tasks}
    assert tasks["III.3"].content.endswith("trong giải quyết hồ sơ TTHC của cơ quan, đơn vị."), "a row cut by a page"
    assert [one.title for one in tasks["III.5.1"].headings][1] == "Đẩy mạnh thanh toán trực tuyến phí, lệ phí trong giải quyết TTHC"
    assert tasks["III.2"].headings[0].title.startswith("NHIỆM VỤ THỰC HIỆN CƠ CHẾ"), "no tab after III"
    assert tasks["II.5.1"].headings[1] == Heading("II.5", "Chế độ thông tin báo cáo"), "a number with a dot"
    assert tasks["V"].deliverable.endswith("các hình thức tổ chức khác.") and tasks["V"].headings == ()
    assert (seed.number, seed.issued_date, seed.year) == ("/KH-SNN", None, 2024)
    assert seed.title == "Thực hiện kiểm soát thủ tục hành chính và cơ chế một cửa, một cửa liên thông năm 2024"
    assert [(one.number, [point.number for point in one.points]) for one in seed.sections] == [
        ("I", ["1", "2"]), ("II", ["", *"123456789"]), ("III", ["1", "2", "3"])]  # fmt: skip
    text = "".join(point.text for section in seed.sections for point in section.points)
    assert "cải cách TTHC, cơ chế một cửa" in text and "cơ chế một cửa, một cửa liên thông. Xác định" in text, "torn by a page"
    assert not set("¹²³") & set(text) and "Quyết định phê duyệt Bộ chỉ số" not in text, "footnotes"


@pytest.mark.parametrize(("words", "expected"), [
    ("Trước ngày 20/01/2024", Deadline(DATE, "", date(2024, 1, 20), before=True)),
    ("Trước 30/01", Deadline(DATE, "", date(2024, 1, 30), before=True)),
    ("30/6/2024", Deadline(DATE, "", date(2024, 6, 30))),
    ("Xong trong ngày 05 tháng 3 năm 2025", Deadline(DATE, "", date(2025, 3, 5))),
    ("Quý II/2024", Deadline(DATE, "", date(2024, 6, 30))),
    ("Quý I, II, III và IV", Deadline(MONTHS, "", months=(3, 6, 9, 12))),
    ("hằng tháng", Deadline(MONTHS, "", months=tuple(range(1, 13)))),
    ("Trước ngày 15 hàng tháng", Deadline(MONTHS, "", months=tuple(range(1, 13)), day=15)),
    ("Hàng quý", Deadline(MONTHS, "", months=(3, 6, 9, 12))),
    ("Tháng 3, 6, 9, 12/2024", Deadline(MONTHS, "", months=(3, 6, 9, 12))),
    ("Tháng 3 - 5", Deadline(MONTHS, "", months=(3, 4, 5))),
    ("Tháng 2/2024", Deadline(DATE, "", date(2024, 2, 29))),
    ("Trước tháng 6", Deadline(DATE, "", date(2024, 6, 1), before=True)),
    ("6 tháng đầu năm", Deadline(DATE, "", date(2024, 6, 30))),
    ("6 tháng, năm", Deadline(MONTHS, "", months=(6, 12))),
    ("năm 2024", Deadline(DeadlineKind.YEAR, "", date(2024, 12, 31))),
    ("Trong năm", Deadline(REGULAR, "")), ("Cả năm", Deadline(DeadlineKind.YEAR, "", date(2024, 12, 31))),
    ("Thường xuyên", Deadline(REGULAR, "")), ("Khi có phát sinh", Deadline(DeadlineKind.ARISING, "")),
    ("Theo Kế hoạch riêng của UBND tỉnh", Deadline(DeadlineKind.OTHER_PLAN, "")),
    ("", Deadline(DeadlineKind.NONE, "")), ("31/02/2024", Deadline(DeadlineKind.NONE, "")),
    ("Sớm", Deadline(DeadlineKind.NONE, "")),
])  # fmt: skip
def test_until_when_in_many_words(words, expected):
    found = rules.deadline_of(words, 2024)
    assert (found.kind, found.due_date, found.before, found.months, found.day) == (
        expected.kind, expected.due_date, expected.before, expected.months, expected.day)
    assert found.words == words


@pytest.mark.parametrize(("wording", "expected"), [
    ("Tỷ lệ hài lòng đạt từ 95% trở lên", [("≥", "95", "Q09")]), ("Tỷ lệ hồ sơ quá hạn không quá 2,5%", [("≤", "2.5", "")]),
    ("Hồ sơ trễ hẹn dưới 1%", [("<", "1", "")]), ("100% hồ sơ (trên 50% là giấy)", [("=", "100", "")]),
    ("Trên 90% đúng hạn, ít nhất 30% qua bưu chính", [(">", "90", "Q05"), ("≥", "30", "Q14")]),
    ("Mức độ hài lòng đạt 92%", [("≥", "92", "Q09")]), ("Nghị định số 61/2018/NĐ-CP", []),
])  # fmt: skip
def test_what_a_wording_promises(wording, expected):
    found = rules.promises(wording)
    assert [(one.comparison.value, str(one.value), rules.indicator_of(one.wording, one.measure)) for one in found] == expected


OTHERS = ["STT", "Thời hạn", "Nhiệm vụ", "Kết quả", "Đơn vị thực hiện"]


def word(rows, merge=()):
    document, kept = docx.Document(), BytesIO()
    document.add_paragraph("Số: 12/KH-UBND")
    document.add_paragraph("Yên Thế, ngày 05 tháng 02 năm 2025")
    document.add_paragraph("KẾ HOẠCH")
    document.add_paragraph("Cải cách hành chính năm 2025")
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    for (top, left), (bottom, right) in merge:
        table.cell(top, left).merge(table.cell(bottom, right))
    document.save(kept)
    return kept.getvalue()


def test_another_plan_with_other_columns_and_merged_cells():
    rows = [OTHERS, ["A. TUYÊN TRUYỀN", "", "", "", ""], ["1", "Quý I", "In tờ rơi", "Tờ rơi", "Phòng Tư pháp"],
            ["2", "15/5/2025", "Phát thanh", "Bản tin", ""], ["", "", "và phát lại", "", ""],
            ["3", "Hằng quý", "Báo cáo", "Báo cáo", "VP"]]
    found = rules.read(word(rows, merge=[((1, 0), (1, 4)), ((2, 4), (4, 4))]), "x.docx")
    assert (found.number, found.issued_date, found.year, found.title) == (
        "12/KH-UBND", date(2025, 2, 5), 2025, "Cải cách hành chính năm 2025")
    assert [(one.path, one.content, one.lead, one.deadline.last_day, one.deliverable) for one in found.tasks] == [
        ("A.1", "In tờ rơi", "Phòng Tư pháp", date(2025, 3, 31), "Tờ rơi"),
        ("A.2", "Phát thanh và phát lại", "Phòng Tư pháp", date(2025, 5, 15), "Bản tin"),
        ("A.3", "Báo cáo", "VP", None, "Báo cáo")]  # fmt: skip
    assert [one.headings for one in found.tasks] == [(Heading("A", "TUYÊN TRUYỀN"),)] * 3


def test_columns_nobody_can_tell_are_asked_and_then_taken():
    rows = [["STT", "Mục", "Đến khi nào", "Ai"], ["1", "In tờ rơi", "15/5/2025", "Phòng Tư pháp"]]
    with pytest.raises(Refusal) as no:
        rules.read(word(rows), "x.docx")
    assert (no.value.code, no.value.facts["heads"], no.value.facts["missing"]) == (
        "plan-columns-unknown", rows[0], ["content", "deadline"])
    told = {Column.NUMBER: 0, Column.CONTENT: 1, Column.DEADLINE: 2, Column.LEAD: 3}
    (task,) = rules.read(word(rows), "x.docx", told).tasks
    assert (task.content, task.lead, task.deadline.last_day) == ("In tờ rơi", "Phòng Tư pháp", date(2025, 5, 15))


PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\x00" * 60


@pytest.mark.parametrize(("content", "name", "code"), [
    (b"", "a.docx", "file-empty"), (PNG, "a.docx", "plan-not-word"), (b"PK\x03\x04broken", "a.docx", "file-type-refused"),
    (b"\x00\xff\xfe", "a.txt", "file-type-refused"), (b"x" * (rules.LARGEST + 1), "a.txt", "file-too-large"),
    ("Một đoạn văn năm 2024".encode(), "a.txt", "plan-without-table"),
    ("TT\tNội dung\tĐơn vị\n1\tViệc\tVP\n".encode(), "a.txt", "plan-columns-unknown"),
    ("TT\tNội dung\tThời gian\n1\tViệc\tQuý I\n".encode(), "a.txt", "plan-without-year"),
    ("Năm 2024\n\nTT\tNội dung\tThời gian\n".encode(), "a.txt", "plan-without-tasks"),
    (word([OTHERS]), "a.docx", "plan-without-tasks"),
    (word([OTHERS]).replace(b"word/document.xml", b"word/dokument.xml"), "a.docx", "plan-unreadable"),
])  # fmt: skip
def test_what_is_no_plan_is_told_by_one_code(content, name, code):
    with pytest.raises(Refusal) as no:
        rules.read(content, name)
    assert no.value.code == code


@given(st.binary(max_size=300), st.text(max_size=300))
def test_whatever_comes_in_is_read_or_refused(content, text):
    for one, name in ((content, "a.docx"), (text.encode(), "a.txt"), (f"TT\tNội dung\tThời hạn\n{text}".encode(), "a.txt")):
        try:
            assert rules.read(one, name).tasks
        except Refusal:
            continue


WORDS = st.text(st.sampled_from("abcdeghiklmnopqrstuvxyăâđêôơư ảạấếộử"), min_size=1, max_size=30).map(lambda s: clean(f"Việc {s}"))
DEADLINES = st.sampled_from(["Thường xuyên", "Trước ngày 20/01/2024", "30/6/2024", "Tháng 3, 6, 9, 12/2024", "năm 2024", ""])


@st.composite
def plans(draw):
    """Sections with headings below some of them, and tasks at any depth."""
    tasks = []
    for roman in ("I", "II", "III")[: draw(st.integers(1, 3))]:
        section, numbers = Heading(roman, draw(WORDS)), iter(range(1, 100))
        for _ in range(draw(st.integers(1, 3))):
            number, deep = next(numbers), draw(st.integers(0, 2))
            heading = Heading(f"{roman}.{number}", draw(WORDS))
            below = [(f"{roman}.{number}.{n + 1}", (section, heading)) for n in range(deep)] or [(f"{roman}.{number}", (section,))]
            tasks += [
                FoundTask(path=path, content=draw(WORDS), lead=draw(WORDS), coop=draw(WORDS), headings=above,
                          deadline=rules.deadline_of(draw(DEADLINES), 2024), deliverable=draw(WORDS))
                for path, above in below
            ]  # fmt: skip
    sections = (Section("I", draw(WORDS), (Point("1", draw(WORDS)), Point("2", draw(WORDS)))),)
    return FoundPlan(number="7/KH", issued_date=date(2024, 2, 5), year=2024, title="Kế hoạch thử năm 2024", sections=sections,
                     tasks=tuple(tasks))  # fmt: skip


@how(max_examples=60)
@given(plans())
def test_what_is_written_is_read_back(plan):
    for back in (rules.read_text(rules.to_text(plan)), rules.read(rules.to_docx(plan), "x.docx")):
        assert (back.number, back.year, back.title, back.tasks) == (plan.number, plan.year, plan.title, plan.tasks)
        assert back.sections == plan.sections


def test_the_plan_of_2024_as_word_is_the_same_plan(seed):
    back = rules.read(rules.to_docx(seed), "x.docx")
    assert (back.tasks, back.targets, back.year) == (seed.tasks, seed.targets, seed.year)


UNITS = [rules.Named(code, name, short, kind, own) for code, name, short, kind, own in (
    ("S", "Sở Nông nghiệp", "Sở NN", "so_nganh", False), ("S-VP", "Văn phòng Sở", "VP Sở", "phong", True),
    ("S-TC", "Phòng Tổ chức cán bộ", "TCCB", "phong", True), ("S-TT", "Chi cục Trồng trọt", "CC TT", "chi_cuc", True),
    ("S-TL", "Chi cục Thủy lợi", "CC TL", "chi_cuc", True), ("D-NN", "Phòng Nông nghiệp huyện A", "NN A", "phong_huyen", False),
    ("VPUB", "Văn phòng UBND tỉnh", "VP UBND", "so_nganh", False),
)]  # fmt: skip


@pytest.mark.parametrize(("words", "codes"), [
    ("Văn phòng Sở", ["S-VP"]), ("Văn phòng UBND tỉnh", ["VPUB"]), (PCM, ["S-TT", "S-TL"]),
    ("Các phòng chuyên môn, Chi cục thuộc sở", ["S-TC", "S-TT", "S-TL"]), ("Chi cục Thủy lợi, Văn phòng Sở", ["S-VP", "S-TL"]),
    ("Các phòng Nông nghiệp/Kinh tế các huyện, thành phố", ["D-NN"]), ("Ai đó", []), ("", []),
])  # fmt: skip
def test_which_units_are_meant(words, codes):
    assert rules.named_in(words, UNITS, office="S-VP", settling={"S-TT", "S-TL"}) == codes


def test_signs_are_of_known_indicators():
    assert [one.indicator for one in rules.SIGNS] == [f"Q{n:02}" for n in range(1, 22)]
    assert {one.measure for one in rules.SIGNS} == set(Measure)
    assert Comparison(">") is Comparison.MORE and Decimal("60") == rules.promises("trên 60%")[0].value


def test_numbers_that_word_counts_by_itself_are_counted_anew():
    """The file holds no number then, only that the paragraph is counted."""
    document, kept = docx.Document(), BytesIO()
    document.add_paragraph("Kế hoạch năm 2025")
    table = document.add_table(rows=0, cols=3)
    for mark, content, due in (("TT", "Nội dung", "Thời hạn"), ("I", "CHUNG", ""), ("#", "In tờ rơi", "Quý I"),
                               ("#", "Phát thanh", "Quý II"), ("II", "RIÊNG", ""), ("#", "Tập huấn", "30/9")):  # fmt: skip
        cells = table.add_row().cells
        cells[0].text, cells[1].text, cells[2].text = mark.replace("#", ""), content, due
        if mark == "#":
            numbered = cells[0].paragraphs[0]._p.get_or_add_pPr().get_or_add_numPr()
            numbered.get_or_add_numId().val = 1
    document.save(kept)
    found = rules.read(kept.getvalue(), "x.docx")
    assert [(one.path, one.content, one.deadline.last_day) for one in found.tasks] == [
        ("I.1", "In tờ rơi", date(2025, 3, 31)), ("I.2", "Phát thanh", date(2025, 6, 30)),
        ("II.1", "Tập huấn", date(2025, 9, 30))]  # fmt: skip
