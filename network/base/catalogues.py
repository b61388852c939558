"""Catalogues of interface strings, with Babel alone: no gettext tools are needed to extract, update or compile them."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation import to_locale
from django.utils.translation.template import templatize

FOLDERS = ("cities", "network", "practices", "search", "templates")
KEYWORDS = {
    "_": None,
    "gettext": None,
    "say": None,  # gettext, where `_` is its lazy sister
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
COMMENT = "Translators:"
# Lines of a header that would change with the clock and with Babel's version.
UNSTEADY = ("POT-Creation-Date", "PO-Revision-Date", "Last-Translator", "Language-Team", "Generated-By", "Report-Msgid")


def languages() -> list[str]:
    """All but the one that the sources are written in."""
    return [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]


def source_of(language: str) -> Path:
    """The `.po` file of a language."""
    return Path(settings.LOCALE_PATHS[0]) / to_locale(language) / "LC_MESSAGES" / "django.po"


def read(language: str) -> Catalog:
    with source_of(language).open("rb") as stream:
        return read_po(stream, locale=to_locale(language))


def extracted() -> Catalog:
    """Every string of the interface, with the files that say it."""
    found = Catalog(fuzzy=False)
    for name in FOLDERS:
        for path in sorted((settings.BASE_DIR / name).rglob("*")):
            place = path.relative_to(settings.BASE_DIR).as_posix()
            for message, comments, context in _said(path):
                # No line numbers: a catalogue changes only when a string does.
                found.add(message, locations=[(place, 0)], auto_comments=comments, context=context)
    return found


def updated(language: str, strings: Catalog) -> str:
    """The `.po` file as it should be: new strings empty, strings that nobody says any more left out."""
    catalog = read(language)
    catalog.update(strings, no_fuzzy_matching=True, update_header_comment=False)
    catalog.obsolete.clear()
    text = io.BytesIO()
    write_po(text, catalog, width=120, sort_output=True, include_lineno=False)
    lines = text.getvalue().decode("utf-8").splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(tuple(f'"{name}' for name in UNSTEADY)))


def faults(catalog: Catalog) -> list[str]:
    """What keeps a catalogue from being complete, in words."""
    return [fault for message in catalog if message.id for fault in _faults(message, catalog.num_plurals)]


def compile_all() -> list[Path]:
    """Writes the `.mo` files that are older than their sources; another process never reads half of one."""
    made = []
    for language in languages():
        source = source_of(language)
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        with tempfile.NamedTemporaryFile(dir=target.parent, suffix=".part", delete=False) as stream:
            write_mo(stream, read(language))
        Path(stream.name).chmod(0o644)
        Path(stream.name).replace(target)
        made.append(target)
    return made


def _said(path: Path) -> Iterator[tuple[str | tuple[str, ...], list[str], str | None]]:
    if path.suffix == ".py" and "migrations" not in path.parts:
        text = path.read_text(encoding="utf-8")
    elif path.suffix in {".html", ".txt"} and "templates" in path.parts:
        # What Django makes of a template for gettext; without indentation Python's own tokenizer reads it too.
        text = "\n".join(line.strip() for line in templatize(path.read_text(encoding="utf-8")).splitlines())
    else:
        return
    for _line, message, comments, context in extract("python", io.BytesIO(text.encode()), KEYWORDS, [COMMENT]):
        yield message, comments, context


def _faults(message: Message, plurals: int) -> Iterator[str]:
    words = message.id if isinstance(message.id, str) else message.id[0]
    strings = message.string if isinstance(message.string, tuple | list) else [message.string or ""]
    if message.fuzzy:
        yield f"fuzzy: {words}"
    if not all(strings):
        yield f"empty: {words}"
    if isinstance(message.id, tuple | list) and len(strings) != plurals:
        yield f"{len(strings)} plural forms instead of {plurals}: {words}"
    yield from (f"{fault}: {words}" for fault in message.check())
