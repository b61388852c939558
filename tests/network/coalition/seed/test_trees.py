from __future__ import annotations

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from wagtail.models import Page, Site

from cities.models import CityIndexPage, OrganisationIndexPage
from network.coalition.apps import plant_trees
from network.coalition.models import HomePage
from network.coalition.seed.trees import home_of

pytestmark = pytest.mark.django_db


def plant_again() -> None:
    plant_trees(using="default")


def test_every_language_has_a_home_and_the_index_pages_as_translations() -> None:
    languages = [code for code, _ in settings.LANGUAGES]

    for model in (HomePage, CityIndexPage, OrganisationIndexPage):
        pages = model.objects.live().select_related("locale")
        assert sorted(page.locale.language_code for page in pages) == sorted(languages)
        assert len({page.translation_key for page in pages}) == 1
    assert {page.slug for page in CityIndexPage.objects.all()} == {"cities"}
    assert Page.find_problems() == ([], [], [], [], [])


def test_the_site_serves_the_english_tree_and_the_others_beside_it(client: Client) -> None:
    assert Site.objects.get().root_page.specific == home_of("en")
    assert [root.language_code for root in Site.get_site_root_paths()] == ["en", "es", "pt-br", "fr"]


def test_planting_again_changes_nothing() -> None:
    before = list(Page.objects.order_by("pk").values_list("pk", "path", "latest_revision_created_at"))

    plant_again()

    assert list(Page.objects.order_by("pk").values_list("pk", "path", "latest_revision_created_at")) == before


def test_what_a_person_renamed_or_deleted_stays_so() -> None:
    OrganisationIndexPage.objects.get(locale__language_code="fr").delete()
    CityIndexPage.objects.filter(locale__language_code="es").update(title="Las ciudades")

    plant_again()

    assert not OrganisationIndexPage.objects.filter(locale__language_code="fr").exists()
    assert CityIndexPage.objects.get(locale__language_code="es").title == "Las ciudades"


@pytest.mark.django_db(transaction=True)
def test_an_emptied_database_gets_its_trees_back() -> None:
    call_command("flush", interactive=False, verbosity=0)

    assert HomePage.objects.count() == len(settings.LANGUAGES)
    assert Site.objects.get().root_page.specific == home_of("en")
