"""What went wrong, in a sentence: what happened, what was kept, what to do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "portal/errors/not_found.html", status=404)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "portal/errors/forbidden.html", status=403)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "portal/errors/bad_request.html", status=400)


def broken(request: HttpRequest) -> HttpResponse:
    return HttpResponse("Hệ thống gặp sự cố. Những gì đã gửi thành công vẫn được lưu. Xin thử lại sau ít phút.", status=500,
                        content_type="text/plain; charset=utf-8")  # fmt: skip
