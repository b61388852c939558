"""The interface in every language: extracted as it is said, complete, and counted as each language counts."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from django.core.management import CommandError, call_command
from django.utils.translation import ngettext, override

from network.base import catalogues

SAID = """
from django.utils.translation import gettext as _, ngettext_lazy, pgettext
_("Hello"); ngettext_lazy("one tree", "many trees", 2); pgettext("music", "Note")
"""
PRINTED = """<p>{% translate "Printed" %}
{% if x %}
    {% blocktranslate count n=n trimmed %}
        {{ n }} leaf
    {% plural %}
        {{ n }} leaves
    {% endblocktranslate %}{% endif %}</p>{{ x|default:_("Filtered") }}{% translate "Note" context "paper" %}
{# A comment: gettext("Never") #}"""


@pytest.fixture
def project(tmp_path: Path, settings: pytest.FixtureRequest) -> Path:
    """A project with two languages and a few strings; its Spanish catalogue is empty."""
    settings.BASE_DIR, settings.LOCALE_PATHS = tmp_path, [tmp_path / "locale"]  # type: ignore[attr-defined]
    settings.LANGUAGES = [("en", "English"), ("es", "Español")]  # type: ignore[attr-defined]
    (tmp_path / "network").mkdir()
    (tmp_path / "network" / "said.py").write_text(SAID)
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "printed.html").write_text(PRINTED)
    source = catalogues.source_of("es")
    source.parent.mkdir(parents=True)
    header = '"Language: es\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
    source.write_text(f'msgid ""\nmsgstr ""\n{header}\nmsgid "Gone"\nmsgstr "Perdido"\n')
    return tmp_path


@pytest.mark.once
@pytest.mark.parametrize("language", ["es", "pt-br", "fr"])
def test_catalogues_hold_what_the_code_says_and_nothing_is_missing(language: str) -> None:
    written = catalogues.source_of(language).read_text(encoding="utf-8")

    assert written == catalogues.updated(language, catalogues.extracted()), "run `make messages`"
    assert catalogues.faults(catalogues.read(language)) == []


def test_every_name_under_which_the_code_translates_is_searched_for() -> None:
    imports = re.compile(r"from django\.utils\.translation import (.+|\([^)]+\))")
    texts = [path.read_text() for folder in catalogues.FOLDERS for path in Path(folder).rglob("*.py")]

    names = [name for text in texts for line in imports.findall(text) for name in line.strip("()").split(",")]
    used = {name.split(" as ")[-1].strip() for name in names if re.match(r"\s*n?p?gettext", name)}

    assert used
    assert used <= set(catalogues.KEYWORDS)


def test_strings_of_code_and_templates_are_found_with_plurals_and_contexts(project: Path) -> None:
    found = {(message.context, message.id) for message in catalogues.extracted() if message.id}

    assert found == {
        (None, "Hello"),
        (None, ("one tree", "many trees")),
        ("music", "Note"),
        (None, "Printed"),
        (None, ("%(n)s leaf", "%(n)s leaves")),
        (None, "Filtered"),
        ("paper", "Note"),
    }


def test_an_update_adds_what_is_new_drops_what_is_gone_and_then_changes_nothing(project: Path) -> None:
    source = catalogues.source_of("es")
    with pytest.raises(CommandError):
        call_command("update_catalogues", "--check")
    assert "Gone" in source.read_text()

    call_command("update_catalogues")
    first = source.read_text()
    call_command("update_catalogues")

    assert "Gone" not in first
    assert "Perdido" not in first
    assert first == source.read_text()
    assert "empty: Hello" in catalogues.faults(catalogues.read("es"))


def test_what_is_empty_uncertain_or_loses_a_value_is_a_fault() -> None:
    catalog = Catalog(locale="es")
    catalog.add("Empty")
    catalog.add("Unsure", "Inseguro", flags=["fuzzy"])
    catalog.add("%(name)s is here", "%(nombre)s está aquí")
    catalog.add(("%(n)d tree", "%(n)d trees"), ("%(n)d árbol", ""))
    catalog.add("Fine", "Bien")

    found = catalogues.faults(catalog)

    assert {fault.rpartition(": ")[2] for fault in found} == {"Empty", "Unsure", "%(name)s is here", "%(n)d tree"}


def test_a_compiled_catalogue_speaks_and_is_made_again_only_when_its_source_is_newer(project: Path) -> None:
    source = catalogues.source_of("es")

    assert catalogues.compile_all() == [source.with_suffix(".mo")]
    assert b"Perdido" in source.with_suffix(".mo").read_bytes()
    assert catalogues.compile_all() == []
    newer = source.stat().st_mtime + 10
    os.utime(source, (newer, newer))
    assert catalogues.compile_all() == [source.with_suffix(".mo")]
    assert [path.name for path in source.parent.iterdir() if path.suffix == ".part"] == []


def test_no_gettext_tool_is_needed(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(project))

    assert shutil.which("msgfmt") is None
    call_command("update_catalogues")
    call_command("compile_catalogues")


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "0 cities, 1 city, 2 cities, 5 cities"),
        ("es", "0 ciudades, 1 ciudad, 2 ciudades, 5 ciudades"),
        ("pt-br", "0 cidade, 1 cidade, 2 cidades, 5 cidades"),
        ("fr", "0 ville, 1 ville, 2 villes, 5 villes"),
    ],
)
def test_each_language_counts_by_its_own_rules(language: str, expected: str) -> None:
    with override(language):
        found = [ngettext("%(n)d city", "%(n)d cities", number) % {"n": number} for number in (0, 1, 2, 5)]

    assert ", ".join(found) == expected


@pytest.mark.parametrize("language", ["es", "pt-br", "fr"])
def test_every_plural_is_right_for_none_one_two_and_five(language: str) -> None:
    """One form for 1 (and for 0, where the language counts so), another for more; no plural was copied by mistake."""
    catalog = catalogues.read(language)
    plurals = [message for message in catalog if isinstance(message.id, tuple)]
    same = {message.id[0] for message in plurals if len({*(message.string or ())}) < 2}

    assert len(plurals) > 20
    assert same <= SAME_IN_BOTH
    assert not re.search(r"nplurals=2", catalog.plural_forms)


# An invariable word, or a sentence that says no number.
SAME_IN_BOTH = {
    "%(count)s chosen",
    "%(number)s more: write its name in the search field.",
    "country",
    "in %(countries)s country.",
}
