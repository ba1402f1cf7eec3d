"""What stands around every screen of this door."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from motcua.ui.navigation import Link, Navigation
from motcua.ui.words import t

MENU = {
    "procedures": "Thủ tục", "deadline": "Tính ngày hẹn trả", "track": "Tra cứu hồ sơ",
    "statistics": "Số liệu", "guide": "Hướng dẫn",
}  # fmt: skip
DEMO = "Dữ liệu người dân là giả, thời gian do hệ thống đặt. Hồ sơ gửi ở đây không đến cơ quan nào."


def navigation(request: HttpRequest) -> Navigation:
    """Return the links, person and search of this request's frame."""
    actor: Any = getattr(request, "actor", None)  # an error before sign-in is read has none
    signed_in = bool(actor and actor.id)
    return Navigation(
        home=reverse("portal:home"), main=tuple(_link(request, name, text) for name, text in MENU.items()),
        account=_account(request, actor if signed_in else None), search=reverse("portal:procedures"),
        query=request.GET.get("q", "")[:200] if request.path == reverse("portal:procedures") else "",
        switch=reverse("portal:language"), leave=reverse("portal:sign_out") if signed_in else "",
        demo=t(DEMO) if settings.DEMO and not settings.TRAINING else "",
    )  # fmt: skip


def _account(request: HttpRequest, actor: Any) -> tuple[Link, ...]:
    if actor is None:
        return (_link(request, "sign_in", "Đăng nhập"),)
    desk = (Link(text=t("Bàn làm việc"), href="/lam-viec/"),) if actor.is_staff else ()
    return (_link(request, "my_dossiers", "Hồ sơ của tôi"), *desk)


def _link(request: HttpRequest, name: str, text: str) -> Link:
    address = reverse(f"portal:{name}")
    return Link(text=t(text), href=address, current=request.path.startswith(address))
