"""The own settings: contacts, notices, language, look, rows of a list."""

from typing import Any

from django.conf import settings as machine
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render

from motcua.desk import refusals
from motcua.desk.entrance import DeskRequest, staff_only
from motcua.desk.rows import rows_of
from motcua.desk.settings import twice
from motcua.desk.settings.form import Settings
from motcua.desk.wording import TOLD_AT_DESK
from motcua.kernel.refusals import Refusal
from motcua.people import commands
from motcua.people import queries as people
from motcua.ui import languages, looks
from motcua.ui.words import t

A_YEAR = 365 * 24 * 3600


@staff_only
def settings(request: DeskRequest) -> HttpResponse:
    """Language and look are the browser's, kept in cookies; the rest is the person's, on whatever machine."""
    account: Any = request.user
    liked = people.preferences(request.actor, "notices.")
    start = {
        "phone": account.phone, "email": account.email, "way": liked.get("email", "no"),
        "kinds": liked.get("kinds", list(TOLD_AT_DESK)), "language": languages.current(), "look": looks.current(),
        "rows": str(rows_of(request.actor)),
    }  # fmt: skip
    form = Settings(request.POST if request.method == "POST" else None, initial=start)
    elsewhere = twice.together(request, form, start)
    if elsewhere:
        form = Settings(initial=elsewhere.values)
    refusal = _keep(request, form.cleaned_data) if form.is_valid() else None
    if form.is_valid() and refusal is None:
        messages.success(request, t("Đã lưu thiết lập."))
        return _with_cookies(redirect("desk:settings"), form.cleaned_data, secure=request.is_secure())
    said = refusals.sentence(refusal) if refusal else ""
    context = {"form": form, "said": said, "elsewhere": elsewhere, "carried": twice.carried(start)}
    return render(request, "desk/settings/page.html", context, status=409 if elsewhere else 422 if form.is_bound else 200)


def _keep(request: DeskRequest, asked: dict[str, Any]) -> Refusal | None:
    who: dict[str, Any] = {"by": request.actor, "at": request.now}
    try:
        with transaction.atomic():
            _contacts(request, asked, who)
            for key, value in (("notices.email", asked["way"]), ("notices.kinds", asked["kinds"]), ("rows", int(asked["rows"]))):
                commands.prefer(key, value, **who)
    except Refusal as no:
        return no
    return None


def _contacts(request: DeskRequest, asked: dict[str, Any], who: dict[str, Any]) -> None:
    account: Any = request.user
    changed = {name: asked[name] for name in ("phone", "email") if asked[name] != (getattr(account, name) or "")}
    if changed:
        commands.amend_account(account.pk, **changed, **who)


def _with_cookies(response: HttpResponse, asked: dict[str, Any], *, secure: bool) -> HttpResponse:
    for name, value in ((machine.LANGUAGE_COOKIE_NAME, asked["language"]), (machine.LOOK_COOKIE_NAME, asked["look"])):
        response.set_cookie(name, value, max_age=A_YEAR, samesite="Lax", secure=secure, httponly=True)
    return response
