"""The words of this door: verbs, duties, steps, kinds. Vietnamese here; the page says them through `t`."""

DUTIES = {
    "applicant": "người nộp hồ sơ", "helper": "cán bộ khai giúp", "intake": "cán bộ tiếp nhận",
    "result_desk": "cán bộ trả kết quả", "cashier": "cán bộ thu phí", "officer": "chuyên viên", "head": "trưởng đơn vị",
    "leader": "lãnh đạo ký", "clerk": "văn thư", "control": "cán bộ kiểm soát", "inspector": "thanh tra",
    "administrator": "quản trị",
}  # fmt: skip
STEP_KINDS = {
    "receive": "Tiếp nhận, chờ chuyển", "assign": "Phân công", "work": "Thẩm định", "sign": "Ký duyệt",
    "number": "Vào số, đóng dấu",
    "return": "Trả kết quả",
}  # fmt: skip
STATES = {
    "SUBMITTED": "Chờ tiếp nhận", "AWAITING_SUPPLEMENT": "Chờ người nộp bổ sung", "AWAITING_PAYMENT": "Chờ nộp tiền",
    "WITHDRAWAL_REQUESTED": "Chờ giải quyết đề nghị rút", "DRAFT": "Bản nháp", "REFUSED": "Đã từ chối tiếp nhận",
    "ACCEPTED": "Chờ chuyển đến đơn vị giải quyết", "PROCESSING": "Đang giải quyết", "STOPPED": "Đã dừng giải quyết",
    "RESULT_READY": "Đã có kết quả", "DELIVERED": "Đã trả kết quả",
}  # fmt: skip
CHANNELS = {"counter": "Trực tiếp tại quầy", "online": "Trực tuyến", "post": "Bưu chính công ích"}
RETURNS = {"counter": "Nhận tại quầy", "online": "Nhận trực tuyến", "post": "Nhận qua bưu chính công ích"}
TYPED_BY = {
    "applicant": "người nộp tự kê khai", "relative": "người thân kê khai giúp", "officer": "cán bộ kê khai giúp",
    "agent": "đại lý, tổ chức kê khai giúp",
}  # fmt: skip
PAPER_KINDS = {"original": "bản chính", "certified": "bản sao chứng thực", "copy": "bản chụp", "electronic": "bản điện tử"}
IDENTITY_KINDS = {"cccd": "Số định danh, CCCD", "cmnd": "CMND", "passport": "Hộ chiếu", "mst": "Mã số thuế"}
ROLES = {"owner": "Chủ hồ sơ", "submitter": "Người nộp", "proxy": "Người được ủy quyền"}
PAID_BY = {"cash": "Tiền mặt", "transfer": "Chuyển khoản", "post": "Qua bưu chính", "online": "Trực tuyến"}
CLOCK_KINDS = {
    "start": "Bắt đầu tính", "pause": "Tạm dừng", "resume": "Tính tiếp", "restart": "Tính lại từ đầu", "extend": "Hẹn lại",
    "correct": "Đính chính", "stop": "Dừng hẳn",
}  # fmt: skip

NOTICE_WAYS = {"no": "Không", "each": "Từng việc một", "daily": "Gộp một thư mỗi sáng ngày làm việc"}
TOLD_AT_DESK = {
    "deadline_passed": "Hồ sơ của đơn vị quá hạn", "message_to_office": "Người nộp nhắn tin",
    "plan_reminded": "Nhắc việc trong kế hoạch", "plan_urged": "Văn bản đôn đốc",
}  # fmt: skip
PERSON_STATES = {
    "working": "Đang làm việc", "absent": "Đang vắng mặt", "no-post": "Chưa có nhiệm vụ", "no-password": "Chưa đặt mật khẩu",
    "closed": "Đã khóa",
}  # fmt: skip
LEVELS = {"province": "Cấp tỉnh", "district": "Cấp huyện", "commune": "Cấp xã"}


def standing(state: str, step_kind: str | None) -> str:
    """Say where a dossier stands: its step while it is worked on, else what its state waits for."""
    return STEP_KINDS[step_kind] if state == "PROCESSING" and step_kind else STATES[state]
