"""What the made-up citizens say of how their dossiers were settled, by a chance of its own: the year itself stays as it was."""

from datetime import datetime
from random import Random

from motcua.dossiers.models import Dossier
from motcua.people import queries as people
from motcua.ratings import commands as ratings
from motcua.ratings.rules import PressedBy

ANSWERING = 0.3  # of those whose dossier was closed
WORDS = {
    2: ["Nhanh gọn, cán bộ hướng dẫn dễ hiểu.", "Nộp trên điện thoại không phải đi lại, rất tiện.", "Cảm ơn cô ở quầy."],
    1: ["Làm được việc, nhưng phải gọi điện hỏi một lần.", "Nên ghi rõ hơn giấy tờ nào cần bản chứng thực."],
    0: ["Trễ hẹn mà phải tự hỏi mới biết.", "Tôi phải đi lại ba lần vì giấy tờ hướng dẫn không rõ."],
}  # fmt: skip


def speak(dossier: Dossier, at: datetime) -> None:
    """Let the submitter rate it, or not."""
    rng = Random(dossier.number)  # noqa: S311 - nothing hangs on this chance
    account = people.find_account(dossier.submitter_id) if dossier.submitter_id else None
    if account is None or rng.random() > ANSWERING:
        return
    in_time = dossier.due_at is None or dossier.finished_at is None or dossier.finished_at <= dossier.due_at
    mood = rng.choices([2, 1, 0], [60, 32, 8] if in_time else [10, 35, 55])[0]
    points = {"time": min(mood, 1) if in_time else 0, "attitude": rng.choice([mood, 2]), "overall": mood}
    comment = rng.choice(WORDS[mood]) if rng.random() < 0.4 else ""
    where = rng.choices([PressedBy.SELF, PressedBy.COUNTER], [3, 1])[0]
    ratings.rate(dossier.pk, points, by=people.actor(account, at), at=at, comment=comment, pressed_by=where)
