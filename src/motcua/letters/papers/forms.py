"""The statutory forms of the one-stop shop as values: what is printed, and nothing else.

Each form holds the fields that TT 01/2018/TT-VPCP (and, since 2025, TT 03/2025/TT-VPCP) asks for. An empty
text or None is printed as a dotted line to fill in by hand. Moments must know their time zone; they are
printed as Hà Nội has them.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

TT01_2018 = "TT01/2018"
TT03_2025 = "TT03/2025"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What every form has in its heading.

    :param authority: the superior authority, first line of the heading ("UBND TỈNH BẮC GIANG")
    :param issuer: the issuing agency or one-stop unit, second line, bold
    :param number: as document_number() writes it, without "Số:"
    :param tracking_url: where the QR code leads; empty: no QR code
    :param forms: which circular numbers and names the form
    """

    template: ClassVar[str] = ""

    authority: str
    issuer: str
    place: str
    day: date
    number: str = ""
    tracking_url: str = ""
    forms: str = TT01_2018


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """A paper handed in, and how often: bản chính, bản chứng thực, bản photo; or as a file."""

    name: str
    originals: int = 0
    certified_copies: int = 0
    copies: int = 0
    electronic: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt(Paper):
    """Mẫu 01, giấy tiếp nhận hồ sơ và hẹn trả kết quả.

    :param desk: the full name of the one-stop unit
    :param submitter: who hands the dossier in; `owner` only if that is another person
    :param term: the statutory term in words ("05 ngày làm việc")
    :param collect_at: where the result will be fetched or sent
    """

    template: ClassVar[str] = "receipt"

    code: str
    desk: str
    submitter: str
    owner: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    identity_number: str = ""
    request: str
    components: tuple[Component, ...] = ()
    sets: int = 1
    term: str
    received_at: datetime
    return_at: datetime | None = None
    collect_at: str = ""
    fee: str = ""
    book: str = ""
    serial: str = ""
    receiver: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementSlip(Paper):
    """Mẫu 02, phiếu yêu cầu bổ sung, hoàn thiện hồ sơ.

    :param code: only when the dossier had been taken in before
    :param demands: what is to be added or put right, one sentence each
    :param clock_note: what happens to the term, when the dossier had been taken in before
    :param contact: who helps; `contact_phone` how to reach them
    """

    template: ClassVar[str] = "supplement_slip"

    code: str = ""
    desk: str
    submitter: str
    request: str
    address: str = ""
    phone: str = ""
    email: str = ""
    demands: tuple[str, ...] = ()
    reason: str
    clock_note: str = ""
    contact: str = ""
    contact_phone: str = ""
    guide: str = ""
    guide_title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A requirement that was not met, and how."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidanceSlip(Paper):
    """What somebody takes home who came and could not hand in: our own paper, of no circular.

    :param missing: all that is to be brought, at once
    :param right_office: where to go instead
    """

    template: ClassVar[str] = "guidance_slip"

    desk: str
    visitor: str = ""
    request: str = ""
    missing: tuple[Missing, ...] = ()
    right_office: str = ""
    advice: str = ""
    hours: str = ""
    contact_phone: str = ""
    guide: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusalSlip(Paper):
    """Mẫu 03, phiếu từ chối tiếp nhận giải quyết hồ sơ. The reason is a person's sentence, never a code.

    :param receiver: who refused it at the counter; `signer` who signed that it is not granted after appraisal
    """

    template: ClassVar[str] = "refusal_slip"

    code: str = ""
    desk: str
    submitter: str
    address: str = ""
    phone: str = ""
    email: str = ""
    request: str
    reason: str
    receiver: str = ""
    receiver_title: str = ""
    signer_title: tuple[str, ...] = ()
    signer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Apology(Paper):
    """Mẫu 04, phiếu xin lỗi và hẹn lại ngày trả kết quả.

    :param agency: who apologises, as it stands in the sentence ("Sở Nông nghiệp và Phát triển nông thôn")
    :param address_as: how the addressee is spoken to ("Ông", "Bà", "Quý tổ chức")
    :param signer_title: one line each ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")
    """

    template: ClassVar[str] = "apology"

    code: str
    agency: str
    addressee: str
    address_as: str = "Ông/Bà/Tổ chức"
    address: str = ""
    phone: str = ""
    request: str
    received_at: datetime
    return_at: datetime
    new_return_at: datetime
    reason: str
    signer_title: tuple[str, ...] = ()
    signer: str = ""
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    """One passing on of the dossier; who receives writes the result (trước hạn, đúng hạn, quá hạn)."""

    giver_unit: str
    receiver_unit: str
    at: datetime | None = None
    giver: str = ""
    receiver: str = ""
    result: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlSlip(Paper):
    """Mẫu 05 (06 since TT 03/2025), phiếu kiểm soát quá trình giải quyết hồ sơ. From the journal only."""

    template: ClassVar[str] = "control_slip"

    code: str
    procedure: str
    owner: str
    address: str = ""
    received_at: datetime
    return_at: datetime | None = None
    agency: str
    partner: str = ""
    steps: tuple[HandOver, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterRow:
    """One dossier in the register; the days are None until they are known."""

    serial: int
    code: str
    procedure: str
    sets: int = 1
    owner: str
    address: str = ""
    phone: str = ""
    agency: str
    received: date
    return_due: date | None = None
    returned: date | None = None
    collect_by: str = ""
    signed: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Register(Paper):
    """Mẫu 06 (07 since TT 03/2025), sổ theo dõi hồ sơ, A4 landscape. Derived from the journal only.

    :param field: the field or unit that the book is for; empty: all
    """

    template: ClassVar[str] = "register"

    book: str = ""
    year: int
    first_day: date
    last_day: date
    field: str = ""
    rows: tuple[RegisterRow, ...] = ()
    keeper: str = ""
    signer_title: tuple[str, ...] = ()
    signer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StopNotice(Paper):
    """Thông báo dừng giải quyết hồ sơ (form 05 of TT 03/2025).

    :param asked_by: who asked to stop, and `asked_at` when
    :param stage: how far the dossier had come
    :param fee: what becomes of the money; `returned`: which papers go back
    """

    template: ClassVar[str] = "stop_notice"

    code: str
    agency: str
    addressee: str
    address: str = ""
    phone: str = ""
    request: str
    received_at: datetime
    asked_by: str
    asked_at: datetime
    reason: str
    legal_basis: str = ""
    stage: str = ""
    fee: str = ""
    returned: tuple[str, ...] = ()
    signer_title: tuple[str, ...] = ()
    signer: str = ""
    recipients: tuple[str, ...] = ()
