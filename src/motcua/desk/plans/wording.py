"""What the parts of a plan are called on its screens."""

from motcua.indicators.rules.words import Counts
from motcua.plans import events
from motcua.plans.rules import SIGNS, Column, DeadlineKind, Status, TaskState

# words and tone of the tag
STATES = {
    TaskState.LATE: ("Quá hạn", "bad"), TaskState.NOT_STARTED: ("Chưa bắt đầu", "calm"), TaskState.UNDER_WAY: ("Đang làm", "sky"),
    TaskState.RECURRING: ("Định kỳ", "plum"), TaskState.DONE: ("Đã xong", "good"),
}  # fmt: skip
DEADLINES = {
    DeadlineKind.DATE: "Có ngày hoàn thành", DeadlineKind.MONTHS: "Lặp lại theo tháng", DeadlineKind.YEAR: "Trong năm",
    DeadlineKind.REGULAR: "Thường xuyên", DeadlineKind.ARISING: "Khi có phát sinh", DeadlineKind.OTHER_PLAN: "Theo kế hoạch khác",
    DeadlineKind.NONE: "Chưa hiểu thời hạn này; không nhắc được",
}  # fmt: skip
COLUMNS = {
    Column.NUMBER: "Số thứ tự", Column.CONTENT: "Nội dung công việc", Column.LEAD: "Cơ quan chủ trì",
    Column.COOP: "Cơ quan phối hợp", Column.DEADLINE: "Thời gian hoàn thành", Column.DELIVERABLE: "Sản phẩm",
}  # fmt: skip
EVENTS = {
    events.IMPORTED: "Nhập kế hoạch", events.CLONED: "Lập từ kế hoạch năm trước", events.ISSUED: "Ban hành",
    events.TASK_AMENDED: "Sửa thời hạn, đơn vị", events.TASK_SHARED: "Giao phần việc", events.SHARE_FINISHED: "Xong phần việc",
    events.EVIDENCE_ADDED: "Thêm minh chứng", events.EVIDENCE_REMOVED: "Bỏ minh chứng", events.PROGRESS_NOTED: "Ghi tiến độ",
    events.URGING_DRAFTED: "Dự thảo văn bản đôn đốc", events.UNIT_URGED: "Phát hành văn bản đôn đốc", events.REMINDED: "Đã nhắc",
    events.FINDING_RECORDED: "Ghi kết luận kiểm tra", events.FINDING_REMEDIED: "Khắc phục xong",
    events.TARGET_CONFIRMED: "Xác nhận chỉ tiêu", events.TARGET_REJECTED: "Bỏ chỉ tiêu đề xuất",
}  # fmt: skip
STATUSES = {
    Status.MET: ("Đạt", "good"), Status.AT_RISK: ("Có nguy cơ", "soon"), Status.NOT_MET: ("Chưa đạt", "bad"),
    Status.NO_DATA: ("Chưa có số liệu", "calm"),
}  # fmt: skip
COUNTED = {
    Counts.DOSSIERS: "hồ sơ", Counts.PAYMENTS: "lần nộp", Counts.PERSONS: "người", Counts.PROCEDURES: "thủ tục",
    Counts.OBLIGATIONS: "việc",
}  # fmt: skip
INDICATORS = {one.indicator: one.name for one in SIGNS}
