"""What citations say of a publication, whatever their form."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Name:
    """Of a person, with a family name; or of an organisation, as it is written."""

    text: str
    family: str = ""
    given: str = ""

    @property
    def sorted(self) -> str:
        return ", ".join(filter(None, (self.family, self.given))) if self.family else self.text

    @property
    def with_initials(self) -> str:
        return ", ".join(filter(None, (self.family, initials(self.given)))) if self.family else self.text


@dataclass(frozen=True)
class Work:
    """What citations say of a publication. Blanks are unknown."""

    key: str
    title: str
    kind: str = ""
    authors: Sequence[Name] = ()
    publishers: Sequence[str] = ()
    year: int | None = None
    url: str = ""
    doi: str = ""
    isbn: str = ""
    languages: Sequence[str] = ()
    length: int | None = None
    abstract: str = ""

    @property
    def is_in_journal(self) -> bool:
        """An article with a DOI stands in a journal, which the data names as its publisher."""
        return self.kind == "article" and bool(self.doi and self.publishers)

    @property
    def address(self) -> str:
        return f"https://doi.org/{self.doi}" if self.doi else self.url


def initials(given: str) -> str:
    """`Jean-Luc Marie` → `J.-L. M.`"""
    names = ["-".join(f"{part[0]}." for part in name.split("-") if part) for name in given.split()]
    return " ".join(names)


def one_line(text: str) -> str:
    """Without line breaks and signs that no program expects."""
    return " ".join("".join(sign if unicodedata.category(sign) != "Cc" else " " for sign in text).split())
