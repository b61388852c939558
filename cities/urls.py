"""Addresses of data, below the language; pages stand in the tree."""

from __future__ import annotations

from django.urls import path

from cities import views
from cities.directory import DEFAULTS
from cities.models import City
from search.urls import data_patterns

urlpatterns = [
    *data_patterns("cities", City.kind, DEFAULTS),
    path("cities.geojson", views.geojson, name="cities-geojson"),
    path("cities/<slug:slug>.json", views.city_json, name="city-json"),
    path("cities/<slug:slug>.md", views.city_markdown, name="city-markdown"),
]
