from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from network.base.models import Scheme
from practices.models import Evidence, KeyFigure, PracticePage, WebLink
from search import sync
from tests.announced import pieces
from tests.factories.cities import CityPageFactory, UserFactory, concept, publish
from tests.factories.practices import answered, joined, practice_page, told_in_full, translated

pytestmark = pytest.mark.django_db
PRIVATE = "private.person@example.org"


def shown(client: Client, page: PracticePage, language: str = "en") -> str:
    answer = client.get(f"/{language}/cities/{page.get_parent().slug}/{page.slug}/")
    assert answer.status_code == 200
    return answer.content.decode()


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_a_page_tells_everything_in_its_fixed_order(client: Client) -> None:
    page = publish(told_in_full(size=2))

    html = shown(client, page)

    assert html.count("<h1") == 1
    headings = re.findall(r'<h2 id="([\w-]+)"', html)
    assert headings[: len(headings) - 1] or headings
    wanted = ["problem", "did", "results", "rights", "difficulties", "lessons", "yours", "evidence", "believe"]
    assert [each for each in headings if each in wanted] == wanted
    assert all(f'href="#{each}"' in html for each in wanted)
    text = words(html)
    for part in ("About problem.", "About safeguards.", "Need 1", "Code 1", "two full posts", "Level 2 of 5"):
        assert part in text
    assert "Not stated" not in text
    assert "<svg" in html
    assert "Show these figures as a table" in text


def test_a_short_compiled_entry_says_what_is_not_stated(client: Client) -> None:
    page = publish(
        practice_page(
            problem="<p>Nobody knew.</p>",
            source_quality="weak",
            source_url="https://example.org/repost",
            confidence="memory",
            record={"compiled": True, "state": "compiled"},
        )
    )

    text = words(shown(client, page))

    assert "Compiled from public sources, not yet confirmed by the city." in text
    assert "a repost or an aggregator" in text
    assert "The source is weak" in text
    assert "Unconfirmed" in text
    assert text.count("the city has not told it yet") == 5
    assert "Not stated: year of start, outcome, cost, people" in text
    assert "Written by Cities Coalition for Digital Rights" in text


def test_what_a_city_tells_is_the_citys(client: Client) -> None:
    page = publish(practice_page())

    text = words(shown(client, page))

    assert f"Written by City of {page.get_parent().title}" in text
    assert "Compiled" not in text
    assert f"/id/practice/{page.practice_id}" in text


def test_what_a_practice_says_itself_is_announced_in_its_language(client: Client) -> None:
    proof = Evidence(
        evidence_kind=concept(Scheme.EVIDENCE_KIND, "report"), url="https://example.org/", statement="It ran."
    )
    page = publish(told_in_full(size=2, evidence=[proof]))

    announced = dict(pieces(shown(client, page, "es")))

    own = (page.title, "About problem.", "two full posts", "trials", "Need 1", "Code 1", "Link 0", "It ran.")
    assert {text: announced[text] for text in own} == dict.fromkeys(own, "en")
    ours = ("El problema", "Equipo", "Mostrar estas cifras en una tabla", "Año", "Datos clave", "Cómo citar")
    assert {text: announced[text] for text in ours} == dict.fromkeys(ours, "es")


def test_a_translation_says_which_of_its_facts_are_not_translated(client: Client) -> None:
    page = publish(told_in_full(size=2))
    publish(translated(page, title="Registro", problem="<p>Nadie lo sabía.</p>"))

    announced = dict(pieces(shown(client, page, "es")))

    assert (announced["Registro"], announced["Nadie lo sabía."]) == ("es", "es")
    assert (announced["two full posts"], announced["Need 1"], announced["trials"]) == ("en", "en", "en")


def test_an_address_is_shown_once(client: Client) -> None:
    links = [
        WebLink(url="https://www.example.org/source/"),
        WebLink(url="https://example.org/more", title="More"),
        WebLink(url="http://example.org/more/"),
    ]
    page = publish(practice_page(source_url="https://example.org/source", web_links=links))

    html = shown(client, page)

    assert len(re.findall(r'<a href="https?://(?:www\.)?example\.org/source', html)) == 1
    assert len(re.findall(r'<a href="https?://example\.org/more', html)) == 1


def test_related_practices_share_the_mission_and_not_the_city(client: Client) -> None:
    page = publish(practice_page(missions=["shared"]))
    publish(practice_page(missions=["shared"], title="Elsewhere on it"))
    publish(practice_page(page.get_parent().specific, missions=["shared"], title="Same city"))
    publish(practice_page(missions=["other"], title="Another mission"))

    text = words(shown(client, page))

    assert "Related practices of other cities" in text
    assert "Elsewhere on it" in text
    assert "Same city" not in text
    assert "Another mission" not in text


def test_a_practice_that_is_like_no_other_has_nothing_related(client: Client) -> None:
    page = publish(practice_page(missions=[]))

    assert "Related practices of other cities" not in shown(client, page)


def test_partner_cities_are_told_with_their_part(client: Client) -> None:
    partner = CityPageFactory()
    page = publish(practice_page(partners=[partner.city]))

    html = shown(client, page)

    assert "Led by" in html
    assert f'<a href="/en/cities/{partner.slug}/">' in html
    assert "Takes part" in html


def test_another_language_reads_the_source_with_a_note(client: Client) -> None:
    page = publish(practice_page(title="English only"))

    html = shown(client, page, "es")

    assert "English only" in html
    assert f'href="/es/cities/{page.get_parent().slug}/"' in html


def test_a_translation_shows_the_facts_of_its_source(client: Client) -> None:
    page = publish(told_in_full())
    translation = publish(translated(page, title="Registro", people="changed in the translation"))

    html = shown(client, translation, "es")

    assert "Registro" in html
    assert "two full posts" in html
    assert "changed in the translation" not in html


def test_a_translation_without_a_public_source_shows_its_own_copy(client: Client) -> None:
    page = publish(told_in_full())
    translation = publish(translated(page, title="Registro"))
    PracticePage.objects.get(pk=page.pk).unpublish()
    source = PracticePage.objects.get(pk=page.pk)
    source.people = "secret draft"
    source.save()

    html = shown(client, translation, "es")

    assert "two full posts" in html
    assert "secret draft" not in html


def test_nothing_private_is_shown(client: Client) -> None:

    page = publish(answered(practice_page(record={"editor_note": "private words"})))

    html = shown(client, page)

    assert PRIVATE not in html
    assert "Private Person" not in html
    assert "private words" not in html
    assert "has named a person" in html


def test_linked_data_says_what_is_known(client: Client) -> None:
    page = publish(told_in_full(record={"compiled": False}))

    html = shown(client, page)

    found = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)[0])
    article, trail = found["@graph"]
    assert article["@type"] == "Article"
    assert article["author"]["name"].startswith("City of")
    assert article["headline"] == page.title
    assert {each["termCode"] for each in article["about"]} == {"mission-0", "theme-0"}
    assert all(value not in ("", None, []) for value in article.values())
    assert [step["position"] for step in trail["itemListElement"]] == [1, 2, 3, 4]
    assert trail["itemListElement"][-1]["item"] == article["url"]


def test_a_text_with_markup_stays_text(client: Client) -> None:
    evil = "</script><script>alert(1)</script>"
    page = publish(practice_page(title=f"Title {evil}"[:90], summary=evil, people=evil, tools=evil))

    html = shown(client, page)

    assert "<script>alert(1)</script>" not in html


def test_a_preview_shows_the_draft_rows(client: Client) -> None:
    page = publish(told_in_full(title="Live"))
    page.title = "Draft"
    page.key_figures = [KeyFigure(value="77", unit="draft trials", year=2022, source_url="https://example.org/f")]
    page.partner_links = []
    page.save_revision()
    client.force_login(UserFactory(is_superuser=True, is_staff=True))

    answer = client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))

    html = answer.content.decode()
    assert answer.status_code == 200
    assert "draft trials" in html
    assert "Need 0" in html
    assert "draft trials" not in shown(Client(), page)


@pytest.mark.slow
def test_a_page_costs_the_same_for_one_row_and_for_many(
    client: Client, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    counts = []
    for size in (1, 4):
        with sync.collected():
            partners = [CityPageFactory().city for _ in range(size)]
            page = told_in_full(size=size, partners=partners)
            for _ in range(size):
                joined(page, publish(practice_page(missions=["mission-0"])), "similar")
                joined(practice_page(), page, "derived-from")
            publish(page)
        shown(client, page)
        cache.clear()
        shown(client, page)
        with django_assert_max_num_queries(15) as captured:
            shown(client, page)
        counts.append(len(captured) - 1)  # without the look-up of the parent's slug above

    assert counts[0] == counts[1]
