"""The interface in Spanish, Portuguese and French: no page, in no state, says a word of it in English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Comment
from django.core import mail
from django.template import Template
from django.test import Client, RequestFactory
from django.test.signals import template_rendered
from django.utils.translation import override

from network.base import catalogues, errors
from network.base.addresses import resolve
from tests.architecture.markup import public
from tests.network.coalition.answering.posting import key_of, send
from tests.pages import MADE, PAGES

LANGUAGES = ("es", "pt-br", "fr")
# Words that are the same in two languages, names of formats, and signs around values.
NAMES = {"DOI", "ISBN", "%(words)s – %(count)s"}
# Words of the data that the interface has too: an organisation called as the site is.
OF_THE_DATA = {"Cities Coalition for Digital Rights"}
SAME = {
    "es": {"Error:", "No", "audio"},
    "pt-br": {"E-mail", "Links", "Menu", "e-mail", "latitude", "link", "longitude", "“%(words)s”"},
    "fr": {
        *("%(count)d mission", "%(count)d organisation", "%(count)d publication", "%(count)s candidate"),
        *("%(count)s mission", "%(count)s page", "Consultation", "Consultations", "E-mail", "Menu", "Messages"),
        *("Mission", "Missions", "Organisation", "Organisations", "Page", "Pages", "Part", "Population", "Programme"),
        *("Publication", "Publications", "Question %(number)s", "Source", "Technologies", "Type", "audio", "candidate"),
        *("code", "collection", "concept", "concepts", "consultation", "consultations", "date", "document"),
        *("documents", "e-mail", "format", "image", "images", "initiatives", "International", "latitude", "licence"),
        "longitude",
        *("message", "messages", "mission", "missions", "note", "organisation", "organisations", "page", "pages"),
        *("population", "publication", "publications", "question", "relation", "section", "source", "technologies"),
        *("type", "version"),
    },
}
MORE = {
    "events": "/en/events/",
    "search of events": "/en/events/?q=maceio",
    "event": "/en/events/connected-people-integrated-cities-2024/",
    "event without parts": "/en/events/scewc-2024/",
    "part of an event": "/en/events/connected-people-integrated-cities-2024/unhabitat-consultation-latin-america-2024/",
    "missions": "/en/missions/",
    "mission": "/en/missions/inclusion/",
    "publications": "/en/publications/",
    "search of publications": "/en/publications/?q=rights",
    "publication": "/en/publications/six-missions-people-centred-digital-future/",
    "comments": "/en/feedback/",
    "comment sent": "/en/feedback/sent/",
    "joining": "/en/join/",
    "request sent": "/en/join/sent/",
    "spoilt link": "/en/registration/spoilt/",
    "spoilt link to a form": "/en/continue/spoilt/",
    "link to a form sent": "/en/continue/",
}
FEWEST = 10  # letters beside a value: with fewer, names and sentences of the data look like ours
VALUE = re.compile(r"%\(\w+\)[sd]")
COUNT = re.compile(r"%\((?:count|n|number|total)\)[sd]")
SPOKEN = ("aria-label", "alt", "title", "placeholder", "data-done", "data-search-inside")


def forms(text: str | tuple[str, ...] | list[str] | None) -> list[str]:
    return [text or ""] if isinstance(text, str) or text is None else list(text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_string_is_the_same_as_in_english(language: str) -> None:
    messages = [message for message in catalogues.read(language) if message.id]

    same = {forms(each.id)[0] for each in messages if set(forms(each.id)) & set(forms(each.string))}

    assert same == same & (NAMES | SAME[language])


def english(language: str) -> re.Pattern[str]:
    """What no visitor in this language should read: the English strings, with anything in place of their values."""
    messages = [message for message in catalogues.read(language) if message.id]
    said = {form for each in messages for form in forms(each.string)}
    strings = {form for each in messages for form in forms(each.id)} - said - NAMES - OF_THE_DATA
    counted = (COUNT.sub("\0", each) for each in strings)
    worded = {each for each in counted if not VALUE.search(each) or len(VALUE.sub("", each)) >= FEWEST}
    return re.compile("|".join(map(pattern_of, sorted(worded))))


def pattern_of(string: str) -> str:
    """A count stands for digits only: else each sentence that ends in “cities” would be taken for ours."""
    parts = VALUE.split(string)
    return ".{1,80}".join(re.escape(part).replace("\0", r"[\d.,\s]+") for part in parts)


def texts(html: str) -> Iterator[str]:
    """What is read or read aloud, each piece between two tags for itself."""
    soup = BeautifulSoup(html, "html.parser")
    for tag in soup(["script", "style", "svg"]):
        tag.decompose()
    for tag in soup("mark"):  # what a visitor searched for, in the middle of a text
        tag.unwrap()
    soup.smooth()
    for text in soup.find_all(string=True):
        if not isinstance(text, Comment):
            yield str(text)
    for tag in soup.find_all(True):
        yield from (str(tag[name]) for name in SPOKEN if tag.has_attr(name))


def slips(html: str, pattern: re.Pattern[str]) -> set[str]:
    pieces = (re.sub(r"\s+", " ", text).strip(" :.·,;()–") for text in texts(html))
    return {piece for piece in pieces if piece and pattern.fullmatch(piece)}


# Reached only by sending a form, following a mailed link, or in a state that the real data do not have. Their strings
# stand in the catalogues too, where none is the same as in English.
NOT_CRAWLED = {
    *("answering/answer.html", "answering/answer_sent.html", "answering/register.html"),
    *("answering/register_section.html", "answering/registered.html", "answering/registration.html"),
    *("cities/state.html", "coalition/publication_index_page.html", "components/asked.html"),
    *("components/city_row.html", "components/figure.html", "components/progress.html", "mail/letter.html"),
    "search/explanation.html",
}


def answers(client: Client, language: str) -> Iterator[tuple[str, str]]:
    for name, address in (PAGES | MORE).items():
        found = re.sub(r"^/[a-z-]+/", f"/{language}/", address)
        yield name, client.get(found).content.decode()
    for name, made in MADE.items():
        with override(language):
            yield name, made(RequestFactory().get(f"/{language}/made-{name}/")).content.decode()
    yield from pages_of_joining(client, language)


def pages_of_joining(client: Client, language: str) -> Iterator[tuple[str, str]]:
    """A long form, page by page: with its mistakes, filled in, checked, put off, and taken up again."""
    url = f"/{language}/join/"
    key = key_of(client, url)
    sendings: dict[str, dict[str, str]] = {
        "mistake": {"step": "person"},
        "city": {"step": "city", "city": "Porto", "checklist": "algorithms"},
        "person": {"step": "person", "name": "Ana", "role": "xyz", "email": "ana@example.org"},
        "check": {"step": "reason", "language": language, "text": "xyz"},
        "later": {"step": "check", "go": "later"},
    }
    for name, fields in sendings.items():
        yield f"joining, {name}", send(client, url, key, **fields).content.decode()
    send(client, url, key, step="later", email="ana@example.org")
    [link] = re.findall(r"/[a-z-]+/continue/\S+", str(mail.outbox[-1].body))
    yield "joining, taken up again", client.get(link).content.decode()


@pytest.mark.usefixtures("seeded")
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_says_a_word_of_its_interface_in_english(client: Client, language: str) -> None:
    errors._plain.cache_clear()  # pages of errors are rendered once for each language
    pattern, rendered = english(language), set()

    def note(template: Template, **kwargs: object) -> None:
        rendered.add(template.name)

    template_rendered.connect(note)
    try:
        found = {name: said for name, html in answers(client, language) if (said := slips(html, pattern))}
    finally:
        template_rendered.disconnect(note)

    assert found == {}
    assert {str(Path(*path.parts[1:])) for path in public()} - rendered <= NOT_CRAWLED


def test_a_word_left_in_english_would_be_found() -> None:
    page = '<h2>Roles and networks</h2><a aria-label="You are here">x</a><p>Member city since 2019</p><p>3 cities</p>'

    assert slips(page, english("es")) == {"Roles and networks", "You are here", "Member city since 2019", "3 cities"}


UNTRANSLATED = {
    "city": "cities/maceio/",
    "practice": "cities/barcelona/barcelona-decidim/",
    "organisation": "organisations/eurocities/",
    "publication": "publications/six-missions-people-centred-digital-future/",
    "event": "events/scewc-2024/",
}
NOTE = {
    "es": "Esta página aún no está traducida. La está leyendo en inglés.",
    "pt-br": "Esta página ainda não foi traduzida. Você a lê em inglês.",
    "fr": "Cette page n’est pas encore traduite. Vous la lisez en anglais.",
}


@pytest.mark.usefixtures("seeded")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", UNTRANSLATED.values(), ids=UNTRANSLATED)
def test_what_is_not_translated_is_read_in_its_own_language_at_the_same_address(
    client: Client, path: str, language: str
) -> None:
    page = BeautifulSoup(client.get(f"/{language}/{path}").content, "html.parser")

    links = [str(link["href"]) for link in page.select("main a[href^='/']")]
    assert page.html is not None
    assert (page.html["lang"], page.select("main h1, main h1 span")[-1]["lang"]) == (language, "en")
    assert page.select("main .strip")[0].get_text(strip=True) == NOTE[language]
    assert page.select("link[rel=canonical]")[0]["href"] == f"http://127.0.0.1:8000/en/{path}"
    assert page.select("link[hreflang]") == []
    assert links
    assert {link for link in links if not link.startswith((f"/{language}/", "/id/"))} == set()


@pytest.mark.usefixtures("seeded")
@pytest.mark.parametrize("path", ["missions/inclusion/", "about/", "events/connected-people-integrated-cities-2024/"])
def test_a_translation_that_is_taken_back_leaves_the_original_at_its_address(client: Client, path: str) -> None:
    page = resolve(path, "es")
    assert page is not None
    before = client.get(f"/es/{path}").content.decode()
    page.unpublish()

    after = client.get(f"/es/{path}").content.decode()

    assert NOTE["es"] not in before
    assert NOTE["es"] in after
    assert '<html lang="es"' in after
    assert '<h1 lang="en">' in after


@pytest.mark.usefixtures("seeded")
def test_a_hit_in_another_language_says_so_and_languages_are_a_facet(client: Client) -> None:
    page = BeautifulSoup(client.get("/es/search/?q=decidim").content, "html.parser")
    translated = client.get("/es/search.json?language=es&kind=mission").json()

    hit = page.select_one("ol.results > li")
    assert hit is not None
    assert "En inglés" in hit.get_text(" ")
    assert page.select("#facet-language input[value=es]")
    assert translated["total"] == 6
    assert {result["language"] for result in translated["results"]} == {"es"}


@pytest.mark.usefixtures("seeded")
def test_the_menu_of_languages_leads_to_the_same_entry(client: Client) -> None:
    page = BeautifulSoup(client.get("/es/missions/inclusion/?from=menu").content, "html.parser")

    found = {str(link["hreflang"]): str(link["href"]) for link in page.select("header a[hreflang]")}

    assert found == {code: f"/{code}/missions/inclusion/?from=menu" for code in ("en", "pt-br", "fr")} | {
        "es": "/es/missions/inclusion/?from=menu"
    }
