"""Practices in the public search: what is found, and the facets that narrow it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from network.base import vocabulary
from network.base.models import Scheme
from practices.documents import documents
from practices.models import Practice, PracticePage
from search import registry
from search.facets import Facet
from search.registry import Document, Searchable


class Practices(Searchable):
    kind = Practice.kind
    label = _("Practices")
    label_of_one = _("Practice")
    also_called = (_("experiences"), _("examples"), _("initiatives"))
    counted = ngettext_lazy("%(count)d practice", "%(count)d practices", "count")
    order = 1
    weight = 1.2
    is_subject = True
    list_path = "practices/"

    def numbers(self) -> Iterable[int]:
        told = PracticePage.objects.told().filter(practice__gone_at=None)
        return told.order_by("practice").values_list("practice", flat=True).distinct()

    def documents(self, numbers: Collection[int]) -> Iterable[Document]:
        return documents(numbers)


def labels_of(*schemes: Scheme) -> Callable[[Collection[str], str], Mapping[str, str]]:
    """In the vocabularies' order."""

    def labels(values: Collection[str], language: str) -> Mapping[str, str]:
        first, *others = vocabulary.labels(schemes, language).values()
        return {code: text for named in (first, *others) for code, text in named.items()} if others else first

    return labels


registry.register(Practices())
for facet in (
    Facet("mission", _("Mission"), 10, labels_of(Scheme.MISSION), sort="order"),
    Facet("theme", _("Theme"), 20, labels_of(Scheme.THEME), search_inside=True),
    Facet("type", _("Type"), 60, labels_of(Scheme.PRACTICE_TYPE, Scheme.PUBLICATION_KIND)),
    Facet("stage", _("Stage"), 70, labels_of(Scheme.STAGE), sort="order"),
    Facet("outcome", _("Outcome"), 80, labels_of(Scheme.OUTCOME), sort="order", more=True),
):
    registry.register_facet(facet)
