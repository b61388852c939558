from __future__ import annotations

import json
import re
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import pytest
from django.template import Context, Template
from django.utils.safestring import mark_safe
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st
from pytest_django.fixtures import Settings

from network.base.drawings.charts import Bar, Column
from network.base.drawings.maps import Light
from network.base.templatetags.network import json_ld, split_options
from tests.network.base.drawings.markup import faults


def printed(source: str, **context: Any) -> str:
    return Template("{% load network %}" + source).render(Context(context))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('{% fuzzy_date "2024-09" %}', "September 2024"),
        ('{{ "2024-09-05"|fuzzy_date }}', "5 September 2024"),
        ('{{ ""|fuzzy_date }}', ""),
        ('{% country "br" %}', "Brazil"),
        ('{{ "NL"|country }}{{ ""|country }}', "Netherlands"),
        ('{% language_name "pt-br" %}{{ none|language_name }}', "Portuguese (Brazil)"),
        ("{% number 1234567 %}", "1,234,567"),
        ("{{ none|number }}{{ 0|number }}", "0"),
        ("{% listing names %}", "cost, people and funding"),
        ("{{ labels|label:'a' }} {{ labels|label:'z' }} {{ none|label:'z' }}", "Apple z z"),
        ('{{ "https://www.porto.pt/x"|hostname }}', "porto.pt"),
        ("{{ names|first_of }}{{ none|first_of }}", "cost"),
    ],
)
def test_values_are_printed_as_people_read_them(source: str, expected: str) -> None:
    context = {"none": None, "names": ["cost", "people", "funding"], "labels": {"a": "Apple"}}

    assert printed(source, **context).lower() == expected.lower()


def test_marks_of_the_search_stay_and_everything_else_is_escaped() -> None:
    assert printed("{{ text|marked }}", text=mark_safe("<mark>a</mark>")) == "<mark>a</mark>"
    assert printed("{{ text|marked }}", text="<mark>a</mark>") == "&lt;mark&gt;a&lt;/mark&gt;"


def test_only_another_language_is_named() -> None:
    assert printed('{{ "es"|foreign }}') != ""
    assert printed('{{ "en"|foreign }}{{ ""|foreign }}') == ""


def test_only_what_is_in_another_language_says_in_which() -> None:
    with override("es"):
        assert printed('<p{{ "en"|lang }}>{{ none|lang }}{{ "es"|lang }}') == '<p lang="en">'
        assert printed("<p{{ code|lang }}>", code='"><b>') == '<p lang="&quot;&gt;&lt;b&gt;">'


@pytest.mark.parametrize(
    ("code", "full"),
    [("idea", 1), ("pilot", 2), ("running", 3), ("scaled", 4), ("completed", 4), ("stopped", 0), ("?", 0)],
)
def test_a_stage_fills_some_of_four_bars(code: str, full: int) -> None:
    assert printed(f"{{% stage_level '{code}' %}}") == str(full)


@dataclass(frozen=True)
class Option:
    value: str
    count: int
    selected: bool = False


@pytest.mark.parametrize(("search_inside", "expected"), [(False, "abcdef"), (True, "bdefgh")])
def test_the_first_values_of_a_long_facet_are_its_first_or_its_best(search_inside: bool, expected: str) -> None:
    counts = zip("abcdefgh", (0, 1, 0, 3, 4, 5, 6, 0), strict=True)
    options = [Option(value, count, selected=value == "h") for value, count in counts]
    parts = split_options(SimpleNamespace(options=options, search_inside=search_inside))

    assert "".join(option.value for option in parts["first"]) == expected
    assert sorted(option.value for option in (*parts["first"], *parts["rest"])) == list("abcdefgh")


def test_the_rarest_values_of_a_very_long_facet_are_left_to_the_search_field() -> None:
    options = [Option(f"{number}", number, selected=number == 1) for number in range(40)]

    long = split_options(SimpleNamespace(options=options, search_inside=True))
    listed = {option.value for option in (*long["first"], *long["rest"])}

    assert (len(listed), long["left_out"]) == (12, 28)
    assert {"1", "39"} <= listed
    assert len(split_options(SimpleNamespace(options=options, search_inside=False))["rest"]) == 34


def test_text_runs_from_right_to_left_once_the_interface_speaks_such_a_language(settings: Settings) -> None:
    assert printed("{% direction %}") == "ltr"
    with override("ar"):
        assert printed("{% direction %}") == "ltr"
        settings.INTERFACE_LANGUAGES = ["en", "ar"]
        assert printed("{% direction %}") == "rtl"


def test_addresses_keep_the_visitors_language_and_leave_out_what_is_empty() -> None:
    assert printed('{% address "practices/" %}', visitor_language="es") == "/es/practices/"
    assert (
        printed('{% address "practices/" mission=code q="" %}', code="ethical-use")
        == "/en/practices/?mission=ethical-use"
    )
    assert printed('{% address "search/" q="a&b c" %}') == "/en/search/?q=a%26b+c"


@given(text=st.text())
def test_json_ld_can_hold_any_text_and_never_ends_its_element(text: str) -> None:
    element = str(json_ld({"name": text + "</script><!--"}))
    inside = re.fullmatch(r'<script type="application/ld\+json">(.*)</script>', element, re.DOTALL)

    assert inside
    assert not set("<>&") & set(inside[1])
    assert json.loads(inside[1])["name"] == text + "</script><!--"


@dataclass
class FakeQuery:
    def at_page(self, number: int) -> Any:
        return type("State", (), {"address": f"/en/practices/?page={number}"})


@dataclass
class FakeResults:
    page: int
    pages: int
    query: FakeQuery


@pytest.mark.parametrize(
    ("page", "pages", "expected"),
    [
        (1, 1, "[1]"),
        (1, 3, "[1] 2 3"),
        (5, 9, "1 … 3 4 [5] 6 7 … 9"),
        (9, 9, "1 … 7 8 [9]"),
        (2, 5, "1 [2] 3 4 5"),
    ],
)
def test_pages_around_the_current_one_are_named(page: int, pages: int, expected: str) -> None:
    source = (
        "{% page_links results as links %}{% for link in links %}"
        "{% if link.gap %}… {% elif link.current %}[{{ link.number }}] {% else %}{{ link.number }} {% endif %}"
        "{% endfor %}"
    )

    assert printed(source, results=FakeResults(page, pages, FakeQuery())).strip() == expected


def test_the_last_page_leads_nowhere() -> None:
    assert printed("{% next_page results %}", results=FakeResults(1, 2, FakeQuery())) == "/en/practices/?page=2"
    assert printed("{% next_page results %}", results=FakeResults(2, 2, FakeQuery())) == ""


@pytest.mark.parametrize(
    "source",
    [
        '{% icon "search" %}',
        '{% block_picture "sandbox" "inclusion" "thumb" %}',
        '{% block_picture "sandbox" none %}',
        '{% mission_mark "empower" %}',
        "{% brand_mark %}",
        '{% dot_map lights "europe" "Two cities" %}',
        '{% city_map "Maceió" -35.7 -9.7 %}',
        '{% bar_chart bars "Practices" %}',
        '{% column_chart columns "Years" %}',
    ],
)
def test_drawings_are_printed_unescaped_and_whole(source: str) -> None:
    lights = [Light("Porto", -8.6, 41.1), Light("Helsinki", 24.9, 60.2)]
    svg = printed(source, lights=lights, bars=[Bar("a", 1)], columns=[Column("2024", 1)], none=None)

    assert svg.startswith("<svg")
    assert faults(svg) == []
