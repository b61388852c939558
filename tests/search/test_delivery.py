"""What is brought to the server, and what is said at start of one that cannot be used."""

from __future__ import annotations

import io
import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from search import delivery, health, sync
from search.engines import breaker
from search.engines.elasticsearch import index
from search.models import SearchDocument
from tests.architecture.source import ROOT
from tests.factories.search import Shelf
from tests.search.engines import faults

PASSWORD = "s3cret-word"
UNREAD = "The environment variable ELASTICSEARCH_URL cannot be read: it must be https://user:password@host:9200"


def versions() -> dict[int, int]:
    return dict(SearchDocument.objects.values_list("id", "version"))


@pytest.fixture
def without_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(settings.ELASTICSEARCH, "address", "")


@pytest.fixture
def no_trouble_yet() -> Iterator[None]:
    breaker.answered()
    yield
    breaker.answered()


@pytest.mark.usefixtures("without_server")
def test_without_a_server_there_is_nothing_to_do(things: Shelf) -> None:
    things.publish(1, "Sensors")

    delivery.look()

    assert delivery.deliver([versions()]) == {}
    assert delivery.build_missing() is False
    assert delivery.fault() == ""


@pytest.mark.elasticsearch
@pytest.mark.usefixtures("server")
def test_what_is_missing_is_built_once(things: Shelf) -> None:
    things.publish(1, "Sensors")

    assert (delivery.build_missing(), delivery.build_missing()) == (True, False)
    assert list(health.differences()) == []


@pytest.mark.elasticsearch
@pytest.mark.usefixtures("server")
def test_a_record_that_cannot_be_told_holds_up_no_other(things: Shelf) -> None:
    delivery.build_missing()
    for number in range(1, 6):
        things.publish(number, "Sensors")
    changes = [{identity: version} for identity, version in sorted(versions().items())]
    SearchDocument.objects.filter(number=3).update(body=["of another form"])

    refused = delivery.deliver(changes)

    assert refused.keys() == {2}
    assert [each.document for each in index.held(index.answering())] == [
        identity for place, change in enumerate(changes) for identity in change if place != 2
    ]


@pytest.mark.elasticsearch
@pytest.mark.usefixtures("server", "no_trouble_yet")
def test_what_the_server_says_to_the_worker_counts_for_visitors(things: Shelf) -> None:
    delivery.build_missing()

    with faults.refused():
        delivery.look()
        assert breaker.is_open()
    delivery.look()

    assert not breaker.is_open()


@pytest.mark.elasticsearch
@pytest.mark.usefixtures("server")
def test_a_change_writes_the_document_as_it_is_now_and_ends_what_is_gone(things: Shelf) -> None:
    delivery.build_missing()
    things.publish(1, "Old")
    things.publish(2, "Gone")
    told = [versions()]
    things.publish(1, "New")
    things.withdraw(2)

    assert delivery.deliver(told) == {}  # the earlier change comes late

    assert [each.version for each in index.held(index.answering())] == list(versions().values())


@pytest.mark.elasticsearch
@pytest.mark.usefixtures("server")
def test_of_many_changes_those_that_failed_are_named_by_their_place(
    things: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    delivery.build_missing()
    for number in (1, 2, 3):
        things.publish(number, "Sensors")
    whole = SearchDocument.objects.get(number=2)
    source = index.Changes.actions

    def spoilt(changes: index.Changes, name: str) -> object:
        for identity, told in changes.written.items():
            if identity == whole.pk:
                told["e_mail"] = "a@example.org"
        return source(changes, name)

    monkeypatch.setattr(index.Changes, "actions", spoilt)
    failed = delivery.deliver([{pk: version} for pk, version in sorted(versions().items())])

    assert failed.keys() == {1}
    assert "strict_dynamic_mapping_exception" in failed[1]


@pytest.mark.elasticsearch
@pytest.mark.usefixtures("server")
def test_nothing_is_delivered_where_there_is_no_index(things: Shelf) -> None:
    things.publish(1, "Sensors")

    with pytest.raises(index.NoIndexError):
        delivery.deliver([versions()])


@pytest.mark.django_db
@pytest.mark.usefixtures("no_server_yet")
def test_a_command_ends_with_a_sentence_about_the_server() -> None:
    sync.rebuild()
    with faults.refused(), pytest.raises(CommandError, match=r"Elasticsearch: the server does not answer \("):
        call_command("rebuild_search", stdout=io.StringIO())


def test_an_address_that_cannot_be_read_is_a_fault_without_a_server(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(settings.ELASTICSEARCH, "fault", f"{UNREAD}.")
    delivery.tell_fault()

    assert [record.getMessage() for record in caplog.records] == [
        f"The database searches, without Elasticsearch: {UNREAD}."
    ]


@pytest.mark.usefixtures("no_server_yet")
def test_a_server_that_cannot_be_told_from_its_certificate_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(settings.ELASTICSEARCH, "address", "http://127.0.0.1:9")
    monkeypatch.setitem(settings.ELASTICSEARCH, "ca", "/etc/ssl/certs/ca-certificates.crt")

    assert "ELASTICSEARCH_CA" in delivery.fault()


@pytest.mark.usefixtures("without_server")
def test_nothing_is_said_where_there_is_nothing_to_say(caplog: pytest.LogCaptureFixture) -> None:
    delivery.tell_fault()

    assert not caplog.records


@pytest.mark.usefixtures("no_server_yet")
def test_a_start_waits_no_longer_for_a_hanging_server_than_a_visitor(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(settings.ELASTICSEARCH, "timeout", 0.3)
    with faults.hanging():
        before = time.monotonic()
        delivery.tell_fault()
        took = time.monotonic() - before

    assert "does not answer" in caplog.text
    assert took < 0.9


COMMAND = "from django.core.management import execute_from_command_line as run; run(['', 'run_worker', '--once'{}])"
STARTS = {
    "the site": "import network.wsgi",
    "the site, asynchronous": "import network.asgi",
    "the worker": COMMAND.format(""),
    "the worker beside a site": COMMAND.format(", '--with-parent'"),
}


@pytest.mark.slow
@pytest.mark.once
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("name", STARTS)
def test_each_process_says_it_once_at_its_start_and_never_the_password(name: str, tmp_path: Path) -> None:
    from tests.network.base.test_worker_killed import environment

    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    said = []
    for address in (f"http://me:{PASSWORD}@127.0.0.1:{port}", f"http://me:{PASSWORD}@127.0.0.1:many"):
        ours = environment(tmp_path) | {"ELASTICSEARCH_URL": address}
        done = subprocess.run(
            [sys.executable, "-c", STARTS[name]], cwd=ROOT, env=ours, check=True, capture_output=True, text=True
        )
        assert PASSWORD not in done.stderr + done.stdout
        said.append([line for line in done.stderr.splitlines() if "The database searches" in line])

    sentences = ["the server does not answer (ConnectionError)", UNREAD]
    expected = [[f"The database searches, without Elasticsearch: {sentence}."] for sentence in sentences]
    assert said == ([[], []] if "beside" in name else expected), json.dumps(said)
