"""A small directory in which every page type and every table of ours has something to show."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from django.core.files.base import ContentFile
from PIL import Image

from cities.models import City, CityFact, CityPage, FocalPoint, OrganisationPage
from network.base.models import CreditedImage, Scheme
from network.coalition.models import EventPage, Fact, HomePage, StandardPage, Version
from practices.models import Practice, PracticePage
from search import sync
from tests.factories import events
from tests.factories.cities import (
    CityFactory,
    CityNameFactory,
    CityPageFactory,
    CityRoleFactory,
    OrganisationFactory,
    OrganisationPageFactory,
    ProjectFactory,
    concept,
    publish,
)
from tests.factories.practices import answered, joined, practice_page, told_in_full
from tests.factories.publications import milestone, mission_page, person, publication_page, publisher

SOURCE = "https://example.org/source"
LISTS = ("search", "practices", "cities", "publications", "missions", "events")
PUBLICATION = "/en/publications/guide"


@dataclass(frozen=True)
class Directory:
    city: CityPage
    organisation: OrganisationPage
    practice: PracticePage
    event: EventPage

    @property
    def addresses(self) -> dict[str, str]:
        """Every page type by its name."""
        practice = f"/en/cities/{self.city.slug}/{self.practice.slug}"
        return {
            "home": "/en/",
            "directory": "/en/cities/",
            "city": f"/en/cities/{self.city.slug}/",
            "practice": f"{practice}/",
            "organisations": "/en/organisations/",
            "organisation": f"/en/organisations/{self.organisation.slug}/",
            "missions": "/en/missions/",
            "mission": "/en/missions/ethical-use/",
            "library": "/en/publications/",
            "publication": "/en/publications/guide/",
            "finder": "/en/practices/",
            "search": "/en/search/?q=the",
            "events": "/en/events/",
            "event": f"/en/events/{self.event.slug}/",
            "about": "/en/about/",
            "another language": f"/es/cities/{self.city.slug}/",
        }

    @property
    def data(self) -> list[str]:
        """Every form of data."""
        city, practice = f"/en/cities/{self.city.slug}", f"/en/cities/{self.city.slug}/{self.practice.slug}"
        lists = [f"/en/{name}.{form}" for name in LISTS for form in ("json", "csv", "atom")]
        event = f"/en/events/{self.event.slug}"
        told = (city, practice, "/en/missions/ethical-use", PUBLICATION, event)
        entries = [f"{address}.{form}" for address in told for form in ("json", "md")]
        entries += [f"{PUBLICATION}.{form}" for form in ("bib", "ris", "csl.json", "txt")]
        entries += [f"{event}/{name}.ics" for name in ("event", "programme", "session-0")]
        return [*lists, *entries, "/en/cities.geojson", "/en/suggest.json?q=pra", "/sitemap.xml", "/robots.txt"]


def directory() -> Directory:
    """A city with all that it can tell, its practice told in full, the organisation it works with."""
    with sync.collected() as waiting:
        city = _city()
        organisation = publish(
            OrganisationPageFactory.create(relation="Hosts the secretariat.", introduction="<p>An institute.</p>")
        )
        project = ProjectFactory.create(summary="A joint project.", source_url=SOURCE)
        project.cities.add(city.city)
        project.organisations.add(organisation.organisation)
        CityRoleFactory.create(city=city.city, organisation=organisation.organisation, note="Since the start.")
        CityRoleFactory.create(city=city.city, note="Elected.")
        partner = publish(CityPageFactory.create())
        practice = answered(publish(told_in_full(city, size=2, partners=[partner.city])))
        joined(practice, publish(told_in_full(partner)), "similar")
        Practice.objects.filter(pk=practice.practice_id).get().projects.add(project)
        Fact.objects.create(key="members", statement="Many.", value="60+", as_of="2024-09", source_url=SOURCE)
        home = HomePage.objects.get(locale__language_code="en")
        for slug in ("about", "accessibility", "privacy"):
            publish(home.add_child(instance=StandardPage(title=slug.capitalize(), slug=slug, body="<p>Words.</p>")))
        _library(city, practice)
        event = events.told_in_full(size=2)
        waiting.forget()  # all is told at once
    sync.rebuild()
    return Directory(city, organisation, practice, event)


def _library(city: CityPage, practice: PracticePage) -> None:
    milestone(mission_page("ethical-use", themes=["ethics"], why="<p>Why.</p>"), ("limited", "2024"))
    assert city.city is not None
    publication_page(
        slug="guide",
        title="A guide",
        year=2021,
        url="https://example.org/read",
        abstract="<p>It tells how.</p>",
        source_url=SOURCE,
        missions=["ethical-use"],
        cities=[city.city],
        practices=[practice],
        contributors=[person("Ana Silva", "Silva"), publisher("Eurocities")],
        versions=[Version(language="en"), Version(language="es", url="https://example.org/es", format="pdf")],
        featured=True,
    )


def _city() -> CityPage:
    texts = {name: f"<p>The {name}.</p>" for name in ("introduction", "strategy", "can_help_with", "looking_for")}
    record = CityFactory.create(
        website="https://town.example.org",
        languages="en|es",
        population=1000,
        population_year=2020,
        population_source_url=SOURCE,
    )
    CityNameFactory.create(city=record)
    page = CityPageFactory.create(city=record, summary="A town by the sea.", **texts)
    page.facts = [CityFact(statement="Open data sets", value="120", year=2024, source_url=SOURCE)]
    return publish(page)


def picture(title: str) -> CreditedImage:
    content = BytesIO()
    Image.new("RGB", (40, 20)).save(content, "PNG")
    return CreditedImage.objects.create(title=title, file=ContentFile(content.getvalue(), name=f"{title}.png"))


def many(count: int) -> CityPage:
    """A city with this many practices; each has four missions, three partners and a picture."""
    image = picture("picture")
    for _number in range(3):
        publish(CityPageFactory.create(image=image))
    page = publish(CityPageFactory.create(image=image))
    for number in range(4):
        mission_page(f"mission-{number}")
    FocalPoint.objects.create(city=page.city, name="Somebody", email="somebody@example.org")
    more(page, count)
    return page


def more(page: CityPage, count: int) -> None:
    """As many practices, and organisations that it works with, on top."""
    with sync.collected() as waiting:
        partners = City.objects.exclude(pk=page.city_id)[:3]
        stage, kind = concept(Scheme.STAGE, "running"), concept(Scheme.PRACTICE_TYPE, "register")
        for number in range(count):
            practice_page(
                page,
                missions=[f"mission-{each}" for each in range(4)],
                partners=partners,
                image=page.image,
                stage=stage,
                practice_type=kind,
                year_started=2000 + number % 20,
            )
            CityRoleFactory.create(city=page.city, organisation=OrganisationFactory.create())
        waiting.forget()  # all is told at once
    sync.rebuild()
