"""Who the system takes me for: posts, those I stand in for, absence."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from motcua.desk.entrance import DeskRequest, staff_only
from motcua.desk.wording import DUTIES
from motcua.kernel.moments import local_date
from motcua.people import queries as people


@staff_only
def me(request: DeskRequest) -> HttpResponse:
    """To be read; an administrator changes it."""
    account: Any = request.user
    today = local_date(request.now)
    given = account.delegations.filter(valid_to__gt=today).select_related("post__unit", "post__account").order_by("valid_from")
    context = {
        "account": account, "duties": DUTIES, "posts": people.posts(account, request.now), "delegations": given,
        "absences": account.absences.filter(valid_to__gt=today).order_by("valid_from"),
    }  # fmt: skip
    return render(request, "desk/me/page.html", context)
