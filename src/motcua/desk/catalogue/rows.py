"""The parts of a version as rows of texts that can be typed, added, moved and taken out; and back to JSON."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from motcua.desk.wording import DUTIES
from motcua.kernel.amounts import thousands
from motcua.kernel.texts import clean
from motcua.ui.words import t

TERM_UNITS = {
    "": "", "working_day": "ngày làm việc", "calendar_day": "ngày", "working_hour": "giờ làm việc", "month": "tháng",
    "same_day": "trong ngày",
}  # fmt: skip
STEP_KINDS = {
    "receive": "Tiếp nhận", "assign": "Phân công", "work": "Thẩm định", "sign": "Ký duyệt", "number": "Vào số",
    "return": "Trả kết quả",
}  # fmt: skip
FEE_KINDS = {"fee": "Phí", "charge": "Lệ phí", "other": "Khoản khác"}
SERVICE_LEVELS = {"none": "Chỉ cung cấp thông tin", "part": "Trực tuyến một phần", "full": "Trực tuyến toàn trình"}
POLICIES = {"restart": "Bổ sung xong thì tính lại từ đầu", "pause": "Bổ sung thì tạm dừng", "none": "Bổ sung không đổi thời hạn"}
FIELD_KINDS = {
    "text": "Chữ", "long_text": "Chữ nhiều dòng", "whole": "Số nguyên", "decimal": "Số có phần lẻ", "money": "Số tiền",
    "date": "Ngày",
    "choice": "Chọn một", "choices": "Chọn nhiều", "yes_no": "Có hoặc không", "phone": "Điện thoại", "email": "Thư điện tử",
    "personal_number": "Số định danh", "tax_code": "Mã số thuế", "table": "Bảng", "computed": "Mục tính", "note": "Lời dặn",
}  # fmt: skip
PREFILLS = {
    "": "", "account.name": "Họ tên của tài khoản", "account.phone": "Điện thoại của tài khoản",
    "account.email": "Thư điện tử của tài khoản",
    "account.personal_number": "Số định danh của tài khoản", "owner.name": "Tên chủ hồ sơ", "owner.address": "Địa chỉ chủ hồ sơ",
    "owner.identity_number": "Số giấy tờ chủ hồ sơ", "owner.phone": "Điện thoại chủ hồ sơ",
    "earlier": "Hồ sơ trước của thủ tục này",
}  # fmt: skip
WHEN = "Điều kiện, ví dụ: renewal and kind = 'shop'"


@dataclass(frozen=True, slots=True)
class Column:
    """One thing typed. kind: text, long, lines, count, flag, choice, term, pairs (lines "key: label")."""

    name: str
    label: str
    kind: str = "text"
    options: Mapping[str, str] = field(default_factory=dict)
    hint: str = ""


NOTE = Column("note", "Ghi chú", "long")
CONDITION = Column("when", "Khi nào", hint=WHEN)
CELL = (
    Column("label", "Nhãn"), Column("key", "Mã", hint="Chữ thường không dấu, ví dụ: area"),
    Column("kind", "Loại", "choice", FIELD_KINDS),
    Column("required", "Bắt buộc", "flag"), Column("required_when", "Bắt buộc khi", hint=WHEN), Column("hint", "Giải thích"),
    Column("choices", "Các lựa chọn", "pairs", hint="Mỗi dòng: mã: lời"), Column("unit", "Đơn vị tính"),
    Column("minimum", "Nhỏ nhất", hint="Số, ngày 2024-07-01 hoặc công thức"), Column("maximum", "Lớn nhất"),
    Column("formula", "Công thức của mục tính"), Column("check", "Điều kiện kiểm tra"), Column("check_text", "Câu báo khi sai"),
    Column("show_if", "Chỉ hiện khi", hint=WHEN),
)
PARTS: dict[str, tuple[Column, ...]] = {
    "general": (
        Column("name", "Tên thủ tục", "long"), Column("field", "Lĩnh vực"), Column("term", "Thời hạn giải quyết", "term"),
        Column("term_text", "Thời hạn bằng lời"), Column("order_text", "Trình tự thực hiện", "long"),
        Column("way_text", "Cách thức thực hiện", "long"), Column("copies_of_dossier", "Số bộ hồ sơ", "count"),
        Column("applicants", "Đối tượng thực hiện", "lines", hint="Mỗi dòng một đối tượng"),
        Column("conditions", "Yêu cầu, điều kiện", "lines", hint="Mỗi dòng một điều kiện"),
        Column("lead_unit", "Đơn vị giải quyết", hint="Mã đơn vị, hoặc mẫu như D???-NN cho phòng của mọi huyện"),
        Column("signer", "Người ký"), Column("signing_unit", "Đơn vị ký", hint="Mã đơn vị"),
        Column("inter_agency", "Có đơn vị khác cùng giải quyết (liên thông)", "flag"),
        Column("service_level", "Mức độ dịch vụ công", "choice", SERVICE_LEVELS),
        Column("clock_policy", "Khi yêu cầu bổ sung", "choice", POLICIES), NOTE,
        Column("unverified", "Mục chưa kiểm chứng", "lines", hint="Mỗi dòng một tên mục"),
    ),
    "questions": (
        Column("key", "Mã", hint="Chữ thường không dấu, ví dụ: renewal"), Column("text", "Câu hỏi"), Column("hint", "Giải thích"),
        Column("choices", "Các câu trả lời", "pairs", hint="Mỗi dòng: mã: lời; để trống nếu trả lời có hoặc không"),
        Column("show_if", "Chỉ hỏi khi", hint=WHEN),
    ),
    "cases": (Column("key", "Mã"), Column("name", "Tên trường hợp"), Column("term", "Thời hạn riêng", "term"), CONDITION, NOTE),
    "papers": (
        Column("key", "Mã"), Column("name", "Tên giấy tờ", "long"), Column("form", "Mẫu đơn, tờ khai"),
        Column("originals", "Bản chính", "count"), Column("copies", "Bản sao", "count"), Column("required", "Bắt buộc", "flag"),
        Column("case", "Chỉ trong trường hợp (mã)"), CONDITION, NOTE,
    ),
    "fees": (
        Column("key", "Mã"), Column("name", "Tên khoản"), Column("amount", "Số tiền (đồng)", "count"),
        Column("kind", "Loại", "choice", FEE_KINDS), Column("is_default", "Thu nếu không chọn khoản khác", "flag"), CONDITION,
        Column("formula", "Công thức tính tiền", hint="Ví dụ: max(100000, area * 5000)"), Column("legal_text", "Văn bản quy định"),
    ),
    "steps": (
        Column("action", "Công việc"), Column("kind", "Loại bước", "choice", STEP_KINDS),
        Column("place", "Nơi làm", hint="receiving: Một cửa · lead: đơn vị giải quyết · signing: nơi ký · hoặc mã đơn vị"),
        Column("duty", "Người làm", "choice", {key: text for key, text in DUTIES.items() if key != "applicant"}),
        Column("budget", "Thời gian", "term"),
    ),
    "results": (
        Column("name", "Tên kết quả"), Column("form", "Mẫu"), Column("validity", "Thời hạn có giá trị"),
        Column("result_code", "Mã kết quả"),
    ),
    "legal_basis": (Column("text", "Văn bản", "long"), Column("number", "Số, ký hiệu")),
    "section": (
        Column("title", "Tên phần"), Column("key", "Mã", hint="Chữ thường không dấu, ví dụ: shop"),
        Column("hint", "Giải thích", "long"),
        Column("show_if", "Chỉ hiện khi", hint=WHEN),
    ),
    "field": (
        *CELL, Column("max_length", "Dài nhất (ký tự)", "count"), Column("prefill", "Điền sẵn từ", "choice", PREFILLS),
        Column("min_rows", "Số dòng ít nhất", "count"), Column("max_rows", "Số dòng nhiều nhất", "count"),
    ),
    "columns": CELL,
}  # fmt: skip
PAGES = {
    "general": ("general",), "cases": ("questions", "cases"), "papers": ("papers",), "fees": ("fees",), "steps": ("steps",),
    "results": ("results",), "legal_basis": ("legal_basis",),
}  # fmt: skip
TITLES = {
    "general": "Thông tin chung", "questions": "Câu hỏi để chọn trường hợp", "cases": "Các trường hợp",
    "papers": "Thành phần hồ sơ",
    "fees": "Phí, lệ phí", "steps": "Quy trình nội bộ", "results": "Kết quả", "legal_basis": "Căn cứ pháp lý",
    "form": "Biểu mẫu điện tử", "section": "Phần của biểu mẫu", "field": "Mục của biểu mẫu", "columns": "Các cột của bảng",
}  # fmt: skip
MOST = 200

type Row = dict[str, str]


def shown(part: str, data: Mapping[str, Any]) -> list[Row]:
    """Return the rows of a part of a version's JSON as texts."""
    items = [data] if part == "general" else data[part]
    return [{name: text for column in PARTS[part] for name, text in _texts(column, item.get(column.name))} for item in items]


def named(row: Row, unit_names: Mapping[str, str]) -> Row:
    """Return the row of "general" as people read it: units by their names, what is unverified as the page calls it."""
    called = {column.name: column.label for column in PARTS["general"]} | TITLES
    lines = [t(called.get(key, key)) for key in row["unverified"].split("\n") if key]
    units = {key: f"{unit_names[row[key]]} ({row[key]})" for key in ("lead_unit", "signing_unit") if row[key] in unit_names}
    return row | units | {"unverified": "\n".join(lines)}


def _texts(column: Column, entry: Any) -> Iterable[tuple[str, str]]:
    match column.kind:
        case "term":
            yield f"{column.name}.amount", (entry or {}).get("amount", "").replace(".", ",")
            yield f"{column.name}.unit", (entry or {}).get("unit", "")
        case "lines":
            yield column.name, "\n".join(entry or ())
        case "pairs":
            yield column.name, "\n".join(f"{choice['key']}: {choice['label']}" for choice in entry or ())
        case "flag":
            yield column.name, "yes" if entry else ""
        case "count":
            yield column.name, thousands(entry) if entry is not None else ""
        case _:
            yield column.name, "" if entry is None else str(entry)


def typed(part: str, posted: Mapping[str, str]) -> list[Row]:
    """Return the rows as they were sent: "papers.0.name"."""
    numbers = {name.split(".")[1] for name in posted if name.startswith(f"{part}.") and name.count(".") >= 2}
    order = sorted(int(number) for number in numbers if number.isdecimal() and number.isascii() and len(number) < 5)[:MOST]
    names = [name for column in PARTS[part] for name, _ in _texts(column, None)]
    return [{name: posted.get(f"{part}.{number}.{name}", "")[:20_000] for name in names} for number in order]


def rearranged(part: str, rows: list[Row], deed: str, number: int) -> list[Row]:
    """Add a row behind the last, take one out, or move one up or down."""
    found = list(rows)
    if deed == "add":
        return [*found, dict.fromkeys((name for column in PARTS[part] for name, _ in _texts(column, None)), "")]
    if not 0 <= number < len(found):
        return found
    row = found.pop(number)
    if deed == "up":
        found.insert(max(0, number - 1), row)
    elif deed == "down":
        found.insert(number + 1, row)
    return found


def data(part: str, rows: list[Row]) -> Any:
    """Return rows as JSON for `catalogue.rules.from_data`; what cannot be read is left for it to refuse."""
    items = [{column.name: _entry(column, row) for column in PARTS[part]} for row in rows]
    items = [{name: entry for name, entry in item.items() if entry not in (None, "")} for item in items]
    return items[0] if part == "general" and items else items


def _entry(column: Column, row: Row) -> Any:
    text = clean(row.get(column.name, ""))
    match column.kind:
        case "term":
            amount, unit = clean(row.get(f"{column.name}.amount", "")), row.get(f"{column.name}.unit", "")
            return {"amount": amount.replace(",", "."), "unit": unit} if amount or unit else None
        case "lines":
            return [line for line in text.split("\n") if line]
        case "pairs":
            pairs = [line.partition(":") for line in text.split("\n") if line]
            return [{"key": key.strip(), "label": label.strip()} for key, _, label in pairs]
        case "count":
            digits = text.replace(".", "")
            return int(digits) if digits.isdecimal() and digits.isascii() and len(digits) < 15 else text or 0
        case "flag":
            return text == "yes"
        case _:
            return text
