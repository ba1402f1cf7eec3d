"""What is wrong with something typed into the catalogue, as a sentence for who typed it."""

from collections.abc import Mapping
from typing import Any

from motcua.ui.words import t

OTHERWISE = "Kiểm tra lại mục này."
SENTENCES = {
    "text-missing": "Cần ghi mục này.",
    "text-malformed": "Chỗ này phải là chữ.",
    "text-too-long": "Viết ngắn hơn, nhiều nhất {allowed} ký tự.",
    "count-malformed": "Phải là số nguyên từ 0 trở lên.",
    "term-malformed": "Thời hạn cần cả số lớn hơn 0 và đơn vị tính.",
    "day-malformed": "Ngày chưa đúng.",
    "kind-unknown": "Chọn một trong các loại.",
    "key-malformed": "Mã gồm chữ thường không dấu, chữ số và gạch dưới, bắt đầu bằng chữ, tối đa 40 ký tự.",
    "key-twice": "Mã “{key}” đã dùng ở chỗ khác.",
    "too-many": "Quá nhiều mục, nhiều nhất {allowed}.",
    "list-malformed": "Danh sách không đọc được.",
    "form-unreadable": "Nội dung không đọc được.",
    "entry-unknown": "Có mục không thuộc mẫu: {names}.",
    "not-a-procedure": "Đây không phải tệp thủ tục do hệ thống xuất ra.",
    "formula-empty": "Công thức còn trống.",
    "formula-unreadable": "Không đọc được công thức ở chỗ “{near}”.",
    "formula-too-long": "Công thức dài quá; hãy chia ra nhiều mục tính.",
    "formula-too-deep": "Công thức lồng nhau quá {allowed} lớp.",
    "formula-number-too-long": "Có số dài quá {allowed} chữ số.",
    "formula-unknown-function": "Không có hàm “{name}”.",
    "formula-arguments": "Hàm “{name}” nhận số giá trị khác.",
    "formula-missing": "Mục tính cần một công thức.",
    "formula-unwanted": "Chỉ mục tính mới có công thức.",
    "name-unknown": "Công thức nhắc đến mục không có: {names}.",
    "cycle": "Các mục chờ lẫn nhau: {names}.",
    "choices-missing": "Cần ít nhất một lựa chọn.",
    "choices-unwanted": "Loại này không có lựa chọn.",
    "columns-missing": "Bảng cần ít nhất một cột.",
    "columns-unwanted": "Chỉ bảng mới có cột.",
    "kind-not-in-table": "Trong bảng không dùng được loại này.",
    "check-text-missing": "Điều kiện kiểm tra cần câu giải thích cho người khai.",
    "rows-crossed": "Số dòng tối thiểu lớn hơn tối đa.",
    "bounds-crossed": "Giá trị nhỏ nhất lớn hơn giá trị lớn nhất.",
    "prefill-unknown": "Không có nguồn điền sẵn này.",
    "file-unreadable": "Không đọc được tệp này; hãy dùng JSON, Excel (.xlsx) hoặc Word (.docx).",
    "file-too-large": "Tệp quá lớn; nhiều nhất 2 MB.",
    "no-procedures": "Không thấy bảng nào có cột “Mã thủ tục” hoặc “Tên thủ tục”.",
    "code-malformed": "Mã thủ tục phải như 1.004363.",
    "level-unknown": "Không rõ cấp thực hiện; ghi Tỉnh, Huyện hoặc Xã.",
    "flag-malformed": "Chỗ này chỉ nhận có hoặc không.",
    "cases-overlap": "Có câu trả lời rơi vào hai trường hợp cùng lúc: {names}.",
    "case-unreachable": "Không câu trả lời nào dẫn đến trường hợp này.",
    "answers-without-case": "Có câu trả lời không rơi vào trường hợp nào; thêm một trường hợp không có điều kiện.",
    "paper-in-no-case": "Giấy tờ bắt buộc này không câu trả lời nào đòi đến.",
    "fee-in-no-case": "Khoản phí này không câu trả lời nào đòi đến.",
    "questions-too-many": "Quá nhiều câu hỏi để thử hết; nhiều nhất {allowed} bộ câu trả lời.",
}


def sentence(code: str, facts: Mapping[str, Any]) -> str:
    """Say what is wrong; lists become words with commas."""
    told = {name: ", ".join(map(str, fact)) if isinstance(fact, (list, tuple)) else fact for name, fact in facts.items()}
    words = t(SENTENCES.get(code, OTHERWISE))
    return words.format(**{name: told.get(name, "") for name in ("allowed", "key", "names", "near", "name")})
