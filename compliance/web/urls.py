from django.urls import path

from . import views

urlpatterns = [
    path("", views.home, name="home"),
    path("sections/<str:code>/", views.section, name="section"),
    path("questions/<str:code>/", views.question, name="question"),
    path("deficiencies/<str:code>", views.deficiency, name="deficiency"),
    path("deficiencies/<str:code>/", views.deficiency),
    path("search/", views.search, name="search"),
    path("worksheet/", views.worksheet, name="worksheet"),
    path("about/", views.about, name="about"),
]
