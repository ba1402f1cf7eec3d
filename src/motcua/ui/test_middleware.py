import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import RequestFactory

from motcua.ui import languages, middleware


@pytest.mark.parametrize(("cookie", "said"), [(None, "vi"), ("en", "en"), ("vi", "vi"), ("fr", "vi"), ("<script>", "vi")])
def test_the_page_speaks_the_language_of_the_cookie(cookie, said):
    request = RequestFactory().get("/")
    if cookie is not None:
        request.COOKIES[settings.LANGUAGE_COOKIE_NAME] = cookie

    response = middleware.language(lambda _: HttpResponse(languages.current()))(request)

    assert response.content.decode() == said
    assert response["Content-Language"] == said
    assert "Cookie" in response["Vary"]
    assert languages.current() == "vi"
