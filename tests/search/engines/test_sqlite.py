from __future__ import annotations

import pytest
from django.db import connection

from search.engines.evidence import Evidence
from search.engines.sqlite import CODE_COLUMNS, SqliteEngine, expression
from tests.factories.search import Shelf


def test_every_term_is_quoted() -> None:
    words = expression(Evidence(0, "words", (("a", 'b"c'), ("NOT",))))
    phrase = expression(Evidence(0, "phrase", (("open",), ("data",))))
    code = expression(Evidence(0, "code", (("theme/open-data",),)))

    assert words == '{title names problem done outcome rest} : (("a" OR "b""c") AND ("NOT"))'
    assert phrase == '{plain_title plain} : ("open data")'
    assert code == f'{{{" ".join(CODE_COLUMNS)}}} : (("theme/open-data"))'


@pytest.mark.sqlite
def test_words_are_looked_up_in_the_index(things: Shelf) -> None:
    things.publish(1, "Sensors")
    sql, params = SqliteEngine().weighed(Evidence(0, "words", (("sensors", "sensor"),)))

    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}", params)
        plan = [row[-1] for row in cursor.fetchall()]

    assert plan == ["SCAN search_index VIRTUAL TABLE INDEX 0:M16"]
