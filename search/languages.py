"""The languages in which the site is read."""

from __future__ import annotations

from django.conf import settings
from django.urls import get_script_prefix
from django.utils.encoding import iri_to_uri


def codes() -> list[str]:
    return [code for code, _ in settings.LANGUAGES]


def address(path: str, language: str) -> str:
    """The address of a path (`cities/maceio/`) under a language: every public address carries one."""
    return f"{get_script_prefix()}{language}/{iri_to_uri(path)}"
