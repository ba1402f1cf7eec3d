"""What this door calls things, in sentences a citizen reads."""

import re

from motcua.catalogue.rules import search_text

LEVELS = {"province": "Cấp tỉnh", "district": "Cấp huyện", "commune": "Cấp xã"}
SERVICES = {"full": "Nộp trực tuyến toàn trình", "part": "Nộp trực tuyến một phần", "none": "Nộp trực tiếp hoặc qua bưu chính"}
PLACES = {"receiving": "Nơi tiếp nhận", "lead": "Cơ quan giải quyết", "signing": "Cơ quan ký", "superior": "Cơ quan cấp trên"}
DUTIES = {
    "intake": "cán bộ tiếp nhận", "result_desk": "cán bộ trả kết quả", "cashier": "người thu phí", "officer": "chuyên viên",
    "head": "trưởng đơn vị", "leader": "lãnh đạo", "clerk": "văn thư",
}  # fmt: skip
TYPED_BY = {
    "applicant": "Người nộp tự khai", "relative": "Người thân, người quen khai giúp", "officer": "Cán bộ khai giúp",
    "agent": "Bưu chính, đại lý hoặc người làm dịch vụ khai giúp",
}  # fmt: skip
CHANNELS = {"counter": "Nhận tại nơi nộp hồ sơ", "post": "Nhận tại nhà qua bưu chính", "online": "Nhận bản điện tử trên trang này"}
PAPER_KINDS = {"original": "bản chính", "certified": "bản chứng thực", "copy": "bản sao", "electronic": "bản điện tử"}
PAYMENT_WAYS = {"cash": "tiền mặt", "transfer": "chuyển khoản", "post": "qua bưu điện", "online": "trực tuyến"}
# What an entry of the collected data was taken from when nobody could look it up; never a word for readers.
_UNSOURCED = re.compile(r"\s*\([^()]*\bmemory\b[^()]*\)|\s*[,;:–-]?\s*\bmemory\b", re.I)


def slug(name: str) -> str:
    """Return a name as a piece of an address: "Thủy lợi" is "thuy-loi"."""
    return re.sub(r"[^a-z0-9]+", "-", search_text(name)).strip("-")


def readable(text: str | None) -> str:
    """Return a text of the collected data without the notes of those who collected it."""
    return _UNSOURCED.sub("", text or "").strip(" ;,")
