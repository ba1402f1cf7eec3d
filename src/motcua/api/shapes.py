"""What goes over this door, as shapes: the description of the interface is made from them."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from ninja import Field, Schema


class Wrong(Schema):
    where: str = Field(description="Chỗ sai trong yêu cầu")
    sentence: str = Field(description="Sai thế nào, sửa ra sao")


class Problem(Schema):
    """Câu trả lời khi không làm được (RFC 9457)."""

    type: str = Field(description="Mã của lý do, không đổi theo ngôn ngữ")
    title: str = Field(description="Lý do thành một câu cho người đọc")
    status: int
    errors: list[Wrong] = []


def answers(shape: Any, status: int = 200) -> dict[Any, Any]:
    """Return what an operation may answer: its shape, or a no."""
    return {status: shape, frozenset({401, 403, 404, 409, 422}): Problem}


class ProcedureLine(Schema):
    key: str = Field(description="Khóa của thủ tục ở một cấp, ví dụ 1.004363-province")
    code: str = Field(description="Mã thủ tục hành chính")
    name: str
    field: str = Field(description="Lĩnh vực")
    level: str = Field(description="province, district hoặc commune")
    service_level: str = Field(description="Mức nhận trực tuyến: none, partial, full")
    term: str = Field(description="Thời hạn giải quyết bằng lời")


class Case(Schema):
    key: str
    name: str
    term: str | None


class PaperAsked(Schema):
    key: str
    name: str
    originals: int = Field(description="Số bản chính")
    copies: int = Field(description="Số bản sao")
    required: bool
    case: str | None = Field(description="Chỉ hỏi trong trường hợp này; null: mọi trường hợp")
    note: str | None


class Fee(Schema):
    key: str
    name: str
    amount: int = Field(description="Đồng")
    basis: str | None = Field(description="Căn cứ")


class Procedure(ProcedureLine):
    version: int
    valid_from: date | None
    applicants: list[str]
    cases: list[Case]
    papers: list[PaperAsked]
    fees: list[Fee]
    results: list[str]
    legal_basis: list[str]
    questions: list[dict[str, Any]] = Field(description="Câu hỏi quyết định trường hợp, giấy tờ, phí và thời hạn")
    form: dict[str, Any] | None = Field(description="Tờ khai điện tử, nếu có")
    unverified: list[str] = Field(description="Phần chưa kiểm chứng với văn bản gốc")


class FiguresLine(Schema):
    key: str
    name: str
    received: str
    waiting: str
    early: str
    on_time: str
    late: str
    share: str = Field(description="Sớm và đúng hẹn; số nhỏ được giữ kín như trên trang công khai")


class Figures(Schema):
    since: date
    until: date = Field(description="Ngày đầu tiên không tính nữa")
    counted_at: datetime
    rows: list[FiguresLine]


class Me(Schema):
    name: str
    posts: list[str] = Field(description="Nhiệm vụ và đơn vị, ví dụ officer@SNN-CCTTBVTV")
    writes: bool = Field(description="Khóa này được làm, không chỉ đọc")
    lasts_until: datetime


class DossierLine(Schema):
    number: str
    procedure: str = Field(description="Khóa của thủ tục")
    procedure_name: str
    owner: str = Field(description="Chủ hồ sơ")
    state: str
    state_code: int = Field(description="Mã trạng thái dùng chung cả nước")
    submitted_at: datetime | None
    due_at: datetime | None = Field(description="Hẹn trả")
    closed_at: datetime | None
    held_by: str = Field(description="Đơn vị đang giữ")


class Dossiers(Schema):
    rows: list[DossierLine]
    more: bool


class PaperHandedIn(Schema):
    requirement: str | None
    name: str
    file: UUID | None
    file_name: str
    size: int | None
    sha256: str


class Happened(Schema):
    at: datetime
    what: str


class Dossier(DossierLine):
    seq: int = Field(description="Số thứ tự của việc cuối cùng; gửi lại khi làm một việc để không ai làm đè lên ai")
    requested: str
    case: str | None
    fee_asked: int
    fee_paid: int
    declared: dict[str, Any] = Field(description="Điều đã khai: questions, answers")
    papers: list[PaperHandedIn]
    happened: list[Happened]


class Begin(Schema):
    procedure: str = Field(description="Khóa của thủ tục")
    organisation: int | None = Field(None, description="Nộp cho tổ chức này; null: cho chính mình")


class Draft(Schema):
    id: int
    procedure: str
    missing_papers: list[str] = Field(description="Giấy tờ bắt buộc chưa gửi")
    number: str | None = Field(description="Có số khi đã nộp")


class Drafts(Schema):
    rows: list[Draft]


class FileKept(Schema):
    paper: int
    file: UUID
    name: str
    size: int
    sha256: str
    warnings: list[str] = Field(description="Điều nên xem lại; tệp vẫn được nhận")


class Action(Schema):
    verb: str
    label: str
    why_not: str = Field(description="Rỗng: làm được ngay")
    asks: dict[str, Any] = Field(description="JSON Schema của điều phải nói khi làm việc này")


class Task(DossierLine):
    seq: int
    leave_by: datetime | None = Field(description="Bước này phải xong trước lúc này")
    actions: list[Action]


class Tasks(Schema):
    rows: list[DossierLine]
    more: bool
