"""What no door answers for, in a sentence: what happened, what was kept, what to do."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from motcua.ui.words import t


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without the mark that our page gave it: the page is old, or was not ours (Django's CSRF_FAILURE_VIEW)."""
    words = "Trang này mở đã lâu hoặc trình duyệt chặn cookie, nên điều vừa gửi chưa được nhận. Hãy tải lại trang rồi gửi lại."
    return _page(request, t("Trang đã hết hạn"), t(words), HTTPStatus.FORBIDDEN)


def not_this_way(request: HttpRequest) -> HttpResponse:
    """An address that only takes forms was opened like a page, or the other way round."""
    words = "Địa chỉ này chỉ dùng để gửi từ nút bấm trên trang. Không có gì thay đổi; hãy quay lại trang trước."
    return _page(request, t("Không mở được theo cách này"), t(words), HTTPStatus.METHOD_NOT_ALLOWED)


def too_often(request: HttpRequest) -> HttpResponse:
    """Somebody tries faster than a person needs to."""
    words = "Đã thử quá nhiều lần trong thời gian ngắn. Hãy đợi năm phút rồi thử lại."
    return _page(request, t("Thử quá nhiều lần"), t(words), HTTPStatus.TOO_MANY_REQUESTS)


def _page(request: HttpRequest, title: str, sentence: str, status: int) -> HttpResponse:
    return render(request, "config/errors/page.html", {"title": title, "sentence": sentence}, status=status)
