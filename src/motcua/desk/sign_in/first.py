"""The first password, or a new one: an administrator's code opens this door once."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth import password_validation
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from motcua.desk import refusals
from motcua.kernel.refusals import Refusal
from motcua.people import commands
from motcua.people.models import Account
from motcua.ui.words import t

WRONG = {
    "password_too_short": "Mật khẩu mới cần ít nhất 10 ký tự", "password_too_common": "Mật khẩu mới quá dễ đoán",
    "password_too_similar": "Mật khẩu mới quá giống thông tin của tài khoản",
}  # fmt: skip


class Secret(forms.CharField):
    def __init__(self, **options: Any) -> None:
        super().__init__(strip=False, max_length=200, widget=forms.PasswordInput({"autocomplete": "new-password"}), **options)


class Choose(forms.Form):
    password = Secret(label="Mật khẩu mới")
    again = Secret(label="Nhập lại mật khẩu mới")
    use_required_attribute = False

    def __init__(self, *args: Any, account: Account, **options: Any) -> None:
        self.account = account
        super().__init__(*args, **options)

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        try:
            password_validation.validate_password(password, self.account)
        except forms.ValidationError as problem:
            raise forms.ValidationError([WRONG.get(one.code or "", "Chọn mật khẩu khác") for one in problem.error_list]) from None
        return password

    def clean(self) -> dict[str, Any]:
        asked: dict[str, Any] = super().clean() or {}
        if "password" in asked and asked.get("again") != asked["password"]:
            self.add_error("again", "Hai lần nhập mật khẩu mới không giống nhau")
        return asked


@never_cache
@sensitive_post_parameters()
@login_not_required
def first_password(request: HttpRequest, code: str) -> HttpResponse:
    """GET shows whose password it is, POST sets it. A code that is no use says so in a sentence, and which one is told nobody."""
    at, source = request.now, request.META.get("REMOTE_ADDR", "")  # type: ignore[attr-defined]
    try:
        if request.method == "POST":
            commands.knock("invitation-network", source, at=at)
        account = commands.invited(code, at)
        if account is None:
            raise Refusal("code-expired")
        form = Choose(request.POST if request.method == "POST" else None, account=account)
        if form.is_valid():
            commands.accept_invitation(code, form.cleaned_data["password"], at=at)
            messages.success(request, t("Đã đặt mật khẩu. Mời đăng nhập."))
            return redirect("account_login")
    except Refusal as no:
        return render(request, "desk/sign_in/first_password.html", {"said": refusals.sentence(no)}, status=410)
    context = {"form": form, "account": account, "said": ""}
    return render(request, "desk/sign_in/first_password.html", context, status=422 if form.is_bound else 200)
