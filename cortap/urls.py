from django.contrib import admin
from django.urls import include, path

from . import health

urlpatterns = [
    path("", include("compliance.web.urls")),
    path("admin/", admin.site.urls),
    path("api/", include("compliance.api.urls")),
    path("healthz/live", health.live),
    path("healthz/ready", health.ready),
]
handler400 = "cortap.errors.bad_request"
handler404 = "cortap.errors.not_found"
handler500 = "cortap.errors.server_error"
