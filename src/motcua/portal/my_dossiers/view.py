"""One's own dossiers: what waits for the person first."""

import re

from django.http import HttpResponse
from django.shortcuts import render

from motcua.dossiers import queries as dossiers
from motcua.dossiers.rules import NATIONAL_CODE, State
from motcua.portal.entrance import PortalRequest, citizens
from motcua.portal.stages import STAGES, TO_DO

A_PAGE, MOST = 20, 50


@citizens
def my_dossiers(request: PortalRequest) -> HttpResponse:
    """`/ho-so/`"""
    own = dossiers.of_person(request.actor)
    page = _page(request.GET.get("page", ""))
    others = list(own.exclude(state__in=[State.DRAFT.value, *TO_DO])[(page - 1) * A_PAGE : page * A_PAGE + 1])
    context = {
        "waiting": own.filter(state__in=TO_DO)[:MOST], "drafts": own.filter(state=State.DRAFT.value)[:MOST],
        "others": others[:A_PAGE], "more": len(others) > A_PAGE, "page": page,
        "codes": NATIONAL_CODE, "stages": STAGES,
    }  # fmt: skip
    return render(request, "portal/my_dossiers/page.html", context)


def _page(text: str) -> int:
    """Read a page number; whatever is none is the first page."""
    return int(text) if re.fullmatch(r"[1-9][0-9]{0,3}", text) else 1
