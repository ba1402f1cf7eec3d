"""The page is made in the language and the look of the person's cookies."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from motcua.ui import languages, looks


def language(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware; the switch itself (who sets the cookie) is a screen of the portal."""

    def answer(request: HttpRequest) -> HttpResponse:
        wanted = languages.known(request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME))
        with languages.spoken(wanted), looks.seen(request.COOKIES.get(settings.LOOK_COOKIE_NAME)):
            response = get_response(request)
        response.headers.setdefault("Content-Language", wanted)
        patch_vary_headers(response, ["Cookie"])
        return response

    return answer
