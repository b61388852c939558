"""The judged set is whole: large enough, in the languages of the site, and parted by a rule that nobody can bend."""

from __future__ import annotations

from collections import Counter

import pytest
from django.conf import settings

from search.models import SearchDocument
from tests.relevance import judged

KINDS = {
    *("mission", "theme", "city", "tool", "organisation", "publication", "event", "everyday", "two", "question"),
    *("place", "typo", "accents", "script", "none"),
}


def test_at_least_220_queries_are_asked() -> None:
    assert len(judged.queries()) >= 220


def test_every_need_is_asked_and_says_what_a_good_answer_is() -> None:
    assert {each.need.code for each in judged.queries()} == set(judged.needs())
    assert all(need.meaning.endswith(".") for need in judged.needs().values())


def test_the_languages_are_those_of_the_site() -> None:
    assert {code for code, _name in settings.LANGUAGES} == set(judged.LANGUAGES)
    assert {each.language for each in judged.queries()} == set(judged.LANGUAGES)


def test_at_least_44_needs_are_asked_in_every_language() -> None:
    assert len(judged.in_every_language(judged.queries())) >= 44


def test_no_query_is_asked_twice_in_a_language() -> None:
    times = Counter((each.language, each.words.casefold()) for each in judged.queries())

    assert [asked for asked, count in times.items() if count > 1] == []


def test_every_way_of_asking_is_among_them_at_least_five_times() -> None:
    times = Counter(each.need.kind for each in judged.queries())

    assert set(times) == KINDS
    assert min(times.values()) >= 5


def test_what_is_set_aside_is_a_third_of_each_kind_by_the_rule() -> None:
    needs = judged.needs().values()

    assert {need.code: need.part for need in needs} == judged.parts({need.code: need.kind for need in needs})
    assert 0.3 < sum(need.part == judged.ASIDE for need in needs) / len(needs) < 0.37


def test_the_rule_parts_each_kind_by_itself() -> None:
    kinds = {f"{kind}-{number}": kind for kind in ("theme", "city") for number in range(6)}

    found = judged.parts(kinds)

    assert Counter((kinds[code], part) for code, part in found.items()) == {
        ("theme", judged.ASIDE): 2,
        ("theme", judged.TUNING): 4,
        ("city", judged.ASIDE): 2,
        ("city", judged.TUNING): 4,
    }


def test_an_entry_is_judged_once_for_a_need() -> None:
    times = Counter((row["need"], row["entry"]) for row in judged.rows("judgements.csv"))

    assert [judged_twice for judged_twice, count in times.items() if count > 1] == []


def test_grades_go_from_0_to_3() -> None:
    assert {grade for told in judged.judgements().values() for grade in told.values()} == set(judged.GRADES)


def test_every_need_has_a_good_answer_but_those_that_nothing_answers() -> None:
    good = {code for code, told in judged.judgements().items() if max(told.values(), default=0) >= 2}
    unanswered = {need.code for need in judged.needs().values() if need.kind == judged.NOTHING}

    assert good == set(judged.needs()) - unanswered
    assert all(not judged.judgements()[code] for code in unanswered)


def test_what_is_wrong_is_judged_too() -> None:
    wrong = sum(grade == 0 for told in judged.judgements().values() for grade in told.values())

    assert wrong > 1000


@pytest.mark.django_db
@pytest.mark.usefixtures("seeded")
def test_every_judged_entry_stands_in_the_data_that_the_site_starts_with() -> None:
    entries = {f"{kind}/{slug}" for kind, slug in SearchDocument.objects.values_list("kind", "slug")}

    assert {entry for told in judged.judgements().values() for entry in told} - entries == set()
