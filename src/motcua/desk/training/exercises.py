"""What is to be learned, each step ticked by what the journal says this person has done."""

from collections.abc import Collection
from dataclasses import dataclass

from motcua.dossiers import events as dossiers
from motcua.people import events as people

LEARNERS = "learners"  # a reader of the journal that begins where what was made up ends


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do; it is done when one of these events was made by the learner."""

    text: str
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Exercise:
    title: str
    account: str
    duties: frozenset[str]
    tasks: tuple[Task, ...]
    begin: str = "desk:inbox"


@dataclass(frozen=True, slots=True)
class Progress:
    """An exercise and how far the learner has come. mine: the learner's own duties do it."""

    exercise: Exercise
    done: tuple[bool, ...]
    mine: bool

    @property
    def finished(self) -> bool:
        return all(self.done)


def _exercise(title: str, account: str, duties: str, *tasks: tuple[str, str], begin: str = "desk:inbox") -> Exercise:
    steps = tuple(Task(text, tuple(kinds.split())) for text, kinds in tasks)
    return Exercise(title, account, frozenset(duties.split()), steps, begin)


EXERCISES = (
    _exercise(
        "Bài 1: tiếp nhận một hồ sơ", "tiepnhan", "intake",
        ("Nhập hồ sơ người dân mang đến quầy, thủ tục “buôn bán thuốc bảo vệ thực vật”", dossiers.SUBMITTED),
        ("Tiếp nhận: giấy tờ đủ, in giấy hẹn", dossiers.ACCEPTED),
        ("Chuyển hồ sơ đến đơn vị giải quyết", dossiers.TRANSFERRED), begin="desk:intake",
    ),
    _exercise(
        "Bài 2: hồ sơ thiếu giấy tờ", "tiepnhan", "intake officer",
        ("Lập phiếu yêu cầu bổ sung, nêu rõ giấy tờ nào và vì sao", dossiers.SUPPLEMENT_ASKED),
        ("Nhận giấy tờ bổ sung người dân mang đến", dossiers.RESUBMITTED),
    ),
    _exercise("Bài 3: phân công", "truongphong", "head", ("Giao một hồ sơ cho chuyên viên", dossiers.ASSIGNED)),
    _exercise(
        "Bài 4: thẩm định", "chuyenvien", "officer",
        ("Nhận một hồ sơ của đơn vị", f"{dossiers.TAKEN} {dossiers.ASSIGNED}"),
        ("Hỏi ý kiến một đơn vị khác", dossiers.OPINION_ASKED), ("Kết thúc bước thẩm định", dossiers.STEP_FINISHED),
    ),
    _exercise(
        "Bài 5: ký duyệt", "chicuctruong", "leader",
        ("Trả lại một hồ sơ để làm lại, nêu rõ chỗ sai", dossiers.SENT_BACK), ("Ký kết quả của một hồ sơ", dossiers.DECIDED),
    ),
    _exercise("Bài 6: vào số, đóng dấu", "vanthu", "clerk", ("Vào số một kết quả đã ký", dossiers.SEALED)),
    _exercise(
        "Bài 7: trả kết quả", "traketqua", "result_desk",
        ("Báo cho người nộp là đã có kết quả", dossiers.ANNOUNCED), ("Trả kết quả, ghi tên người nhận", dossiers.DELIVERED),
    ),
    _exercise(
        "Bài 8: quản trị", "quantri", "administrator",
        ("Mở tài khoản cho một cán bộ mới", people.ACCOUNT_OPENED), ("Giao cho người ấy một nhiệm vụ", people.POST_GIVEN),
        ("Cấp mã đặt mật khẩu", people.ACCOUNT_INVITED), ("Ghi một lần vắng mặt", people.ABSENCE_RECORDED), begin="desk:people",
    ),
)  # fmt: skip


def progress(done: Collection[str], duties: Collection[str]) -> list[Progress]:
    """Return every exercise with its ticks, those of the learner's own duties first.

    :param done: kinds of the events that the learner has made
    """
    found = [
        Progress(one, tuple(any(kind in done for kind in task.events) for task in one.tasks), bool(one.duties & set(duties)))
        for one in EXERCISES
    ]
    return sorted(found, key=lambda one: not one.mine)
