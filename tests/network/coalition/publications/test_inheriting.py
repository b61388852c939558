"""A publication is found by the themes of its missions and of the practices that use it, after what has them itself."""

from __future__ import annotations

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from network.base.models import ConceptLabel, LabelKind
from network.coalition.models import PublicationPage
from network.coalition.publications.documents import publication_documents
from search.models import SearchDocument
from search.query import Query
from search.results import find
from tests.factories.cities import publish
from tests.factories.practices import practice_page, theme
from tests.factories.publications import mission_page, publication_page
from tests.factories.search import tag

pytestmark = pytest.mark.django_db


def codes(page: PublicationPage) -> dict[str, list[str]]:
    found: dict[str, list[str]] = SearchDocument.objects.get(kind="publication", number=page.publication_id).codes
    return found


def found(words: str) -> list[str]:
    query = Query.parse(QueryDict(f"q={words}"), "en", "search/")
    return [result.title for result in find(query).results]


def test_its_practice_gives_it_themes_that_count_less_than_assigned_ones() -> None:
    theme("open-data", "Open data")
    practice = publish(practice_page(title="A portal", themes=["open-data"]))
    page = publication_page(title="A guide", practices=[practice])

    assert codes(page)["done"] == ["theme/open-data"]
    assert found("open+data") == ["A portal", "A guide"]


def test_its_mission_gives_it_themes_that_count_least() -> None:
    mission_page("inclusion", themes=["elderly", "open-data"])
    practice = practice_page(themes=["open-data"])
    page = publication_page(missions=["inclusion"], practices=[practice])

    assert (codes(page)["done"], codes(page)["rest"]) == (["theme/open-data"], ["theme/elderly"])


def test_without_missions_and_practices_it_inherits_nothing() -> None:
    mission_page("inclusion", themes=["elderly"])
    practice_page(themes=["open-data"])

    assert not {"done", "rest"} & codes(publication_page()).keys()


def test_it_follows_the_themes_of_its_mission_and_of_its_practice() -> None:
    mission = mission_page("inclusion", themes=["elderly"])
    practice = practice_page(themes=["open-data"])
    page = publication_page(missions=["inclusion"], practices=[practice])

    mission.themes = [theme("childhood")]
    mission.save_revision().publish()
    practice.themes = [theme("sensors")]
    practice.save_revision().publish()

    assert (codes(page)["done"], codes(page)["rest"]) == (["theme/sensors"], ["theme/childhood"])


def test_what_is_taken_back_or_deleted_gives_nothing_more() -> None:
    mission = mission_page("inclusion", themes=["elderly"])
    practice = practice_page(themes=["open-data"])
    page = publication_page(missions=["inclusion"], practices=[practice])

    practice.unpublish()
    assert "done" not in codes(page)
    mission.delete()
    assert "rest" not in codes(page)


def test_a_deprecated_theme_counts_as_its_successor() -> None:
    old, new = theme("old-theme"), theme("new-theme")
    page = publication_page(practices=[practice_page(themes=["old-theme"])])
    assert codes(page)["done"] == ["theme/old-theme"]

    old.replaced_by = new
    old.save()
    tag()

    assert codes(page)["done"] == ["theme/new-theme"]


def test_a_new_word_of_an_inherited_theme_finds_it_at_once() -> None:
    concept = theme("open-data")
    page = publication_page(title="A guide", practices=[practice_page(title="A portal", themes=["open-data"])])

    ConceptLabel.objects.create(concept=concept, language="de", kind=LabelKind.ALTERNATIVE, text="offene Daten")

    assert page.title in found("offene+Daten")


def test_many_are_read_in_as_many_queries_as_one() -> None:
    mission_page("inclusion", themes=["elderly"])
    pages = [
        publication_page(missions=["inclusion"], practices=[practice_page(themes=["open-data", f"theme-{number}"])])
        for number in range(4)
    ]

    def cost(some: list[PublicationPage]) -> int:
        with CaptureQueriesContext(connection) as queries:
            list(publication_documents([page.publication_id for page in some if page.publication_id]))
        return len(queries)

    assert cost(pages[:1]) == cost(pages)
