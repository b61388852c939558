"""Missions with milestones, and publications, for tests."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from typing import Any

from cities.models import City, Organisation
from network.base.models import Scheme
from network.coalition.models import (
    Contributor,
    ContributorRole,
    Milestone,
    MilestoneFinding,
    MissionIndexPage,
    MissionPage,
    Publication,
    PublicationIndexPage,
    PublicationPage,
    Version,
)
from practices.models import PracticePage
from search import sync
from tests.factories.cities import CityPageFactory, OrganisationPageFactory, ProjectFactory, concept, publish
from tests.factories.practices import mission, practice_page, theme

_numbers = itertools.count(1)
SOURCE = "https://example.org/source"


@sync.collected()
def mission_page(code: str = "ethical-use", *, themes: Iterable[str] = (), **fields: Any) -> MissionPage:
    """A live mission in English."""
    index = MissionIndexPage.objects.get(locale__language_code="en")
    values = {
        "title": f"Official title of {code}",
        "slug": code,
        "summary": f"What {code} is about.",
        "mission": mission(code),
        "locale": index.locale,
    }
    page = MissionPage(**(values | fields))
    page.themes = [theme(each) for each in themes]
    made: MissionPage = index.add_child(instance=page)
    made.save_revision().publish()
    return MissionPage.objects.get(pk=made.pk)


def milestone(page: MissionPage, *findings: tuple[str, str], **fields: Any) -> Milestone:
    """Findings are pairs of a status and a date."""
    values = {"title": f"Milestone {next(_numbers)}", "mission": page.mission}
    made: Milestone = Milestone.objects.create(**(values | fields))
    for status, as_of in findings:
        MilestoneFinding.objects.create(milestone=made, status=status, as_of=as_of, source_url=SOURCE)
    return made


def person(name: str, family: str) -> Contributor:
    return Contributor(role=ContributorRole.AUTHOR, name=name, family_name=family)


def author(name: str, organisation: Organisation | None = None) -> Contributor:
    return Contributor(role=ContributorRole.AUTHOR, name=name, organisation=organisation)


def publisher(name: str, organisation: Organisation | None = None) -> Contributor:
    return Contributor(role=ContributorRole.PUBLISHER, name=name, organisation=organisation)


@sync.collected()
def publication_page(
    *,
    kind: str = "report",
    missions: Iterable[str] = (),
    cities: Iterable[City] = (),
    practices: Iterable[PracticePage] = (),
    contributors: Iterable[Contributor] = (),
    versions: Iterable[Version] = (),
    featured: bool = False,
    **fields: Any,
) -> PublicationPage:
    """A live publication in English."""
    number = next(_numbers)
    index = PublicationIndexPage.objects.get(locale__language_code="en")
    values = {
        "title": f"Publication {number}",
        "slug": f"publication-{number}",
        "summary": f"What publication {number} says.",
        "publication_kind": concept(Scheme.PUBLICATION_KIND, kind) if kind else None,
        "locale": index.locale,
        "live": False,
    }
    page = PublicationPage(**(values | fields))
    page.missions = [mission(code) for code in missions]
    page.cities = list(cities)
    page.practices = [each.practice for each in practices]
    page.contributors = list(contributors)
    page.versions = list(versions)
    made: PublicationPage = index.add_child(instance=page)
    Publication.objects.filter(pk=made.publication_id).update(featured=featured)
    made.save_revision().publish()
    return PublicationPage.objects.get(pk=made.pk)


@sync.collected()
def told_in_full(*, size: int = 1, **fields: Any) -> PublicationPage:
    """A publication that states everything; `size` says how many rows of each kind it has."""
    organisations = [publish(OrganisationPageFactory.create()).organisation for _each in range(size)]
    page = publication_page(
        year=2021,
        url="https://example.org/read",
        doi="10.1000/182",
        isbn="978-3-16-148410-0",
        length=86,
        abstract="<p>It tells how.</p>",
        source_url=SOURCE,
        missions=[f"mission-{number}" for number in range(size)],
        cities=[publish(CityPageFactory.create()).city for _each in range(size)],
        practices=[practice_page() for _each in range(size)],
        contributors=[
            *(person(f"Ana {number} Silva", "Silva") for number in range(size)),
            *(publisher(each.name, each) for each in organisations),
        ],
        versions=[
            Version(language=code, url=f"https://example.org/{code}", format="pdf", size=2_300_000)
            for code in ("en", "es", "fr", "pt", "de")[:size]
        ],
        featured=True,
        **fields,
    )
    project = ProjectFactory.create(source_url=SOURCE)
    Publication.objects.get(pk=page.publication_id).projects.add(project)
    return page
