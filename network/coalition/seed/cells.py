"""What a cell may hold. A check answers with the reason against a value, or with nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from decimal import Decimal
from functools import lru_cache

from babel import Locale
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from network.base.dates import FuzzyDate
from network.coalition.seed.references import Known

Check = Callable[[str, Known], str]

LONGEST_SLUG = 80
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
YEAR = re.compile(r"[12]\d{3}")
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-(?:[A-Z]{2}|[a-z]{2}|[A-Z][a-z]{3}))?")
WIKIDATA = re.compile(r"Q[1-9]\d*")
DEGREES = re.compile(r"-?\d{1,3}(?:\.\d{1,4})?")
_is_url = URLValidator(schemes=["http", "https"])


# Two letters that the list of territories has too, and that are no country.
NO_COUNTRY = {"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"}


@lru_cache(maxsize=1)
def _countries() -> Collection[str]:
    codes = map(str, Locale("en").territories)
    return frozenset(code for code in codes if len(code) == 2 and code.isalpha()) - NO_COUNTRY


def text(longest: int) -> Check:
    """One line."""

    def check(value: str, known: Known) -> str:
        return "must stand on one line" if "\n" in value else paragraphs(longest)(value, known)

    return check


def paragraphs(longest: int) -> Check:
    return lambda value, _known: f"is longer than {longest} characters" if len(value) > longest else ""


def slug(value: str, _known: Known) -> str:
    if len(value) > LONGEST_SLUG:
        return _("is longer than %(number)d characters") % {"number": LONGEST_SLUG}
    return "" if SLUG.fullmatch(value) else _("must be small letters, digits and single hyphens")


def url(value: str, _known: Known) -> str:
    if len(value) > 500:
        return "is longer than 500 characters"
    try:
        _is_url(value)
    except ValidationError:
        return "must be an address that begins with http:// or https://"
    return ""


def whole_number(smallest: int, largest: int) -> Check:
    def check(value: str, _known: Known) -> str:
        is_number = value.isascii() and value.isdigit() and len(value) <= 12
        if is_number and smallest <= int(value) <= largest:
            return ""
        return f"must be a whole number from {smallest} to {largest}"

    return check


def year(first: int, last: int) -> Check:
    def check(value: str, _known: Known) -> str:
        if YEAR.fullmatch(value) and first <= int(value) <= last:
            return ""
        return f"must be a year from {first} to {last}"

    return check


def degrees(limit: int) -> Check:
    def check(value: str, _known: Known) -> str:
        if DEGREES.fullmatch(value) and abs(Decimal(value)) <= limit:
            return ""
        return f"must be degrees from -{limit} to {limit} with at most four decimals"

    return check


def date(value: str, _known: Known) -> str:
    try:
        FuzzyDate.parse(value)
    except ValueError:
        return "must be a year, a month or a day, such as 2024, 2024-09 or 2024-09-05"
    return ""


def country(value: str, _known: Known) -> str:
    return "" if value in _countries() else "must be the two capital letters of a country (ISO 3166)"


def language(value: str, _known: Known) -> str:
    return "" if LANGUAGE.fullmatch(value) else "must be the code of a language, such as es or pt-BR"


def wikidata(value: str, _known: Known) -> str:
    return "" if WIKIDATA.fullmatch(value) else "must be a Wikidata id, such as Q40046"


def one_of(*values: str) -> Check:
    return lambda value, _known: "" if value in values else f"must be one of {', '.join(values)}"


def code(scheme: str) -> Check:
    """A deprecated code is permanent too: it stands for its successor."""
    return lambda value, known: "" if known.has(f"scheme/{scheme}", value) else f"is no code of the scheme {scheme}"


def reference(kind: str) -> Check:
    return lambda value, known: "" if known.has(kind, value) else f"names no {kind}"


def city_or_organisation(value: str, known: Known) -> str:
    return "" if known.has("city", value) or known.has("organisation", value) else "names no city and no organisation"


def tool(value: str, known: Known) -> str:
    return "" if value.casefold() in known.tools else "is no label of a technology or of a building block"


def concept_uri(value: str, known: Known) -> str:
    scheme, _, identifier = value.partition("/")
    return "" if known.has(f"scheme/{scheme}", identifier) else "names no concept (scheme/code)"


def marked(kinds: Collection[str], *, first: bool) -> Check:
    """`kind:id` where the kind stands first, `id:kind` where it does not; what the id names is said by the kind."""

    def check(value: str, known: Known) -> str:
        before, found, after = value.partition(":")
        kind, identifier = (before, after) if first else (after, before)
        if not found or kind not in kinds:
            shape = "kind:id" if first else "id:kind"
            return f"must be {shape}, the kind one of {', '.join(kinds)}"
        target = kind if first else "practice"
        return "" if known.has(target, identifier) else f"names no {target}"

    return check
