from __future__ import annotations

import pytest

from search.analysis import stem_keys


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "algorithms", "algorithm"),
        ("es", "transparencia", "transparencias"),
        ("pt-br", "participações", "participacoes"),
        ("pt", "decisões", "decisoes"),
        ("fr", "données", "donnees"),
        ("de", "Bürgerbeteiligungen", "burgerbeteiligung"),
        ("it", "cittadini", "cittadino"),
        ("nl", "rechten", "recht"),
    ],
)
def test_forms_of_a_word_have_a_key_in_common_with_and_without_accents(language: str, one: str, other: str) -> None:
    assert set(stem_keys(one, language)) & set(stem_keys(other, language))


def test_different_words_have_none() -> None:
    assert not set(stem_keys("register", "en")) & set(stem_keys("sensor", "en"))


def test_other_languages_and_scripts_keep_the_folded_word() -> None:
    assert stem_keys("Łódź", "pl") == ("lodz",)
    assert stem_keys("2024", "en") == ("2024",)
    assert stem_keys("القاهرة", "en") == ("القاهرة",)
