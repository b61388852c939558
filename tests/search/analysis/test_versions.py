from __future__ import annotations

import pytest

from search.analysis import renew_lexicon
from search.analysis.versions import renewed_once, version

pytestmark = pytest.mark.django_db


def test_every_change_gets_a_token_of_its_own() -> None:
    renew_lexicon()
    before = version()

    renew_lexicon()

    assert version() not in {"", before}


def test_many_changes_together_get_one_at_the_end() -> None:
    renew_lexicon()
    before = version()

    with renewed_once(), renewed_once():
        renew_lexicon()
        renew_lexicon()
        assert version() == before

    assert version() != before


def test_no_change_no_token() -> None:
    renew_lexicon()
    before = version()

    with renewed_once():
        pass

    assert version() == before
