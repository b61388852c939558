"""The facets that every list has by itself: kind, year and languages of an entry."""

from __future__ import annotations

from collections.abc import Collection

from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from search import registry
from search.facets import Facet


def kinds(values: Collection[str], language: str) -> dict[str, str]:
    return {each.kind: str(each.label) for each in registry.searchables() if each.kind in values}


def years(values: Collection[str], language: str) -> dict[str, str]:
    return {value: value for value in values}


def languages_by_name(values: Collection[str], language: str) -> dict[str, str]:
    return {value: _name(value) for value in values}


def _name(code: str) -> str:
    try:
        return str(get_language_info(code)["name_local"])
    except KeyError:
        return code


registry.register_facet(Facet("kind", _("Kind"), order=10, labels=kinds, sort="order"))
registry.register_facet(Facet("year", _("Year"), order=110, labels=years, more=True, sort="value-desc"))
registry.register_facet(Facet("language", _("Language"), order=120, labels=languages_by_name, more=True))
