"""Every refusal a citizen can meet, as a sentence: what happened, what was kept, what to do."""

from collections.abc import Mapping

from motcua.kernel.refusals import Refusal
from motcua.ui.formats import moment, size
from motcua.ui.words import t

UNKNOWN = "Việc này chưa làm được. Những gì đã lưu vẫn còn; hãy tải lại trang, hoặc hỏi bộ phận một cửa."
SENTENCES: Mapping[str, str] = {
    "not-your-duty": "Chỉ người nộp hoặc chủ hồ sơ làm được việc này. Không có gì thay đổi.",
    "moment-too-early": "Thời điểm này sớm hơn việc đã ghi nhận trước đó của hồ sơ. Không có gì thay đổi; hãy xem lại ngày giờ.",
    "wrong-state": "Hồ sơ đã sang bước khác nên việc này không còn làm được. Hãy tải lại trang để xem hồ sơ đang ở đâu.",
    "changed-elsewhere": "Vừa có thay đổi từ một cửa sổ hoặc máy khác. Những gì Ông/Bà điền vẫn ở trên trang này, chưa ghi đè gì;"
    " hãy bấm nút lưu để xem phần đã đổi rồi lưu tiếp.",
    "paper-not-held": "Giấy tờ này không có trong hồ sơ trước của Ông/Bà, hoặc đã dùng rồi. Hãy tải lại trang, hoặc gửi tệp mới.",
    "papers-missing": "Còn thiếu giấy tờ bắt buộc. Những gì đã gửi vẫn được lưu; hãy gửi nốt rồi nộp.",
    "owner-missing": "Chưa có thông tin chủ hồ sơ. Hãy điền phần Thông tin trước khi nộp.",
    "unknown-case": "Trường hợp đã chọn không có trong thủ tục này. Hãy chọn lại.",
    "unknown-requirement": "Giấy tờ này không có trong danh mục của thủ tục. Hãy tải lại trang rồi chọn lại.",
    "questions-open": "Còn câu hỏi về trường hợp chưa trả lời. Những gì đã khai vẫn được lưu; hãy trả lời nốt ở phần Trường hợp.",
    "form-incomplete": "Tờ khai còn chỗ chưa điền hoặc chưa đúng. Những gì đã khai vẫn được lưu; hãy mở phần Tờ khai để sửa.",
    "not-in-force": "Thủ tục đã thay đổi từ khi Ông/Bà bắt đầu khai. Bản nháp vẫn còn; hãy bắt đầu hồ sơ mới.",
    "no-such-unit-here": "Nơi tiếp nhận này không giải quyết thủ tục đã chọn. Hãy chọn nơi khác.",
    "queue-closed": "Hàng này đang đóng. Xin Ông/Bà chọn hàng khác, hoặc hỏi cán bộ ở quầy.",
    "office-closed": "Chưa đến hoặc đã hết giờ lấy số. Giờ làm việc hôm nay: {hours}.",
    "office-closed-today": "Hôm nay cơ quan nghỉ. Ngày làm việc tiếp theo: {opens}.",
    "not-online": "Thủ tục này chưa nhận hồ sơ trực tuyến. Hãy nộp tại bộ phận một cửa hoặc gửi qua bưu chính.",
    "file-too-large": "Tệp lớn hơn {limit}. Hãy chọn tệp nhỏ hơn, hoặc tách thành nhiều tệp.",
    "file-empty": "Tệp không có nội dung. Hãy chọn tệp khác.",
    "file-type-refused": "Loại tệp này không được nhận. Hãy gửi PDF, ảnh JPG hoặc PNG, hoặc văn bản Word.",
    "file-not-yours": "Tệp này không dùng được cho hồ sơ. Hãy gửi lại tệp.",
    "file-missing": "Chưa chọn tệp nào. Hãy chọn tệp rồi gửi.",
    "uploads-too-many": "Đang có quá nhiều tệp gửi dở. Tệp này chưa được lưu; hãy đợi các tệp kia xong hoặc bỏ bớt, rồi gửi lại.",
    "upload-gone": "Phần đã gửi của tệp này không còn trên máy chủ. Hãy gửi lại tệp; các tệp khác vẫn được lưu.",
    "upload-elsewhere": "Phần vừa gửi không nối tiếp phần trước. Phần đã nhận vẫn được giữ; hãy gửi tiếp.",
    "upload-too-long": "Phần vừa gửi dài hơn tệp đã báo. Phần đã nhận vẫn được giữ; hãy bỏ tệp này rồi gửi lại.",
    "upload-unfinished": "Tệp chưa đến đủ. Phần đã nhận vẫn được giữ; hãy gửi tiếp.",
    "photos-missing": "Chưa có ảnh nào. Hãy chụp hoặc chọn ảnh rồi gửi.",
    "photos-too-many": "Nhiều nhất {most} trang cho một giấy tờ. Hãy bỏ bớt ảnh, hoặc gửi thành hai lần.",
    "photo-unreadable": "Không đọc được ảnh thứ {page}. Chưa gửi gì; hãy chụp lại ảnh đó rồi gửi.",
    "link-ended": "Đường dẫn chụp ảnh này đã hết hạn hoặc không đúng. Hãy hiện mã QR mới trên máy tính rồi quét lại.",
    "link-used": "Đường dẫn chụp ảnh này đã dùng rồi; ảnh đã về hồ sơ. Muốn gửi thêm, hãy hiện mã QR mới trên máy tính.",
    "page-missing": "Tệp này chỉ có {count} trang. Hãy chọn trang khác.",
    "file-not-drawn": "Không xem được tệp này trên trang; tệp vẫn được lưu. Hãy tải tệp gốc về để xem.",
    "no-such-paper": "Không có giấy tờ này trong hồ sơ.",
    "paper-name-missing": "Hãy ghi tên giấy tờ.",
    "already-decided": "Kết quả đã ký theo tờ khai này nên không sửa được nữa.",
    "no-form": "Thủ tục này không có tờ khai điện tử.",
    "form-wrong": "Tờ khai còn chỗ chưa đúng. Hãy xem các ô được đánh dấu.",
    "nothing-added": "Chưa có giấy tờ nào được gửi. Hãy gửi ít nhất một tệp rồi bấm nộp bổ sung.",
    "reason-missing": "Hãy ghi lý do.",
    "still-time": "Vẫn còn thời gian bổ sung, đến {until}.",
    "personal-number-malformed": "Số định danh gồm 12 chữ số, bắt đầu bằng số 0. Kiểm tra lại trên căn cước.",
    "personal-number-unknown-province": "Ba chữ số đầu của số định danh không phải mã tỉnh nào. Kiểm tra lại trên căn cước.",
    "personal-number-other-year": "Số định danh không khớp với năm sinh đã nhập. Kiểm tra lại cả hai.",
    "personal-number-other-sex": "Số định danh không khớp với giới tính đã nhập. Kiểm tra lại cả hai.",
    "tax-code-malformed": "Mã số thuế gồm 10 chữ số, có thể thêm gạch nối và 3 chữ số. Kiểm tra lại.",
    "tax-code-mistyped": "Mã số thuế có chữ số nhầm: số kiểm tra không khớp. Kiểm tra lại.",
    "phone-malformed": "Kiểm tra lại số điện thoại, ví dụ đúng: 0912 345 678",
    "too-many-tries": "Đã thử quá nhiều lần. Hãy đợi {minutes} phút rồi thử lại.",
    "code-expired": "Mã đã hết hạn hoặc đã được dùng. Hãy yêu cầu mã mới.",
    "code-tried-too-often": "Đã nhập sai mã quá nhiều lần. Hãy yêu cầu mã mới.",
    "code-wrong": "Mã chưa đúng. Còn {left} lần thử.",
    "code-not-sent": "Chưa gửi được mã. Hãy thử lại sau ít phút, hoặc dùng số điện thoại hay thư điện tử khác.",
    "identity-unclear": "Không nhận được thông tin đăng nhập đầy đủ. Không có gì thay đổi; hãy thử lại.",
    "name-missing": "Hãy nhập họ và tên.",
    "account-closed": "Tài khoản này đã đóng. Hãy hỏi bộ phận một cửa.",
    "message-empty": "Tin nhắn chưa có nội dung. Hãy viết rồi gửi.",
    "message-too-long": "Tin nhắn dài quá {most} ký tự. Hãy viết ngắn hơn, hoặc gửi kèm tệp.",
    "too-many-files": "Mỗi tin nhắn kèm nhiều nhất {most} tệp. Hãy bỏ bớt rồi gửi lại.",
    "too-many-messages": "Ông/Bà đã gửi nhiều tin nhắn liền nhau. Hãy đợi {minutes} phút rồi gửi tiếp; điều đã viết vẫn còn ở đây.",
    "conversation-closed": "Hồ sơ đã xong quá {days} ngày nên không nhận thêm tin nhắn. Cần hỏi, hãy gọi nơi tiếp nhận.",
    "not-closed-yet": "Hồ sơ chưa kết thúc. Ông/Bà đánh giá được khi đã nhận kết quả.",
    "rating-over": "Đã quá {days} ngày kể từ khi hồ sơ kết thúc nên không đánh giá hay sửa được nữa.",
    "rating-empty": "Chưa có câu nào được chọn. Hãy chọn ít nhất một câu rồi gửi.",
    "rating-unknown": "Câu trả lời này không có trong phiếu. Hãy tải lại trang rồi chọn lại.",
    "not-a-member": "Ông/Bà không còn nộp hồ sơ cho tổ chức này. Hãy hỏi người quản lý tổ chức, hoặc nộp cho riêng mình.",
    "not-a-manager": "Chỉ người quản lý của tổ chức làm được việc này. Không có gì thay đổi.",
    "already-a-member": "Người này đã là thành viên hoặc đã được mời.",
    "too-many-members": "Tổ chức đã đủ {most} người. Hãy cho bớt người ra rồi mời.",
    "contact-missing": "Hãy nhập số điện thoại hoặc thư điện tử của người được mời.",
    "no-such-invitation": "Lời mời này không còn, hoặc không dành cho tài khoản đang đăng nhập.",
    "no-such-member": "Người này không còn trong tổ chức. Hãy tải lại trang.",
    "last-manager": "Đây là người quản lý cuối cùng. Hãy giao quyền quản lý cho người khác trước.",
    "not-a-citizen": "Tài khoản cán bộ không lập hay tham gia tổ chức. Hãy đăng nhập bằng tài khoản công dân.",
    "api-key-unnamed": "Hãy đặt tên cho khóa, nhiều nhất 100 ký tự. Chưa lập khóa nào.",
    "api-keys-too-many": "Ông/Bà đã có đủ 10 khóa. Hãy bỏ bớt khóa không dùng rồi lập khóa mới.",
    "no-such-key": "Khóa này không còn, hoặc không phải của Ông/Bà.",
    "withdrawal-unconfirmed": "Đã gần hoặc quá ngày hẹn. Hãy đọc và đánh dấu vào câu xác nhận rồi gửi.",
    "field-not-asked": "Mục này của tờ khai không được yêu cầu sửa. Hãy tải lại trang rồi sửa những mục được đánh dấu.",
    "not-found-by-phone": "Không có hồ sơ nào khớp với mã và số điện thoại này. Hãy kiểm tra lại cả hai.",
}  # fmt: skip
# What a file was found to be, where another sentence than "file-type-refused" tells what to do.
FILES = {
    "office-macros": "Tệp có macro (chương trình chạy bên trong) nên không được nhận. Hãy lưu lại thành .docx không có macro.",
    "office-97": "Tệp Word, Excel kiểu cũ hoặc có mật khẩu không được nhận. Hãy bỏ mật khẩu, lưu lại thành .docx hoặc PDF.",
    "office-locked": "Tệp có mật khẩu nên không đọc được. Hãy bỏ mật khẩu rồi gửi lại.",
}


def sentence(refusal: Refusal) -> str:
    """Say it in the language of the page."""
    words = FILES.get(refusal.facts.get("found", "")) or SENTENCES.get(refusal.code, UNKNOWN)
    facts = {name: _said(name, value) for name, value in refusal.facts.items() if f"{{{name}}}" in words}
    return t(words, **facts)


def _said(name: str, value: object) -> str:
    if name == "limit" and isinstance(value, int):
        return size(value)
    return moment(value) if hasattr(value, "astimezone") else str(value)  # type: ignore[arg-type] # a moment, by its method
