from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network.coalition.seed.loading.texts import plain, rich

LINES = st.lists(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1).filter(str.strip))


@given(LINES)
def test_a_text_comes_back_as_it_went_in(lines: list[str]) -> None:
    text = "\n".join(lines)

    assert plain(rich(text)) == text


def test_markup_in_a_text_is_shown_not_obeyed() -> None:
    assert rich("<script>alert('x')</script>") == "<p>&lt;script&gt;alert('x')&lt;/script&gt;</p>"


@pytest.mark.parametrize("source", ["<p>A <b>word</b></p>", "<h3>Title</h3><p>Text</p>", "loose text<p>Text</p>"])
def test_what_is_more_than_paragraphs_stays_as_it_is(source: str) -> None:
    assert plain(source) == source
