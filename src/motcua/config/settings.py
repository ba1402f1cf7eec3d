"""One file of settings. What differs between machines comes from the environment; everything else is code."""

import os
from pathlib import Path

from motcua.config import database, storage
from motcua.config.environment import flag, words
from motcua.portal.sign_in_partner import partner

ROOT = Path(__file__).resolve().parents[3]
SOURCE = ROOT / "src" / "motcua"
VAR = Path(os.environ.get("MOTCUA_VAR", ROOT / "var"))

PRODUCTION = flag("MOTCUA_PRODUCTION")
DEMO = flag("MOTCUA_DEMO")
# A made-up province beside the real one (`motcua training`); what a browser keeps of one says nothing to the other
TRAINING = flag("MOTCUA_TRAINING")
DEBUG = flag("MOTCUA_DEBUG")
DEFAULT_SECRET = "not-a-secret-for-development-only"  # noqa: S105 - production refuses it
SECRET_KEY = os.environ.get("MOTCUA_SECRET_KEY") or DEFAULT_SECRET  # left empty is not set
ALLOWED_HOSTS = words("MOTCUA_HOSTS") or ["localhost", "127.0.0.1", "[::1]", "testserver"]
CSRF_TRUSTED_ORIGINS = words("MOTCUA_ORIGINS")
PUBLIC_URL = os.environ.get("MOTCUA_PUBLIC_URL", "http://127.0.0.1:8000")
# Demo: how far the doors' clock stands from the real one, set once by `motcua demo` for all its processes
DEMO_OFFSET_SECONDS = float(os.environ.get("MOTCUA_DEMO_OFFSET_SECONDS", "0"))

DATABASES = {"default": database.settings(os.environ.get("DATABASE_URL", "postgresql://motcua@/motcua"))}
if test_database := os.environ.get("MOTCUA_TEST_DATABASE"):
    DATABASES["default"]["TEST"] = {"NAME": test_database}

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "procrastinate.contrib.django",
    *(f"motcua.{room}" for room in (
        "journal", "deadlines", "people", "catalogue", "documents", "dossiers", "letters", "ratings", "visits", "obligations",
        "indicators", "plans", "reports", "exports", "jobs",
    )),
]
AUTH_USER_MODEL = "people.Account"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

MIDDLEWARE = [
    "motcua.config.health.answer",
    "motcua.config.middleware.caller",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "motcua.config.middleware.now",
    "motcua.config.middleware.actor",
    "motcua.config.middleware.read_only",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",  # an open door is the marked exception
    "motcua.ui.middleware.language",
    "motcua.config.middleware.readable",
    "allauth.account.middleware.AccountMiddleware",
]
CSRF_FAILURE_VIEW = "motcua.config.errors.stale_form"
ROOT_URLCONF = "motcua.config.urls"
WSGI_APPLICATION = "motcua.config.wsgi.application"
APPEND_SLASH = True

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [SOURCE, SOURCE / "desk" / "sign_in"],  # allauth asks for its pages by names of its own ("account/login.html")
        "OPTIONS": {
            "environment": "motcua.ui.jinja.environment",
            "context_processors": ["motcua.config.pages.context"],
        },
    },
    # Only for what packages bring of their own (allauth's mails); our pages are all Jinja2.
    {"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True},
]

LANGUAGE_CODE = "vi"
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [SOURCE / "ui" / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": VAR / "files"}},
    # `motcua run` and `motcua demo` collect the assets first; then each address carries its content's hash.
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if flag("MOTCUA_BUILT_STATIC")
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
    "documents": storage.documents(VAR / "documents"),
    "exports": storage.documents(VAR / "exports", below="exports"),  # no copies are kept: whoever needs one has it made anew
}
WHITENOISE_USE_FINDERS = not flag("MOTCUA_BUILT_STATIC")
DOCUMENT_LIMIT_BYTES = 20 * 1024 * 1024
EXPORT_STAYS_DAYS = int(os.environ.get("MOTCUA_EXPORT_DAYS") or "7")
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000

PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
AUTHENTICATION_BACKENDS = ["motcua.config.sign_in.Backend"]
LOGIN_URL = "/accounts/login/"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_ADAPTER = "motcua.config.sign_in.Adapter"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "10/m/ip,5/5m/key"}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Một cửa"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION

# A partner that signs citizens in (OpenID Connect, as VNeID does). Without an issuer nobody is offered it.
OIDC_ISSUER = os.environ.get("MOTCUA_OIDC_ISSUER", "").rstrip("/")
OIDC_CLIENT_ID = os.environ.get("MOTCUA_OIDC_CLIENT_ID", "")
OIDC_SECRET = os.environ.get("MOTCUA_OIDC_SECRET", "")
OIDC_NAME = os.environ.get("MOTCUA_OIDC_NAME") or "VNeID"
OIDC_SCOPES = words("MOTCUA_OIDC_SCOPES") or ["openid", "profile", "phone"]
OIDC_NUMBER_CLAIM = os.environ.get("MOTCUA_OIDC_NUMBER_CLAIM") or "personal_number"
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": partner.apps(OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_SECRET, OIDC_NAME)}}
OIDC_PARTNER = partner.PARTNER
SOCIALACCOUNT_ADAPTER = "motcua.portal.sign_in_partner.adapter.Adapter"
SOCIALACCOUNT_STORE_TOKENS = False

# Tries at signing in are counted in one table for all web processes.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "people_sign_in_tries"}}

# A session ends after a working day; closing the browser ends it too.
SESSION_COOKIE_NAME = "training_session" if TRAINING else "sessionid"
CSRF_COOKIE_NAME = "training_csrf" if TRAINING else "csrftoken"
LOOK_COOKIE_NAME = "training_look" if TRAINING else "look"
LANGUAGE_COOKIE_NAME = "training_language" if TRAINING else "language"
if TRAINING:  # the usual storage begins with a cookie of its own name
    MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SESSION_ENGINE = "motcua.config.sessions"
SESSION_COOKIE_AGE = 10 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
CSRF_COOKIE_HTTPONLY = True
SECURE_SSL_REDIRECT = PRODUCTION
SECURE_HSTS_SECONDS = 31536000 if PRODUCTION else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PRODUCTION else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_CSP = {
    "default-src": ["'none'"], "script-src": ["'self'"], "style-src": ["'self'"], "img-src": ["'self'", "data:"],
    "font-src": ["'self'"], "connect-src": ["'self'"], "base-uri": ["'none'"],
    "form-action": ["'self'", *partner.origins(OIDC_ISSUER)],
    "frame-ancestors": ["'none'"], "manifest-src": ["'self'"],
}

MAILERS = {
    "default": {
        "BACKEND": "motcua.letters.channels.Backend",
        "OPTIONS": {
            "host": os.environ.get("MOTCUA_SMTP_HOST", "localhost"),
            "port": int(os.environ.get("MOTCUA_SMTP_PORT") or "25"),
            "username": os.environ.get("MOTCUA_SMTP_USER", ""),
            "password": os.environ.get("MOTCUA_SMTP_PASSWORD", ""),
            "use_tls": flag("MOTCUA_SMTP_TLS"),
            "timeout": 20,
        },
    }
}
DEFAULT_FROM_EMAIL = os.environ.get("MOTCUA_MAIL_FROM", "motcua@localhost")
# "smtp" sends; "file" writes each notice to var/notices, for the demo; production wants smtp
NOTICE_CHANNEL = os.environ.get("MOTCUA_NOTICES", "file")
# One-time codes to phones: a gateway that takes a POST of JSON. Without one, citizens sign in by e-mail.
SMS_URL = os.environ.get("MOTCUA_SMS_URL", "")
SMS_TOKEN = os.environ.get("MOTCUA_SMS_TOKEN", "")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"django.security.DisallowedHost": {"level": "CRITICAL"}},  # who tries addresses by number gets a 400
}
