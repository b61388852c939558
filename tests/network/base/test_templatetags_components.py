"""The components with inputs as pages give them."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import pytest
from django import forms
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

LABELS = {
    "mission": {"ethical-use": "Promote the ethical use of digital technologies"},
    "stage": {"pilot": "Pilot"},
    "kind": {"city": "City"},
    "membership": {"partner": "Partner city, not a member"},
}


@dataclass
class Result:
    kind: str = "practice"
    slug: str = "algorithm-register"
    title: str = "A register of <algorithms>"
    url: str = "/en/cities/amsterdam/algorithm-register/"
    language: str = "en"
    summary: str = "Residents look up which algorithms touch their lives."
    city: Any = field(default_factory=lambda: SimpleNamespace(slug="amsterdam", name="Amsterdam"))
    missions: tuple[str, ...] = ("ethical-use",)
    year: int | None = 2020
    data: dict[str, Any] = field(default_factory=lambda: {"country": "nl", "stage": "pilot"})
    title_html: str = mark_safe("A register of &lt;<mark>algorithms</mark>&gt;")
    summary_html: str = ""


def component(name: str, **context: Any) -> str:
    return render_to_string(f"components/{name}.html", context)


def option(value: str, count: int = 3, selected: bool = False) -> SimpleNamespace:
    return SimpleNamespace(value=value, label=value.title(), count=count, selected=selected, url=f"?city={value}")


def facet(*options: SimpleNamespace, search_inside: bool = False) -> SimpleNamespace:
    chosen = [each for each in options if each.selected]
    return SimpleNamespace(name="city", label="City", options=options, selected=chosen, search_inside=search_inside)


def test_a_result_shows_its_marks_its_city_and_its_missions() -> None:
    html = component("result_card", result=Result(), labels=LABELS)

    assert "&lt;<mark>algorithms</mark>&gt;" in html
    assert "Amsterdam, Netherlands" in html
    assert "Since 2020" in html
    assert "Pilot" in html
    assert LABELS["mission"]["ethical-use"] in html
    assert html.count("<a ") == 1


def test_a_result_in_another_language_says_so() -> None:
    html = component("result_card", result=Result(language="es"), labels=LABELS)

    assert 'hreflang="es"' in html
    assert "In Spanish" in html
    assert "hreflang" not in component("result_card", result=Result(), labels=LABELS)


def test_a_city_says_what_it_is() -> None:
    city = Result(kind="city", city=None, missions=(), year=None, data={"country": "es", "membership": "partner"})
    html = component("result_card", result=city, labels=LABELS)

    assert ">City<" in html
    assert "Partner city, not a member" in html
    assert "Spain" in html
    assert "Since" not in html


def test_a_card_is_one_link() -> None:
    html = component("practice_card", result=Result(), labels=LABELS)

    assert html.count("<a ") == 1
    assert "A register of &lt;algorithms&gt;" in html


def test_a_facet_keeps_ticks_counts_and_the_rest_behind_a_word() -> None:
    options = [option(f"city{number}", count=number, selected=number == 9) for number in range(12)]
    html = component("facet", facet=facet(*options, search_inside=True))

    assert html.count('type="checkbox"') == 12
    assert html.count(" checked") == 1
    assert '<details class="more" id="more-city">' in html
    assert html.index(" checked") < html.index("<details")
    assert 'data-n="11"' in html
    assert "6 more" in html
    assert html.count('class="check none"') == 1
    assert "data-search-inside" in html


def test_what_is_chosen_is_never_hidden() -> None:
    options = [option(f"city{number}", selected=number == 9) for number in range(12)]

    assert '<details class="more" id="more-city" open>' in component("facet", facet=facet(*options))


def test_a_short_facet_hides_nothing() -> None:
    html = component("facet", facet=facet(option("porto"), option("amsterdam")))

    assert "<details" not in html
    assert "chosen" not in html


def test_chips_remove_what_is_chosen() -> None:
    html = component(
        "chips", facets=[facet(option("porto", selected=True), option("leeds"))], clear_url="/en/practices/"
    )

    assert html.count('class="chip"') == 1
    assert 'href="?city=porto"' in html
    assert 'href="/en/practices/"' in html


def test_a_search_box_is_a_form_of_its_own_or_part_of_one() -> None:
    alone = component("search_box", action="/en/search/", q='"><b>', label="Search", suggest="/en/suggest.json")
    inside = component("search_box", q="")

    assert '<form action="/en/search/"' in alone
    assert 'value="&quot;&gt;&lt;b&gt;"' in alone
    assert "suggest.js" in alone
    assert "<form" not in inside
    assert "suggest" not in inside


@pytest.mark.parametrize(
    "name", ["language_note", "breadcrumb", "sort", "keep_search", "facts", "jump_to", "source_note"]
)
def test_components_print_no_empty_shell_of_python(name: str) -> None:
    context = {
        "content_language": "en",
        "items": [SimpleNamespace(title="Cities", label="Cities", value="60", id="a", url="")],
        "options": [SimpleNamespace(value="city", label="City", selected=True)],
        "urls": {"atom": "/a.atom", "csv": "/a.csv", "json": "/a.json"},
        "total": 2,
    }

    html = component(name, **context)

    assert html.strip()
    assert "None" not in html
    assert "namespace" not in html


def test_what_is_not_stated_is_named() -> None:
    assert "Not stated: cost and people." in component("not_stated", names=["cost", "people"])
    assert component("not_stated", names=[]).strip() == ""


def test_a_source_has_its_date_and_a_name() -> None:
    html = component("source_note", url="https://www.porto.pt/report", date="2024-09")

    assert ">porto.pt</a>" in html
    assert "September 2024" in html
    assert "not stated" in component("source_note")


def test_a_figure_keeps_its_year_and_source() -> None:
    html = component("figure", value="22", unit="trials", year=2025, source_url="https://example.org/x")

    assert "trials, 2025" in html
    assert ">example.org</a>" in html
    assert "<a " not in component("figure", value="22", unit="trials", source="City of Porto")


def test_a_chart_stands_beside_its_table() -> None:
    html = component(
        "chart",
        title="Trials",
        svg=mark_safe("<svg></svg>"),
        headings=["Year", "Trials"],
        rows=[["2024", "17"]],
        source="Porto",
    )

    assert "<svg></svg>" in html
    assert '<th scope="row">2024</th><td class="n">17</td>' in html


def test_errors_are_listed_with_their_fields() -> None:
    class Comment(forms.Form):
        text = forms.CharField(label="Your comment")

    html = component("error_summary", form=Comment({}))

    assert 'href="#id_text"' in html
    assert 'role="alert"' in html
    assert component("error_summary", form=Comment({"text": "x"})).strip() == ""


def test_a_mission_card_counts_in_words() -> None:
    mission = {"code": "inclusion", "name": "Digital inclusion", "url": "/x/", "text": "", "count": 1}

    assert "1 practice<" in component("mission_card", mission=mission)
    assert "practice" not in component("mission_card", mission=mission | {"count": None})


def test_a_tag_leads_somewhere_only_with_an_address() -> None:
    assert component("mission_tag", code="inclusion", label="Inclusion", url="/x/").count("<a ") == 1
    assert "<a " not in component("mission_tag", code="inclusion", label="Inclusion")


def test_a_city_row_tells_its_country_and_its_practices() -> None:
    row = {"name": "Porto", "url": "/en/cities/porto/", "country": "Portugal", "count": 2}

    assert "Portugal · 2" in component("city_row", result=row)
    assert "·" not in component("city_row", result=row | {"count": None})


def test_a_link_to_copy_is_hidden_until_a_script_can_copy_it() -> None:
    assert " hidden>" in component("copy_link", url="https://example.org/en/")
