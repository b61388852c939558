"""Puts a text into every column of ours that holds text, in every row that is there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import models

from network.base.dates import FuzzyDateField
from search import sync
from search.analysis import renew_lexicon

OURS = ("base", "cities", "practices", "coalition")
# Not free text: addresses, codes and choices, which the database or the code reads as such.
OTHER = (models.SlugField, models.URLField, models.EmailField, FuzzyDateField)
TECHNICAL = {"url_path", "path", "draft_title", "file", "file_hash", "password", "sha256", "source", "kind", "key"}


def text_fields(model: type[models.Model]) -> Iterator[Any]:
    """Free text of a model, of its own and of what it inherits."""
    for field in model._meta.get_fields():
        if not isinstance(field, models.CharField | models.TextField) or isinstance(field, OTHER):
            continue
        if not (field.choices or field.unique or field.name in TECHNICAL):
            yield field


def plant(text: str) -> set[str]:
    """The columns that have it now; those too short for it are left alone."""
    planted = set()
    for model in (model for label in OURS for model in apps.get_app_config(label).get_models()):
        fields = [field for field in text_fields(model) if (field.max_length or len(text)) >= len(text)]
        if model._meta.label == "coalition.SeedRow" or not fields:
            continue
        if model._default_manager.update(**{field.name: text for field in fields}):
            planted |= {f"{model._meta.label}.{field.name}" for field in fields}
    renew_lexicon()
    sync.rebuild()
    return planted
