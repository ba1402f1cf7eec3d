"""What is odd about a file, in sentences with what to do: the same for who sent it and for who reads it. Nothing of it blocks."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from motcua.kernel.moments import dd_mm_yyyy
from motcua.ui.words import t

SENTENCES = {
    "cut-short": "Tệp có vẻ bị cắt cụt; hãy mở thử, nếu không xem được thì gửi lại tệp khác.",
    "unreadable": "Không mở được tệp này; hãy mở thử trên máy, nếu hỏng thì quét hoặc chụp lại rồi gửi lại.",
    "no-pages": "Tệp PDF không có trang nào; hãy xuất lại PDF rồi gửi lại.",
    "locked": "Tệp có mật khẩu hoặc bị khóa; cán bộ có thể không mở được. Hãy bỏ mật khẩu rồi gửi lại.",
    "scripted": "Tệp chứa chương trình; hãy xuất lại thành PDF thường.",
    "tiny": "Ảnh quá nhỏ, có thể không đọc được chữ; hãy chụp gần hơn hoặc quét lại.",
    "few-dots": "Ảnh có ít điểm ảnh, có thể không đọc được chữ; hãy chụp lại với cỡ ảnh lớn hơn.",
    "blank": "Tệp chỉ thấy trang trắng; có thể đã quét nhầm mặt giấy. Hãy mở xem, nếu trắng thì gửi lại.",
    "seldom-opens": "Nhiều máy ở cơ quan không mở được loại tệp này; nên gửi PDF hoặc JPG.",
    "dark": "Ảnh quá tối; hãy chụp lại ở nơi đủ sáng.",
    "faint": "Chữ quá mờ; hãy quét lại đậm hơn hoặc chụp lại nơi đủ sáng.",
    "blurred": "Ảnh bị nhòe; hãy giữ yên máy, chờ rõ nét rồi chụp lại.",
    "sideways": "Trang nằm ngang; hãy xoay cho chữ đứng thẳng rồi gửi lại.",
    "upside-down": "Trang bị lộn ngược; hãy xoay lại cho xuôi chữ rồi gửi lại.",
    "looks-like": "Tệp này có vẻ là {kind}, không phải giấy tờ được yêu cầu ở đây. Hãy xem lại; nếu đúng thì cứ để nguyên.",
    "expired": "Giấy tờ ghi có giá trị đến {date}, nay đã hết hạn; hãy kiểm tra lại.",
    "signature-broken": "Chữ ký số không còn đúng: nội dung đã khác với lúc ký, hoặc chữ ký bị hỏng. Hãy ký lại rồi gửi lại.",
    "signature-changed-after": "Tệp đã bị sửa sau khi ký số; cơ quan có thể không chấp nhận. Hãy ký lại bản cuối cùng rồi gửi lại.",
    "signature-expired": "Chứng thư số của {by} có hạn đến {date}, không còn hạn khi ký. Hãy ký lại bằng chứng thư còn hạn.",
    "signature-format": "Chữ ký số trong tệp ở dạng cũ, nhiều nơi không nhận. Hãy ký lại theo dạng PAdES rồi gửi lại.",
    "not-examined": "Máy chưa xem thử được tệp này; hãy tự mở kiểm tra. Tệp vẫn được lưu.",
}
SIGNED = "Có chữ ký số của {by}; nội dung không đổi từ khi ký. Hệ thống chưa xác định được chứng thư có được tin cậy hay không."
KINDS = {
    "identity-card": "thẻ căn cước", "passport": "hộ chiếu", "birth-certificate": "giấy khai sinh",
    "marriage-certificate": "giấy chứng nhận kết hôn", "driving-licence": "giấy phép lái xe",
    "business-registration": "giấy chứng nhận đăng ký kinh doanh", "land-title": "giấy chứng nhận quyền sử dụng đất",
    "invoice": "hóa đơn", "power-of-attorney": "giấy ủy quyền", "contract": "hợp đồng", "diploma": "bằng tốt nghiệp",
    "application": "đơn đề nghị", "declaration": "tờ khai", "presentation": "bản thuyết minh",
}  # fmt: skip
_SAYS_ALREADY = {"few-dots": "tiny", "unreadable": "cut-short"}  # the second look saw what the first had said
Findings = Iterable[Mapping[str, Any]]


def odd(warnings: Iterable[str], findings: Findings, is_another: Callable[[str], bool] = lambda kind: False) -> list[str]:
    """Return what is odd about a file, one sentence each.

    :param warnings: codes of the first look; findings: those of the examiner
    :param is_another: whether a paper of this kind is surely not the one asked for
    """
    said = list(dict.fromkeys(warnings))
    sentences = [t(SENTENCES[code]) for code in said if code in SENTENCES]
    for one in findings:
        code = str(one.get("code"))
        known = code in said or _SAYS_ALREADY.get(code) in said or code not in SENTENCES
        if not known and (code != "looks-like" or is_another(str(one.get("kind")))):
            sentences.append(_sentence(code, one))
    return sentences


def signatures(findings: Findings) -> list[str]:
    """Return who signed, where the signature holds; and that whom to trust is for others to say."""
    return [_worded(SIGNED, one) for one in findings if one.get("code") == "signed"]


def _sentence(code: str, finding: Mapping[str, Any]) -> str:
    sentence = _worded(SENTENCES[code], finding)
    pages = [str(number) for number in finding.get("pages", [])]
    return t("Trang {pages}: {said}", pages=", ".join(pages), said=sentence) if pages and pages != ["1"] else sentence


def _worded(words: str, finding: Mapping[str, Any]) -> str:
    facts = {
        "by": finding.get("by") or t("người ký"), "kind": t(KINDS.get(str(finding.get("kind")), "giấy tờ khác")),
        "date": _day(str(finding.get("date", ""))),
    }  # fmt: skip
    return t(words, **{name: value for name, value in facts.items() if f"{{{name}}}" in words})


def _day(text: str) -> str:
    try:
        return dd_mm_yyyy(date.fromisoformat(text))
    except ValueError:
        return text


def words() -> Iterator[str]:
    """Every text of this page, for the check of translations."""
    yield from (*SENTENCES.values(), *KINDS.values(), SIGNED, "người ký", "giấy tờ khác", "Trang {pages}: {said}")
