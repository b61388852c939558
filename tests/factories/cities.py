"""Cities and organisations, in the trees that every database has."""

from __future__ import annotations

from typing import Any

import factory
from factory.django import DjangoModelFactory
from wagtail.models import Locale, Page
from wagtail_factories import PageFactory

from cities.models import (
    City,
    CityIndexPage,
    CityName,
    CityPage,
    CityRole,
    FocalPoint,
    Membership,
    MembershipEvidence,
    MembershipStatus,
    Organisation,
    OrganisationIndexPage,
    OrganisationPage,
    Project,
    Steward,
)
from network.base.models import Concept, ConceptLabel, LabelKind, Scheme, User
from search import sync


def locale(language: str = "en") -> Locale:
    return Locale.objects.get_or_create(language_code=language)[0]


def home(language: str = "en") -> Page:
    """The home page of a language: every database has its trees from the first migration on."""
    return Page.objects.get(depth=2, locale__language_code=language)


def city_index(language: str = "en") -> CityIndexPage:
    return CityIndexPage.objects.get(locale__language_code=language)


def organisation_index(language: str = "en") -> OrganisationIndexPage:
    return OrganisationIndexPage.objects.get(locale__language_code=language)


class Collected:
    """What it makes, with all that stands around it, is told to the search once, as it is in a request."""

    @classmethod
    def create(cls, **fields: Any) -> Any:
        with sync.collected():
            return super().create(**fields)  # type: ignore[misc]  # a factory's, to which this is added


class ConceptFactory(Collected, DjangoModelFactory[Concept]):
    class Meta:
        model = Concept
        django_get_or_create = ("scheme", "code")
        skip_postgeneration_save = True

    scheme = Scheme.REGION
    code = "europe"

    @factory.post_generation
    def label(self: Concept, create: bool, text: str | None, **kwargs: Any) -> None:
        text = text or str(self.code).replace("-", " ").capitalize()
        ConceptLabel.objects.get_or_create(
            concept=self, language="en", kind=LabelKind.PREFERRED, defaults={"text": text}
        )


@sync.collected()
def concept(scheme: str, code: str, label: str | None = None, **fields: Any) -> Concept:
    return ConceptFactory.create(scheme=scheme, code=code, label=label, **fields)


@sync.collected()
def region(code: str = "western-europe", broader: str | None = "europe") -> Concept:
    above = concept(Scheme.REGION, broader) if broader else None
    return concept(Scheme.REGION, code, broader=above)


class UserFactory(DjangoModelFactory[User]):
    class Meta:
        model = User

    email = factory.Sequence(lambda number: f"person-{number}@example.org")


class CityFactory(Collected, DjangoModelFactory[City]):
    class Meta:
        model = City

    name = factory.Sequence(lambda number: f"Town {number}")
    slug = factory.LazyAttribute(lambda city: city.name.lower().replace(" ", "-"))
    country_code = "NL"
    region = factory.LazyFunction(region)
    latitude = "52.3676"
    longitude = "4.9041"


class CityNameFactory(Collected, DjangoModelFactory[CityName]):
    class Meta:
        model = CityName

    city = factory.SubFactory(CityFactory)
    language = "en"
    name = factory.Sequence(lambda number: f"Also Town {number}")


class MembershipFactory(Collected, DjangoModelFactory[Membership]):
    class Meta:
        model = Membership

    city = factory.SubFactory(CityFactory)
    status = MembershipStatus.MEMBER
    evidence = MembershipEvidence.DIRECT
    since = "2019"
    evidence_url = "https://example.org/evidence"
    evidence_note = "Named in a text of the Coalition."


class OrganisationFactory(Collected, DjangoModelFactory[Organisation]):
    class Meta:
        model = Organisation

    name = factory.Sequence(lambda number: f"Institute {number}")
    slug = factory.LazyAttribute(lambda organisation: organisation.name.lower().replace(" ", "-"))
    source_url = "https://example.org/organisation"


class ProjectFactory(Collected, DjangoModelFactory[Project]):
    class Meta:
        model = Project

    name = factory.Sequence(lambda number: f"Project {number}")
    slug = factory.LazyAttribute(lambda project: project.name.lower().replace(" ", "-"))


class CityRoleFactory(Collected, DjangoModelFactory[CityRole]):
    """Coordinates the Coalition, unless an organisation, a project or a mission is given."""

    class Meta:
        model = CityRole

    city = factory.SubFactory(CityFactory)
    role = factory.LazyFunction(lambda: concept(Scheme.ROLE_KIND, "coordinator"))
    is_coalition = factory.LazyAttribute(lambda role: not (role.organisation or role.project or role.mission))
    organisation = None
    project = None
    mission = None
    attested_on = "2024-09-06"
    source_url = "https://example.org/role"


class StewardFactory(Collected, DjangoModelFactory[Steward]):
    class Meta:
        model = Steward

    user = factory.SubFactory(UserFactory)
    city = factory.SubFactory(CityFactory)


class FocalPointFactory(Collected, DjangoModelFactory[FocalPoint]):
    class Meta:
        model = FocalPoint

    city = factory.SubFactory(CityFactory)
    name = "Private Person"
    email = "private.person@example.org"


class CityPageFactory(Collected, PageFactory):
    """A live profile of a member city; `membership=None` leaves the city without any state."""

    class Meta:
        model = CityPage

    class Params:
        membership = MembershipStatus.MEMBER

    city = factory.LazyAttribute(lambda page: _city_with(page.membership))
    title = factory.LazyAttribute(lambda page: page.city.name)
    slug = factory.LazyAttribute(lambda page: page.city.slug)
    locale = factory.LazyFunction(locale)
    parent = factory.LazyAttribute(lambda page: city_index(page.locale.language_code))
    live = True


def _city_with(status: str | None) -> City:
    city = CityFactory.create()
    if status:
        evidence = MembershipEvidence.DIRECT if status == MembershipStatus.MEMBER else ""
        MembershipFactory.create(city=city, status=status, evidence=evidence)
    return city


class OrganisationPageFactory(Collected, PageFactory):
    class Meta:
        model = OrganisationPage

    organisation = factory.SubFactory(OrganisationFactory)
    title = factory.LazyAttribute(lambda page: page.organisation.name)
    slug = factory.LazyAttribute(lambda page: page.organisation.slug)
    locale = factory.LazyFunction(locale)
    parent = factory.LazyAttribute(lambda page: organisation_index(page.locale.language_code))
    live = True


@sync.collected()
def publish(page: Page) -> Page:
    """As an editor does, with everything that follows."""
    page.save_revision().publish()
    return page.specific_class.objects.get(pk=page.pk)
