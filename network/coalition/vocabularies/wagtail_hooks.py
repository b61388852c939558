"""Where the admin imports the glossary; the list of the glossary leads there by name."""

from __future__ import annotations

from django.urls import URLPattern, path
from wagtail import hooks

from network.coalition.vocabularies import views


@hooks.register("register_admin_urls")
def glossary_urls() -> list[URLPattern]:
    return [path("glossary/import/", views.import_glossary, name="glossary_import")]
