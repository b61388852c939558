from __future__ import annotations

import pytest

from cities.figures import stated
from network.coalition.models import Fact

pytestmark = pytest.mark.django_db


def fact(key: str, as_of: str, value: str) -> None:
    Fact.objects.create(
        key=key, statement=f"As of {as_of}.", value=value, as_of=as_of, source_url="https://example.org"
    )


def test_the_latest_statement_about_members_counts() -> None:
    fact("members-2021", "2021-06-30", "50+")
    fact("members-2024", "2024-09", "60+")
    fact("members-2025", "2025-06", "")
    fact("missions", "2026", "6")

    figure = stated("members")

    assert figure is not None
    assert (figure.value, figure.as_of) == ("60+", "2024-09")


def test_without_a_statement_there_is_no_figure() -> None:
    assert stated("members") is None
