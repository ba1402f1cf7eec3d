"""The forms as people get them: read back from the PDF."""

import io
import re
import unicodedata
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime

import pypdf
import pytest

from motcua.kernel import moments
from motcua.letters.builders import CODE, FULL, MINIMAL, TRACKING_URL, moment, register_row
from motcua.letters.papers import TT01_2018, TT03_2025, UNVERIFIED, Component, Paper, pdf
from motcua.letters.papers.glyphs import printable
from motcua.letters.papers.render import qr_svg
from motcua.letters.papers.wordings import TITLES, mark

A5, A4_LANDSCAPE = (148, 210), (297, 210)
NAMES = sorted(FULL)
BOTH = [pytest.param(FULL[name], id=f"full-{name}") for name in NAMES]
BOTH += [pytest.param(MINIMAL[name], id=f"minimal-{name}") for name in NAMES]


def read(paper: Paper) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf(paper)))


def squeeze(text: str) -> str:
    """Without spaces: where a line turns is the printer's business."""
    return re.sub(r"[\s\u200b]", "", unicodedata.normalize("NFC", text))


def text_of(paper: Paper) -> str:
    return squeeze("".join(page.extract_text() for page in read(paper).pages))


def spellings(value: object) -> list[str]:
    """All the ways in which a value may stand on paper; one of them must."""
    if isinstance(value, datetime):
        day = moments.long_date(value.date())
        return [f"{value:%H} giờ {value:%M} phút, {day}", day]
    if isinstance(value, date):
        return [moments.long_date(value), moments.dd_mm_yyyy(value)]
    return [str(value), str(value)[:1].upper() + str(value)[1:]]


def values(value: object, name: str = ""):
    if is_dataclass(value):
        for field in fields(value):
            if field.name not in {"tracking_url", "forms"}:
                yield from values(getattr(value, field.name), field.name)
    elif isinstance(value, tuple):
        for item in value:
            yield from values(item, name)
    elif value not in (None, "", 0):
        yield name, spellings(value)


@pytest.mark.parametrize("paper", BOTH)
def test_every_value_stands_on_the_paper(paper):
    text = text_of(paper)
    missing = [(name, ways) for name, ways in values(paper) if not any(squeeze(way) in text for way in ways)]
    assert missing == []


@pytest.mark.parametrize("paper", BOTH)
def test_heading_and_title(paper):
    text = text_of(paper)
    title = TITLES[paper.forms][type(paper)][1]
    for words in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", title, mark(paper),
        "Bắc Giang, ngày 25 tháng 4 năm 2024",
    ):  # fmt: skip
        assert squeeze(words) in text


@pytest.mark.parametrize("paper", BOTH)
def test_one_sheet_of_the_right_size(paper):
    reader = read(paper)
    box = reader.pages[0].mediabox
    size = (round(float(box.width) / 72 * 25.4), round(float(box.height) / 72 * 25.4))
    assert len(reader.pages) == 1
    assert size == (A4_LANDSCAPE if paper.template == "register" else A5)


@pytest.mark.parametrize("paper", BOTH)
def test_only_our_font_and_all_of_it_embedded(paper):
    for page in read(paper).pages:
        for reference in page["/Resources"]["/Font"].values():
            font = reference.get_object()
            assert "LiberationSerif" in font["/BaseFont"]
            assert "/FontFile2" in font["/DescendantFonts"][0].get_object()["/FontDescriptor"]


@pytest.mark.parametrize("paper", BOTH)
def test_the_file_says_it_is_pdf_a_2b_and_carries_its_name(paper):
    reader = read(paper)
    metadata = reader.trailer["/Root"]["/Metadata"].get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in metadata
    assert "<pdfaid:conformance>B</pdfaid:conformance>" in metadata
    assert reader.metadata.title == TITLES[paper.forms][type(paper)][1].replace("\n", " ")


def test_the_same_paper_gives_the_same_bytes():
    paper = FULL["receipt"]
    once, again = pdf(paper), pdf(replace(paper))
    assert once == again
    made_at = datetime(2024, 4, 25, 3, 5, tzinfo=UTC)
    assert pdf(paper, made_at=made_at) == pdf(paper, made_at=made_at) != once


def test_papers_by_turns_do_not_mix():
    """One compiler prints them all: nothing of one person may stay for the next."""
    first = replace(FULL["receipt"], submitter="Lê Văn Trước")
    second = replace(FULL["receipt"], submitter="Lê Văn Sau")
    assert "LêVănTrước" in text_of(first)
    assert "LêVănTrước" not in text_of(second)
    assert "LêVănSau" in text_of(second)


def test_moments_are_printed_as_hanoi_has_them():
    paper = replace(MINIMAL["receipt"], received_at=datetime(2024, 4, 25, 20, 5, tzinfo=UTC))
    assert squeeze("03 giờ 05 phút, ngày 26 tháng 4 năm 2024") in text_of(paper)


def test_a_moment_without_zone_is_a_mistake():
    with pytest.raises(ValueError, match="time zone"):
        pdf(replace(MINIMAL["receipt"], received_at=moment(25).replace(tzinfo=None)))


# The QR code


def drawings(paper: Paper) -> int:
    return len(read(paper).pages[0].get_contents().get_data())


@pytest.mark.parametrize("name", [name for name in NAMES if name not in {"register", "guidance_slip"}])
def test_the_qr_code_leads_to_the_tracking_page(name):
    paper = FULL[name]
    other = replace(paper, tracking_url=TRACKING_URL.replace("0003", "0004"))
    assert pdf(paper) != pdf(other)
    assert drawings(paper) > drawings(replace(paper, tracking_url="")) + 500


def test_the_qr_code_is_drawn_from_the_address():
    assert qr_svg(TRACKING_URL) == qr_svg(TRACKING_URL)
    assert qr_svg(TRACKING_URL) != qr_svg(TRACKING_URL + "x")


# Which circular


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [("receipt", "01", "01"), ("supplement_slip", "02", "02"), ("refusal_slip", "03", "03"),
     ("apology", "04", "04"), ("stop_notice", "", "05"),
     ("control_slip", "05", "06"), ("register", "06", "07")],
)  # fmt: skip
def test_each_circular_counts_its_forms(name, old, new):
    old_mark = mark(replace(MINIMAL[name], forms=TT01_2018))
    assert old_mark == (f"Mẫu số {old} (TT 01/2018/TT-VPCP)" if old else "")
    renewed = replace(MINIMAL[name], forms=TT03_2025)
    assert mark(renewed) == f"Mẫu số {new} (TT 03/2025/TT-VPCP)"
    assert squeeze(mark(renewed)) in text_of(renewed)


def test_what_is_unverified_is_said_of_every_form():
    assert {circular: set(forms) for circular, forms in UNVERIFIED.items()} == {
        circular: set(forms) for circular, forms in TITLES.items()
    }
    assert all(parts for forms in UNVERIFIED.values() for parts in forms.values())


def test_an_unknown_set_of_forms_is_a_mistake():
    with pytest.raises(ValueError, match="TT99"):
        pdf(replace(MINIMAL["receipt"], forms="TT99/1999"))


# What people type

HOSTILE = [
    '#read("/etc/passwd")', "#sys.inputs", "*đậm* _nghiêng_ $x^2$ `mã` @nguồn <nhãn>", "= Đề mục",
    "- gạch\\ \\u{41}", "// lời bàn /* */", '"}, "title": "X', '[#image("a.png")]',
    "~ -- --- ... 'trích' \"dẫn\"", "%s {0} ${x}",
]  # fmt: skip


@pytest.mark.parametrize("typed", HOSTILE)
@pytest.mark.parametrize("name", NAMES)
def test_what_people_type_is_never_markup(name, typed):
    paper = FULL[name]
    if name == "register":
        paper = replace(paper, rows=(replace(register_row(), owner=typed),), field=typed)
    else:
        paper = replace(paper, **({"owner": typed} if name == "control_slip" else {"request": typed}))
    assert squeeze(typed) in text_of(paper)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        (unicodedata.normalize("NFD", "Nguyễn Thị Hường"), "Nguyễn Thị Hường"),
        ("tên 😀 العربية", "tên □ □□□□□□□"),
        ("\u202eđảo\u202c\x00", "đảo"),
        ("một\u00a0\u2003hai", "một hai"),
    ],
)
def test_strange_characters_do_not_stop_a_paper(typed, printed):
    assert squeeze(printed) in text_of(replace(FULL["refusal_slip"], submitter=typed))


@pytest.mark.parametrize("name", ["receipt", "refusal_slip", "apology", "stop_notice"])
def test_5000_characters_flow_on_to_numbered_pages(name):
    words = "Thôn Đồng Tâm " * 360
    reader = read(replace(FULL[name], request=words))
    assert len(reader.pages) > 1
    assert not reader.pages[0].extract_text().startswith("1")
    assert reader.pages[1].extract_text().split()[0] == "2"
    pages = [page.extract_text().removeprefix(str(number)) for number, page in enumerate(reader.pages, 1)]
    assert squeeze(words) in squeeze("".join(pages))


@pytest.mark.parametrize("name", NAMES)
def test_a_word_without_end_stays_within_the_margins(name):
    word = "Đ" * 400
    if name == "register":
        paper = replace(FULL[name], rows=(replace(register_row(), owner=word, note=word, code=word),))
    else:
        fields = {"control_slip": ("owner", "code"), "guidance_slip": ("request", "visitor")}.get(name, ("request", "code"))
        paper = replace(FULL[name], **dict.fromkeys(fields, word))
    pages = [page.extract_text().replace("\u200b", "") for page in read(paper).pages]
    runs = [len(run) for page in pages for run in re.findall("Đ{3,}", page)]
    assert sum(runs) >= 800
    assert max(runs) < 60  # as many as the narrow sheet can bear in the smallest letters


def test_a_word_is_left_whole_as_long_as_it_can_be():
    assert printable(CODE) == CODE
    assert printable("a" * 30) == "a" * 30
    assert printable("a" * 31).replace("\u200b", "") == "a" * 31


# Long forms


def test_a_register_of_500_dossiers_repeats_its_head_on_numbered_pages():
    register = replace(FULL["register"], rows=tuple(map(register_row, range(1, 501))))
    pages = [page.extract_text() for page in read(register).pages]
    assert len(pages) > 10
    rows = [page for page in pages if CODE[:14] in page]
    assert all(squeeze("Tên thủ tục hành chính") in squeeze(page) for page in rows)
    assert all(page.split()[0] == str(number) for number, page in enumerate(pages, 1) if number > 1)
    whole = squeeze("".join(pages))
    assert [n for n in range(1, 501) if f"H02-240425-{n:04d}" not in whole] == []


def test_a_receipt_of_eight_papers_is_still_one_sheet():
    components = tuple(Component(name=f"Giấy tờ thứ {n} theo quy định", originals=1) for n in range(1, 9))
    assert len(read(replace(FULL["receipt"], components=components)).pages) == 1
