"""All settings, read top to bottom. What a deployment may choose comes from the environment: see .env.example."""

from datetime import timedelta

from . import env

env.read_dotenv()

BASE_DIR = env.ROOT
VERSION = "2026.11"  # of CHANGELOG.md; stands in the API's schema and in each published edition
RELEASE = env.text("RENDER_GIT_COMMIT", VERSION)[:12]  # which code made an answer: a part of its ETag
DEBUG = env.flag("DEBUG", default=False)
DEVELOPMENT_KEY = "development-only-never-in-production"
SECRET_KEY = (
    env.text("SECRET_KEY", DEVELOPMENT_KEY) if DEBUG else env.required("SECRET_KEY", "the key that signs sessions")
)

# Hosts. Render names a service's public host itself.
RENDER_HOST = env.names("RENDER_EXTERNAL_HOSTNAME")
LOCAL_HOSTS = ["localhost", "127.0.0.1", "[::1]"] if DEBUG else []
ALLOWED_HOSTS = env.names("ALLOWED_HOSTS", default=RENDER_HOST or LOCAL_HOSTS)

# Applications. compliance stands before the admin so that its admin templates win.
INSTALLED_APPS = [
    "compliance",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "cortap.revisions",
    "django_linear_migrations",
    "corsheaders",
    "csp",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "simple_history",
    "axes",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "corsheaders.middleware.CorsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",  # last: it answers for a view that refused a login
]
ROOT_URLCONF = "cortap.urls"
WSGI_APPLICATION = "cortap.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

# Database. Connections persist, because a new one costs 8-15 ms, and are checked before each request that uses one.
# The limits keep one statement, lock or forgotten transaction from holding up everyone else; a URL's own options win.
DATABASES = {"default": env.database("DATABASE_URL", default=f"sqlite:///{BASE_DIR / 'db.sqlite3'}")}
POSTGRESQL_LIMITS = "-c statement_timeout=15s -c lock_timeout=5s -c idle_in_transaction_session_timeout=60s"
if DATABASES["default"]["ENGINE"] == "django.db.backends.postgresql":
    options = DATABASES["default"].setdefault("OPTIONS", {})
    options["options"] = f"{POSTGRESQL_LIMITS} {options.get('options', '')}".strip()
    options.setdefault("connect_timeout", 5)
    DATABASES["default"] |= {"CONN_MAX_AGE": env.number("CONN_MAX_AGE", default=600), "CONN_HEALTH_CHECKS": True}
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"  # the tables' ids are int4, as their predecessor's were

# Language and time. The guide is in English; times are kept in UTC.
LANGUAGE_CODE = "en-us"
TIME_ZONE = "UTC"
USE_I18N = False
USE_TZ = True

# Users.
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in [
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    ]
]

# Logins. After five failures of a user name from an address, fifteen minutes of silence for the two together: guessing
# is slowed down, and nobody locks out a colleague who sits elsewhere.
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
PROXIES = env.number("PROXIES", default=0)  # trusted ones, each of which adds to X-Forwarded-For
AXES_FAILURE_LIMIT = 5
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # else a program that goes on trying locks its user out for ever
AXES_RESET_ON_SUCCESS = True
AXES_CLIENT_IP_CALLABLE = "cortap.addresses.client_address"
AXES_LOCKOUT_TEMPLATE = "admin/locked_out.html"
AXES_DISABLE_ACCESS_LOG = True  # who logged in from where is nobody's business; failures are kept while they count
AXES_ENABLE_ADMIN = False  # manage.py axes_reset_username unlocks
AXES_VERBOSE = False  # no line about itself in every process

# The histories of the guide's rows. They are read by row, and that is their index.
SIMPLE_HISTORY_DATE_INDEX = False

# Static files: hashed names and compressed copies in production, as they lie in development.
STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_BACKEND = (
    "django.contrib.staticfiles.storage.StaticFilesStorage"
    if DEBUG
    else "whitenoise.storage.CompressedManifestStaticFilesStorage"
)
STORAGES = {"staticfiles": {"BACKEND": STATICFILES_BACKEND}}

# Security. Plain HTTP is for development; a proxy such as Render's says how the request came in.
SECURE_SSL_REDIRECT = env.flag("SECURE_SSL_REDIRECT", default=not DEBUG)
SECURE_REDIRECT_EXEMPT = [r"^healthz/"]  # a redirect would count as healthy
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = env.number("SECURE_HSTS_SECONDS", default=0 if DEBUG else 2_592_000)  # thirty days
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],  # Swagger's pages draw their icons so
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}
SILENCED_SYSTEM_CHECKS = [
    "security.W005",  # HSTS for all subdomains: only the owner of a domain can promise that for the others
    "security.W021",  # HSTS preload: binds the domain for years in every browser; the owner's choice
]

# Reading the API is open to pages of every origin; nothing else is.
CORS_ALLOW_ALL_ORIGINS = True
CORS_URLS_REGEX = r"^/api/"
CORS_ALLOW_METHODS = ["GET", "HEAD", "OPTIONS"]

# How often one address may ask the API, and how many proxies stand before this process: without their number any client
# could name another address. Counted in each process, so that W processes let up to W times the rate by.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 2_000}}}
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],
    "UNAUTHENTICATED_USER": None,
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "compliance.api.negotiation.AlwaysFirst",
    "DEFAULT_SCHEMA_CLASS": "compliance.api.schema.Schema",
    "DEFAULT_VERSIONING_CLASS": None,
    "EXCEPTION_HANDLER": "compliance.api.problems.passed_on",
    "URL_FORMAT_OVERRIDE": None,
    "DEFAULT_THROTTLE_RATES": {"anonymous": env.rate("THROTTLE_ANONYMOUS", default="600/min")},
    "NUM_PROXIES": PROXIES,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "cortap",
    "DESCRIPTION": (
        "The FTA Comprehensive Review guide as data: a restatement in our own words, not the official text. "
        "Every object says so and names the pages of the manual. Reading is open to all, without a key. GET "
        "and HEAD are all there is: other methods get a 405. The Accept header is ignored: format= says which "
        "format an answer has. An unknown parameter, one given twice and a value that cannot be read are "
        "errors. Errors are application/problem+json (RFC 9457). Send an ETag back as If-None-Match, and a "
        "304 says that nothing has changed."
    ),
    "VERSION": VERSION,
    "OAS_VERSION": "3.1.0",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "POSTPROCESSING_HOOKS": ["compliance.api.schema.completed"],
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "INFO"},
}
