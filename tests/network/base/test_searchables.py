"""The vocabularies' words, as the search gets them."""

from __future__ import annotations

import pytest

from network.base.models import Concept, ConceptLabel, ConceptRelation, GlossaryEntry, Theme
from network.base.searchables import terms
from search.analysis.versions import version

pytestmark = pytest.mark.django_db


def concept(code: str, scheme: str = "theme", label: str = "", own: bool = False) -> Concept:
    made = Concept.objects.create(scheme=scheme, code=code)
    ConceptLabel.objects.create(concept=made, language="en", kind="alt", text=label or code, own_language_only=own)
    return made


def told() -> dict[str, tuple[str, bool]]:
    return {term.text: (term.target, term.own_language_only) for term in terms()}


def test_labels_and_glossary_lead_to_their_concepts() -> None:
    concept("first-theme", label="First words")
    concept("first-entry", "glossary", "Other words", own=True)

    assert told()["First words"] == ("theme/first-theme", False)
    assert told()["Other words"] == ("glossary/first-entry", True)


def test_a_hidden_label_is_told_as_one() -> None:
    made = concept("first-theme", label="First words")
    ConceptLabel.objects.create(concept=made, language="en", kind="hidden", text="Frist words")

    assert {term.text: term.hidden for term in terms()} == {"First words": False, "Frist words": True}


def test_an_everyday_word_weighs_less_and_asks_for_what_the_field_calls_it() -> None:
    word = concept("grandparents", "everyday", "granny")
    word.broader = concept("older-people", "target-group", "older people")
    word.save()

    [found] = [term for term in terms() if term.text == "granny"]

    assert (found.target, found.weight, found.broader) == ("everyday/grandparents", 0.6, ("target-group/older-people",))


def test_who_asks_by_an_everyday_word_may_mean_its_theme_and_related_concepts() -> None:
    word = concept("grandparents", "everyday", "granny")
    word.broader = concept("digital-skills", "glossary", "digital skills")
    word.broader.broader = concept("digital-inclusion", label="Digital inclusion")
    word.broader.save()
    word.save()
    for other in (concept("older-people", "target-group", "older people"), word.broader):
        ConceptRelation.objects.create(concept=word, other=other)

    [found] = [term for term in terms() if term.text == "granny"]

    assert found.broader == ("glossary/digital-skills", "theme/digital-inclusion", "target-group/older-people")


def test_a_region_says_where_and_a_theme_does_not() -> None:
    concept("northern-europe", "region", "Northern Europe")
    concept("first-theme", label="First words")

    assert {term.text: term.role for term in terms() if term.text in {"Northern Europe", "First words"}} == {
        "Northern Europe": "place",
        "First words": "",
    }


def test_what_every_member_is_is_what_everything_is_about() -> None:
    concept("local-government", "glossary", "a borough")
    concept("city-council", "glossary", "a parliament")

    roles = {term.text: term.role for term in terms()}
    assert (roles["a borough"], roles["a parliament"]) == ("subject", "")


def test_words_of_a_replaced_concept_lead_to_its_successor() -> None:
    old, new = concept("old-theme", label="Old words"), concept("new-theme")
    old.replaced_by = new
    old.save()

    assert told()["Old words"] == ("theme/new-theme", False)


def test_words_that_say_nothing_about_an_entry_are_left_out() -> None:
    concept("running-on", "stage", "Running on")
    concept("all-residents", "target-group", "Everybody in town")

    assert not {"Running on", "Everybody in town"} & told().keys()


@pytest.mark.parametrize("model", [Concept, Theme, GlossaryEntry])
def test_a_change_in_any_list_of_the_admin_is_noticed(model: type[Concept]) -> None:
    before = version()

    model.objects.create(code="brand-new", scheme=getattr(model, "schemes", ("theme",))[0])

    assert version() != before
