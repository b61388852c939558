from __future__ import annotations

import pytest

from search.analysis import sort_key


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "",
            [
                "5G everywhere",
                "10 rules",
                "Álava",
                "Alba",
                "Lodz",
                "Łódź",
                "lödz-x",
                "Östersund",
                "Zagreb",
                "Київ",
                "東京",
            ],
        ),
        ("es", ["nuevo", "nylon", "ñu", "oasis"]),
        ("sv", ["zebra", "ånga", "ärlig", "öl"]),
    ],
)
def test_names_sort_by_letters_and_accents_only_between_equals(language: str, expected: list[str]) -> None:
    mixed = sorted(expected, key=len)

    assert sorted(mixed, key=lambda name: sort_key(name, language)) == expected


def test_a_key_fits_its_column_and_sorts_the_same_under_any_collation() -> None:
    key = sort_key("Ł" * 1000)

    assert len(key) == 400
    assert set(key) <= set("0123456789abcdef")


def test_titles_in_several_languages_share_one_order_each_by_its_own_letters() -> None:
    titles = [
        ("Ágora digital", "es"),
        ("Atlas of rights", "en"),
        ("Écoles connectées", "fr"),
        ("Ensino para todos", "pt-br"),
        ("Nylon networks", "en"),
        ("Ñandutí, tejer redes", "es"),
        ("Open data", "en"),
        ("¿Qué hacer?", "es"),
        ("Quotas de serviço", "pt-br"),
    ]

    assert sorted(titles, key=lambda each: sort_key(*each)) == titles
