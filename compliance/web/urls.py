from django.urls import path

from ..catalogue.kept import kept
from . import views

urlpatterns = [
    path("", kept(views.home), name="home"),
    path("sections/<str:code>/", kept(views.section), name="section"),
    path("questions/<str:code>/", kept(views.question), name="question"),
    path("deficiencies/<str:code>", views.deficiency, name="deficiency"),
    path("deficiencies/<str:code>/", views.deficiency),
    path("search/", kept(views.search), name="search"),
    path("worksheet/", kept(views.worksheet), name="worksheet"),
    path("editions/", kept(views.editions), name="editions"),
    path("editions/<str:names>/", kept(views.changes), name="changes"),
    path("about/", kept(views.about), name="about"),
]
