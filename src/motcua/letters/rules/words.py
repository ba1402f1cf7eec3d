"""What a notice says: plain Vietnamese first, English second. Every sentence is about the reader and what to do now."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from motcua.kernel.amounts import dong, thousands
from motcua.kernel.moments import hh_mm_dd_mm_yyyy
from motcua.letters.rules.telling import Facts, Invited, Kind

UNKNOWN = "(chưa xác định)"


@dataclass(frozen=True, slots=True)
class Words:
    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class _Text:
    """The head of a notice and its sentences in both languages."""

    head: str
    vietnamese: tuple[str, ...]
    english: tuple[str, ...]


def words(kind: Kind, facts: Facts | Invited) -> Words:
    """Return the subject (one line) and the body of a notice."""
    if isinstance(facts, Invited):
        return _invited(facts)
    text = _TEXTS[kind](facts)
    subject = " ".join(f"{text.head}: hồ sơ {facts.number}".split())
    return Words(subject, "\n\n".join([_vietnamese(text, facts), "— — —", _english(text, facts)]) + "\n")


def _invited(facts: Invited) -> Words:
    subject = " ".join(f"{facts.organisation} mời Ông/Bà tham gia".split())
    return Words(subject, "\n\n".join([
        f"{facts.inviter} mời Ông/Bà tham gia tổ chức {facts.organisation} (mã số thuế {facts.tax_code}) trên trang nộp hồ sơ.",
        f"Ông/Bà sẽ được: {facts.role}.",
        f"Muốn nhận hay từ chối, hãy đăng nhập bằng chính số điện thoại hoặc thư điện tử này rồi mở mục Tổ chức: {facts.page}",
        "Không quen biết tổ chức này thì xin bỏ qua; không có gì thay đổi khi Ông/Bà chưa nhận lời.",
        "Thư này gửi tự động, xin không trả lời.",
        "— — —",
        f"{facts.inviter} invites you to join {facts.organisation}. Sign in with this phone or address and answer at {facts.page}",
    ]) + "\n")  # fmt: skip


def short_words(facts: Invited) -> Words:
    """The same as a short message to a telephone."""
    return Words("", f"{facts.organisation} moi Ong/Ba tham gia nop ho so. Dang nhap bang so nay de tra loi: {facts.page}")


def _vietnamese(text: _Text, facts: Facts) -> str:
    asks = f", điện thoại {facts.desk_phone}" if facts.desk_phone else ""
    return "\n\n".join([
        f"Hồ sơ {facts.number}\nThủ tục: {facts.procedure}",
        *text.vietnamese,
        f"Theo dõi hồ sơ: {facts.tracking_url}",
        f"{facts.desk}{asks}.\nThư này gửi tự động, xin không trả lời.",
    ])  # fmt: skip


def _english(text: _Text, facts: Facts) -> str:
    return "\n\n".join([f"Dossier {facts.number}", *text.english, f"Follow it at {facts.tracking_url}"])


def _submitted(facts: Facts) -> _Text:
    return _Text(
        "Đã nhận hồ sơ nộp qua mạng hoặc bưu chính",
        (f"Chúng tôi đã nhận được hồ sơ lúc {_at(facts.happened_at)}. Mã số hồ sơ là {facts.number}.",
         "Đây chưa phải là giấy hẹn. Sau khi kiểm tra, chúng tôi sẽ báo hồ sơ được tiếp nhận hay cần bổ sung."),
        (f"We received your dossier at {_at(facts.happened_at)}. Its number is {facts.number}.",
         "This is not an appointment yet. We will check the papers and write to you again."),
    )  # fmt: skip


def _accepted(facts: Facts) -> _Text:
    return _Text(
        "Hồ sơ đã được tiếp nhận",
        (f"Hồ sơ đầy đủ, hợp lệ và đã được tiếp nhận. Hẹn trả kết quả: {_at(facts.due_at)}.",
         f"Nơi nhận kết quả: {facts.return_place or facts.desk}."),
        (f"Your dossier is complete and was accepted. The result is promised for {_at(facts.due_at)}.",),
    )  # fmt: skip


def _refused(facts: Facts) -> _Text:
    return _Text(
        "Hồ sơ không được tiếp nhận",
        ("Hồ sơ không được tiếp nhận, vì:", _list(facts.reasons),
         "Ông/Bà có thể nộp lại hồ sơ khi đã khắc phục, hoặc khiếu nại theo quy định của pháp luật."),
        ("Your dossier was not accepted, for the reasons above. You may hand it in again once they are put right, or complain.",),
    )  # fmt: skip


def _supplement_asked(facts: Facts) -> _Text:
    last_day = (f"Hạn bổ sung: {_at(facts.until)}. Quá hạn này, hồ sơ có thể bị dừng giải quyết.",) if facts.until else ()
    last_day_english = (f"Please send them by {_at(facts.until)}; after that the dossier may be stopped.",) if facts.until else ()
    return _Text(
        "Cần bổ sung hồ sơ",
        ("Xin bổ sung, hoàn thiện hồ sơ như sau:", _list(facts.reasons), *last_day,
         "Có thể bổ sung ngay trên trang theo dõi hồ sơ, hoặc tại nơi đã nộp."),
        ("Your dossier needs what is listed above. You can add it online or where you handed it in.", *last_day_english),
    )  # fmt: skip


def _extended(facts: Facts) -> _Text:
    return _Text(
        "Xin lỗi và hẹn lại ngày trả kết quả",
        (f"Chúng tôi xin lỗi vì chưa thể trả kết quả đúng hẹn. Hẹn lại: {_at(facts.until)}.", f"Lý do: {_reasons(facts)}"),
        (f"We apologise: the result will not be ready as promised. The new appointment is {_at(facts.until)}.",),
    )


def _apologised(facts: Facts) -> _Text:
    return _Text(
        "Xin lỗi vì trả kết quả quá hạn",
        (f"Hồ sơ đã quá hạn trả kết quả ({_at(facts.due_at)}). Chúng tôi xin lỗi vì sự chậm trễ này.", f"Lý do: {_reasons(facts)}",
         f"Kết quả dự kiến có vào {_at(facts.until)}."),
        (f"Your result was due at {_at(facts.due_at)} and is late. We apologise. It is expected at {_at(facts.until)}.",),
    )  # fmt: skip


def _payment_asked(facts: Facts) -> _Text:
    return _Text(
        "Cần nộp phí, lệ phí, nghĩa vụ tài chính",
        (f"Số tiền phải nộp: {dong(facts.amount)}. {_reasons(facts)}".strip(),
         "Hồ sơ tiếp tục được giải quyết khi đã nộp đủ. Có thể nộp trên trang theo dõi hồ sơ, hoặc tại nơi đã nộp hồ sơ."),
        (f"Please pay {thousands(facts.amount)} VND. The dossier goes on once it is paid.",),
    )  # fmt: skip


def _stopped(facts: Facts) -> _Text:
    return _Text(
        "Hồ sơ đã dừng giải quyết",
        (f"Hồ sơ đã dừng giải quyết lúc {_at(facts.happened_at)}.", f"Lý do: {_reasons(facts)}"),
        (f"Your dossier was stopped at {_at(facts.happened_at)}.",),
    )


def _rejected(facts: Facts) -> _Text:
    return _Text(
        "Hồ sơ không được giải quyết",
        ("Sau khi thẩm định, hồ sơ không được giải quyết, vì:", _list(facts.reasons),
         "Ông/Bà có quyền khiếu nại theo quy định của pháp luật."),
        ("After examination your request was not granted, for the reasons above. You may complain.",),
    )  # fmt: skip


def _result_ready(facts: Facts) -> _Text:
    return _Text(
        "Đã có kết quả",
        (f"Hồ sơ đã có kết quả. Nơi nhận: {facts.return_place or facts.desk}.",
         "Khi đến nhận, xin mang theo giấy hẹn và giấy tờ tùy thân."),
        ("The result of your dossier is ready. Please bring your receipt and an identity paper.",),
    )  # fmt: skip


def _deadline_passed(facts: Facts) -> _Text:
    return _Text(
        "Quá hạn",
        (f"Hồ sơ đã quá hạn trả kết quả ({_at(facts.due_at)}) mà chưa có kết quả.",
         "Cần có văn bản xin lỗi, nêu rõ lý do và ngày trả kết quả."),
        (f"The dossier was due at {_at(facts.due_at)} and is not finished. A letter of apology is owed.",),
    )  # fmt: skip


def _message_to_applicant(facts: Facts) -> _Text:
    return _Text(
        "Có tin nhắn của cơ quan",
        (f"Cơ quan giải quyết hồ sơ đã viết cho Ông/Bà lúc {_at(facts.happened_at)}.",
         "Nội dung chỉ xem được trong hồ sơ, sau khi đăng nhập, để không ai khác đọc được. Ông/Bà có thể trả lời ngay ở đó."),
        (f"The office wrote to you at {_at(facts.happened_at)}. Sign in and open the dossier to read and answer.",),
    )  # fmt: skip


def _message_to_office(facts: Facts) -> _Text:
    return _Text(
        "Người nộp hồ sơ có tin nhắn",
        (f"Người nộp hồ sơ đã viết lúc {_at(facts.happened_at)}. Mở hồ sơ, mục Trao đổi, để đọc và trả lời.",),
        (f"The applicant wrote at {_at(facts.happened_at)}. Open the dossier to read and answer.",),
    )


_TEXTS: Mapping[Kind, Callable[[Facts], _Text]] = {
    Kind.SUBMITTED: _submitted, Kind.ACCEPTED: _accepted, Kind.REFUSED: _refused, Kind.SUPPLEMENT_ASKED: _supplement_asked,
    Kind.EXTENDED: _extended, Kind.APOLOGISED: _apologised, Kind.PAYMENT_ASKED: _payment_asked, Kind.STOPPED: _stopped,
    Kind.REJECTED: _rejected, Kind.RESULT_READY: _result_ready, Kind.DEADLINE_PASSED: _deadline_passed,
    Kind.MESSAGE_TO_APPLICANT: _message_to_applicant, Kind.MESSAGE_TO_OFFICE: _message_to_office,
}  # fmt: skip


def _at(moment: datetime | None) -> str:
    return hh_mm_dd_mm_yyyy(moment) if moment else UNKNOWN


def _list(reasons: tuple[str, ...]) -> str:
    return "\n".join(f"- {reason}" for reason in reasons)


def _reasons(facts: Facts) -> str:
    return " ".join(facts.reasons)
