"""How long people wait, honestly: what nine of ten waited in the quickest, the middle and the slowest third."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from motcua.desk.control_room.asked import Asked, asked_for, filters, said_in_words
from motcua.desk.entrance import DeskRequest, staff_only
from motcua.indicators import queries
from motcua.indicators.queries import Third
from motcua.indicators.rules import WAITING
from motcua.ui import formats
from motcua.ui.charts import Unit
from motcua.ui.numbers import Figure
from motcua.ui.words import t

THIRDS = {
    "shortest": "Một phần ba xong nhanh nhất", "middle": "Một phần ba ở giữa", "longest": "Một phần ba chờ lâu nhất",
}  # fmt: skip


@staff_only
def waiting(request: DeskRequest) -> HttpResponse:
    """The address is that of the control room's view."""
    asked = asked_for(request)
    cards = [_card(asked, one) for one in queries.thirds(asked.scope, asked.period, at=asked.at, known=asked.known)]
    context = {"asked": asked, "whose": said_in_words(asked), "filters": filters(asked, request.path, "waiting"), "cards": cards}
    return render(request, "desk/waiting/page.html", context)


def _card(asked: Asked, third: Third) -> Figure:
    """In days, where it is no less than one; a part of a day counts as one."""
    days = -(-third.most.total_seconds() // 86400)
    return Figure(
        name=t(THIRDS[third.part]), value=int(days), unit=Unit.DAYS,
        href=asked.href(reverse("desk:figure_list", args=[WAITING, third.part])),
        of=t("9 trên 10 hồ sơ; {n} hồ sơ tất cả", n=formats.number(third.dossiers)), falling=True,
    )  # fmt: skip
