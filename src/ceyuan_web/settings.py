"""The settings of the site. Whatever a bureau may change comes from the environment (CEYUAN_…); the checks refuse an unsafe production."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from urllib.parse import unquote, urlsplit


def _city() -> Path:
    """The folder of the city: the one named, or the nearest above the working directory."""
    here = Path(os.environ.get("CEYUAN_CITY") or ".").resolve()
    return next((step for step in (here, *here.parents) if (step / "city.yaml").is_file()), here)


def _flag(name: str) -> bool:
    return os.environ.get(name, "").lower() in ("1", "true", "yes", "on")


def _listed(name: str) -> list[str]:
    return [word.strip() for word in os.environ.get(name, "").split(",") if word.strip()]


def _secret() -> str:
    """The key that signs sessions: from the environment, or a file beside the database; else one that ends with the process."""
    named = os.environ.get("CEYUAN_SECRET_KEY_FILE")
    kept = Path(named) if named else WEB / "secret"
    return os.environ.get("CEYUAN_SECRET_KEY") or (kept.read_text("utf-8").strip() if kept.is_file() else secrets.token_urlsafe(48))


def _database(address: str) -> dict[str, object]:
    """`postgresql://user:password@host:port/name`, or the city's own SQLite file."""
    if not address:
        options = {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"}
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": WEB / "ceyuan.sqlite3", "OPTIONS": options}
    said = urlsplit(address)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": said.path.lstrip("/"),
        "USER": unquote(said.username or ""),
        "PASSWORD": unquote(said.password or ""),
        "HOST": said.hostname or "",
        "PORT": str(said.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


CITY = _city()
WEB = CITY / "web"
PRODUCTION = _flag("CEYUAN_PRODUCTION")
TLS = _flag("CEYUAN_TLS")
DEBUG = False
SECRET_KEY = _secret()
ALLOWED_HOSTS = _listed("CEYUAN_HOSTS") or ([] if PRODUCTION else ["localhost", "127.0.0.1", "[::1]", "testserver"])
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS if TLS]

INSTALLED_APPS = [
    "ceyuan_web.base",
    "ceyuan_web.base.jobs",
    "ceyuan_web.base.filing",
    "ceyuan_web.portal",
    "ceyuan_web.desk",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
]
MIDDLEWARE = [
    "ceyuan_web.base.headers.Headers",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "ceyuan_web.base.language.UnderLanguage",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "ceyuan_web.base.faults.Faults",
]
ROOT_URLCONF = "ceyuan_web.urls"
WSGI_APPLICATION = "ceyuan_web.application.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["ceyuan_web.base.templatetags.words", "ceyuan_web.base.templatetags.numbers", "django.templatetags.static"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "ceyuan_web.base.furniture.furniture",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"

DATABASES = {"default": _database(os.environ.get("CEYUAN_DATABASE", ""))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "base.Person"
LOGIN_URL, LOGIN_REDIRECT_URL, LOGOUT_REDIRECT_URL = "base:login", "desk:inbox", "portal:home"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{rule}"}
    for rule in ("UserAttributeSimilarityValidator", "CommonPasswordValidator", "NumericPasswordValidator")
] + [{"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}}]

SESSION_ENGINE = "ceyuan_web.base.sessions"
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "ceyuan_session", "ceyuan_csrf"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = TLS
SECURE_HSTS_SECONDS = 31_536_000 if TLS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = TLS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TLS else None
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SILENCED_SYSTEM_CHECKS = ["security.W002"]  # base.headers refuses frames for every answer

PROXIES = int(os.environ.get("CEYUAN_PROXIES", "0"))
"""How many proxies of ours stand before the site; what others say of an address is not believed."""
PATIENCE_SECONDS = 0.5
"""How long a request waits for what takes long; then its page says that it is being worked out."""
API_PER_MINUTE = int(os.environ.get("CEYUAN_API_PER_MINUTE", "600"))

# Mail goes to a file of the site unless a server is named.
_MAIL = os.environ.get("CEYUAN_MAIL", "")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if _MAIL else 'filebased'}.EmailBackend"
EMAIL_FILE_PATH = WEB / "mail"
EMAIL_HOST, _, _PORT = _MAIL.partition(":")
EMAIL_PORT = int(_PORT or 25)
DEFAULT_FROM_EMAIL = os.environ.get("CEYUAN_MAIL_FROM", "ceyuan@localhost")

LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
LANGUAGE_CODE = "zh-hans"
TIME_ZONE = os.environ.get("CEYUAN_TIME_ZONE", "Asia/Shanghai")
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = os.environ.get("CEYUAN_STATIC") or None
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": WEB / "uploads"}},
    "staticfiles": {"BACKEND": "ceyuan_web.base.static_files.Versioned"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 86_400

UPLOAD_BYTES = int(os.environ.get("CEYUAN_UPLOAD_MB", "200")) * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
