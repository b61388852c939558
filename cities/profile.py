"""The profile of a city, put together for its page and for its data: only what is known, with its source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.db.models import F
from django.utils.translation import gettext as _

from cities import roles
from cities.models import City, CityFact, CityName, CityPage, Membership, Project
from cities.sections import Section, sections
from network.base import formats, vocabulary
from network.base.context import interface_language
from network.base.drawings.charts import Bar
from network.base.models import Said, Scheme
from search.results import counts

SCHEMES = (Scheme.REGION, Scheme.ROLE_KIND, Scheme.MISSION)


@dataclass(frozen=True)
class MissionCount:
    code: str
    label: str
    count: int


@dataclass(frozen=True)
class Item:
    """A line of the facts beside a text."""

    label: str
    value: str
    url: str = ""
    language: str = ""  # of a value in somebody's own words


@dataclass(frozen=True)
class Profile:
    page: CityPage
    city: City
    country: str
    region: str
    languages: Sequence[str]
    missions: Sequence[MissionCount]
    roles: Sequence[roles.RoleLine]
    projects: Sequence[Project]
    facts: Sequence[CityFact]
    names: Sequence[str]
    sections: Sequence[Section]
    membership_note: Said

    @property
    def membership(self) -> Any:
        return self.city.known_membership

    @property
    def state(self) -> str:
        return self.city.membership_state

    @property
    def has_population(self) -> bool:
        """A figure is shown with its source or not at all."""
        return bool(self.city.population and self.city.population_source_url)

    @property
    def items(self) -> list[Item]:
        words = interface_language()
        since = self.city.member_since
        items = [
            Item(_("Country"), self.country),
            Item(_("Region"), self.region),
            Item(_("Member since"), formats.fuzzy(since, words) if since else ""),
            Item(_("Languages"), formats.listing(self.languages, words)),
            Item(_("Population"), self._population(words), self.city.population_source_url),
            Item(_("Website"), urlsplit(self.city.website).netloc.removeprefix("www."), self.city.website),
        ]
        return [item for item in items if item.value]

    def _population(self, language: str) -> str:
        if not self.has_population:
            return ""
        figure = formats.number(self.city.population or 0, language)
        return f"{figure} ({self.city.population_year})" if self.city.population_year else figure

    @property
    def bars(self) -> list[Bar]:
        return [Bar(mission.label, mission.count) for mission in self.missions]

    @property
    def rows(self) -> list[tuple[str, int]]:
        """The figures of the bars, for the table beside them."""
        return [(mission.label, mission.count) for mission in self.missions]

    @property
    def headings(self) -> list[str]:
        return [_("Mission"), _("Practices")]

    @property
    def not_stated(self) -> list[str]:
        """What readers may miss here, in words."""
        known = {
            _("member since"): self.state != "member" or self.city.member_since,
            _("population"): self.has_population,
            _("languages"): self.languages,
            _("website"): self.city.website,
            _("responsible office"): False,
        }
        return [name for name, value in known.items() if not value]


def profile(page: CityPage, language: str) -> Profile:
    """A constant number of queries, besides those of the sections."""
    city, words = page.record, interface_language(language)
    labels = vocabulary.labels(SCHEMES, words)
    practices = counts(language, "mission", "practice", city=city.slug)
    return Profile(
        page=page,
        city=city,
        country=formats.country(city.country_code, words),
        region=labels[Scheme.REGION].get(city.region.code, city.region.code),
        languages=[formats.language_name(code, words) for code in city.language_codes],
        missions=[
            MissionCount(code, label, practices[code])
            for code, label in labels[Scheme.MISSION].items()
            if practices.get(code)
        ],
        roles=roles.of_city(city.pk, labels, language),
        projects=list(Project.objects.filter(cities=city.pk).worded(words).order_by("name")),
        facts=list(_facts(page)),
        names=_names(city),
        sections=sections(City.kind, page, language),
        membership_note=_membership_note(city, words),
    )


def _membership_note(city: City, language: str) -> Said:
    """What the source says of the membership."""
    known = city.known_membership
    if known is None or not known.evidence_note:
        return Said()
    worded: Membership = Membership.objects.worded(language).get(pk=known.pk)
    return worded.said("evidence_note")


def _facts(page: CityPage) -> Any:
    """Facts are told by the source page; a translation holds texts only."""
    source = page.record.source_locale_id or page.locale_id
    told = CityFact.objects.filter(page__city=page.city_id, page__locale=source, page__alias_of=None, page__live=True)
    return told.annotate(language=F("page__locale__language_code")).order_by("sort_order", "pk")


def _names(city: City) -> list[str]:
    """Names in other languages, each once and none that is the city's own."""
    found = CityName.objects.filter(city=city.pk).order_by("language", "pk").values_list("name", flat=True)
    return [name for name in dict.fromkeys(found) if name != city.name]
