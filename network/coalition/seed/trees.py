"""The trees of all languages: one home page for each, with the index pages as true translations of the English ones.

They exist from the first migration on, so that an empty site already answers; what a person renamed, moved or deleted
stays so.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from wagtail.models import Locale, Page, Site

from cities.models import CityIndexPage, OrganisationIndexPage
from network.coalition.models import EventIndexPage, HomePage, MissionIndexPage, PublicationIndexPage
from network.coalition.seed.memory import Memory

KIND = "tree"


@dataclass(frozen=True)
class Branch:
    """A page that every language has, at the same path below its home page."""

    slug: str
    model: type[Page]
    titles: Mapping[str, str]

    @property
    def translation_key(self) -> uuid.UUID:
        """The same for all languages, whichever is planted first."""
        return uuid.uuid5(uuid.NAMESPACE_URL, f"tree/{self.slug}")


HOME = Branch(
    "home",
    HomePage,
    {
        "en": "Cities Coalition for Digital Rights",
        "es": "Coalición de Ciudades por los Derechos Digitales",
        "pt-br": "Coalizão de Cidades pelos Direitos Digitais",
        "fr": "Coalition des villes pour les droits numériques",
    },
)
INDEXES = (
    Branch(
        "cities",
        CityIndexPage,
        {"en": "Cities", "es": "Ciudades", "pt-br": "Cidades", "fr": "Villes"},
    ),
    Branch(
        "organisations",
        OrganisationIndexPage,
        {"en": "Organisations", "es": "Organizaciones", "pt-br": "Organizações", "fr": "Organisations"},
    ),
    Branch(
        "missions",
        MissionIndexPage,
        {"en": "Missions", "es": "Misiones", "pt-br": "Missões", "fr": "Missions"},
    ),
    Branch(
        "publications",
        PublicationIndexPage,
        {"en": "Publications", "es": "Publicaciones", "pt-br": "Publicações", "fr": "Publications"},
    ),
    Branch(
        "events",
        EventIndexPage,
        {"en": "Events", "es": "Eventos", "pt-br": "Eventos", "fr": "Événements"},
    ),
)


def plant(memory: Memory) -> None:
    """Makes what is missing and was never made before."""
    for language, _name in settings.LANGUAGES:
        home = _home(memory, language)
        for branch in INDEXES:
            if home is not None:
                _grow(memory, branch, language, home)


def home_of(language: str) -> HomePage | None:
    return HomePage.objects.filter(locale__language_code=language).order_by("path").first()


def index_of(model: type[Page], language: str = settings.LANGUAGE_CODE) -> Any:
    """The index page of a language, wherever a person has moved it; None when it was deleted."""
    return model._default_manager.filter(locale__language_code=language).order_by("path").first()


def _home(memory: Memory, language: str) -> HomePage | None:
    if found := home_of(language):
        return found
    root = Page.get_first_root_node() or Page.add_root(instance=Page(title="Root", slug="root", locale=_locale("en")))
    is_first = language == settings.LANGUAGE_CODE
    welcome = _welcome() if is_first else None
    home = _grow(memory, HOME, language, root, "home" if is_first else f"home-{language}")
    if home is not None and is_first:
        _serve_from(home)
        if welcome is not None:
            Page.objects.get(pk=welcome.pk).delete()
    return home


def _grow(memory: Memory, branch: Branch, language: str, parent: Page, slug: str = "") -> Any:
    """The page that was made; None when it was made before."""
    key = f"{language}/{branch.slug}"
    if key in memory.rows(KIND):
        return None
    page = branch.model(
        title=branch.titles[language],
        slug=slug or branch.slug,
        locale=_locale(language),
        translation_key=branch.translation_key,
    )
    if parent.get_children().filter(slug=page.slug).exists():
        return None
    parent.add_child(instance=page)
    page.save_revision(log_action=False).publish(log_action=False)
    memory.remember(KIND, key, page.pk, {"title": page.title})
    memory.tally(KIND).created += 1
    return page


def _locale(language: str) -> Locale:
    return Locale.objects.get_or_create(language_code=language)[0]


def _welcome() -> Page | None:
    """Wagtail's own first page steps aside; a page that a person made of it stays where it is."""
    found = Page.objects.filter(depth=2, slug="home", title="Welcome to your new Wagtail site!").first()
    if found is not None:
        found.slug = "welcome"
        found.save(update_fields=["slug"])
    return found


def _serve_from(home: HomePage) -> None:
    site = Site.objects.filter(is_default_site=True).first() or Site(hostname="localhost", is_default_site=True)
    site.root_page = home
    site.site_name = settings.WAGTAIL_SITE_NAME
    site.save()
