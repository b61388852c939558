"""Values only: what differs between installations is read from the environment (docs/settings.md)."""

from pathlib import Path

from network.settings.environment import Environment

BASE_DIR = Path(__file__).resolve().parents[2]
environment = Environment.of_process(BASE_DIR / ".env")

DEBUG = environment.flag("DEBUG")
DATA_DIR = environment.folder("DATA_DIR", str(BASE_DIR / "var"))
SECRET_KEY = environment.text("SECRET_KEY", "development-only-" + "0" * 50 if DEBUG else None)
SITE_URL = environment.address("SITE_URL", "http://127.0.0.1:8000" if DEBUG else None)
ALLOWED_HOSTS = (
    ["*"] if DEBUG else [SITE_URL.partition("://")[2].partition(":")[0], *environment.words("ALLOWED_HOSTS")]
)
CSRF_TRUSTED_ORIGINS = [SITE_URL]

ROOT_URLCONF = "network.urls"
WSGI_APPLICATION = "network.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "base.User"

INSTALLED_APPS = [
    "network.coalition",
    "practices",
    "cities",
    "network.base",
    "search",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.users",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "network.base.middleware.AnswerHeaders",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "network.base.transactions.WriteTransaction",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "network.base.middleware.VisitorLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "network.base.middleware.OwnErrorPages",
    "network.base.middleware.OldAddresses",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "network.base.context.frame",
            ],
        },
    }
]

# Databases: SQLite in WAL mode with immediate transactions, or PostgreSQL with a pool of connections.
DATABASES = {"default": environment.database("DATABASE_URL", f"sqlite:///{DATA_DIR / 'db.sqlite3'}" if DEBUG else None)}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"] |= {
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            # Each thread holds a connection, which holds little: what is read stands in the memory of the system.
            "cached_statements": 16,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA temp_store=MEMORY; "
            "PRAGMA cache_size=-500;",
        },
        # A new connection reads the schema anew. The server for development has a new thread for every request.
        "CONN_MAX_AGE": 0 if DEBUG else 600,
        "TEST": {"NAME": str(DATA_DIR / "test.sqlite3")},
    }
else:
    INSTALLED_APPS += ["django.contrib.postgres"]
    DATABASES["default"] |= {
        "OPTIONS": {"pool": {"min_size": 1, "max_size": environment.number("DATABASE_POOL_SIZE", 8)}},
        "CONN_HEALTH_CHECKS": True,
    }

# Counts of what one address sends are shared by all processes: without a server they lie in files.
SHARED_CACHE = {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": DATA_DIR / "cache"}
CACHES = {"default": environment.cache("CACHE_URL")}
CACHES["shared"] = CACHES["default"] if "LOCATION" in CACHES["default"] else SHARED_CACHE
# So is what the words of search mean: a megabyte for each state of the terms, of which the last ones are of use.
LEXICON_CACHE = SHARED_CACHE | {"LOCATION": DATA_DIR / "lexicon", "OPTIONS": {"MAX_ENTRIES": 4, "CULL_FREQUENCY": 2}}
CACHES["lexicon"] = CACHES["default"] if "LOCATION" in CACHES["default"] else LEXICON_CACHE

# Search: by the database, or by a server where one is named.
ELASTICSEARCH = environment.search_server("ELASTICSEARCH_URL")

# Languages: every public address carries one; the interface is translated (network/locale) into INTERFACE_LANGUAGES.
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("es", "Español"), ("pt-br", "Português"), ("fr", "Français")]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
INTERFACE_LANGUAGES = ["en", "es", "pt-br", "fr"]
LOCALE_PATHS = [BASE_DIR / "network" / "locale"]
WAGTAIL_I18N_ENABLED = True
# A page that is sent to translation stays a draft until its translation is published.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STYLESHEET_BUILD_DIR = DATA_DIR / "stylesheet"
STATICFILES_FINDERS = [
    "network.base.stylesheet.StylesheetFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "network.base.storage.RememberingStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_AUTOREFRESH = DEBUG
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
LOGIN_URL = "wagtailadmin_login"

# Forms that anybody may send. Proxies of ours write the last entries of X-Forwarded-For; nobody else's are believed.
TRUSTED_PROXIES = environment.number("TRUSTED_PROXIES", 0)
FORM_LEAST_SECONDS = 2
FORM_POSTS, FORM_POSTS_SECONDS = environment.number("FORM_POSTS", 30), 600
DRAFT_KEPT_DAYS = environment.number("DRAFT_KEPT_DAYS", 14)
REGISTRATION_KEPT_DAYS = environment.number("REGISTRATION_KEPT_DAYS", 90)
MESSAGE_KEPT_DAYS = environment.number("MESSAGE_KEPT_DAYS", 180)
MESSAGE_KEPT_DAYS_AT_MOST = environment.number("MESSAGE_KEPT_DAYS_AT_MOST", 730)

# Every mail is a row of the outbox first; the worker hands it to a server, or writes it into a folder.
EMAIL_BACKEND = "network.base.mail.OutboxBackend"
EMAIL_SERVER = environment.mail("EMAIL_URL")
EMAIL_DELIVERY_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_SERVER else 'filebased'}.EmailBackend"
EMAIL_FILE_PATH = DATA_DIR / "mail"
EMAIL_TIMEOUT = 20
globals().update(EMAIL_SERVER)
DEFAULT_FROM_EMAIL = environment.text("DEFAULT_FROM_EMAIL", "directory@example.org")

SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
if not DEBUG:
    SECURE_SSL_REDIRECT = environment.flag("SECURE_SSL_REDIRECT", SITE_URL.startswith("https://"))
    SECURE_HSTS_SECONDS = environment.number("SECURE_HSTS_SECONDS", 31_536_000)
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SITE_URL.startswith("https://")
    if environment.flag("BEHIND_PROXY"):
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]

WAGTAIL_SITE_NAME = "Cities Coalition for Digital Rights"
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = True
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILIMAGES_IMAGE_MODEL = "base.CreditedImage"
WAGTAILDOCS_DOCUMENT_MODEL = "base.CreditedDocument"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "search.admin_backend"}}
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"without_query": {"()": "network.base.logs.WithoutQuery"}},
    "formatters": {
        "server": {"()": "django.utils.log.ServerFormatter", "format": "[{server_time}] {message}", "style": "{"}
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "filters": ["without_query"]},
        "server": {"class": "logging.StreamHandler", "filters": ["without_query"], "formatter": "server"},
    },
    "loggers": {
        "django.server": {"handlers": ["server"], "level": "INFO", "propagate": False},
        "elastic_transport": {"level": "ERROR"},  # what keeps from the server is said once, without its address
    },
    "root": {"handlers": ["console"], "level": environment.text("LOG_LEVEL", "WARNING").upper()},
}
