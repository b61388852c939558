"""Publications and missions in the public search: what is found, and the facet of who made a publication."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from network.coalition.missions.documents import KIND, mission_documents
from network.coalition.models import Contributor, MissionPage, Publication, PublicationPage
from network.coalition.publications.documents import publication_documents
from network.coalition.publications.featured import featured
from search import registry
from search.facets import Facet
from search.registry import Document, Searchable
from search.results import Result


class Publications(Searchable):
    kind = Publication.kind
    label = _("Publications")
    label_of_one = _("Publication")
    counted = ngettext_lazy("%(count)d publication", "%(count)d publications", "count")
    order = 4
    list_path = "publications/"
    is_placed = False

    def numbers(self) -> Iterable[int]:
        told = PublicationPage.objects.told().filter(publication__gone_at=None)
        return told.order_by("publication").values_list("publication", flat=True).distinct()

    def documents(self, numbers: Collection[int]) -> Iterable[Document]:
        return publication_documents(numbers)

    def featured(self, language: str) -> Sequence[Result]:
        return featured(language)


class Missions(Searchable):
    kind = KIND
    label = _("Missions")
    label_of_one = _("Mission")
    counted = ngettext_lazy("%(count)d mission", "%(count)d missions", "count")
    order = 6
    list_path = "missions/"
    is_placed = False

    def numbers(self) -> Iterable[int]:
        return MissionPage.objects.told().order_by("mission").values_list("mission", flat=True).distinct()

    def documents(self, numbers: Collection[int]) -> Iterable[Document]:
        return mission_documents(numbers)


def author_labels(values: Collection[str], language: str) -> Mapping[str, str]:
    """Names by slug: of the organisation where it is one of ours, else as the publication writes it. One query."""
    rows = Contributor.objects.filter(slug__in=values).order_by("-pk")
    return {slug: known or name for slug, known, name in rows.values_list("slug", "organisation__name", "name")}


registry.register(Publications())
registry.register(Missions())
registry.register_facet(Facet("author", _("Author or publisher"), 90, author_labels, search_inside=True))
