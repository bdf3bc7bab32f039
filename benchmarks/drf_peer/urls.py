from django.urls import include, path
from rest_framework.routers import DefaultRouter

from . import views

router = DefaultRouter()
router.register("sections", views.SectionViewSet)
router.register("questions", views.QuestionViewSet)
router.register("deficiencies", views.DeficiencyViewSet, basename="deficiency")

urlpatterns = [
    path("api/v1/", include(router.urls)),
    path("api/v1/catalogue/", views.CatalogueView.as_view()),
    path("api/v1/search/", views.SearchView.as_view()),
]
