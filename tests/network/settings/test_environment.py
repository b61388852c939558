"""Every value comes through one typed reader; what is missing or malformed is named in a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from network.settings.environment import Environment


def test_a_value_is_read_without_the_blanks_around_it() -> None:
    environment = Environment({"NAME": "  text ", "HOSTS": "a.org, b.org,,"})

    assert environment.text("NAME") == "text"
    assert environment.text("OTHER", "default") == "default"
    assert environment.words("HOSTS") == ["a.org", "b.org"]
    assert environment.words("NONE") == []


def test_a_missing_value_without_a_default_is_named() -> None:
    for value in ({}, {"SECRET_KEY": "  "}):
        with pytest.raises(ImproperlyConfigured, match="SECRET_KEY is missing"):
            Environment(value).text("SECRET_KEY")


@pytest.mark.parametrize(("text", "expected"), [("1", True), ("Yes", True), ("off", False), ("", False)])
def test_a_flag_is_yes_or_no(text: str, expected: bool) -> None:
    assert Environment({"DEBUG": text}).flag("DEBUG", not expected) is expected
    assert Environment({}).flag("DEBUG", True) is True


@pytest.mark.parametrize(
    ("method", "value"),
    [
        ("flag", "perhaps"),
        ("number", "many"),
        ("number", "-1"),
        ("address", "directory.example.org"),
        ("address", "ftp://directory.example.org"),
        ("database", "mysql://user@host/name"),
        ("cache", "memcached://host"),
    ],
)
def test_a_malformed_value_is_named(method: str, value: str) -> None:
    environment = Environment({"SETTING": value})

    with pytest.raises(ImproperlyConfigured, match="SETTING"):
        getattr(environment, method)("SETTING", *([0] if method == "number" else []))


def test_a_malformed_address_of_a_database_does_not_show_its_password() -> None:
    with pytest.raises(ImproperlyConfigured) as refusal:
        Environment({"DATABASE_URL": "mysql://user:hunter2@host/name"}).database("DATABASE_URL")

    assert "hunter2" not in str(refusal.value)


def test_numbers_and_addresses_are_read() -> None:
    environment = Environment({"SIZE": "8", "SITE_URL": "https://directory.example.org/"})

    assert environment.number("SIZE", 1) == 8
    assert environment.number("OTHER", 3) == 3
    assert environment.address("SITE_URL") == "https://directory.example.org"


def test_a_database_is_sqlite_or_postgresql() -> None:
    environment = Environment({"A": "sqlite:////tmp/x.sqlite3", "B": "postgres://me:secret@db.internal:5433/directory"})

    assert environment.database("A")["NAME"] == "/tmp/x.sqlite3"
    found = environment.database("B")
    assert (found["ENGINE"].rpartition(".")[2], found["HOST"], found["PORT"]) == ("postgresql", "db.internal", 5433)


def test_a_cache_is_the_memory_of_the_process_or_a_shared_one() -> None:
    assert Environment({}).cache("CACHE_URL")["BACKEND"].endswith("LocMemCache")
    found = Environment({"CACHE_URL": "redis://cache:6379/0"}).cache("CACHE_URL")
    assert found == {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "redis://cache:6379/0"}


def test_a_folder_is_made_where_it_is_missing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    environment = Environment({"GOOD": str(tmp_path / "a" / "b"), "BAD": str(tmp_path / "file" / "b")})

    assert environment.folder("GOOD", "var").is_dir()
    with pytest.raises(ImproperlyConfigured, match="BAD"):
        environment.folder("BAD", "var")


def test_a_file_completes_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text("FROM_FILE=file\nFROM_BOTH=file\n")
    monkeypatch.setenv("FROM_BOTH", "process")
    monkeypatch.setenv("FROM_FILE", "")
    monkeypatch.delenv("FROM_FILE")

    environment = Environment.of_process(tmp_path / ".env")

    assert (environment.text("FROM_FILE"), environment.text("FROM_BOTH")) == ("file", "process")


@pytest.mark.parametrize(
    ("value", "host", "port", "tls", "ssl"),
    [
        ("smtp://mail.example.org", "mail.example.org", 25, False, False),
        ("smtp+tls://u%40x:p%2Fw@mail.example.org", "mail.example.org", 587, True, False),
        ("smtps://mail.example.org:1465", "mail.example.org", 1465, False, True),
    ],
)
def test_a_mail_server_is_read(value: str, host: str, port: int, tls: bool, ssl: bool) -> None:
    read = Environment({"EMAIL_URL": value}).mail("EMAIL_URL")

    assert (read["EMAIL_HOST"], read["EMAIL_PORT"], read["EMAIL_USE_TLS"], read["EMAIL_USE_SSL"]) == (
        host, port, tls, ssl,
    )  # fmt: skip
    assert Environment({}).mail("EMAIL_URL") == {}


@pytest.mark.parametrize("value", ["mail.example.org", "http://mail.example.org", "smtp://", "smtp://host:many"])
def test_a_malformed_mail_server_is_named_without_its_password(value: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="EMAIL_URL"):
        Environment({"EMAIL_URL": value}).mail("EMAIL_URL")


@pytest.mark.parametrize(
    ("prefix", "is_fit"), [("network", True), ("town_2-b", True), ("Network", False), ("_n", False), ("a b", False)]
)
def test_a_prefix_that_no_index_can_have_is_told_and_stops_nothing(prefix: str, is_fit: bool) -> None:
    values = {"ELASTICSEARCH_URL": "http://127.0.0.1:9200", "ELASTICSEARCH_PREFIX": prefix}

    read = Environment(values).search_server("ELASTICSEARCH_URL")

    assert bool(read["address"]) is is_fit
    assert ("ELASTICSEARCH_PREFIX" in read["fault"]) is not is_fit
