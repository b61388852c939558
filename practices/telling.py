"""Everything that is known of a practice for one reader: what its page shows, and what its data and its text say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wagtail.models import Page

from cities.models import City, CityPage, Project
from network.base import vocabulary
from network.base.addresses import localized_address
from network.base.context import interface_language
from network.base.models import Scheme
from practices import evidence
from practices.citation import citation, permalink
from practices.contents import Contents, contents_of
from practices.facts import SCHEMES, Fact, Labels, Lead, chosen, facts_of, needs_of, not_stated
from practices.lineage import Relation, relations
from practices.models import Practice, PracticePage
from practices.provenance import Provenance, further_links, provenance_of
from practices.texts import rendered


@dataclass(frozen=True)
class Named:
    """A row whose kind is told in words."""

    label: str
    url: str
    title: str = ""
    licence: str = ""
    date: str = ""
    statement: str = ""


@dataclass(frozen=True)
class Telling:
    """`page` is what the reader reads; facts are those of `facts_page`, the source of a translation."""

    page: PracticePage
    facts_page: PracticePage
    record: Practice
    lead: Lead
    contents: Contents
    texts: Mapping[str, str]
    labels: Labels
    relations: list[Relation]
    projects: list[Project]
    provenance: Provenance
    level: int
    language: str  # the reader's, in which addresses are given

    @property
    def cities(self) -> list[City]:
        """The lead first."""
        return [self.lead.city, *(partner.city for partner in self.contents.partners)]

    @property
    def first_mission(self) -> str:
        return next(iter(self.contents.missions), "")

    @property
    def stage(self) -> str:
        return chosen(self.facts_page, "stage")

    @property
    def stage_label(self) -> str:
        return self.labels[Scheme.STAGE].get(self.stage, self.stage)

    @property
    def file(self) -> Any:
        return self.facts_page.file

    @property
    def needs(self) -> list[Fact]:
        """What it takes: money, people, time."""
        return needs_of(self.facts_page, self.labels)

    @property
    def blocks(self) -> list[Named]:
        labels = self.labels[Scheme.BUILDING_BLOCK]
        return [
            Named(labels.get(block.kind, block.kind), block.url, title=block.title, licence=block.licence)
            for block in self.contents.blocks
        ]

    @property
    def proofs(self) -> list[Named]:
        labels = self.labels[Scheme.EVIDENCE_KIND]
        return [
            Named(labels.get(proof.kind, proof.kind), proof.url, date=proof.date, statement=proof.statement)
            for proof in self.contents.evidence
        ]

    @property
    def facts(self) -> list[Fact]:
        return facts_of(self.facts_page, self.lead, self.contents, self.labels, self.language)

    @property
    def not_stated(self) -> list[str]:
        return not_stated(self.facts_page, self.contents, self.texts)

    @property
    def links(self) -> list[tuple[str, str]]:
        return further_links(self.facts_page, self.contents)

    @property
    def citation(self) -> str:
        return citation(self.page, self.record, self.lead.city)

    @property
    def permalink(self) -> str:
        return permalink(self.record)


def telling(page: PracticePage, language: str, *, from_memory: bool = False) -> Telling:
    """A constant number of queries, whatever the practice holds."""
    facts = page if page.is_source or from_memory else _source(page)
    record = page.practice or Practice()
    contents = contents_of(facts, from_memory=from_memory)
    lead = _lead(page, language)
    texts = rendered(page)
    return Telling(
        page=page,
        facts_page=facts,
        record=record,
        lead=lead,
        contents=contents,
        texts=texts,
        labels=vocabulary.labels(SCHEMES, interface_language(language)),
        relations=relations(facts, language),
        projects=_projects(record, language),
        provenance=provenance_of(page, facts, record, lead.city),
        level=evidence.level(_grounds(facts, contents, texts)),
        language=language,
    )


def _projects(record: Practice, language: str) -> list[Project]:
    if not record.pk:
        return []
    return list(Project.objects.filter(practices=record.pk).worded(interface_language(language)).order_by("name"))


def _source(page: PracticePage) -> PracticePage:
    """Where facts are told; a source that is not live may hold a draft's, so the translation's own copy stands in."""
    found = PracticePage.objects.told().filter(
        translation_key=page.translation_key, locale=page.practice.source_locale_id if page.practice else None
    )
    source: PracticePage | None = found.select_related("locale", *PracticePage.joined).first()
    return source or page


def _lead(page: PracticePage, language: str) -> Lead:
    above = CityPage.objects.filter(path=page.path[: -Page.steplen]).select_related("city").first()
    if above is None or above.city is None:
        return Lead(City(name="", country_code=""), "")
    return Lead(above.city, localized_address(above.url_path, language))


def _grounds(facts: PracticePage, contents: Contents, texts: Mapping[str, str]) -> evidence.Grounds:
    return evidence.Grounds(
        is_described={"problem", "what_was_done"} <= set(texts),
        kinds=[proof.kind for proof in contents.evidence if proof.url],
        is_repeatable=bool(contents.blocks and contents.prerequisites) and chosen(facts, "stage") == "scaled",
    )
