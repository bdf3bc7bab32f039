from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

from . import health

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="api-root")),
    path("admin/", admin.site.urls),
    path("api/v1/", include("compliance.api.urls")),
    path("healthz/live", health.live),
    path("healthz/ready", health.ready),
]
