"""Addresses of publications and missions below a language; their pages stand in the tree."""

from __future__ import annotations

from django.urls import path, re_path

from network.coalition.missions import views as missions
from network.coalition.missions.documents import KIND as MISSION
from network.coalition.models import Publication
from network.coalition.publications import views
from search.urls import data_patterns, list_patterns

urlpatterns = [
    *list_patterns("publications", Publication.kind),
    re_path(
        r"^publications/(?P<slug>[^/.]+)\.(?P<form>csl\.json|json|md|bib|ris|txt)$",
        views.publication,
        name="publication_as",
    ),
    *data_patterns("missions", MISSION),
    path("missions/<slug:slug>.json", missions.mission_json, name="mission-json"),
    path("missions/<slug:slug>.md", missions.mission_markdown, name="mission-markdown"),
]
