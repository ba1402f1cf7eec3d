"""allauth's addresses that officials need. Accounts are opened by an administrator: no sign-up, no mails about passwords."""

from allauth.account import views as account
from allauth.socialaccount.providers.openid_connect import views as partner
from django.urls import include, path

from motcua.desk.sign_in.first import first_password
from motcua.desk.sign_in.recovery import recovery_codes

urlpatterns = [
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("signup/", account.signup, name="account_signup"),
    path("reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("password/change/", account.password_change, name="account_change_password"),
    path("2fa/recovery-codes/", recovery_codes, name="mfa_view_recovery_codes"),  # before allauth's own
    path("password/set/", account.password_set, name="account_set_password"),
    path("first/<str:code>/", first_password, name="account_first_password"),
    path("oidc/<slug:provider_id>/login/callback/", partner.callback, name="openid_connect_callback"),
    path("2fa/", include("allauth.mfa.urls")),
]
