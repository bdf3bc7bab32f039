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
handler404 = "compliance.web.views.not_found"
