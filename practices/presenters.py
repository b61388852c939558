"""What the page of a practice shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from cities.sections import Section as AddedSection
from cities.sections import sections as added_sections
from network.base.addresses import address_of, localized_address
from network.base.models import Scheme
from network.base.presenters import presents
from practices import evidence
from practices.charts import charts_of
from practices.citation import LICENCE, LICENCE_URL
from practices.linked_data import linked_data
from practices.models import Practice, PracticePage
from practices.telling import Telling, telling
from search import related, results

RELATED = 3
MOST_CITIES = 8


@dataclass(frozen=True)
class Place:
    """A city that works on the same, with how many of the related practices it leads."""

    name: str
    url: str
    count: int


@dataclass(frozen=True)
class Section:
    id: str
    label: str


def sections_of(told: Telling, added: Sequence[AddedSection] = ()) -> list[Section]:
    """The fixed order of a practice's page; what it always says is never left out, so that pages compare."""
    found = [
        Section("problem", _("The problem")),
        Section("did", _("What the city did")),
        Section("results", _("Results")),
        Section("rights", _("Effect on rights")),
        Section("difficulties", _("What did not work")),
        Section("lessons", _("What others can learn")),
        Section("yours", _("In your city")),
        Section("evidence", _("Evidence")),
        Section("believe", _("Why should I believe this?")),
    ]
    if told.relations:
        found.append(Section("lineage", _("Where it comes from, what came of it")))
    if told.projects:
        found.append(Section("projects", _("Joint projects")))
    return found + [Section(each.key, str(each.title)) for each in added]


def near(told: Telling) -> list[results.Result]:
    """What other cities did of the same kind, the nearest first; what stands on the page already is left out."""
    shown = {relation.number for relation in told.relations}
    return [each for each in related.related(Practice.kind, told.record.pk, told.language) if each.id not in shown]


def cities_of(found: Sequence[results.Result], language: str) -> list[Place]:
    """The cities that lead them, those with most first; in the order of nearness among equals."""
    counts = Counter(each.city for each in found if each.city)
    return [
        Place(city.name, address_of(f"cities/{city.slug}/", language), count)
        for city, count in counts.most_common(MOST_CITIES)
    ]


@presents(PracticePage)
def practice(page: PracticePage, request: HttpRequest) -> dict[str, Any]:
    language = getattr(request, "visitor_language", None) or page.locale.language_code
    told = telling(page, language, from_memory=getattr(request, "is_preview", False))
    added = added_sections(Practice.kind, page, language)
    found = near(told)
    address = localized_address(page.url_path, language).rstrip("/")
    return {
        "told": told,
        "missions": [(code, told.labels[Scheme.MISSION].get(code, code)) for code in told.contents.missions],
        "sections": sections_of(told, added),
        "added": added,
        "charts": charts_of(told.contents.figures),
        "level_meaning": evidence.MEANINGS[told.level],
        "levels": list(evidence.MEANINGS.items())[1:],
        "related": found[:RELATED],
        "working_cities": cities_of(found, language),
        "licence": LICENCE,
        "licence_url": LICENCE_URL,
        "linked_data": linked_data(told),
        "json_url": f"{address}.json",
        "text_url": f"{address}.md",
    }
