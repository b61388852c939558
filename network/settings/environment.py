"""The one typed reader of the environment: every setting that differs between installations comes through here."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

INDEX_NAME = re.compile(r"[a-z][a-z0-9_-]*")
TRUE = {"1", "true", "yes", "on"}
MAIL_PORTS = {"smtp": 25, "smtps": 465, "smtp+tls": 587}
FALSE = {"0", "false", "no", "off", ""}


class Environment:
    """Reads typed values; a missing or malformed one raises ImproperlyConfigured with a sentence that names it."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self.values = values

    @classmethod
    def of_process(cls, env_file: Path) -> Environment:
        """The process environment, completed by a `.env` file where one lies beside manage.py."""
        if env_file.is_file():
            environ.Env.read_env(env_file)
        return cls(os.environ)

    def text(self, name: str, default: str | None = None) -> str:
        value = self.values.get(name, "").strip()
        if value:
            return value
        if default is None:
            raise ImproperlyConfigured(f"The environment variable {name} is missing: set it, see docs/settings.md.")
        return default

    def flag(self, name: str, default: bool = False) -> bool:
        value = self.values.get(name)
        if value is None:
            return default
        if value.strip().lower() in TRUE:
            return True
        if value.strip().lower() in FALSE:
            return False
        raise self._malformed(name, value, "1 or 0")

    def number(self, name: str, default: int) -> int:
        value = self.values.get(name, "").strip()
        if not value:
            return default
        try:
            found = int(value)
        except ValueError:
            found = -1
        if found < 0:
            raise self._malformed(name, value, "a whole number that is not negative")
        return found

    def words(self, name: str) -> list[str]:
        """A list separated by commas."""
        return [word.strip() for word in self.values.get(name, "").split(",") if word.strip()]

    def address(self, name: str, default: str | None = None) -> str:
        """An absolute http(s) address without a trailing slash."""
        value = self.text(name, default).rstrip("/")
        parts = urlsplit(value)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise self._malformed(name, value, "an address such as https://directory.example.org")
        return value

    def folder(self, name: str, default: str) -> Path:
        """A folder to write in, made where it is missing."""
        found = Path(self.text(name, default))
        try:
            found.mkdir(parents=True, exist_ok=True)
        except OSError as reason:
            raise self._malformed(name, str(found), "a folder that can be written to") from reason
        return found

    def database(self, name: str, default: str | None = None) -> dict[str, Any]:
        """Django's settings of a database; SQLite and PostgreSQL are the engines that the project is tested on."""
        value = self.text(name, default)
        if not value.startswith(("sqlite:///", "postgres://", "postgresql://")):
            raise self._malformed(name, None, "sqlite:///path or postgres://user:password@host/name")
        try:
            return dict(environ.Env.db_url_config(value))
        except (ValueError, ImproperlyConfigured) as reason:
            raise self._malformed(name, None, "sqlite:///path or postgres://user:password@host/name") from reason

    def cache(self, name: str) -> dict[str, Any]:
        """Django's settings of a cache: memory of the process, or a shared Redis by `redis://host:port/number`."""
        value = self.values.get(name, "").strip()
        if not value:
            return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
        if not value.startswith(("redis://", "rediss://")):
            raise self._malformed(name, None, "redis://host:6379/0")
        return {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": value}

    def mail(self, name: str) -> dict[str, Any]:
        """Django's settings of a mail server by `smtp://`, `smtps://` (TLS at once) or `smtp+tls://`; none: {}."""
        value = self.values.get(name, "").strip()
        if not value:
            return {}
        parts = urlsplit(value)
        wanted = "smtp+tls://user:password@host:587"
        try:
            port = parts.port or MAIL_PORTS[parts.scheme]
        except (KeyError, ValueError) as reason:
            raise self._malformed(name, None, wanted) from reason
        if not parts.hostname:
            raise self._malformed(name, None, wanted)
        return {
            "EMAIL_HOST": parts.hostname,
            "EMAIL_PORT": port,
            "EMAIL_HOST_USER": unquote(parts.username or ""),
            "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
            "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
            "EMAIL_USE_SSL": parts.scheme == "smtps",
        }

    def search_server(self, name: str) -> dict[str, Any]:
        """Address, credentials and patience for Elasticsearch; a blank address: none.

        What cannot be read does not stop the start, as search has the database: `fault` says it in one sentence.
        """
        value = self.values.get(name, "").strip().rstrip("/")
        found: dict[str, Any] = {
            "address": "",
            "fault": "",
            "user": "",
            "password": "",
            "api_key": self.text("ELASTICSEARCH_API_KEY", ""),
            "ca": self.text("ELASTICSEARCH_CA", ""),
            "timeout": self.number("ELASTICSEARCH_TIMEOUT_MS", 500) / 1000,
            "prefix": self.text("ELASTICSEARCH_PREFIX", "network"),
        }
        if not value:
            return found
        try:
            parts = urlsplit(value)
            if parts.scheme not in {"http", "https"} or not parts.hostname:
                raise ValueError(value)
            port = parts.port or (443 if parts.scheme == "https" else 9200)
        except ValueError:
            return found | {"fault": str(self._malformed(name, None, "https://user:password@host:9200"))}
        if not INDEX_NAME.fullmatch(found["prefix"]):
            wanted = "small letters, digits, - and _, the first a letter"
            return found | {"fault": str(self._malformed("ELASTICSEARCH_PREFIX", found["prefix"], wanted))}
        host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
        return found | {
            "address": f"{parts.scheme}://{host}:{port}{parts.path}",
            "user": unquote(parts.username or ""),
            "password": unquote(parts.password or ""),
        }

    @staticmethod
    def _malformed(name: str, value: str | None, wanted: str) -> ImproperlyConfigured:
        """`value` is None where it may hold a password."""
        given = "" if value is None else f" is “{value}”, which"
        return ImproperlyConfigured(f"The environment variable {name}{given} cannot be read: it must be {wanted}.")
