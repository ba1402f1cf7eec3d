"""One e-mail a morning for officials who want that: what their posts were told since the last one and nobody has read yet."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from motcua.kernel.moments import dd_mm_yyyy, hh_mm_dd_mm_yyyy, local_date
from motcua.letters import channels, queries
from motcua.letters.models import Notice
from motcua.letters.queries import wishes
from motcua.letters.queries.places import desk_url
from motcua.letters.queries.wishes import Wish
from motcua.letters.rules import Kind
from motcua.people import queries as people

FIRST_LOOKS_BACK = timedelta(days=7)
MOST_LINES = 100


def digest(*, at: datetime) -> int:
    """Write the e-mails of this morning, and return how many. Run again, it writes nothing twice."""
    return sum(_digest(wish, at) for wish in wishes.of_digests())


@transaction.atomic
def _digest(wish: Wish, at: datetime) -> bool:
    about = f"account:{wish.account}"
    before = Notice.objects.filter(about=about, kind=Kind.DIGEST.value).order_by("-id").first()
    since = before.made_at if before else at - FIRST_LOOKS_BACK
    official = people.actor(people.account(wish.account), at)
    told = queries.at_desk(official).filter(Q(is_read=False), made_at__gt=since, made_at__lte=at)
    new = [notice for notice in told[: 5 * MOST_LINES] if wish.wants(notice.kind)]
    if not new:
        return False
    lines = [f"- {hh_mm_dd_mm_yyyy(notice.made_at)}: {notice.subject}" for notice in new[:MOST_LINES]]
    more = [f"- … và {len(new) - MOST_LINES} việc khác"] if len(new) > MOST_LINES else []
    body = "\n".join(["Việc mới trên bàn làm việc, chưa đọc:", "", *lines, *more, "", f"Xem tại {desk_url()}",
                      "Đổi cách báo ở mục Tài khoản, Thiết lập."])  # fmt: skip
    subject = f"{len(new)} việc mới trên bàn làm việc, sáng {dd_mm_yyyy(local_date(at))}"
    made = Notice(
        event=new[0].event, kind=Kind.DIGEST.value, about=about, recipient=wish.email, channel=channels.chosen().value,
        subject=subject, body=body, made_at=at, next_at=at,
    )  # fmt: skip
    Notice.objects.bulk_create([made], ignore_conflicts=True)
    return True
