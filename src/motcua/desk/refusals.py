"""Every refusal of the domain as a sentence an official can act on."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from motcua.desk.wording import DUTIES, STATES, STEP_KINDS
from motcua.kernel.amounts import dong
from motcua.kernel.moments import dd_mm_yyyy, hh_mm_dd_mm_yyyy
from motcua.kernel.refusals import Refusal
from motcua.ui.words import t

UNKNOWN = "Không làm được việc này lúc này. Chưa có gì thay đổi; hãy tải lại trang hồ sơ."
SENTENCES = {
    # whose turn it is
    "export-not-yours": "Ông/bà không còn phụ trách đơn vị của số liệu này nên không lấy tệp được. Không có tệp nào được đưa ra.",
    "export-broken": "Tệp này làm nhiều lần vẫn hỏng nên đã dừng; lỗi đã được ghi lại. Hãy báo người quản trị.",
    "exports-waiting": "Ông/bà đang có {most} tệp chờ làm. Hãy đợi một tệp xong rồi xuất tiếp.",
    "not-your-duty": "Việc này thuộc nhiệm vụ của: {duties}.",
    "moment-too-early": "Thời điểm này sớm hơn việc đã ghi nhận trước đó của hồ sơ. Không có gì thay đổi; hãy xem lại ngày giờ.",
    "wrong-state": "Hồ sơ đang ở trạng thái “{state}” nên chưa làm hoặc không còn làm được việc này.",
    "not-this-step": "Việc này không thuộc bước hiện tại ({step}).",
    "already-taken": "Đã có người nhận hồ sơ này.",
    "not-taken-yet": "Đơn vị chưa nhận hồ sơ; hãy bấm “Nhận hồ sơ” trước.",
    "assigned-to-another": "Hồ sơ đã giao cho người khác; trưởng đơn vị có thể giao lại.",
    "not-an-officer-there": "Người này không còn là chuyên viên của đơn vị; hãy chọn người khác.",
    "already-assigned": "Hồ sơ đã giao cho chuyên viên; hãy dùng “Giao lại” và nêu lý do.",
    "nobody-holds-it": "Chưa có ai giữ hồ sơ này nên không có gì để giao lại.",
    "not-read": "Hồ sơ chưa được ông/bà mở xem từ lần thay đổi gần nhất; hãy mở hồ sơ, đọc, rồi ký.",
    "already-holds": "Người được chọn đang giữ hồ sơ này.",
    "no-such-dossier": "Không tìm thấy hồ sơ này trong phạm vi của ông/bà.",
    "too-many": "Mỗi lần chỉ làm được với {limit} hồ sơ; hãy chọn ít hơn.",
    "no-earlier-step": "Không có bước thẩm định nào trước đó để trả lại.",
    "changed-meanwhile": "Hồ sơ vừa thay đổi sau khi ông/bà mở trang này, hoặc nút đã được bấm hai lần. Hãy xem lại trang hồ sơ.",
    "not-signed-in": "Phiên đăng nhập đã hết; hãy đăng nhập lại. Không có gì thay đổi.",
    "preference-too-long": "Lựa chọn này quá dài nên chưa lưu được; hãy bớt đi rồi lưu lại.",
    # papers and reasons
    "papers-missing": "Còn thiếu giấy tờ: {papers}. Ghi thêm nếu người nộp mang đến, nếu không hãy lập phiếu yêu cầu bổ sung.",
    "reason-missing": "Cần nêu lý do.",
    "unknown-requirement": "Có lý do không gắn với yêu cầu nào của thủ tục.",
    "second-supplement": "Đã yêu cầu bổ sung đủ {limit} lần. Lần nữa cần người có thẩm quyền cho phép và lý do.",
    "no-such-paper": "Không có giấy tờ này trong hồ sơ.",
    "paper-name-missing": "Ghi tên giấy tờ.",
    "already-decided": "Kết quả đã ký theo tờ khai này; muốn sửa thì trả lại bước thẩm định trước.",
    "no-form": "Thủ tục này không có tờ khai điện tử.",
    "form-wrong": "Tờ khai còn chỗ chưa đúng; xem các ô được đánh dấu.",
    "nothing-added": "Chưa có giấy tờ nào được bổ sung.",
    "file-not-yours": "Tệp này không dùng được cho hồ sơ; hãy tải tệp lên lại.",
    "file-too-large": "Tệp quá lớn; hãy chọn tệp nhỏ hơn.",
    "file-empty": "Tệp không có nội dung; hãy chọn tệp khác.",
    "photos-missing": "Chưa có ảnh nào. Hãy chụp hoặc chọn ảnh rồi gửi.",
    "photos-too-many": "Nhiều nhất {most} trang cho một giấy tờ. Hãy bỏ bớt ảnh, hoặc gửi thành hai lần.",
    "photo-unreadable": "Không đọc được ảnh thứ {page}. Chưa gửi gì; hãy chụp lại ảnh đó rồi gửi.",
    "link-ended": "Đường dẫn chụp ảnh này đã hết hạn hoặc không đúng. Hãy hiện mã QR mới trên máy tính rồi quét lại.",
    "link-used": "Đường dẫn chụp ảnh này đã dùng rồi; ảnh đã về hồ sơ. Muốn gửi thêm, hãy hiện mã QR mới trên máy tính.",
    "page-missing": "Tệp này chỉ có {count} trang. Hãy chọn trang khác.",
    "file-not-drawn": "Không xem được tệp này trên trang; tệp vẫn được lưu. Hãy tải tệp gốc về để xem.",
    "uploads-too-many": "Đang có quá nhiều tệp gửi dở; hãy đợi các tệp kia gửi xong hoặc bỏ bớt.",
    "upload-gone": "Phần đã gửi của tệp này không còn trên máy chủ; hãy gửi lại tệp.",
    "upload-elsewhere": "Phần vừa gửi không nối tiếp phần trước; hãy gửi tiếp.",
    "upload-too-long": "Phần vừa gửi dài hơn tệp đã báo; hãy bỏ tệp này rồi gửi lại.",
    "upload-unfinished": "Tệp chưa đến đủ; hãy gửi tiếp.",
    "file-type-refused": "Loại tệp này không được nhận; hãy dùng PDF, ảnh hoặc văn bản.",
    # other units
    "opinions-open": "Còn ý kiến chưa được trả lời: {units}.",
    "question-missing": "Cần ghi nội dung xin ý kiến.",
    "answer-missing": "Cần ghi nội dung trả lời.",
    "due-passed": "Hạn trả lời phải ở sau thời điểm này.",
    "own-unit": "Không xin ý kiến chính đơn vị mình.",
    "already-asked": "Đơn vị này đang được xin ý kiến.",
    "not-asked": "Không có ý kiến nào đang chờ đơn vị của ông/bà trả lời.",
    "already-handed-up": "Hồ sơ đang ở cấp trên; phải được trả lại trước.",
    "not-handed-up": "Hồ sơ không ở diện chuyển từ cấp dưới lên.",
    "not-superior": "Đơn vị được chọn không phải cấp trên của đơn vị đang giữ hồ sơ.",
    # time
    "appointment-missing": "Thủ tục này chưa có thời hạn công bố; hãy ghi ngày hẹn trả.",
    "appointment-passed": "Ngày hẹn trả phải ở sau thời điểm này.",
    "no-appointment": "Hồ sơ chưa có ngày hẹn trả.",
    "already-extended": "Hồ sơ đã được hẹn lại đủ {limit} lần.",
    "too-late-to-extend": "Chỉ được hẹn lại chậm nhất 01 ngày trước ngày hẹn trả; nay chỉ còn gửi văn bản xin lỗi.",
    "not-later": "Ngày mới phải ở sau ngày hẹn cũ và sau thời điểm này.",
    "not-late": "Hồ sơ chưa quá hạn nên không cần xin lỗi hay giải trình.",
    "cause-missing": "Cần chọn nguyên nhân quá hạn.",
    "remedy-missing": "Cần ghi biện pháp khắc phục.",
    "liable-unit-unknown": "Chọn đơn vị chịu trách nhiệm trong các đơn vị đã có phần trong hồ sơ.",
    "explanation-accepted": "Giải trình của hồ sơ này đã được chấp nhận; không viết lại nữa.",
    "no-explanation": "Không có giải trình nào của hồ sơ này đang chờ xem xét.",
    "own-explanation": "Người viết giải trình không tự xem xét; việc này của lãnh đạo khác hoặc lãnh đạo cấp trên.",
    "still-time": "Người nộp còn thời gian bổ sung đến {until}.",
    # money and result
    "nothing-to-pay": "Số tiền phải lớn hơn số đã nộp ({paid}).",
    "amount-wrong": "Số tiền phải lớn hơn 0.",
    "payment-recorded": "Giao dịch này đã được ghi nhận; không ghi lần nữa.",
    "fee-unpaid": "Người nộp còn phải nộp {owed}.",
    "abstract-missing": "Cần ghi trích yếu của kết quả.",
    "number-missing": "Cần có số văn bản.",
    "number-given": "Số {number} của loại văn bản này đã cấp trong năm; hãy ghi số khác hoặc để trống để lấy số tiếp theo.",
    "result-missing": "Chưa có kết quả để ký: hãy chọn bản dự thảo, tải tệp lên, hoặc xác nhận đã ký tay trên giấy.",
    "no-such-draft": "Bản dự thảo này không có trong hồ sơ; hãy chọn lại.",
    "no-decision": "Chưa có kết quả được ký.",
    "already-announced": "Đã báo cho người nộp.",
    "receiver-missing": "Cần ghi tên người nhận kết quả.",
    "unknown-unit": "Đơn vị này không tham gia giải quyết hồ sơ.",
    "withdrawal-unconfirmed": "Đề nghị rút được ghi khi gần hoặc quá ngày hẹn: phải chờ chính người nộp xác nhận trên trang hồ sơ.",
    "field-not-asked": "Có mục của tờ khai không nằm trong yêu cầu bổ sung.",
    # who comes, and the numbers they wait with
    "dossier-missing": "Lượt đã tiếp nhận phải gắn với hồ sơ.",
    "procedure-missing": "Chọn thủ tục trước: chưa nhận thì phải chỉ rõ yêu cầu nào của thủ tục còn thiếu.",
    "right-office-missing": "Ghi nơi đúng mà người dân phải đến.",
    "guidance-missing": "Chưa chọn thủ tục thì ghi lại nội dung đã hướng dẫn.",
    "queue-closed": "Hàng này đang đóng; hãy chọn hàng khác.",
    "office-closed": "Chưa đến hoặc đã hết giờ lấy số. Giờ làm việc hôm nay: {hours}.",
    "office-closed-today": "Hôm nay cơ quan nghỉ; ngày làm việc tiếp theo là {opens}.",
    "ticket-elsewhere": "Số này không còn ở bước đó; hãy xem lại hàng đợi.",
    "ticket-of-another": "Số này do người khác gọi.",
    "ticket-open": "Đang tiếp số {number}; kết thúc số đó trước.",
    # the conversation
    "message-empty": "Cần viết nội dung tin nhắn.",
    "rating-not-low": "Chỉ ghi xem xét cho đánh giá có câu trả lời thấp nhất.",
    "rating-looked-into": "Đã có người ghi xem xét đánh giá này; nội dung ở ngay trong danh sách. Điều vừa viết chưa được ghi.",
    "rating-note-missing": "Chưa ghi gì. Hãy viết đã thấy gì hoặc đã làm gì rồi bấm lại.",
    "rating-note-too-long": "Nội dung dài quá {most} ký tự; chưa ghi gì, hãy viết ngắn hơn.",
    "message-too-long": "Tin nhắn dài quá {most} ký tự; hãy viết ngắn hơn hoặc gửi kèm tệp.",
    "too-many-files": "Mỗi tin nhắn kèm nhiều nhất {most} tệp.",
    "too-many-messages": "Đã gửi nhiều tin nhắn liền nhau; hãy đợi {minutes} phút.",
    "conversation-closed": "Hồ sơ đã xong quá {days} ngày nên không trao đổi ở đây nữa.",
    # handing in
    "unknown-case": "Trường hợp này không có trong thủ tục.",
    "questions-open": "Còn câu hỏi về trường hợp chưa trả lời. Những gì đã khai vẫn được lưu.",
    "form-incomplete": "Tờ khai điện tử còn chỗ chưa điền hoặc chưa đúng. Những gì đã khai vẫn được lưu.",
    "not-in-force": "Thủ tục này không còn hiệu lực; hãy chọn lại thủ tục.",
    "owner-missing": "Cần ghi tên chủ hồ sơ.",
    "card-unreadable": "Không đọc được thẻ: cần bảy mục cách nhau bằng dấu |, ở đây có {fields}. Quét lại hoặc gõ 12 số định danh.",
    "card-date-wrong": "Ngày trên thẻ không đọc được (“{written}”). Quét lại, hoặc gõ 12 số định danh rồi nhập ngày sinh.",
    "personal-number-malformed": "Số định danh gồm 12 chữ số, bắt đầu bằng số 0.",
    "personal-number-unknown-province": "Ba số đầu của số định danh không đúng mã tỉnh nào.",
    "personal-number-other-year": "Số định danh không khớp với năm sinh.",
    "personal-number-other-sex": "Số định danh không khớp với giới tính.",
    "tax-code-malformed": "Mã số thuế gồm 10 chữ số, hoặc 10 chữ số, dấu gạch và 3 chữ số.",
    "tax-code-mistyped": "Mã số thuế có chữ số gõ nhầm.",
    "phone-malformed": "Số điện thoại chưa đúng; ví dụ đúng: 0912 345 678 hoặc 0204 3854 123.",
    # figures
    "period-runs": "Kỳ này chạy đến hết ngày {last_day} nên chưa chốt được số liệu.",
    "period-closed": "Số liệu của kỳ này đã được chốt; điều biết thêm được ghi thành bản đính chính.",
    "nothing-to-restate": "Từ lần chốt trước không có hồ sơ nào làm số liệu của kỳ này thay đổi.",
    # reports
    "report-unchanged": "Số liệu không khác phiên bản {version} nên không lập phiên bản mới.",
    "report-approved": "Phiên bản này đã được duyệt; nội dung không đổi được nữa. Cần sửa thì lập phiên bản mới.",
    "report-replaced": "Đã có phiên bản mới hơn; hãy xem và duyệt phiên bản mới nhất.",
    "report-not-whole": "Còn {count} chỗ số liệu không khớp nên chưa duyệt được; xem danh sách ngay dưới đây.",
    "report-not-word": "Chỉ nhận tệp Word (.docx) đã sửa từ báo cáo này.",
    "report-rule-unknown": "Không có quy định nào như vậy.",
    "report-rule-day": "Ngày trong tháng phải từ 1 đến 31; ngày bắt đầu kỳ từ 1 đến 28.",
    "report-rule-source": "Cần ghi văn bản làm căn cứ; chưa lưu gì.",
    # the catalogue
    "paper-not-held": "Giấy tờ này không có trong hồ sơ trước của người nộp.",
    "changed-elsewhere": "Vừa có thay đổi từ một cửa sổ hoặc máy khác. Những gì ông/bà gõ còn nguyên; xem phần đã đổi rồi lưu lại.",
    "edited-meanwhile": "Người khác vừa lưu bản thảo này. Những gì ông/bà gõ còn nguyên; xem chỗ khác ở dưới rồi lưu lại.",
    "not-a-draft": "Phiên bản này đã công bố nên không sửa được; hãy lập bản thảo mới.",
    "not-published": "Thủ tục này chưa có phiên bản nào để bắt đầu.",
    "parts-missing": "Còn thiếu bộ phận bắt buộc: {parts}.",
    "parts-do-not-fit": "Các phần chưa khớp nhau; xem danh sách việc phải sửa.",
    "process-incomplete": "Quy trình phải đi từ tiếp nhận qua phân công, thẩm định, một lần ký, vào số đến trả kết quả.",
    "step-without-budget": "Có bước chưa có thời gian.",
    "steps-over-term": "Tổng thời gian các bước vượt thời hạn giải quyết.",
    "rule-set-not-in-force": "Ngày này nằm ngoài thời gian hiệu lực của bộ quy định mà bản thảo theo.",
    "later-version-published": "Đã có phiên bản hiệu lực từ {valid_from}; ngày mới phải sau ngày đó.",
    "procedure-exists": "Thủ tục này đã có trong danh mục.",
    "no-code": "Cần có mã thủ tục.",
    "template-unnamed": "Cần đặt tên cho mẫu.",
    "template-not-word": "Mẫu phải là tệp Word (.docx).",
    "template-broken": "Chỗ điền trong mẫu viết chưa đúng: {words}. Chưa lưu gì; sửa trong Word rồi tải lại.",
    "template-fetches": "Mẫu lấy nội dung từ nơi khác (mẫu hay ảnh liên kết). Hãy chèn thẳng vào tệp rồi tải lại.",
    "later-template": "Đã có phiên bản dùng từ {valid_from}; ngày mới không được trước ngày đó.",
    "template-withdrawn": "Mẫu này đã thôi dùng.",
    # people and units
    "own-rights": "Không ai tự thay đổi quyền của chính mình; việc này cần một quản trị khác.",
    "account-closed": "Tài khoản này đang khóa; hãy mở lại trước.",
    "account-open": "Tài khoản này đang mở.",
    "not-a-member": "Người nộp không còn nộp hồ sơ cho tổ chức này; hãy hỏi lại người nộp là nộp cho ai.",
    "not-staff": "Đây không phải tài khoản của cán bộ.",
    "name-missing": "Cần ghi tên.",
    "nothing-changed": "Không có gì khác với thông tin đang lưu.",
    "username-taken": "Tên đăng nhập này đã có người dùng; hãy chọn tên khác.",
    "personal-number-taken": "Số định danh này đã có tài khoản khác.",
    "no-second-factor": "Người này chưa bật xác thực hai bước.",
    "code-expired": "Mã không đúng, đã dùng hoặc đã hết hạn; hãy xin quản trị cấp mã mới.",
    "too-many-tries": "Đã thử quá nhiều lần. Hãy đợi {minutes} phút rồi thử lại.",
    "ends-before-it-starts": "Ngày cuối phải từ ngày bắt đầu ({valid_from}) trở đi.",
    "post-already-held": "Người này đã giữ nhiệm vụ đó tại đơn vị trong thời gian này.",
    "post-already-ended": "Nhiệm vụ này đã kết thúc từ trước ngày đó.",
    "post-starts-later": "Có nhiệm vụ tại đơn vị bắt đầu sau ngày này; hãy kết thúc nhiệm vụ đó trước.",
    "not-later-than-before": "Ngày cuối mới phải sau ngày cuối đang ghi.",
    "own-post": "Không ủy quyền cho chính người đang giữ nhiệm vụ.",
    "decision-missing": "Cần ghi số và ngày của văn bản quyết định.",
    "outside-the-post": "Chỉ ủy quyền được trong thời gian giữ nhiệm vụ, từ {valid_from}.",
    "delegated-backwards": "Nhờ người làm thay được từ hôm nay trở đi, không tính ngược.",
    "already-delegated": "Người này đã được ủy quyền nhiệm vụ đó trong thời gian này.",
    "delegation-already-ended": "Ủy quyền này đã kết thúc từ trước ngày đó.",
    "absence-overlaps": "Thời gian này trùng với một lần vắng mặt đã ghi.",
    "absence-already-ended": "Lần vắng mặt này đã kết thúc từ trước ngày đó.",
    "unit-exists": "Mã đơn vị này đã có.",
    "unit-not-open": "Đơn vị không hoạt động vào ngày đó.",
    "units-still-below": "Còn đơn vị trực thuộc: {units}. Hãy chuyển hoặc kết thúc các đơn vị đó trước.",
    "no-successor": "Cần chọn đơn vị kế thừa công việc.",
    "successor-not-open": "Đơn vị kế thừa không hoạt động vào ngày đó.",
    "below-itself": "Một đơn vị không thể đặt dưới chính nó.",
    "same-place": "Đơn vị đã ở đúng chỗ này.",
    "already-placed-later": "Đã ghi một lần chuyển từ {valid_from}; ngày mới phải sau ngày đó.",
    "same-name": "Đơn vị đang có đúng tên này.",
    # lists of officials
    "formula-in-cell": "Có ô là công thức. Hãy dán lại bằng giá trị.",
    "email-malformed": "Thư điện tử chưa đúng; ví dụ đúng: ten@vidu.vn.",
    "unknown-duty": "Không có nhiệm vụ “{text}”; xem danh sách ở trang thứ hai của tệp mẫu.",
    "day-unreadable": "Không đọc được ngày “{text}”; hãy viết ngày/tháng/năm, ví dụ 05/03/2024.",
    "unit-unknown": "Không có đơn vị “{text}”; hãy ghi mã đơn vị.",
    "unit-ambiguous": "Có nhiều đơn vị tên “{text}”; hãy ghi mã đơn vị.",
    "post-began-otherwise": "Nhiệm vụ này đã ghi từ {valid_from}; hãy ghi đúng ngày ấy, hoặc sửa ở trang của người này.",
    "list-contradicts": "Cùng số định danh nhưng họ tên, điện thoại hoặc thư điện tử khác với dòng ở trên.",
    # obligations and figures
    "obligation-unknown": "Loại việc, kênh hoặc thủ tục này không có. Chưa ghi gì; hãy chọn lại.",
    "obligation-there": "Việc này đã có trong sổ với cùng hạn. Chưa ghi gì thêm.",
    "obligation-text-missing": "Còn mục chưa ghi. Chưa ghi gì vào sổ; hãy điền đủ.",
    "obligation-text-too-long": "Lời ghi dài quá {most} ký tự. Chưa ghi gì vào sổ; hãy viết ngắn lại.",
    "obligation-done": "Việc này đã được ghi là làm xong. Không có gì thay đổi.",
    "obligation-not-done": "Việc này chưa được ghi là làm xong. Không có gì thay đổi.",
    "obligation-done-later": "Ngày làm xong không thể sau hôm nay. Chưa ghi gì; hãy xem lại ngày.",
    "indicator-unknown": "Không có chỉ số mang mã này. Không có gì thay đổi.",
    "indicator-confirmed": "Cách tính này đã được xác nhận. Không có gì thay đổi.",
    "indicator-source-missing": "Cần ghi rõ đã xem ở văn bản, trang nào. Chưa ghi gì.",
    "official-not-whole": "Tử số không thể lớn hơn mẫu số. Chưa ghi gì; hãy xem lại hai số.",
    # plans
    "plan-not-word": "Tệp này không phải Word (.docx) hay văn bản (.txt). Chưa lưu gì; hãy chọn đúng tệp kế hoạch.",
    "plan-unreadable": "Không đọc được tệp Word này; tệp có thể bị hỏng. Chưa lưu gì; hãy mở bằng Word, lưu lại rồi chọn lại.",
    "plan-without-table": "Tệp không có bảng nhiệm vụ nào. Chưa lưu gì; hãy chọn tệp có phụ lục nhiệm vụ.",
    "plan-columns-unknown": "Chưa rõ cột nào là nội dung, cột nào là thời gian hoàn thành. Chưa lưu gì; hãy chỉ cột ở dưới.",
    "plan-without-tasks": "Bảng không có dòng nhiệm vụ nào. Chưa lưu gì; hãy xem lại tệp hoặc chỉ lại cột.",
    "plan-without-year": "Tệp không nói kế hoạch của năm nào. Chưa lưu gì; hãy ghi năm vào tên kế hoạch trong tệp.",
    "plan-untitled": "Kế hoạch chưa có tên. Chưa lưu gì; hãy ghi tên kế hoạch.",
    "plan-file-gone": "Tệp đã chọn không còn chờ ở đây. Chưa lưu gì; hãy chọn lại tệp.",
    "plan-indicator-unknown": "Chỉ tiêu đã đánh dấu chưa chọn chỉ số. Chưa lưu gì; hãy chọn chỉ số hoặc bỏ dấu.",
    "plan-indicator-twice": "Hai chỉ tiêu cùng gắn một chỉ số. Chưa lưu gì; mỗi chỉ số chỉ một chỉ tiêu.",
    "plan-cloned-already": "Kế hoạch năm {year} đã được lập từ kế hoạch này.",
    "plan-issued-already": "Kế hoạch đã ban hành; số và ngày không đổi nữa.",
    "plan-number-missing": "Ghi số kế hoạch, bắt đầu bằng chữ số, ví dụ 05/KH-SNN.",
    "plan-day-later": "Ngày này còn ở phía trước; hãy ghi ngày đã qua hoặc hôm nay.",
    "plan-unit-unknown": "Không có đơn vị này; hãy chọn trong danh sách.",
    "plan-text-missing": "Chưa ghi gì; hãy viết vài chữ.",
    "plan-text-too-long": "Viết ngắn hơn, nhiều nhất {most} ký tự. Chưa có gì được lưu.",
    "plan-share-finished": "Phần việc này đã được ghi xong.",
    "plan-evidence-empty": "Minh chứng phải có tệp, số văn bản, đường dẫn hoặc số hồ sơ.",
    "plan-link-malformed": "Đường dẫn phải bắt đầu bằng https:// hoặc http://.",
    "plan-no-such-date": "Nhiệm vụ không có kỳ hạn vào ngày này; hãy chọn trong danh sách.",
    "plan-evidence-removed": "Minh chứng này đã được bỏ trước đó.",
    "plan-finding-remedied": "Kết luận này đã được ghi là khắc phục xong.",
    "plan-urging-issued": "Văn bản này đã phát hành; số không đổi nữa.",
    "plan-signer-missing": "Ghi tên người ký.",
    "already-named-later": "Đã ghi một tên từ {valid_from}; ngày mới phải sau ngày đó.",
}
# What a file was found to be, where another sentence than "file-type-refused" tells what to do.
FILES = {
    "office-macros": "Tệp có macro (chương trình chạy bên trong) nên không được nhận; hãy lưu lại thành .docx không có macro.",
    "office-97": "Tệp Word, Excel kiểu cũ hoặc có mật khẩu không được nhận; hãy bỏ mật khẩu, lưu lại thành .docx, .xlsx hoặc PDF.",
    "office-locked": "Tệp có mật khẩu nên không đọc được; hãy bỏ mật khẩu rồi gửi lại.",
}


def sentence(refusal: Refusal, names: Mapping[str, str] | None = None) -> str:
    """Say it in the language of the page.

    :param names: what keys in the facts are called: papers and units of this dossier
    """
    facts = {name: _said(name, value, names or {}) for name, value in refusal.facts.items()}
    words = FILES.get(facts.get("found", "")) or SENTENCES.get(refusal.code, UNKNOWN)
    try:
        return t(words, **facts) if facts else t(words)
    except KeyError:  # a fact that this refusal came without
        return t(UNKNOWN)


def _said(name: str, value: Any, names: Mapping[str, str]) -> str:
    match name:
        case "duties":
            return ", ".join(dict.fromkeys(t(DUTIES.get(duty, duty)) for duty in value)) or "—"
        case "state":
            return t(STATES.get(str(value), str(value)))
        case "step":
            return t(STEP_KINDS[value]).lower() if value in STEP_KINDS else "—"
        case "papers" | "units":
            return "; ".join(names.get(key, key) for key in value)
        case "owed" | "paid":
            return dong(value)
        case "valid_from" | "last_day":
            return dd_mm_yyyy(value)
        case "until" | "due_at":
            return hh_mm_dd_mm_yyyy(datetime.fromisoformat(value)) if value else "—"
    return str(names.get(str(value), value))
