"""Links inside a text keep the visitor in their language."""

from __future__ import annotations

import pytest
from django.utils.translation import override
from wagtail.rich_text import expand_db_html, features

from network.base.links import VisitorPageLinks
from tests.factories.cities import CityFactory, CityPageFactory

pytestmark = pytest.mark.django_db


def test_links_lead_to_the_visitors_language_in_one_query(django_assert_num_queries: pytest.FixtureRequest) -> None:
    pages = [CityPageFactory(city=CityFactory(name=name)) for name in ("Maceio", "Porto")]
    text = " ".join(f'<a linktype="page" id="{page.pk}">{page.title}</a>' for page in pages)

    with override("es"), django_assert_num_queries(1):  # type: ignore[operator]
        found = expand_db_html(text)

    assert found == '<a href="/es/cities/maceio/">Maceio</a> <a href="/es/cities/porto/">Porto</a>'


@pytest.mark.parametrize("number", ["0", "999999", "x", ""])
def test_a_link_to_nothing_leaves_its_words(number: str) -> None:
    assert expand_db_html(f'<a linktype="page" id="{number}">here</a>') == "<a>here</a>"


def test_a_draft_is_not_linked() -> None:
    draft = CityPageFactory(live=False)

    assert expand_db_html(f'<a linktype="page" id="{draft.pk}">here</a>') == "<a>here</a>"


def test_ours_is_the_handler_that_wagtail_uses() -> None:
    assert features.get_link_types()["page"] is VisitorPageLinks
    assert VisitorPageLinks.expand_db_attributes({"id": "0"}) == "<a>"
    assert next(VisitorPageLinks.extract_references({"id": "7"}))[1] == "7"
