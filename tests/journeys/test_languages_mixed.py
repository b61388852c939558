"""An entry that is read in another language than the interface's: each text says in which language it is written."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from cities.models import Organisation, Project
from network.base.addresses import resolve
from tests.announced import WORD, language_of, pieces
from tests.journeys.test_languages import UNTRANSLATED

TRANSLATED = {
    "mission": "missions/inclusion/",
    "missions": "missions/",
    "about": "about/",
    "event with a programme": "events/connected-people-integrated-cities-2024/",
    "home": "",
}
SENTENCE = 6  # words: with fewer, what is the same in two languages may be a name


def wrong(client: Client, path: str, language: str) -> set[tuple[str, str]]:
    """What is announced in the wrong language. What no language changes is the entry's own; the rest is ours."""
    named = (model.objects.values_list("name", flat=True) for model in (Organisation, Project))
    names = {name for each in named for name in each}  # a proper name is of no language
    english = {text for text, _language in pieces(client.get(f"/en/{path}").content.decode())}
    found = set()
    for text, announced in pieces(client.get(f"/{language}/{path}").content.decode()):
        is_own = text in english
        is_name = is_own and (text in names or len(WORD.findall(text)) < SENTENCE)
        if announced != ("en" if is_own else language) and not is_name:
            found.add((announced, text))
    return found


@pytest.mark.usefixtures("seeded")
@pytest.mark.parametrize("language", ["es", "pt-br", "fr"])
@pytest.mark.parametrize("path", UNTRANSLATED.values(), ids=UNTRANSLATED)
def test_an_entry_is_announced_in_its_language_and_the_interface_in_the_visitors(
    client: Client, path: str, language: str
) -> None:
    page = BeautifulSoup(client.get(f"/{language}/{path}").content, "html.parser")

    assert wrong(client, path, language) == set()
    assert language_of(page.h1 and (page.h1.find("span") or page.h1)) == "en"
    assert {language_of(heading) for heading in page.select("main h2")} <= {language, "en"}
    assert language_of(page.select_one(".crumbs [aria-current]")) == "en"
    assert language_of(page.select_one(".crumbs a")) == language


@pytest.mark.usefixtures("seeded")
@pytest.mark.parametrize("path", TRANSLATED.values(), ids=TRANSLATED)
def test_a_translation_that_is_taken_back_leaves_no_text_of_the_interface_in_the_wrong_language(
    client: Client, path: str
) -> None:
    page = resolve(path, "es")
    assert page is not None
    page.unpublish()

    assert wrong(client, path, "es") == set()
