"""The suite's own machinery: what is skipped, what fails, what is counted, what is refused."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from tests.engines import (
    Tally,
    apart,
    differences,
    has_every_case,
    is_once,
    is_repeated,
    missing_server,
    other_engine,
)
from tests.isolation import is_allowed
from tests.suite import below_floor, databases


def test_a_test_for_another_engine_is_skipped_by_name() -> None:
    assert "postgresql" in other_engine(["postgresql"], "sqlite")
    assert other_engine(["postgresql"], "postgresql") == ""
    assert other_engine(["sqlite", "postgresql"], "sqlite") == ""
    assert other_engine(["slow"], "sqlite") == ""


def test_what_is_about_the_same_on_every_engine_is_run_by_the_first() -> None:
    assert "sqlite only" in other_engine(["once"], "postgresql")
    assert other_engine(["once"], "sqlite") == ""
    assert other_engine(["once", "postgresql"], "postgresql") == ""


def test_a_missing_server_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ELASTICSEARCH_URL", raising=False)
    monkeypatch.delenv("ELASTICSEARCH_NODE", raising=False)
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", "")
    assert "ELASTICSEARCH_URL" in missing_server(["elasticsearch"])
    assert "ELASTICSEARCH_NODE" in missing_server(["drill"])
    assert "CHROMIUM" in missing_server(["browser"])
    assert missing_server([]) == ""

    monkeypatch.setenv("ELASTICSEARCH_URL", "http://127.0.0.1:9200")
    monkeypatch.setenv("ELASTICSEARCH_NODE", "node")
    monkeypatch.setenv("CHROMIUM", "/usr/bin/chromium")
    assert missing_server(["browser", "drill", "elasticsearch"]) == ""


def tally(engine: str, **outcomes: str) -> Tally:
    found = Tally(engine)
    for test, outcome in outcomes.items():
        found.add(test, outcome, [mark for mark in ("postgresql", "once") if test.startswith(mark)])
    return found


def test_engines_may_differ_only_by_marked_tests() -> None:
    one = tally("sqlite", same="passed", skips="skipped", postgresql="skipped", once="passed", only="passed")
    other = tally("postgresql", same="passed", skips="passed", postgresql="passed", once="skipped")

    assert differences(one, other) == [
        "only: passed on sqlite, not collected on postgresql",
        "skips: skipped on sqlite, passed on postgresql",
    ]


def test_engines_may_differ_in_a_figure_by_no_more_than_its_bound() -> None:
    first, near, far = tally("sqlite"), tally("postgresql"), tally("elasticsearch")
    first.figures, near.figures, far.figures = ({"relevance": figure} for figure in (0.9, 0.88, 0.86))

    assert apart([first, near]) == []
    assert apart([first, near, far]) == ["relevance: 0.900 on sqlite, 0.860 on elasticsearch"]
    assert apart([first, tally("postgresql")]) == []


def test_a_test_passes_only_when_all_its_phases_do() -> None:
    found = Tally("sqlite")
    for test, phases in {
        "good": "passed passed passed",
        "broken": "passed failed passed",
        "late": "passed passed failed",
    }.items():
        for outcome in phases.split():
            found.add(test, outcome, [])

    assert found.line() == "sqlite: 1 passed, 2 failed, 0 skipped"


def test_a_tally_survives_its_file(tmp_path: Path) -> None:
    found = tally("sqlite", same="passed", postgresql="skipped")

    found.write(tmp_path / "tally.json")

    assert Tally.read(tmp_path / "tally.json") == found


def test_postgresql_is_left_out_with_a_word_unless_it_is_required(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert list(databases({}, tmp_path)) == ["sqlite"]
    assert list(databases({"ELASTICSEARCH_URL": "http://localhost:9200"}, tmp_path)) == ["sqlite", "elasticsearch"]
    assert "DATABASE_URL" in capsys.readouterr().out
    assert databases({"DATABASE_URL": "postgres://localhost/x"}, tmp_path)["postgresql"] == "postgres://localhost/x"
    with pytest.raises(SystemExit, match="DATABASE_URL"):
        databases({"REQUIRE_SERVICES": "1"}, tmp_path)


def test_a_file_under_the_floor_is_named() -> None:
    report = {
        "files": {"good.py": {"summary": {"percent_covered": 85.0}}, "bad.py": {"summary": {"percent_covered": 84.9}}}
    }

    assert below_floor(report, 85) == ["bad.py: covered 84.9 %, the floor is 85 %"]


def test_the_network_is_off_but_for_this_machine() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), timeout=5).close()

    with pytest.raises(RuntimeError, match="tests stay on this machine"):
        socket.create_connection(("192.0.2.1", 80), timeout=1)
    with pytest.raises(RuntimeError, match="tests stay on this machine"):
        socket.getaddrinfo("example.org", 443)


@pytest.mark.parametrize(
    ("address", "expected"),
    [("/var/run/socket", True), (("::1", 80, 0, 0), True), (("db.internal", 5432), True), (("10.0.0.1", 80), False)],
)
def test_given_servers_may_be_reached(address: object, expected: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ELASTICSEARCH_URL", "http://db.internal:5432")

    assert is_allowed(address) is expected


def test_a_run_with_the_search_server_is_compared_in_what_it_runs() -> None:
    whole = Tally("sqlite", {"a": "passed", "b": "passed", "c": "failed"})

    assert differences(whole, Tally("elasticsearch", {"a": "passed"})) == []
    assert differences(whole, Tally("elasticsearch", {"b": "failed"})) == [
        "b: passed on sqlite, failed on elasticsearch"
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("value", ["first", "further"])
def test_of_cases_on_data_the_first_alone_is_traced_and_run_on_every_engine(
    value: str, request: pytest.FixtureRequest
) -> None:
    assert is_repeated(request.node) is (value == "further")
    assert is_once(request.node) is (value == "further")


@pytest.mark.parametrize("value", ["first", "further"])
def test_cases_without_data_are_all_traced(value: str, request: pytest.FixtureRequest) -> None:
    assert not is_repeated(request.node)
    assert not is_once(request.node)


def test_every_case_of_a_search_and_of_an_attack_is_run_on_every_engine() -> None:
    assert has_every_case("tests/search/test_views.py::test[a]", ["django_db"])
    assert has_every_case("tests/security/test_hostile_addresses.py::test[a]", ["django_db", "slow"])
    assert not has_every_case("tests/search/test_delivery.py::test[a]", ["django_db", "elasticsearch"])
    assert not has_every_case("tests/cities/test_views.py::test[a]", ["django_db"])
