"""What those responsible are told of a task's date, and what a unit is urged to do: as notices at the desk."""

from collections.abc import Sequence
from datetime import date

from motcua.kernel.moments import dd_mm_yyyy
from motcua.plans.rules.states import Reminder


def reminded(path: str, content: str, deliverable: str, told: Reminder) -> tuple[str, str]:
    """Return the subject and the body of a reminder."""
    day = dd_mm_yyyy(told.due)
    head = f"Nhiệm vụ {path} của kế hoạch {_when(told)}"
    product = f"Sản phẩm phải có: {deliverable}." if deliverable else "Kế hoạch không ghi sản phẩm; hãy ghi việc đã làm."
    vietnamese = (f"{content}\n\nNgày cuối cùng còn đúng hạn: {day}. {product}"
                  "\n\nĐã xong thì thêm minh chứng ở trang của nhiệm vụ, để không bị nhắc tiếp.")  # fmt: skip
    english = f"Task {path} of the plan: the last day in time is {day}. Once it is done, add the evidence on the task's page."
    return head, f"{vietnamese}\n\n— — —\n\n{english}\n"


def _when(told: Reminder) -> str:
    if told.days < 0:
        return f"đã quá hạn từ {dd_mm_yyyy(told.due)}"
    return f"còn {told.days} ngày làm việc" if told.days else "đến hạn hôm nay"


def urged(number: str, paths: Sequence[str], answer_by: date) -> tuple[str, str]:
    """Return the subject and the body of the notice that a letter has come."""
    tasks = ", ".join(paths)
    vietnamese = (f"Văn bản {number} đôn đốc đơn vị thực hiện nhiệm vụ {tasks} của kế hoạch đã quá hạn."
                  f"\n\nHãy hoàn thành và báo cáo chậm nhất {dd_mm_yyyy(answer_by)}.")  # fmt: skip
    english = f"Letter {number} urges your unit about overdue tasks {tasks}. Finish them and report by {dd_mm_yyyy(answer_by)}."
    return f"Văn bản đôn đốc {number}", f"{vietnamese}\n\n— — —\n\n{english}\n"
