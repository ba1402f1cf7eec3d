"""Where a dossier stands, as one would tell a neighbour."""

from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import State

STAGES = {
    State.DRAFT: "Chưa nộp. Hồ sơ còn là bản nháp.",
    State.SUBMITTED: "Đã nộp, bộ phận một cửa đang kiểm tra giấy tờ.",
    State.ACCEPTED: "Đã tiếp nhận, đang chờ chuyển đến cơ quan giải quyết.",
    State.REFUSED: "Hồ sơ không được tiếp nhận. Lý do ghi trong phiếu từ chối.",
    State.PROCESSING: "Cơ quan giải quyết đang xem xét hồ sơ.",
    State.AWAITING_SUPPLEMENT: "Cần bổ sung giấy tờ. Hồ sơ chờ người nộp bổ sung.",
    State.AWAITING_PAYMENT: "Cần nộp phí, lệ phí. Hồ sơ chờ người nộp thanh toán.",
    State.WITHDRAWAL_REQUESTED: "Người nộp đã đề nghị rút hồ sơ, cơ quan đang xem xét.",
    State.STOPPED: "Đã dừng giải quyết hồ sơ này.",
    State.RESULT_READY: "Đã có kết quả, mời đến nhận.",
    State.DELIVERED: "Đã trả kết quả.",
}
NOT_ANNOUNCED = "Kết quả đã ký, đóng dấu; nơi tiếp nhận sắp báo đến nhận."


def stage(found: Dossier) -> str:
    """Return the sentence; nobody is asked to come before the office has said that the result is there."""
    state = State(found.state)
    return NOT_ANNOUNCED if state is State.RESULT_READY and found.announced_at is None else STAGES[state]
