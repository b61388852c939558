"""Cities in the trees that every database has from its first migration on."""

from __future__ import annotations

from cities.models import City, CityIndexPage, CityPage
from search import sync
from tests.factories.cities import CityFactory, MembershipFactory


@sync.collected()
def city_page(slug: str, *, live: bool = True, country_code: str = "BR") -> CityPage:
    """The English page of a member city, in the directory below the home page."""
    city: City = CityFactory.create(name=slug.capitalize(), slug=slug, country_code=country_code)
    MembershipFactory.create(city=city)
    directory = CityIndexPage.objects.get(locale__language_code="en")
    return directory.add_child(
        instance=CityPage(title=city.name, slug=slug, city=city, live=live, locale=directory.locale)
    )
