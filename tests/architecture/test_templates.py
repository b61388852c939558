"""Templates print: strict about scripts, complete in every language, addressed by record."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.template import engines
from django.template.loader import get_template

from tests.architecture import source
from tests.architecture.markup import inline, public, templates, text_of, untranslated


def name_of(path: Path) -> str:
    return str(Path(*path.parts[path.parts.index("templates") + 1 :]))


def test_every_template_compiles() -> None:
    names = [name_of(path) for path in templates()]

    assert names
    for name in names:
        get_template(name)


def test_public_templates_hold_no_inline_script_style_or_handler() -> None:
    assert {str(path): found for path in public() if (found := inline(text_of(path)))} == {}


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<script>alert(1)</script>", ["script"]),
        ('<script type="module" src="{% static "a.js" %}"></script>', []),
        ('<script type="application/ld+json">{{ data }}</script>', []),
        ("<style>a{}</style>", ["style element"]),
        ('<p class="a" style="color: red">', ["style attribute"]),
        ('<p class="style">', []),
        ('<a {% if x > 1 %}class="b"{% endif %} onclick="x()">', ["handler"]),
        ("<p>on = off</p>", []),
        ('<a href="javascript:void 0">', ["script address"]),
    ],
)
def test_inline_code_would_be_found(markup: str, expected: list[str]) -> None:
    assert inline(markup) == expected


def test_every_word_of_a_template_can_be_translated() -> None:
    assert {str(path): found for path in templates() if (found := untranslated(text_of(path)))} == {}


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>Hello {{ name }}</p>", ["Hello"]),
        ('<p>{% translate "Hello" %} {{ name }} &middot; 1</p>', []),
        ("{% blocktranslate with a=b %}Hello <b>{{ a }}</b>{% endblocktranslate %}", []),
        ('<a aria-label="Close">×</a>', ["Close"]),
        ('<a aria-label="{% translate "Close" %}">CSV</a>', []),
    ],
)
def test_an_untranslated_word_would_be_found(markup: str, expected: list[str]) -> None:
    assert untranslated(markup) == expected


def test_public_templates_never_ask_wagtail_for_an_address() -> None:
    """`pageurl` gives the address in the page's own language; ours stay in the visitor's."""
    asked = {str(path) for path in public() if re.search(r"\{%\s*(full)?pageurl\b|\.(get_)?full_url\b", text_of(path))}

    assert asked == set()


def test_components_name_their_inputs_and_are_included_with_nothing_else() -> None:
    components = [path for path in templates() if "components" in path.parts]
    silent = [
        str(path)
        for path in components
        if not (source.ROOT / path).read_text(encoding="utf-8").startswith(("{#", "{% comment"))
    ]
    leaky = [
        f"{path}: {tag}"
        for path in templates()
        for tag in re.findall(r"\{%\s*include\s+\"components/.*?%\}", text_of(path), re.DOTALL)
        if not re.search(r"\bonly\s*%\}$", tag)
    ]

    assert (silent, leaky) == ([], [])


def test_templates_are_read_by_djangos_own_engine_only() -> None:
    assert [engine.name for engine in engines.all()] == ["django"]
