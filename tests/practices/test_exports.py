from __future__ import annotations

import pytest

from practices.exports import as_data, as_text, escaped
from practices.telling import telling
from tests.factories.cities import CityPageFactory, publish
from tests.factories.practices import answered, joined, practice_page, told_in_full

pytestmark = pytest.mark.django_db


def test_data_hold_everything_public() -> None:
    partner = CityPageFactory().city
    page = publish(answered(told_in_full(partners=[partner], title="A register")))
    joined(page, practice_page(title="Sister"), "sister")

    data = as_data(telling(page, "en"))

    assert data["title"] == "A register"
    assert data["partners"] == [{"slug": partner.slug, "name": partner.name, "country": "nl"}]
    assert data["stage"] == "running"
    assert data["key_figures"][0]["source_url"] == "https://example.org/figures"
    assert data["relations"][0]["title"] == "Sister"
    assert data["texts"]["problem"] == "About problem."
    assert data["evidence_level"] == 2
    assert data["not_stated"] == []
    assert "private" not in repr(data).lower()


def test_data_name_what_is_unknown() -> None:
    data = as_data(telling(publish(practice_page()), "en"))

    assert data["stage"] is None
    assert data["year_started"] is None
    assert data["themes"] == []
    assert data["evidence_level"] is None
    assert {"cost", "people", "results"} <= set(data["not_stated"])


def test_text_says_what_the_page_says() -> None:
    page = publish(told_in_full(title="A *starred* title"))

    text = as_text(telling(page, "en"))

    assert text.startswith("# A \\*starred\\* title\n")
    assert "## The problem\n\nAbout problem." in text
    assert "- 10 trials, 2020 (<https://example.org/figures>)" in text
    assert "- Need 0" in text
    assert "2/5." in text
    assert "How to cite" in text
    assert "Not stated" not in text


def test_text_of_a_short_compiled_entry_is_whole() -> None:
    page = publish(practice_page(missions=[], record={"compiled": True, "state": "compiled"}))

    text = as_text(telling(page, "en"))

    assert "*Compiled from public sources, not yet confirmed by the city.*" in text
    assert "Not stated: year of start" in text
    assert "## Results" not in text


def test_markup_is_escaped() -> None:
    assert escaped("<b>[x](y)_z") == "\\<b\\>\\[x\\](y)\\_z"
