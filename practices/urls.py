"""Addresses of practices below a language."""

from __future__ import annotations

from django.urls import re_path

from practices import views

urlpatterns = [
    re_path(r"^(?P<path>cities/[^/]+/[^/]+)\.(?P<form>json|md)$", views.practice, name="practice_as"),
]
