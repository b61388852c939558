"""Everything that is known of a publication for one reader: for its page, its data and its citations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Q
from wagtail.rich_text import get_text_for_indexing

from cities.addresses import organisation_addresses
from cities.models import City, Confidence, Project
from network.base import vocabulary
from network.base.addresses import localized_address
from network.base.context import interface_language
from network.base.models import CreditedDocument, Scheme
from network.coalition.missions.addresses import mission_links
from network.coalition.models import ContributorRole, Publication, PublicationPage
from network.coalition.publications.documents import kind_of
from network.coalition.publications.works import Name, Work
from practices.models import PracticePage


@dataclass(frozen=True)
class Link:
    """A name with the address where it is told, if anywhere; `language` is that of the name."""

    name: str
    url: str = ""
    language: str = ""


@dataclass(frozen=True)
class VersionLine:
    language: str
    title: str
    url: str
    format: str
    size: int | None

    @property
    def is_named_only(self) -> bool:
        """Nothing is known of it but its language."""
        return not (self.title or self.url or self.format or self.size)


@dataclass(frozen=True)
class Telling:
    """`page` is what the reader reads; facts are those of `facts_page`, the source of a translation."""

    page: PublicationPage
    facts_page: PublicationPage
    record: Publication
    kind: str
    kind_label: str
    authors: Sequence[Link]
    publishers: Sequence[Link]
    versions: Sequence[VersionLine]
    missions: Sequence[tuple[str, str, str]]  # code, label, address
    cities: Sequence[Link]
    practices: Sequence[Link]
    projects: Sequence[Project]
    work: Work

    @property
    def is_unconfirmed(self) -> bool:
        return bool(self.facts_page.confidence == Confidence.MEMORY)

    @property
    def named_only(self) -> bool:
        """All versions are read at one address, and nothing but their languages tells them apart."""
        return bool(self.address) and all(line.is_named_only for line in self.versions)

    @property
    def first_mission(self) -> str:
        return self.missions[0][0] if self.missions else ""

    @property
    def permalink(self) -> str:
        return f"{settings.SITE_URL}/id/{Publication.kind}/{self.record.pk}"

    @property
    def address(self) -> str:
        """Where it is told of or read, unless a version is read there."""
        return "" if any(line.url == self.facts_page.url for line in self.versions) else self.facts_page.url


def telling(page: PublicationPage, language: str, *, from_memory: bool = False) -> Telling:
    """A constant number of queries, whatever the publication holds. A preview shows what is not saved yet."""
    facts = page if page.is_source or from_memory else _source(page)
    labels = vocabulary.labels((Scheme.MISSION, Scheme.PUBLICATION_KIND), interface_language(language))
    contributors = list(facts.contributors.all())
    versions = _versions(facts)
    kind = kind_of(facts)
    record = page.publication or Publication()
    return Telling(
        page=page,
        facts_page=facts,
        record=record,
        kind=kind,
        kind_label=labels[Scheme.PUBLICATION_KIND].get(kind, kind),
        **_makers(contributors, language),
        versions=versions,
        missions=_missions(facts, labels[Scheme.MISSION], language),
        cities=_cities(facts, language, from_memory=from_memory),
        practices=_practices(facts, language, from_memory=from_memory),
        projects=list(record.projects.order_by("name")) if record.pk else [],
        work=_work(page, facts, kind, contributors, versions),
    )


def _source(page: PublicationPage) -> PublicationPage:
    """Where facts are told; a source that is not live may hold a draft's, so the translation's own copy stands in."""
    locale = page.publication.source_locale_id if page.publication else None
    found = PublicationPage.objects.told().filter(translation_key=page.translation_key, locale=locale)
    source: PublicationPage | None = found.select_related(*PublicationPage.joined).first()
    return source or page


def _makers(contributors: Sequence[Any], language: str) -> dict[str, list[Link]]:
    numbers = {each.organisation_id for each in contributors if each.organisation_id}
    addresses = organisation_addresses(numbers, language)
    return {
        name: [Link(each.name, addresses.get(each.organisation_id, "")) for each in contributors if each.role == role]
        for name, role in (("authors", ContributorRole.AUTHOR), ("publishers", ContributorRole.PUBLISHER))
    }


def _versions(page: PublicationPage) -> list[VersionLine]:
    """A file of ours knows its size. One query, and one more where there are files."""
    found = list(page.versions.all())
    numbers = {each.file_id for each in found if each.file_id}
    files = CreditedDocument.objects.in_bulk(numbers) if numbers else {}
    lines = []
    for each in found:
        file = files.get(each.file_id)
        size = each.size or (file.get_file_size() if file else None)
        lines.append(
            VersionLine(each.language, each.title, file.url if file else each.url, each.get_format_display(), size)
        )
    return lines


def _missions(page: PublicationPage, labels: Mapping[str, str], language: str) -> list[tuple[str, str, str]]:
    links = mission_links(language)
    codes = dict.fromkeys(each.code for each in page.missions.all())
    return [(code, labels.get(code, code), links[code].url if code in links else "") for code in codes]


def _cities(page: PublicationPage, language: str, *, from_memory: bool) -> list[Link]:
    which = Q(pk__in=[each.pk for each in page.cities.all()]) if from_memory else Q(publication_pages=page.pk)
    rows: Any = City.objects.filter(which).order_by("name", "pk", "pages__pk")
    found: dict[int, Link] = {}
    for number, name, path, live, alias in rows.values_list(
        "pk", "name", "pages__url_path", "pages__live", "pages__alias_of"
    ):
        url = localized_address(path, language) if path and live and alias is None else ""
        if url or number not in found:
            found[number] = Link(name, url)
    return list(found.values())


def _practices(page: PublicationPage, language: str, *, from_memory: bool) -> list[Link]:
    """In the visitor's language, else in that of the source. One query."""
    which = (
        Q(practice__in=[each.pk for each in page.practices.all()])
        if from_memory
        else Q(practice__publication_pages=page.pk)
    )
    found: dict[int, Link] = {}
    pages = PracticePage.objects.told().filter(which, practice__gone_at=None).select_related("locale")
    for each in pages.order_by("pk"):
        written = each.locale.language_code
        if each.practice_id not in found or written == language:
            found[each.practice_id] = Link(each.title, localized_address(each.url_path, language), written)
    return sorted(found.values(), key=lambda link: link.name)


def _work(
    page: PublicationPage,
    facts: PublicationPage,
    kind: str,
    contributors: Sequence[Any],
    versions: Sequence[VersionLine],
) -> Work:
    return Work(
        key=page.slug,
        title=facts.title,
        kind=kind,
        authors=[
            Name(each.name, each.family_name, each.given_name)
            for each in contributors
            if each.role == ContributorRole.AUTHOR
        ],
        publishers=[each.name for each in contributors if each.role == ContributorRole.PUBLISHER],
        year=facts.year,
        url=facts.url or next((line.url for line in versions if line.url.startswith("http")), ""),
        doi=facts.doi,
        isbn=facts.isbn,
        languages=[line.language for line in versions],
        length=facts.length,
        abstract=get_text_for_indexing(page.abstract).strip(),
    )
