"""The verbs as a person at the desk reads them: what the button says, what is said afterwards."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """label: of the button; done: said when it is done; about: what it means, above the form; grave: cannot be taken back."""

    label: str
    done: str
    about: str = ""
    grave: bool = False


WORDS = {
    "submit": Words("Nộp bản nháp", "Đã nộp hồ sơ."),
    "accept": Words("Tiếp nhận hồ sơ", "Đã tiếp nhận; thời hạn giải quyết bắt đầu tính.",
                    "Hồ sơ đầy đủ, hợp lệ. Khi tiếp nhận, thời hạn giải quyết bắt đầu và giấy hẹn được lập."),
    "refuse": Words("Từ chối tiếp nhận", "Đã từ chối tiếp nhận; phiếu từ chối (mẫu 03) đã sẵn sàng để in.",
                    "Ghi lý do ở từng yêu cầu chưa đạt; chỗ nào đạt thì để trống.", True),
    "ask_supplement": Words("Yêu cầu bổ sung", "Đã lập phiếu yêu cầu bổ sung (mẫu 02).",
                            "Nêu đầy đủ một lần tất cả những gì còn thiếu hoặc chưa đúng; chỗ nào đạt thì để trống."),
    "resubmit": Words("Ghi nhận bổ sung", "Đã ghi nhận giấy tờ bổ sung."),
    "transfer": Words("Chuyển đến đơn vị giải quyết", "Đã chuyển hồ sơ đến đơn vị giải quyết."),
    "take": Words("Nhận hồ sơ", "Đã nhận hồ sơ."),
    "assign": Words("Giao chuyên viên", "Đã giao hồ sơ."),
    "reassign": Words("Giao lại", "Đã giao lại hồ sơ.", "Thời hạn của bước vẫn chạy tiếp: đổi người không thêm thời gian."),
    "finish_step": Words("Hoàn thành bước", "Đã hoàn thành bước và chuyển bước tiếp theo."),
    "send_back": Words("Trả lại bước thẩm định", "Đã trả lại bước thẩm định."),
    "ask_opinion": Words("Xin ý kiến đơn vị khác", "Đã gửi yêu cầu cho ý kiến.",
                         "Thời hạn của hồ sơ vẫn chạy trong khi chờ. Không trả lời không có nghĩa là đồng ý."),
    "answer_opinion": Words("Trả lời ý kiến", "Đã trả lời ý kiến."),
    "hand_up": Words("Chuyển cấp trên", "Đã chuyển hồ sơ lên cấp trên.", "Cấp trên giữ hồ sơ cho đến khi trả lại."),
    "hand_back": Words("Trả lại cấp dưới", "Đã trả hồ sơ về đơn vị đã chuyển lên."),
    "ask_payment": Words("Yêu cầu nộp tiền", "Đã yêu cầu thực hiện nghĩa vụ tài chính."),
    "record_payment": Words("Ghi nhận tiền nộp", "Đã ghi nhận tiền nộp."),
    "request_withdrawal": Words("Ghi đề nghị rút hồ sơ", "Đã ghi nhận đề nghị rút hồ sơ.", "Người nộp đề nghị tại quầy."),
    "cancel_withdrawal": Words("Hủy đề nghị rút", "Hồ sơ tiếp tục được giải quyết."),
    "stop": Words("Dừng giải quyết", "Đã dừng giải quyết; thông báo dừng đã sẵn sàng để in.", "", True),
    "extend": Words("Xin lỗi và hẹn lại", "Đã hẹn lại; phiếu xin lỗi (mẫu 04) đã sẵn sàng để in.",
                    "Chỉ một lần, chậm nhất 01 ngày trước ngày hẹn. Ngày hẹn đầu tiên vẫn được giữ để đối chiếu."),
    "apologise": Words("Xin lỗi vì quá hạn", "Đã lập văn bản xin lỗi (mẫu 04).",
                       "Hồ sơ đã quá hạn: ngày hẹn không đổi, chỉ báo ngày dự kiến có kết quả."),
    "explain": Words("Giải trình quá hạn", "Đã gửi giải trình; lãnh đạo sẽ xem xét.",
                     "Gửi người đứng đầu cơ quan. Người nộp chỉ biết là cơ quan đã giải trình, không biết tên ai."),
    "judge_explanation": Words("Xem xét giải trình", "Đã ghi ý kiến về giải trình.",
                               "Chấp nhận thì hồ sơ được tính là có giải trình; trả lại thì trưởng đơn vị viết lại."),
    "draft_result": Words("Soạn dự thảo kết quả", "Đã lưu bản dự thảo.",
                          "Tạo từ mẫu với dữ liệu của hồ sơ, tải về sửa trong Word, rồi tải bản đã sửa lên. Không bản nào mất."),
    "decide": Words("Ký kết quả", "Đã ký; hồ sơ chuyển văn thư vào số."),
    "reject": Words("Không giải quyết", "Đã thông báo không giải quyết (mẫu 03).",
                    "Sau thẩm định, hồ sơ không đủ điều kiện. Ghi lý do ở từng yêu cầu chưa đạt.", True),
    "number_and_seal": Words("Vào số, đóng dấu", "Đã vào số và đóng dấu; kết quả chuyển về quầy."),
    "announce": Words("Báo đã có kết quả", "Đã báo cho người nộp."),
    "deliver": Words("Trả kết quả", "Đã trả kết quả. Hồ sơ kết thúc."),
    "reopen": Words("Thu hồi, làm lại", "Đã thu hồi kết quả; hồ sơ được giải quyết lại.",
                    "Kết quả sai: hồ sơ quay về bước thẩm định, ngày hẹn không đổi.", True),
}  # fmt: skip
