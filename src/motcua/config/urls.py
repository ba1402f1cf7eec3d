from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from motcua.ui.gallery.view import gallery

urlpatterns: list[URLPattern | URLResolver] = [
    path("accounts/", include("motcua.desk.sign_in.urls")),
    path("api/v1/", include("motcua.api.urls")),
    path("lam-viec/", include("motcua.desk.urls")),
    path("", include("motcua.portal.urls")),
]
if settings.DEMO or settings.DEBUG:
    urlpatterns.insert(0, path("gallery/", gallery, name="gallery"))
handler404 = "motcua.portal.errors.not_found"
handler403 = "motcua.portal.errors.forbidden"
handler400 = "motcua.portal.errors.bad_request"
handler500 = "motcua.portal.errors.broken"
handler429 = "motcua.config.errors.too_often"  # allauth asks for it
