"""What an indicator counts, and what may be asked of what is no dossier. Pure."""

from collections.abc import Mapping
from enum import StrEnum


class Counts(StrEnum):
    """What an indicator counts.

    People and payments are told by the dossiers they belong to. Procedures and obligations are few: each is an `Item`.
    """

    DOSSIERS = "dossiers"
    PERSONS = "persons"  # who filed: one for all their dossiers of the period
    PAYMENTS = "payments"
    PROCEDURES = "procedures"
    OBLIGATIONS = "obligations"


ITEMS = (Counts.PROCEDURES, Counts.OBLIGATIONS)
# What a thing may be asked, when it is not a dossier's own; each is true where the thing has the word.
WORDS: Mapping[Counts, Mapping[str, str]] = {
    Counts.PAYMENTS: {"by_net": "nộp trực tuyến"},
    Counts.PROCEDURES: {
        "offered_online": "cung cấp dịch vụ công trực tuyến", "wholly_online": "dịch vụ công trực tuyến toàn trình",
        "has_fee": "có phí, lệ phí", "for_people": "dành cho cá nhân", "subject_told": "ghi đối tượng thực hiện",
        "complete": "công khai đủ nội dung bắt buộc",
        "of_province": "cấp tỉnh", "had_any": "có hồ sơ tiếp nhận trong kỳ", "had_online": "có hồ sơ trực tuyến trong kỳ",
        "had_fee": "có hồ sơ mang thông tin phí trong kỳ", "had_net_payment": "có giao dịch thanh toán trực tuyến trong kỳ",
        "had_eid": "có hồ sơ của người đã định danh điện tử trong kỳ",
        "at_centre": "tiếp nhận và trả kết quả tại Trung tâm Phục vụ hành chính công",
    },
    Counts.OBLIGATIONS: {
        "impact": "đánh giá tác động", "announced": "ra quyết định công bố", "publicised": "công khai trên một kênh",
        "on_national_base": "trên Cơ sở dữ liệu quốc gia", "internal": "rà soát thủ tục nội bộ", "scored": "chấm điểm",
        "late_list": "danh sách quá hạn hằng tháng", "done": "đã làm xong", "in_time": "làm xong đúng hạn",
    },
}  # fmt: skip
