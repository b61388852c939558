"""Where the admin imports vocabularies; their lists lead there by name."""

from __future__ import annotations

from django.urls import URLPattern, path
from wagtail import hooks

from network.coalition.vocabularies import views


@hooks.register("register_admin_urls")
def vocabulary_urls() -> list[URLPattern]:
    return [
        path("vocabularies/", views.files, name="vocabulary_files"),
        path("vocabularies/<slug:scheme>/import/", views.import_vocabulary, name="vocabulary_import"),
    ]
