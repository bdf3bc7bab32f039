from django.urls import include, path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.routers import DefaultRouter

from . import views

router = DefaultRouter()
router.register("sections", views.SectionViewSet, basename="section")
router.register("questions", views.QuestionViewSet, basename="question")
router.register("indicators", views.IndicatorViewSet, basename="indicator")
router.register("deficiencies", views.DeficiencyViewSet, basename="deficiency")

urlpatterns = [
    path("", include(router.urls)),
    path("schema/", SpectacularAPIView.as_view(), name="api-schema"),
    path("docs/", SpectacularSwaggerSplitView.as_view(url_name="api-schema"), name="api-docs"),
]
