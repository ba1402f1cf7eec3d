"""Which figures a wording promises, how they are compared, and which of our indicators they seem to be."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from motcua.kernel.texts import clean, fold
from motcua.plans.rules.facts import Comparison, Measure


@dataclass(frozen=True, slots=True)
class Sign:
    """By which words an indicator is known. All of them must be said; who has more of them said goes first."""

    indicator: str
    name: str
    measure: Measure
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Promise:
    """One figure in a sentence."""

    wording: str
    measure: Measure
    comparison: Comparison
    value: Decimal


# Regular expressions over the wording without accents.
SIGNS = (
    Sign("Q01", "Số hóa hồ sơ, giấy tờ, kết quả", Measure.SHARE, (r"so hoa",)),
    Sign("Q02", "Thủ tục được đánh giá tác động khi ban hành", Measure.SHARE, (r"danh gia tac dong",)),
    Sign("Q03", "Thủ tục được công bố, công khai, cập nhật kịp thời", Measure.SHARE, (r"cong khai", r"cong bo|cap nhat")),
    Sign("Q04", "Thủ tục nội bộ được rà soát, đơn giản hóa", Measure.SHARE, (r"noi bo", r"tthc|thu tuc")),
    Sign("Q05", "Giải quyết trước và đúng hạn", Measure.SHARE, (r"dung (thoi )?han",)),
    Sign("Q06", "Trả trước hạn", Measure.SHARE, (r"truoc (thoi )?han",)),
    Sign("Q07", "Thủ tục tiếp nhận, trả kết quả tại Trung tâm", Measure.SHARE,
         (r"tiep nhan", r"trung tam (phuc vu )?hanh chinh cong|bo phan mot cua")),
    Sign("Q08", "Bộ phận và công chức một cửa được chấm điểm", Measure.SHARE,
         (r"mot cua", r"cham diem|danh gia", r"cong chuc|can bo|bo phan")),
    Sign("Q09", "Mức độ hài lòng", Measure.SHARE, (r"hai long",)),
    Sign("Q10", "Hồ sơ chậm có giải trình và xin lỗi", Measure.SHARE, (r"cham|muon|qua han", r"giai trinh|xin loi")),
    Sign("Q11", "Công khai danh sách chậm muộn hằng tháng", Measure.COUNT, (r"danh sach", r"cham|muon|qua han")),
    Sign("Q12", "Không phải cung cấp lại giấy tờ", Measure.SHARE, (r"khong phai (cung cap|nop) lai|tai su dung",)),
    Sign("Q13", "Hồ sơ xử lý hoàn toàn trực tuyến", Measure.SHARE, (r"ho so", r"hoan toan truc tuyen|toan trinh")),
    Sign("Q14", "Hồ sơ qua bưu chính công ích", Measure.SHARE, (r"buu chinh",)),
    Sign("Q15", "Người dân nộp trực tuyến từ xa", Measure.SHARE,
         (r"truc tuyen", r"nguoi dan|doanh nghiep|ca nhan", r"tu xa|su dung")),
    Sign("Q16", "Người dùng được định danh, xác thực", Measure.SHARE,
         (r"truc tuyen", r"nguoi dan|doanh nghiep|nguoi dung", r"su dung", r"dinh danh|xac thuc")),
    Sign("Q17", "Giao dịch thanh toán trực tuyến", Measure.SHARE, (r"thanh toan truc tuyen", r"giao dich")),
    Sign("Q18", "Thủ tục thanh toán phí trực tuyến", Measure.SHARE, (r"thanh toan truc tuyen", r"nghia vu tai chinh|tthc|thu tuc")),
    Sign("Q19", "Báo cáo định kỳ gửi UBND tỉnh", Measure.COUNT, (r"bao cao",)),
    Sign("Q20", "Kế hoạch được ban hành đúng hạn", Measure.DATE, (r"ke hoach", r"xay dung|ban hanh")),
    Sign("Q21", "Đăng ký rà soát đúng hạn", Measure.DATE, (r"dang ky", r"ra soat")),
)
# Longest first: "tối thiểu là" before "là".
_SAID = {
    "trên": Comparison.MORE, "hơn": Comparison.MORE, "vượt": Comparison.MORE, "lớn hơn": Comparison.MORE, ">": Comparison.MORE,
    "tối thiểu": Comparison.AT_LEAST, "tối thiểu là": Comparison.AT_LEAST, "tối thiểu đạt": Comparison.AT_LEAST,
    "ít nhất": Comparison.AT_LEAST, "ít nhất là": Comparison.AT_LEAST, "không dưới": Comparison.AT_LEAST,
    "không thấp hơn": Comparison.AT_LEAST, "≥": Comparison.AT_LEAST, ">=": Comparison.AT_LEAST,
    "dưới": Comparison.LESS, "thấp hơn": Comparison.LESS, "<": Comparison.LESS,
    "không quá": Comparison.AT_MOST, "tối đa": Comparison.AT_MOST, "tối đa là": Comparison.AT_MOST,
    "không vượt quá": Comparison.AT_MOST, "≤": Comparison.AT_MOST, "<=": Comparison.AT_MOST,
}  # fmt: skip
_SHARE = re.compile(
    rf"(?P<said>{'|'.join(re.escape(one) for one in sorted(_SAID, key=len, reverse=True))})?\s*"
    r"(?<![\d.,/])(?P<value>\d{1,3}(?:[.,]\d+)?)\s*%(?:\s*(?P<after>trở lên|trở xuống))?",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-ÝĂĐĨŨƠƯẠ-Ỹ0-9])|;\s*|\n")
_WITHIN = re.compile(r",?\s*trong đó(?:\s+có)?\s*[:,]?\s*", re.IGNORECASE)
_ASIDE = re.compile(r"\([^()]*\)")
_MONTHLY = re.compile(r"(?=.*\b(?:hang|moi) thang\b)(?=.*\b(?:cong khai|cong bo|bao cao)\b)")
MONTHS_A_YEAR = Decimal(12)


def promises(text: str) -> list[Promise]:
    """Return the figures of a wording in their order; what stands in brackets only explains and promises nothing."""
    found: list[Promise] = []
    for sentence in _SENTENCE.split(_ASIDE.sub(" ", clean(text))):
        shares = [promise for part in _WITHIN.split(sentence or "") for promise in _shares(part)]
        found += shares
        if not shares and _MONTHLY.search(fold(sentence or "")):
            found.append(Promise(_wording(sentence), Measure.COUNT, Comparison.EXACTLY, MONTHS_A_YEAR))
    return found


def indicator_of(wording: str, measure: Measure) -> str:
    """Return which indicator a wording seems to speak of; "": none that we know."""
    plain = fold(wording)
    fitting = [
        sign for sign in SIGNS
        if sign.measure is measure and all(re.search(rf"\b(?:{word})", plain) for word in sign.words)
    ]  # fmt: skip
    return max(fitting, key=lambda sign: len(sign.words)).indicator if fitting else ""


def _shares(part: str) -> Iterator[Promise]:
    """One promise for each share; of several in one part each has the words around its own."""
    found = list(_SHARE.finditer(part))
    for before, here, after in zip([None, *found], found, [*found[1:], None], strict=False):
        start = _cut(part, before.end(), here.start()) if before else 0
        end = _cut(part, here.end(), after.start()) if after else len(part)
        value = Decimal(here["value"].replace(",", "."))
        yield Promise(_wording(part[start:end]), Measure.SHARE, _comparison(here, value), value)


def _cut(part: str, start: int, end: int) -> int:
    """Where between two shares one ends: at the last comma or "và"; where there is none, before the later one."""
    between = part[start:end]
    at = max(between.rfind(","), between.rfind(" và "))
    return start + at + 1 if at >= 0 else end


def _comparison(share: re.Match[str], value: Decimal) -> Comparison:
    said = share["said"]
    if said:
        return _SAID[said.lower()]
    if share["after"]:
        return Comparison.AT_LEAST if share["after"].lower() == "trở lên" else Comparison.AT_MOST
    return Comparison.EXACTLY if value == 100 else Comparison.AT_LEAST


def _wording(text: str) -> str:
    said = " ".join(text.split()).strip(" ,;:-–.")
    return said[:1].upper() + said[1:]
