from django.urls import path, re_path

from . import views
from .answers import answer, public
from .reference import reference, swagger
from .schema import schema


def to(view_set, action, basename=None):
    """The finished view of an action."""
    return answer(view_set.as_view({"get": action}, basename=basename))


urlpatterns = [
    path("v1/", to(views.RootViewSet, "retrieve"), name="api-root"),
    path("v1/sections/", to(views.SectionViewSet, "list", "sections")),
    path("v1/sections/<str:section_code>/", to(views.SectionViewSet, "retrieve"), name="section-detail"),
    path("v1/sections/<str:section_code>/guide/", to(views.SectionViewSet, "guide")),
    path("v1/questions/", to(views.QuestionViewSet, "list", "questions")),
    path("v1/questions/<str:question_code>/", to(views.QuestionViewSet, "retrieve"), name="question-detail"),
    path("v1/indicators/", to(views.IndicatorViewSet, "list", "indicators")),
    path("v1/deficiencies/", to(views.DeficiencyViewSet, "list", "deficiencies")),
    path("v1/deficiencies/<str:deficiency_code>/", to(views.DeficiencyViewSet, "retrieve"), name="deficiency-detail"),
    path("v1/stats/", to(views.StatisticsViewSet, "retrieve")),
    path("v1/search/", to(views.SearchViewSet, "retrieve"), name="api-search"),
    path("v1/catalogue/", to(views.CatalogueViewSet, "retrieve"), name="api-catalogue"),
    path("v1/editions/", to(views.EditionViewSet, "list", "editions"), name="api-editions"),
    path("v1/editions/<str:label>/", to(views.EditionViewSet, "retrieve"), name="api-edition"),
    path("v1/editions/<str:label>/document/", to(views.EditionViewSet, "document"), name="api-document"),
    path("v1/editions/<str:before>/diff/<str:after>/", to(views.EditionViewSet, "diff"), name="api-diff"),
    path("v1/editions/<str:label>/<str:code>/", to(views.EditionViewSet, "record")),
    path("v1/schema/", public(schema), name="api-schema"),
    path("v1/docs/", public(swagger), name="api-docs"),
    path("v1/reference/", public(reference), name="api-reference"),
    re_path("", public(views.unknown), name="api-unknown"),
]
