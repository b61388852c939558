from __future__ import annotations

import pytest

from practices.evidence import MEANINGS, Grounds, level


@pytest.mark.parametrize(
    ("kinds", "is_repeatable", "expected"),
    [
        ((), False, 1),
        (("press", "testimony"), True, 1),
        (("monitoring-data",), True, 2),
        (("independent-evaluation",), False, 2),
        (("experiment",), False, 3),
        (("comparison", "survey"), True, 3),
        (("comparison", "independent-evaluation"), False, 4),
        (("comparison", "independent-evaluation"), True, 5),
    ],
)
def test_the_level_follows_the_published_rule(kinds: tuple[str, ...], is_repeatable: bool, expected: int) -> None:
    assert level(Grounds(is_described=True, kinds=kinds, is_repeatable=is_repeatable)) == expected


def test_what_is_not_described_has_no_level() -> None:
    assert level(Grounds(is_described=False, kinds=("experiment",), is_repeatable=True)) == 0


def test_every_level_has_a_meaning() -> None:
    assert list(MEANINGS) == [0, 1, 2, 3, 4, 5]
