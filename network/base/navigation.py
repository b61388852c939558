"""The entries of header and footer: each app registers what it serves, so that no entry leads nowhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

HEADER = "header"  # and the footer's first column
CALL = "call"  # the one button of the header
ABOUT, DATA, TAKE_PART = "about", "data", "take-part"  # columns of the footer
ANSWER = "answer"  # above the footer: what one can say about the page at hand
CONTACT = "contact"  # where nobody is named whom one can ask
ASK = "ask"  # where a search finds nothing; the words that were searched for go along, as `words`


@dataclass(frozen=True)
class Entry:
    label: str | Promise
    url: Callable[[str], str]  # of the language
    order: int
    place: str = HEADER
    names_page: bool = False  # the address of the page at hand goes along, as `about`


_entries: list[Entry] = []


def register_navigation(
    label: str | Promise,
    url: Callable[[str], str],
    order: int,
    place: str = HEADER,
    *,
    names_page: bool = False,
) -> None:
    _entries.append(Entry(label, url, order, place, names_page))
    _entries.sort(key=lambda entry: entry.order)


def entries(place: str = HEADER) -> tuple[Entry, ...]:
    return tuple(entry for entry in _entries if entry.place == place)
