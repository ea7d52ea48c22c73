"""Settings. What an operator may choose comes from the environment.

DATABASE_URL           PostgreSQL, or another SQLite file; default: ``pijler.sqlite3`` in the data folder
PIJLER_DATA_DIR        the data folder; default: where the system keeps a user's data
PIJLER_SECRET_KEY      default: made once and kept in the data folder
PIJLER_DEBUG           1 shows errors with their code; never on a public site
PIJLER_ALLOWED_HOSTS   names, divided by commas; default: this machine only
PIJLER_HTTPS           1 where the site is reached over HTTPS: secure cookies and HSTS
"""

import os
from pathlib import Path
from typing import Any

import dj_database_url
from django.utils.functional import SimpleLazyObject

from pijler.web.conf.home import data_dir, secret_key
from pijler.web.conf.oidc import oidc_apps

WEB = Path(__file__).resolve().parent.parent
DATA_DIR = data_dir()
SECRET_KEY = SimpleLazyObject(lambda: secret_key(DATA_DIR))  # made on its first use: importing this writes nothing
DEBUG = os.environ.get("PIJLER_DEBUG") == "1"
HTTPS = os.environ.get("PIJLER_HTTPS") == "1"
ALLOWED_HOSTS = [
    name.strip()
    for name in os.environ.get("PIJLER_ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
    if name.strip()
]

INSTALLED_APPS = [
    "whitenoise.runserver_nostatic",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "pijler.web.apps.accounts",
    "pijler.web.apps.history",
    "pijler.web.apps.documents",
    "pijler.web.apps.register",
    "pijler.web.apps.dossiers",
    "pijler.web.apps.ledger",
    "pijler.web.apps.pages",
    "pijler.web.apps.review",
    "pijler.web.apps.entries",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "pijler.web.conf.middleware.quiet_browser",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "pijler.web.conf.middleware.limit_uploads",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "pijler.web.apps.accounts.middleware.person",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "pijler.web.conf.urls"
WSGI_APPLICATION = "pijler.web.conf.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [WEB / "theme" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "django.contrib.auth.context_processors.auth",
                "pijler.web.conf.context.site",
            ],
        },
    }
]


def _database() -> dict[str, Any]:
    default = f"sqlite:///{(DATA_DIR / 'pijler.sqlite3').as_posix()}"
    config: dict[str, Any] = dict(dj_database_url.config(default=default, conn_max_age=600, conn_health_checks=True))
    if config["ENGINE"] == "django.db.backends.sqlite3":
        # IMMEDIATE: a transaction that will write takes its turn at once instead of failing half-way.
        config["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
            " PRAGMA busy_timeout=20000; PRAGMA cache_size=-32000;",
        }
    elif config["ENGINE"] == "django.db.backends.postgresql":
        # Queries here are short: compiling them takes longer than running them (25 of 90 ms for the ledger's counts).
        options = config.setdefault("OPTIONS", {})
        options["options"] = f"-c jit=off {options.get('options', '')}".strip()
    return config


DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# In the database, so that attempts to sign in are counted once for all processes.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "pijler_cache"}}

LANGUAGE_CODE = "en"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LOCALE_PATHS = [WEB / "theme" / "locale"]
USE_I18N = True
FORMAT_MODULE_PATH = ["pijler.web.conf.formats"]
USE_TZ = True
TIME_ZONE = "Europe/Amsterdam"

STATIC_URL = "/static/"
STATIC_ROOT = None
STATICFILES_DIRS = [WEB / "theme" / "static"]
# Files are served from where they are installed: no collecting step that could be forgotten.
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 0 if DEBUG else 3600

MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 50
DATA_UPLOAD_MAX_NUMBER_FILES = 500  # the form says how many are taken

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = "Lax"  # Strict would sign people out who follow a link to the site
SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SECURE_SSL_REDIRECT = False  # whoever ends HTTPS in front of the site redirects
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = False
SILENCED_SYSTEM_CHECKS = [
    "security.W005",  # an operator decides for other sites of the domain
    "security.W008",  # see SECURE_SSL_REDIRECT
    "security.W021",  # preloading too is the domain's decision
]
if not HTTPS:
    SILENCED_SYSTEM_CHECKS += ["security.W004", "security.W016"]  # this machine only, over HTTP

# Accounts. As long as there is none, who sits at this machine is "the desk" (decision 006): `pijler serve` says so, and
# no one else could: the site has no other names than this machine's, and no HTTPS.
_LOCAL = {"localhost", "127.0.0.1", "[::1]"}
DESK = os.environ.get("PIJLER_DESK") == "1" and not HTTPS and set(ALLOWED_HOSTS) <= _LOCAL
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "pages:home"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
]
ACCOUNT_ADAPTER = "pijler.web.apps.accounts.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an administrator gives the address
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
# Per account only: where someone is, is not looked at.
ACCOUNT_RATE_LIMITS = {"login_failed": "5/5m/key", "reset_password": "5/h/key", "reauthenticate": "10/m/user"}
MFA_ADAPTER = "pijler.web.apps.accounts.adapters.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Pijler"
SOCIALACCOUNT_ADAPTER = "pijler.web.apps.accounts.adapters.SocialAdapter"
SOCIALACCOUNT_AUTO_SIGNUP = True
SOCIALACCOUNT_STORE_TOKENS = False
OIDC_DOMAINS = {name.strip().lower() for name in os.environ.get("PIJLER_OIDC_DOMAINS", "").split(",") if name.strip()}
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": oidc_apps(os.environ)}}

MAILS = bool(os.environ.get("PIJLER_SMTP_HOST"))
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if MAILS else 'dummy'}.EmailBackend"
EMAIL_HOST = os.environ.get("PIJLER_SMTP_HOST", "")
EMAIL_PORT = int(os.environ.get("PIJLER_SMTP_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("PIJLER_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("PIJLER_SMTP_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("PIJLER_SMTP_TLS", "1") == "1"
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = os.environ.get("PIJLER_MAIL_FROM", "pijler@localhost")

# No addresses of visitors and no access log: only what went wrong.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "django.request": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        "django.security": {"handlers": ["console"], "level": "ERROR", "propagate": False},
    },
}
