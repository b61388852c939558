from __future__ import annotations

from collections.abc import Iterable
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from search import health, sync
from search.engines.comparing import Pair
from search.engines.elasticsearch import index, rebuilding
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.engines.elasticsearch.index import Changes
from search.engines.elasticsearch.mapping import read_alias
from search.engines.elasticsearch.server import patient
from search.engines.interface import Held, Question
from search.locks import BusyError, alone
from search.models import SearchDocument
from tests.factories.search import Shelf
from tests.search.engines.elasticsearch.conftest import deliver

pytestmark = [pytest.mark.elasticsearch, pytest.mark.usefixtures("server", "outgoing")]

WHOLE = Question(language="en", order="newest")


class Killed(Exception):  # noqa: N818  it is no error of ours
    """The process ended here."""


def found() -> set[int]:
    return set(ElasticsearchEngine().find(WHOLE, 0, 100).ids)


@pytest.fixture
def shelf(things: Shelf, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    monkeypatch.setattr(rebuilding, "AT_ONCE", 2)
    for number in range(1, 8):
        things.put(number, f"Sensors {number}")
    sync.rebuild()
    return things


def documents() -> set[int]:
    return set(SearchDocument.objects.values_list("id", flat=True))


def test_readers_never_see_a_half_index(shelf: Shelf) -> None:
    rebuilding.rebuild()
    seen: list[set[int]] = []

    assert rebuilding.rebuild(lambda done: seen.append(found())) == 7

    assert seen == [documents()] * 4
    assert found() == documents()
    assert len(patient().indices.get(index=f"{read_alias()}-*")) == 1


def test_what_a_killed_process_began_is_gone_on_with(shelf: Shelf) -> None:
    def die(done: int) -> None:
        if done >= 4:
            raise Killed

    with pytest.raises(Killed):
        rebuilding.rebuild(die)
    begun = index.building()
    seen: list[int] = []

    rebuilding.rebuild(seen.append)

    assert (index.asked(), seen) == (begun, [6, 7])
    assert found() == documents()


def test_a_change_while_it_is_built_is_in_the_new_index(shelf: Shelf) -> None:
    rebuilding.rebuild()

    def change(done: int) -> None:
        if done == 2:
            shelf.publish(1, "Changed")
            shelf.publish(7, "Changed as well")
            shelf.withdraw(2)
            shelf.withdraw(6)
            shelf.publish(8, "New")
            deliver()

    rebuilding.rebuild(change)

    assert list(health.differences()) == []
    assert found() == documents()
    assert SearchDocument.objects.count() == 6


def test_what_differs_is_mended_before_it_answers(shelf: Shelf) -> None:
    def spoil(done: int) -> None:
        if done == 7:
            shelf.publish(1, "Changed, and not delivered yet")
            told = rebuilding.told(SearchDocument.objects.filter(pk=max(documents())))[max(documents())]
            index.write_into(index.building(), Changes({999_999: {**told, "document": 999_999}}))

    rebuilding.rebuild(spoil)

    assert found() == documents()
    assert list(health.differences()) == []


def test_what_came_while_all_was_compared_stays(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    rebuilding.rebuild()
    row = SearchDocument.objects.latest("id")
    monkeypatch.setattr(rebuilding, "differing", lambda held: iter([Pair(row.pk, None, Held(row.pk, row.version))]))

    rebuilding.mend(index.asked())
    patient().indices.refresh(index=index.asked())

    assert found() == documents()


def test_a_document_that_the_server_never_takes_holds_up_no_rebuild_and_is_named(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = rebuilding.told

    def strange(rows: Iterable[SearchDocument]) -> dict[int, dict[str, Any]]:
        return {pk: each | {"unwritten": "x"} if each["number"] == 3 else each for pk, each in told(rows).items()}

    monkeypatch.setattr(rebuilding, "told", strange)

    assert rebuilding.rebuild() == 7

    assert found() == documents()
    assert [str(each) for each in health.differences()] == [
        "thing/3 (en): is there without its texts, in the index of the server"
    ]
    before = index.asked()
    assert health.see(mend=True).left == 1
    assert index.asked() == before  # nothing is built anew for it


def test_two_do_not_build_at_once(shelf: Shelf) -> None:
    with alone(read_alias()), pytest.raises(CommandError, match="already"):
        call_command("rebuild_search", stdout=StringIO())
    with pytest.raises(BusyError), alone("x"), alone("x"):
        pass
    rebuilding.rebuild()


def test_the_command_shows_how_far_it_is(shelf: Shelf) -> None:
    out = StringIO()

    call_command("rebuild_search", stdout=out)

    lines = out.getvalue().splitlines()
    assert lines[0] == "0 documents changed."
    assert [line.split("] ")[1] for line in lines[1:-1]] == ["2 of 7", "4 of 7", "6 of 7", "7 of 7"]
    assert lines[-1] == "The index of the server holds 7 documents."
