"""The facts of a practice as a reader sees them, and the names of those that nobody stated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from cities.models import City
from network.base import formats
from network.base.addresses import localized_address
from network.base.context import interface_language
from network.base.models import Scheme
from practices.contents import Contents
from practices.models import PracticePage

SCHEMES = (
    Scheme.MISSION,
    Scheme.PRINCIPLE,
    Scheme.THEME,
    Scheme.PRACTICE_TYPE,
    Scheme.TARGET_GROUP,
    Scheme.TECHNOLOGY,
    Scheme.BUILDING_BLOCK,
    Scheme.STAGE,
    Scheme.OUTCOME,
    Scheme.COST_BAND,
    Scheme.FUNDING,
    Scheme.LEGAL_BASIS,
    Scheme.EVIDENCE_KIND,
)
Labels = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Fact:
    label: str
    value: str
    url: str = ""
    language: str = ""


@dataclass(frozen=True)
class Lead:
    city: City
    url: str

    @property
    def place(self) -> str:
        return place(self.city)


def place(city: City) -> str:
    return f"{city.name}, {formats.country(city.country_code, interface_language())}"


def chosen(page: PracticePage, name: str) -> str:
    """The code of a choice; a deprecated one counts as its successor through its label."""
    concept: Any = getattr(page, name)
    return concept.code if concept else ""


def label_of(page: PracticePage, labels: Labels, scheme: str, name: str) -> str:
    code = chosen(page, name)
    return labels[scheme].get(code, code)


def needs_of(page: PracticePage, labels: Labels) -> list[Fact]:
    """What it took: money, people, time."""
    needs = (
        Fact(_("Money"), label_of(page, labels, Scheme.COST_BAND, "cost_band")),
        Fact(_("People"), page.people, language=page.locale.language_code),
        Fact(_("Months to launch"), str(page.months_to_launch or "")),
    )
    return [need for need in needs if need.value]


def facts_of(page: PracticePage, lead: Lead, contents: Contents, labels: Labels, language: str) -> list[Fact]:
    """What is stated; blanks are left out."""
    found = [Fact(_("Led by") if contents.partners else _("City"), lead.place, lead.url)]
    for partner in contents.partners:
        url = localized_address(partner.url_path, language) if partner.url_path else ""
        found.append(Fact(_("Takes part"), place(partner.city), url))
    found += [fact for fact in _stated(page, contents, labels) if fact.value]
    return found


def _stated(page: PracticePage, contents: Contents, labels: Labels) -> Iterator[Fact]:
    def named(scheme: str, name: str) -> str:
        return ", ".join(labels[scheme].get(code, code) for code in contents.concepts.get(name, ()))

    def one(scheme: str, name: str) -> str:
        return label_of(page, labels, scheme, name)

    own = page.locale.language_code
    yield Fact(_("Stage"), one(Scheme.STAGE, "stage"))
    yield Fact(_("Since"), str(page.year_started or ""))
    yield Fact(_("Until"), str(page.year_ended or ""))
    yield Fact(_("Type"), one(Scheme.PRACTICE_TYPE, "practice_type"))
    yield Fact(_("Outcome"), one(Scheme.OUTCOME, "outcome"))
    yield Fact(_("Cost"), one(Scheme.COST_BAND, "cost_band"))
    yield Fact(_("People"), page.people, language=own)
    yield Fact(_("Months to launch"), str(page.months_to_launch or ""))
    yield Fact(_("Funding"), one(Scheme.FUNDING, "funding"))
    yield Fact(_("Legal basis"), one(Scheme.LEGAL_BASIS, "legal_basis"))
    yield Fact(_("For"), named(Scheme.TARGET_GROUP, "target_groups"))
    yield Fact(_("Themes"), named(Scheme.THEME, "themes"))
    yield Fact(_("Principles"), named(Scheme.PRINCIPLE, "principles"))
    yield Fact(_("Tools"), ", ".join(page.tool_names) or _technologies(contents, labels))


def _technologies(contents: Contents, labels: Labels) -> str:
    known = {**labels[Scheme.BUILDING_BLOCK], **labels[Scheme.TECHNOLOGY]}
    return ", ".join(known.get(code, code) for code in contents.concepts.get("technologies", ()))


def not_stated(page: PracticePage, contents: Contents, told: Iterable[str]) -> list[str]:
    """The names of what a reader may look for in vain. `told`: the texts that say something."""
    told = set(told)
    looked_for = (
        (_("year of start"), page.year_started),
        (_("outcome"), page.outcome_id),
        (_("cost"), page.cost_band_id),
        (_("people"), page.people),
        (_("time to launch"), page.months_to_launch),
        (_("funding"), page.funding_id),
        (_("legal basis"), page.legal_basis_id),
        (_("problem"), "problem" in told),
        (_("results"), "results" in told or contents.figures),
        (_("effect on rights"), told & {"rights_at_risk", "safeguards"}),
        (_("what did not work"), "difficulties" in told),
        (_("what others can learn"), "lessons" in told),
        (_("what a city needs to start"), contents.prerequisites),
        (_("evidence"), contents.evidence),
    )
    return [name for name, value in looked_for if not value]
