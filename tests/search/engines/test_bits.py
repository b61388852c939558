"""Sets of places as whole numbers do what sets and lists do."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from search.engines import bits

SIZE = 70
SETS = st.sets(st.integers(0, SIZE - 1))


@given(SETS)
def test_a_set_gives_back_its_places_in_order(places: set[int]) -> None:
    held = bits.of(places, SIZE)

    assert bits.places(held) == sorted(places)
    assert held.bit_count() == len(places)


@given(SETS, SETS)
def test_cutting_and_joining_are_those_of_sets(one: set[int], other: set[int]) -> None:
    left, right = bits.of(one, SIZE), bits.of(other, SIZE)

    assert bits.places(left & right) == sorted(one & other)
    assert bits.places(left | right) == sorted(one | other)
    assert bits.places(left & ~right) == sorted(one - other)


@given(SETS, SETS, st.lists(st.integers(0, SIZE // 2), max_size=9))
def test_places_move_as_those_of_a_list_do(having: set[int], emptied: set[int], filled: list[int]) -> None:
    flags = [place in having for place in range(SIZE)]
    emptied = set(sorted(emptied)[:20])

    moved = bits.moved(bits.of(having, SIZE), sorted(emptied, reverse=True), sorted(filled))

    for place in sorted(emptied, reverse=True):
        del flags[place]
    for place in sorted(filled):
        flags.insert(place, False)
    assert bits.places(moved) == [place for place, has in enumerate(flags) if has]
