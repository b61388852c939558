"""What the page of a practice shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from cities.sections import Section as AddedSection
from cities.sections import sections as added_sections
from network.base.addresses import localized_address
from network.base.models import Scheme
from network.base.presenters import presents
from practices import evidence
from practices.charts import charts_of
from practices.citation import LICENCE, LICENCE_URL
from practices.linked_data import linked_data
from practices.models import Practice, PracticePage
from practices.telling import Telling, telling
from search import results

RELATED = 3
ENOUGH = 15  # of one mission, to find three of other cities among them


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


def related(told: Telling) -> list[results.Result]:
    """Of the same first mission, not of the same city. One query."""
    if not told.contents.missions:
        return []
    found = results.top(told.language, Practice.kind, size=ENOUGH, mission=told.contents.missions[0])
    shown = {relation.number for relation in told.relations} | {told.record.pk}
    others = [each for each in found if told.lead.city.slug not in each.cities]
    return [each for each in others if each.id not in shown][:RELATED]


@presents(PracticePage)
def practice(page: PracticePage, request: HttpRequest) -> dict[str, Any]:
    language = getattr(request, "visitor_language", None) or page.locale.language_code
    told = telling(page, language, from_memory=getattr(request, "is_preview", False))
    added = added_sections(Practice.kind, page, language)
    address = localized_address(page.url_path, language).rstrip("/")
    return {
        "told": told,
        "missions": [(code, told.labels[Scheme.MISSION].get(code, code)) for code in told.contents.missions],
        "sections": sections_of(told, added),
        "added": added,
        "charts": charts_of(told.contents.figures),
        "level_meaning": evidence.MEANINGS[told.level],
        "levels": list(evidence.MEANINGS.items())[1:],
        "related": related(told),
        "licence": LICENCE,
        "licence_url": LICENCE_URL,
        "linked_data": linked_data(told),
        "json_url": f"{address}.json",
        "text_url": f"{address}.md",
    }
