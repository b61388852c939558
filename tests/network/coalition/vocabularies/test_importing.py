"""What a file changes: what it names, as a whole, and nothing else."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from network.base import indexing
from network.base.models import Concept, ConceptLabel, GlossaryEntry, LabelKind, OutboxRow
from network.coalition.vocabularies import faults, importing, table
from search.analysis import lexicon
from tests.factories.cities import CityPageFactory, publish
from tests.network.coalition.vocabularies.files import HEADER, TREES, read, take, terms

pytestmark = pytest.mark.django_db


def test_a_table_makes_entries_with_their_terms_below_their_theme() -> None:
    take(HEADER + TREES)

    assert terms("street-trees") == {
        ("en", "pref", "street tree", False),
        ("en", "alt", "avenue tree", False),
        ("es", "pref", "arbolado viario", False),
        ("de", "pref", "Allee", True),
    }
    assert GlossaryEntry.objects.get().broader == Concept.objects.get(code="urban-green")


def test_what_a_table_has_no_column_for_stays_and_terms_that_a_row_leaves_out_go() -> None:
    take(HEADER + TREES + "parks,other-theme,park,,,,,,,\n")
    entry = GlossaryEntry.objects.get(code="street-trees")
    GlossaryEntry.objects.filter(pk=entry.pk).update(definition="Trees.")
    ConceptLabel.objects.create(concept=entry, language="en", kind=LabelKind.HIDDEN, text="stret tree")

    [change] = take("code,broader_theme,en\nstreet-trees,other-theme,avenue tree|lime tree\n")

    assert (change.new, change.added, change.removed) == (["broader"], [("en", "lime tree")], [("en", "street tree")])
    assert change.marked == [("en", "avenue tree")]
    assert terms("street-trees") == {
        ("en", "pref", "avenue tree", False),
        ("en", "alt", "lime tree", False),
        ("en", "hidden", "stret tree", False),
        ("es", "pref", "arbolado viario", False),
        ("de", "pref", "Allee", True),
    }
    assert GlossaryEntry.objects.get(code="street-trees").definition == "Trees."
    assert terms("parks") == {("en", "pref", "park", False)}


def test_with_its_column_a_blank_takes_hidden_words_and_the_definition_away() -> None:
    take("code,en,hidden,definition\nparks,park,en:prak,Green.\n")

    take("code,en,hidden,definition\nparks,park,,\n")

    assert terms("parks") == {("en", "pref", "park", False)}
    assert GlossaryEntry.objects.get().definition == ""


def test_an_entry_may_stand_below_another_one_of_the_same_file() -> None:
    take("code,broader,en\nleaf,theme/branch,Leaf\nbranch,,Branch\n", "theme")

    assert Concept.objects.get(code="leaf").broader == Concept.objects.get(code="branch")


def test_an_everyday_word_comes_with_what_it_may_mean() -> None:
    row = "code,broader,related,en\nlime,theme/urban-green,theme/other-theme|glossary/nothing,lime\n"
    assert [(each.column, each.value) for each in read(row, "everyday")[1]] == [("related", "glossary/nothing")]

    take(row.replace("|glossary/nothing", ""), "everyday")

    lime = Concept.objects.get(code="lime")
    assert (lime.broader.code, [each.other.code for each in lime.relations.all()]) == ("urban-green", ["other-theme"])


def test_a_word_is_known_to_queries_at_once() -> None:
    take("code,broader,en\nlime,theme/urban-green,limewood\n", "everyday")

    assert "limewood" in lexicon().concepts


def test_only_entries_that_change_are_tagged_anew() -> None:
    publish(CityPageFactory.create(summary="Street trees are counted by residents."))
    take(HEADER + TREES + "parks,other-theme,park,,,,,,,\n")
    waiting = OutboxRow.objects.filter(kind=indexing.WORDS)
    waiting.delete()

    take(HEADER + TREES + "parks,other-theme,park|garden,,,,,,,\n")

    assert {target for row in waiting for target in row.payload["targets"]} == {"glossary/parks"}


def test_many_entries_are_compared_in_as_many_queries_as_one() -> None:
    def cost(size: int) -> int:
        lines = "".join(f"entry-{number},urban-green,term {number},,,,,,,\n" for number in range(size))
        file, _problems = table.read_table("glossary", (HEADER + lines).encode(), "words.csv")
        with CaptureQueriesContext(connection) as queries:
            importing.changes("glossary", file)
            faults.problems("glossary", file, "words.csv")
        return len(queries)

    take(HEADER + "".join(f"entry-{number},urban-green,term {number},,,,,,,\n" for number in range(5)))

    assert cost(1) == cost(5)
