"""A corpus of good and bad files, made by code: real pages set by Typst, then scanned, turned, darkened, cut, locked, signed."""

import functools
import io
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdf
import typst
from PIL import Image, ImageChops, ImageDraw, ImageEnhance, ImageFilter

from motcua.documents.builders import a_docx, changed_after_signing, forged, signed

FONTS = Path(__file__).resolve().parents[2] / "letters" / "fonts"
PDF, PNG, JPEG = "application/pdf", "image/png", "image/jpeg"


@dataclass(frozen=True)
class Sample:
    """One file and what has to be said about it; nothing for a good one."""

    name: str
    content: bytes
    media_type: str
    bad: str = ""
    asked: str = ""  # the paper it is sent for


WORDS = """Căn cứ Luật Bảo vệ và kiểm dịch thực vật ngày 25 tháng 11 năm 2013, cơ sở chúng tôi đề nghị được xem xét cấp giấy chứng
nhận đủ điều kiện buôn bán thuốc bảo vệ thực vật tại địa điểm nêu trên. Chúng tôi cam kết chấp hành đầy đủ các quy định của pháp
luật, chịu trách nhiệm về tính chính xác của những giấy tờ đã gửi kèm theo đơn này, và sẵn sàng phối hợp khi được kiểm tra."""
HEAD = '#set page(paper: "a4", margin: 2.2cm)\n#set text(font: "Liberation Serif", size: {size}pt, lang: "vi")\n'


def _words(seed: int, count: int) -> str:
    at = random.Random(seed)
    return " ".join(at.choice(WORDS.split()) for _ in range(count)) + "."


def _letter(title: str, seed: int, paragraphs: int = 5) -> str:
    said = "\n\n".join(f"#par(first-line-indent: 1cm)[{_words(seed + n, 45)}]" for n in range(paragraphs))
    return (
        HEAD.format(size=12 + seed % 3) + "#align(center)[*CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM*\n\nĐộc lập - Tự do - Hạnh phúc]\n\n"
        f"#align(center)[*{title}*]\n\nKính gửi: Sở Nông nghiệp và Môi trường\n\n{said}\n\n"
        "#align(right)[Bắc Giang, ngày 14 tháng 10 năm 2024]"
    )


def _table(title: str, seed: int) -> str:
    rows = "".join(f"[{n}], [{_words(seed + n, 4)}], [{n * seed % 97},5], [{_words(seed * n, 3)}]," for n in range(1, 19))
    return (
        HEAD.format(size=11)
        + f"#align(center)[*{title}*]\n\n#table(columns: 4, [*TT*], [*Hàng*], [*Số*], [*Ghi chú*], {rows})"
    )


def _certificate(title: str, seed: int) -> str:
    return HEAD.format(size=14) + (
        f"#rect(width: 100%, height: 100%, stroke: 3pt, inset: 2cm)["
        f"#align(center)[*{title}*]\n\nSố: {seed}/2024\n\n{_words(seed, 30)}\n\n"
        f"Ông: Nguyễn Văn Bình\n\nĐịa chỉ: thôn Kép, xã Hồng Giang\n\n{_words(seed + 1, 25)}]"
    )


TITLES = [
    "ĐƠN ĐỀ NGHỊ CẤP GIẤY CHỨNG NHẬN",
    "BẢN THUYẾT MINH ĐIỀU KIỆN BUÔN BÁN",
    "BIÊN BẢN HỌP",
    "PHƯƠNG ÁN SẢN XUẤT",
    "BÁO CÁO KẾT QUẢ",
]
SOURCES = [
    *(_letter(title, n) for n, title in enumerate(TITLES)), *(_letter(title, n + 10, 2) for n, title in enumerate(TITLES)),
    *(_table("DANH SÁCH HÀNG HÓA", n) for n in (3, 5)), *(_certificate("GIẤY XÁC NHẬN", n) for n in (7, 8)),
]  # fmt: skip


@functools.cache
def _compiler() -> typst.Compiler:
    return typst.Compiler(font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS]))


@functools.cache
def a_page(source: str) -> bytes:
    """A PDF as Word would print it."""
    return _compiler().compile(input=source.encode(), format="pdf")


@functools.cache
def a_picture(source: str, ppi: int = 150) -> Image.Image:
    return Image.open(io.BytesIO(_compiler().compile(input=source.encode(), format="png", ppi=ppi))).convert("RGB")


def noisy(page: Image.Image, seed: int = 1, strength: int = 6) -> Image.Image:
    """What a scanner's glass adds."""
    noise = Image.effect_noise(page.size, strength).convert("RGB")
    return ImageChops.add(page, noise, 1, -128 + seed % 3)


def photographed(page: Image.Image, seed: int) -> Image.Image:
    """As a phone takes it: a little askew, a table around it, light from one side."""
    at = random.Random(seed)
    table = Image.new("RGB", (int(page.width * 1.12), int(page.height * 1.1)), (94, 72, 52))
    table.paste(page, (page.width // 18, page.height // 22))
    table = table.rotate(at.uniform(-2.5, 2.5), Image.Resampling.BICUBIC, fillcolor=(94, 72, 52))
    light = Image.linear_gradient("L").resize(table.size).point([170 + value // 4 for value in range(256)])
    return noisy(ImageChops.multiply(table, light.convert("RGB")), seed, 10)


def as_jpeg(page: Image.Image, quality: int = 80, **more) -> bytes:
    out = io.BytesIO()
    page.convert("RGB").save(out, "JPEG", quality=quality, **more)
    return out.getvalue()


def as_png(page: Image.Image) -> bytes:
    out = io.BytesIO()
    page.save(out, "PNG")
    return out.getvalue()


def as_pdf(*pages: Image.Image) -> bytes:
    """A scan: each page one picture."""
    out = io.BytesIO()
    pages[0].convert("RGB").save(
        out, "PDF", save_all=True, append_images=[page.convert("RGB") for page in pages[1:]], resolution=150
    )
    return out.getvalue()


def rewritten(content: bytes, change: Callable[[pypdf.PdfWriter], object]) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(content))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def turned(degrees: int) -> Callable[[pypdf.PdfWriter], object]:
    return lambda writer: [page.rotate(degrees) for page in writer.pages]


def with_exif(page: Image.Image, orientation: int) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    return as_jpeg(page, exif=exif)


def blank_pages(count: int = 1) -> bytes:
    writer, out = pypdf.PdfWriter(), io.BytesIO()
    for _ in range(count):
        writer.add_blank_page(595, 842)
    writer.write(out)
    return out.getvalue()


def a_drawing(seed: int) -> Image.Image:
    """A plan of a shop: lines, a few words of nothing."""
    at, page = random.Random(seed), Image.new("RGB", (1240, 1754), "white")
    pen = ImageDraw.Draw(page)
    for _ in range(14):
        x, y = at.randrange(100, 800), at.randrange(100, 1300)
        pen.rectangle((x, y, x + at.randrange(80, 400), y + at.randrange(80, 400)), outline="black", width=at.choice((2, 3, 5)))
    return page


def a_portrait(seed: int) -> Image.Image:
    at, page = random.Random(seed), Image.new("RGB", (900, 1200), (70, 120, 200))
    pen = ImageDraw.Draw(page)
    pen.ellipse((250, 250, 650, 800), fill=(225, 180 + at.randrange(20), 150))
    pen.rectangle((150, 850, 750, 1200), fill=(240, 240, 245))
    for x in (370, 530):
        pen.ellipse((x, 450, x + 40, 480), fill=(40, 30, 30))
    pen.arc((380, 580, 540, 680), 20, 160, fill=(150, 60, 60), width=6)
    return page


def good() -> Iterator[Sample]:
    for n, source in enumerate(SOURCES):
        page = a_picture(source)
        yield Sample(f"printed {n}", a_page(source), PDF)
        yield Sample(f"scanned {n}", as_pdf(noisy(page, n)), PDF)
        yield Sample(f"photographed {n}", as_jpeg(photographed(page, n)), JPEG)
        yield Sample(f"grey {n}", as_png(noisy(page.convert("L").convert("RGB"), n)), PNG)
        yield Sample(f"small {n}", as_jpeg(a_picture(source, 80)), JPEG)
        yield Sample(f"turned by its camera {n}", with_exif(page.rotate(90, expand=True), 6), JPEG)
        if n < 6:
            yield Sample(f"with an empty back {n}", as_pdf(noisy(page, n), noisy(Image.new("RGB", page.size, "white"), n)), PDF)
            yield Sample(f"large {n}", as_jpeg(a_picture(source, 300), 70), JPEG)
            yield Sample(f"turned and turned back {n}", rewritten(as_pdf(page.rotate(180)), turned(180)), PDF)
    for n in range(8):
        yield Sample(f"drawing {n}", as_png(a_drawing(n)), PNG)
        yield Sample(f"portrait {n}", as_jpeg(a_portrait(n)), JPEG)
    for kind, asked in RIGHT:
        yield Sample(f"right kind: {kind}", a_page(_letter(kind, 3)), PDF, asked=asked)
    yield Sample("valid for long", a_page(_letter("GIẤY XÁC NHẬN", 2) + "\n\nGiấy này có giá trị đến ngày 31/12/2030."), PDF)
    yield Sample(
        "two dates",
        a_page(_letter("GIẤY XÁC NHẬN", 2) + "\n\nCó giá trị đến 01/01/2020.\n\nGia hạn, có giá trị đến 01/01/2029."),
        PDF,
    )
    yield Sample("a letter in Word", a_docx({"word/document.xml": _docx("Đơn đề nghị cấp giấy")}), DOCX)
    yield Sample("signed", signed(a_page(SOURCES[0])), PDF)
    yield Sample("signed twice", signed(signed(a_page(SOURCES[1])), field="Second"), PDF)


DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
RIGHT = [
    ("CĂN CƯỚC CÔNG DÂN", "Bản sao căn cước công dân hoặc hộ chiếu"), ("ĐƠN ĐỀ NGHỊ CẤP GIẤY PHÉP", "Đơn đề nghị"),
    ("GIẤY CHỨNG NHẬN ĐĂNG KÝ HỘ KINH DOANH", "Giấy chứng nhận đăng ký doanh nghiệp/hộ kinh doanh"),
    ("BẢN THUYẾT MINH", "Bản thuyết minh điều kiện buôn bán"), ("QUYẾT ĐỊNH", "Đơn đề nghị"), ("HÓA ĐƠN BÁN HÀNG", "Giấy tờ khác"),
]  # fmt: skip
WRONG = [
    ("CĂN CƯỚC CÔNG DÂN", "Đơn đề nghị"),
    ("HÓA ĐƠN GIÁ TRỊ GIA TĂNG", "Bản thuyết minh điều kiện buôn bán"), ("GIẤY KHAI SINH", "Đơn đề nghị"),
    ("GIẤY PHÉP LÁI XE", "Giấy chứng nhận đăng ký doanh nghiệp/hộ kinh doanh"),
    ("GIẤY ỦY QUYỀN", "Bản thuyết minh điều kiện buôn bán"),
    ("GIẤY CHỨNG NHẬN KẾT HÔN", "Đơn đề nghị"), ("ĐƠN ĐỀ NGHỊ CẤP GIẤY PHÉP", "Giấy chứng nhận đăng ký hộ kinh doanh"),
    ("BẢN THUYẾT MINH", "Bản sao căn cước công dân"),
]  # fmt: skip


def _docx(text: str) -> bytes:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return f'<w:document xmlns:w="{space}"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>'.encode()


def bad() -> Iterator[Sample]:
    yield from _bad_pictures()
    yield from _bad_pdfs()
    for kind, asked in WRONG:
        yield Sample(f"wrong kind: {kind}", a_page(_letter(kind, 3)), PDF, "looks-like", asked)
    for n, said in enumerate(
        ("có giá trị đến ngày 01/02/2020", "Thời hạn: đến hết ngày 30 tháng 6 năm 2021", "Date of expiry: 05/05/2022")
    ):
        yield Sample(f"expired {n}", a_page(_letter("GIẤY XÁC NHẬN", n) + f"\n\n{said}."), PDF, "expired")
    yield Sample("empty Word", a_docx({"word/document.xml": _docx("")}), DOCX, "blank")
    yield Sample("empty text", b" \n\t\n", "text/plain", "blank")


def _bad_pictures() -> Iterator[Sample]:
    for n, source in enumerate(SOURCES[:10]):
        page = a_picture(source)
        scan = noisy(page, n)
        yield Sample(f"upside down {n}", as_jpeg(scan.rotate(180)), JPEG, "upside-down")
        yield Sample(f"on its side {n}", as_jpeg(scan.rotate(90 if n % 2 else 270, expand=True)), JPEG, "sideways")
        yield Sample(f"turned wrongly by its camera {n}", with_exif(page, 3), JPEG, "upside-down")
        yield Sample(f"blurred {n}", as_jpeg(photographed(page, n).filter(ImageFilter.GaussianBlur(5 + n % 3))), JPEG, "blurred")
        yield Sample(f"dark {n}", as_jpeg(ImageEnhance.Brightness(photographed(page, n)).enhance(0.16)), JPEG, "dark")
        yield Sample(f"few dots {n}", as_png(page.resize((280, 396), Image.Resampling.BOX)), PNG, "few-dots")
        yield Sample(f"faint {n}", as_jpeg(noisy(page.point([236 + value // 13 for value in range(256)] * 3), n, 2)), JPEG, "faint")
        yield Sample(f"cut off {n}", as_png(scan)[: 40_000 + n * 3000], PNG, "unreadable")
    for n in range(8):
        sheet = Image.new("RGB", (1240, 1754), (255 - 4 * n, 255 - 5 * n, 250 - 6 * n))
        yield Sample(f"blank scan {n}", as_jpeg(noisy(sheet, n)), JPEG, "blank")
        shade = Image.linear_gradient("L").resize(sheet.size).point([190 + value // 5 for value in range(256)]).convert("RGB")
        yield Sample(f"blank photograph {n}", as_png(ImageChops.multiply(noisy(sheet, n, 4), shade)), PNG, "blank")


def _bad_pdfs() -> Iterator[Sample]:
    for n, source in enumerate(SOURCES[:6]):
        printed, page = a_page(source), a_picture(source)
        yield Sample(f"printed upside down {n}", rewritten(printed, turned(180)), PDF, "upside-down")
        yield Sample(f"printed on its side {n}", rewritten(printed, turned(90)), PDF, "sideways")
        yield Sample(f"scanned upside down {n}", as_pdf(noisy(page, n).rotate(180)), PDF, "upside-down")
        yield Sample(f"second page upside down {n}", as_pdf(noisy(page, n), noisy(page, n).rotate(180)), PDF, "upside-down")
        yield Sample(
            f"locked {n}", rewritten(printed, lambda writer: writer.encrypt("mật khẩu", algorithm="AES-256")), PDF, "locked"
        )
        yield Sample(f"half a PDF {n}", as_pdf(noisy(page, n))[: 30_000 + n], PDF, "unreadable")
        yield Sample(f"empty sheets {n}", blank_pages(n + 1), PDF, "blank")
        yield Sample(f"changed in its signed part {n}", forged(signed(printed)), PDF, "signature-broken")
        yield Sample(f"changed after signing {n}", changed_after_signing(signed(printed)), PDF, "signature-changed-after")
        yield Sample(f"signed with what had run out {n}", signed(printed, days=-30), PDF, "signature-expired")
