"""Pages of their own (about, accessibility, lists) in the public search, and forms that are looked for like pages. The
number of a page is that of the oldest of its languages."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import partial

from django.contrib.contenttypes.models import ContentType
from django.db.models import Min, QuerySet
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail.rich_text import get_text_for_indexing

from cities.models import CityIndexPage, OrganisationIndexPage
from network.base.addresses import path_below_root
from network.base.models import BasePage
from network.coalition import doors
from network.coalition.events.found import Events
from network.coalition.models import EventIndexPage, StandardPage
from network.coalition.publications import searchables  # noqa: F401  registers missions and publications
from search import registry
from search.registry import Document, Searchable, Text

KIND = "page"
LISTS: tuple[type[BasePage], ...] = (CityIndexPage, OrganisationIndexPage, EventIndexPage)
MODELS: tuple[type[BasePage], ...] = (StandardPage, *LISTS)


class Pages(Searchable):
    kind = KIND
    label = _("Pages")
    label_of_one = _("Page")
    order = 90
    weight = 0.8

    def numbers(self) -> Iterable[int]:
        return [*(number for number, _key in originals()), *(door.number for door in doors.DOORS)]

    def documents(self, numbers: Collection[int]) -> Iterable[Document]:
        """One query for each type of page, and two."""
        by_key = {key: number for number, key in originals() if number in set(numbers)}
        for model in MODELS:
            pages = model._default_manager.filter(translation_key__in=by_key, live=True, alias_of=None).public()
            for page in pages.select_related("locale").order_by("pk"):
                yield document(page, by_key[page.translation_key])
        yield from doors.documents(KIND, numbers)


def public_pages() -> QuerySet[Page]:
    kinds = ContentType.objects.get_for_models(*MODELS).values()
    pages: QuerySet[Page] = Page.objects.filter(content_type__in=kinds, live=True, alias_of=None).public()
    return pages


def originals() -> QuerySet[Page]:
    """Number and translation key of everything that is told in public, whatever its languages."""
    found = public_pages().order_by().values("translation_key").annotate(number=Min("pk"))
    return found.order_by("number").values_list("number", "translation_key")


def document(page: BasePage, number: int) -> Document:
    """Without a day: when a page of the site was changed says nothing beside the days of practices and events."""
    # What a list says of itself, where nobody described it, it says in the language that is spoken.
    with translation.override(page.locale.language_code):
        description = page.description
    body = get_text_for_indexing(page.body) if isinstance(page, StandardPage) else ""
    return Document(
        kind=KIND,
        number=number,
        language=page.locale.language_code,
        url_path=path_below_root(page.url_path),
        slug=page.slug,
        title=page.title,
        summary=description,
        texts=(Text("rest", body),) if body else (),
        data={registry.IS_LIST: isinstance(page, LISTS)},
        is_source=page.pk == number,
    )


registry.register(Pages())
registry.register_terms(partial(doors.terms, KIND))
registry.register(Events())
