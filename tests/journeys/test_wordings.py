"""The flagship event, and what else tells of records, read in each language: no sentence is left in English."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client

from cities.models import CityRole, RoleWording
from network.coalition.models import Fact, FactWording
from network.coalition.seed.formats.translations import LANGUAGES
from network.coalition.seed.sentences import SOURCES, sentences

pytestmark = pytest.mark.usefixtures("seeded")

FLAGSHIP = "events/connected-people-integrated-cities-2024/"
PAGES = (
    "",
    "about/",
    FLAGSHIP,
    f"{FLAGSHIP}annual-meeting-2024/",
    f"{FLAGSHIP}unhabitat-consultation-latin-america-2024/",
    "consultations/people-centred-smart-cities-2024/",
    *(f"cities/{slug}/" for slug in ("maceio", "barcelona", "amsterdam", "new-york-city", "dublin", "bologna")),
    *(f"organisations/{slug}/" for slug in ("gouai", "fnp", "caf")),
    "missions/global-agenda/",
)
MARK = "Traducción automática, aún sin revisar."


def english() -> set[str]:
    """Every sentence that a record says in English."""
    return {
        sentence
        for source in SOURCES.values()
        for row in source.model.objects.values_list(*source.fields)
        for text in row
        for sentence in sentences(text)
        if " " in sentence
    }


def main_of(client: Client, address: str) -> Tag:
    found = BeautifulSoup(client.get(address).content, "html.parser").main
    assert found is not None
    return found


def paragraphs(client: Client, address: str) -> Iterator[str]:
    for tag in main_of(client, address).find_all(["p", "h1", "h3", "h4", "li", "a", "span"]):
        yield " ".join(tag.get_text().split())


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_record_says_a_sentence_in_english(language: str, page: str, client: Client) -> None:
    said = english()

    told = set(paragraphs(client, f"/{language}/{page}"))

    assert told & said == set()
    assert len(told) > 10


@pytest.mark.parametrize("page", PAGES[2:5])
@pytest.mark.parametrize("language", LANGUAGES)
def test_all_that_is_in_english_on_the_flagship_pages_is_a_title(language: str, page: str, client: Client) -> None:
    main = main_of(client, f"/{language}/{page}")
    others = client.get(f"/{language}/{page.removesuffix('/')}.json").json()["alternative_titles"]

    in_english = [each for each in main.find_all(lang="en") if each.name != "a"]

    assert [each.get_text() for each in in_english] == ([" · ".join(others)] if others else [])
    assert main.get("lang") is None


def test_the_english_page_says_them_so_the_search_above_would_find_them(client: Client) -> None:
    told = set(paragraphs(client, f"/en/{FLAGSHIP}"))

    assert len(told & english()) > 10


def test_what_is_not_worded_stands_there_in_english_and_says_so(client: Client) -> None:
    FactWording.objects.filter(record__key="members-2024").delete()
    RoleWording.objects.filter(record__city__slug="maceio", record__role__code="lead").delete()

    html = client.get(f"/fr/{FLAGSHIP}").content.decode()

    assert '<p lang="en">The Coalition has more than sixty members.</p>' in html
    assert '<p lang="en">Leads the forum;' in html
    assert '<p lang="fr">UN-Habitat' not in html
    assert '<p lang="fr">ONU-Habitat, Eurocities' in html


def test_words_of_a_machine_are_marked_where_the_page_does_not_say_so_itself(client: Client) -> None:
    before = client.get("/es/organisations/gouai/").content.decode()
    RoleWording.objects.update(is_reviewed=True)
    after = client.get("/es/organisations/gouai/").content.decode()

    assert before.count(MARK) == 1
    assert MARK not in after
    assert MARK not in client.get("/en/organisations/gouai/").content.decode()
    assert client.get(f"/es/{FLAGSHIP}").content.decode().count(MARK) == 1  # the page's own note


def test_data_speak_the_language_of_their_address(client: Client) -> None:
    [fact] = Fact.objects.worded("pt-br").filter(key="members-2024")
    [role] = CityRole.objects.worded("pt-br").filter(city__slug="maceio", role__code="board")

    event = client.get(f"/pt-br/{FLAGSHIP.removesuffix('/')}.json").json()
    city = client.get("/pt-br/cities/maceio.json").json()

    assert str(fact.said("statement")) in [each["statement"] for each in event["facts"]]
    assert str(role.said("note")) in [each["note"] for each in city["roles"]]
    assert str(role.said("note")) in client.get("/pt-br/cities/maceio.md").content.decode()
    assert role.note in client.get("/en/cities/maceio.md").content.decode()
