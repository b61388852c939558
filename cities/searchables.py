"""Cities and organisations in the public search: what is found, and the facets that narrow it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from cities import terms
from cities.documents import city_documents, organisation_documents
from cities.models import City, CityName, CityPage, MembershipStatus, Organisation, OrganisationPage
from network.base import formats, vocabulary
from network.base.models import Scheme
from search import registry
from search.analysis.versions import settled_version
from search.facets import Facet
from search.registry import Document, Searchable


class Cities(Searchable):
    kind = City.kind
    label = _("Cities")
    label_of_one = _("City")
    counted = ngettext_lazy("%(count)d city", "%(count)d cities", "count")
    order = 2
    is_subject = True
    list_path = "cities/"

    def numbers(self) -> Iterable[int]:
        told = CityPage.objects.told().filter(city__gone_at=None)
        return told.order_by("city").values_list("city", flat=True).distinct()

    def documents(self, numbers: Collection[int]) -> Iterable[Document]:
        return city_documents(numbers)


class Organisations(Searchable):
    kind = Organisation.kind
    label = _("Organisations")
    label_of_one = _("Organisation")
    counted = ngettext_lazy("%(count)d organisation", "%(count)d organisations", "count")
    order = 3
    weight = 0.85
    list_path = "organisations/"

    def numbers(self) -> Iterable[int]:
        told = OrganisationPage.objects.told().filter(organisation__gone_at=None)
        return told.order_by("organisation").values_list("organisation", flat=True).distinct()

    def documents(self, numbers: Collection[int]) -> Iterable[Document]:
        return organisation_documents(numbers)


def region_labels(values: Collection[str], language: str) -> Mapping[str, str]:
    """Broad regions and the narrower ones below them, in the vocabulary's order."""
    return vocabulary.labels_of(Scheme.REGION, language)


def country_labels(values: Collection[str], language: str) -> Mapping[str, str]:
    return {value: formats.country(value, language) for value in values}


def city_labels(values: Collection[str], language: str) -> Mapping[str, str]:
    """Names by slug, of every city: they are terms of search, and read once for each version of these."""
    version = settled_version()
    return _city_names(version) if version else _read_city_names()


@lru_cache(maxsize=1)
def _city_names(version: str) -> Mapping[str, str]:
    return _read_city_names()


def _read_city_names() -> Mapping[str, str]:
    return dict(City.objects.values_list("slug", "name"))


def membership_words(values: Collection[str], language: str) -> Mapping[str, str]:
    """A city that is no member says so wherever it is found."""
    return {str(value): str(label).capitalize() for value, label in MembershipStatus.choices}


registry.register(Cities())
registry.register(Organisations())
registry.register_facet(Facet("region", _("Region"), 30, region_labels, sort="order"))
registry.register_facet(Facet("country", _("Country"), 40, country_labels, search_inside=True))
registry.register_facet(Facet("city", _("City"), 50, city_labels, search_inside=True))
registry.register_words("membership", membership_words)
registry.register_terms(terms.city_terms, City, CityName)
registry.register_terms(terms.country_terms, City)
registry.register_terms(terms.organisation_terms, Organisation)
