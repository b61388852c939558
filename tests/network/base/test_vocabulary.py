"""Labels and hierarchy of the vocabularies."""

from __future__ import annotations

import pytest

from network.base.models import Concept, ConceptLabel, Theme
from network.base.vocabulary import broader, labels, labels_of, narrower, with_broader
from search import sync

pytestmark = pytest.mark.django_db


def concept(code: str, scheme: str = "theme", order: int = 0, above: Concept | None = None, **texts: str) -> Concept:
    made = Concept.objects.create(scheme=scheme, code=code, order=order, broader=above)
    for language, text in texts.items():
        ConceptLabel.objects.create(concept=made, language=language.replace("_", "-"), kind="pref", text=text)
    return made


def test_labels_come_in_the_vocabularys_order_and_in_the_language_or_english() -> None:
    concept("privacy", order=2, en="Privacy", es="Privacidad")
    concept("open-data", order=1, en="Open data")
    concept("pilot", scheme="stage", en="Pilot", es="Piloto")

    found = labels(["theme", "stage"], "es")

    assert found == {"theme": {"open-data": "Open data", "privacy": "Privacidad"}, "stage": {"pilot": "Piloto"}}
    assert list(found["theme"]) == ["open-data", "privacy"]


def test_labels_are_read_once_and_again_when_a_word_changes(
    django_assert_num_queries: pytest.FixtureRequest,
) -> None:
    for number in range(20):
        concept(f"theme-{number}", en=f"Theme {number}")
    assert len(labels_of("theme", "fr")) == 20

    with django_assert_num_queries(1):  # type: ignore[operator]
        assert labels_of("theme", "fr")["theme-7"] == "Theme 7"

    label = ConceptLabel.objects.get(text="Theme 7")
    label.text = "Seventh theme"
    label.save()
    assert labels_of("theme", "fr")["theme-7"] == "Seventh theme"


def test_labels_that_a_request_changes_are_not_remembered_before_it_ends() -> None:
    concept("privacy", en="Privacy")
    assert labels_of("theme", "en") == {"privacy": "Privacy"}

    with sync.collected():
        ConceptLabel.objects.create(concept=concept("trees"), language="en", kind="pref", text="Trees")
        assert labels_of("theme", "en") == {"privacy": "Privacy", "trees": "Trees"}
        ConceptLabel.objects.filter(text="Trees").update(text="Street trees")

    assert labels_of("theme", "en") == {"privacy": "Privacy", "trees": "Street trees"}


def test_a_deprecated_concept_reads_as_its_successor() -> None:
    successor = concept("participation", en="Participation")
    old = concept("e-participation", en="E-participation")
    old.replaced_by = successor
    old.save()

    assert labels_of("theme", "en") == {"e-participation": "Participation", "participation": "Participation"}
    assert list(Concept.objects.current()) == [successor]


def test_a_narrow_theme_is_found_by_all_that_stand_above_it() -> None:
    rights = concept("rights", en="Rights")
    privacy = concept("privacy", above=rights, en="Privacy")
    concept("consent", above=privacy, en="Consent")

    above = broader("theme")

    assert with_broader(["consent", "privacy"], above) == ["consent", "privacy", "rights"]
    assert narrower("theme") == {"rights": ["privacy"], "privacy": ["consent"]}


def test_a_typed_view_holds_its_scheme_only() -> None:
    concept("pilot", scheme="stage", en="Pilot")
    made = Theme.objects.create(code="privacy")

    assert made.scheme == "theme"
    assert [each.code for each in Theme.objects.all()] == ["privacy"]
    assert Concept.objects.of("stage").count() == 1
