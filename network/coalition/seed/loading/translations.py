"""Translated pages, made with wagtail-localize as an editor makes them, so that editors go on with them there."""

from __future__ import annotations

import html
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from django.conf import settings
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from network.base.addresses import path_below_root
from network.base.models import MachineTranslation
from network.coalition.seed.folder import Folder
from network.coalition.seed.formats.translations import LANGUAGES
from network.coalition.seed.loading.kinds import Item, Kind, load
from network.coalition.seed.memory import Memory, Values

TOOL = "seed"
TEXTS = "texts"


class Translations(Kind):
    """Pages by language and path: `es/about`. A page is translated whole or not at all."""

    name = "translation of a page"

    def __init__(self, paths: Collection[str]) -> None:
        self.locales = {locale.language_code: locale for locale in Locale.objects.all()}
        self.pages: dict[str, dict[str, Page]] = defaultdict(dict)
        self.said: dict[str, tuple[TranslationSource, list[StringSegment]]] = {}
        pages = Page.objects.filter(slug__in={path.rpartition("/")[2] for path in paths}, alias_of=None)
        for page in pages.select_related("locale").order_by("path"):
            path = path_below_root(page.url_path).rstrip("/")
            if path in paths:
                self.pages[page.locale.language_code][path] = page

    @property
    def sources(self) -> Mapping[str, Page]:
        return {path: page for path, page in self.pages[settings.LANGUAGE_CODE].items() if page.live}

    def source(self, path: str) -> tuple[TranslationSource, list[StringSegment]]:
        """What a page says now, and its sentences; read once for all languages."""
        if path not in self.said:
            source: TranslationSource = TranslationSource.update_or_create_from_instance(self.sources[path].specific)[0]
            self.said[path] = source, segments(source)
        return self.said[path]

    def existing(self) -> Mapping[int, Any]:
        return {page.pk: page for language in LANGUAGES for page in self.pages[language].values()}

    def key_of(self, found: Any) -> str:
        return f"{found.locale.language_code}/{path_below_root(found.url_path).rstrip('/')}"

    def is_open(self, found: Any) -> bool:
        return bool(found.live and not found.has_unpublished_changes)

    def read(self, found: Any) -> Values:
        told = StringTranslation.objects.filter(locale=found.locale_id, context__object_id=found.translation_key)
        pairs = told.values_list("translation_of__data", "data")
        texts = {html.unescape(text): html.unescape(said) for text, said in pairs}
        return {TEXTS: texts or None}  # none for a page that nobody has translated in this way yet

    def create(self, items: Collection[Item]) -> Sequence[Any]:
        return [self._translated(key, values) for key, values in items]

    def update(self, changed: Collection[tuple[Any, Values]]) -> None:
        for page, values in changed:
            self._translated(self.key_of(page), values)

    def _translated(self, key: str, values: Values) -> Page:
        language, _, path = key.partition("/")
        locale = self.locales[language]
        source, found = self.source(path)
        for segment in found:
            _say(segment, locale, values[TEXTS][html.unescape(segment.string.data)])
        translation, _created = Translation.objects.get_or_create(source=source, target_locale=locale)
        translation.save_target(publish=False)
        page: Page = translation.get_target_instance()
        page.get_latest_revision().publish()
        MachineTranslation.objects.update_or_create(page_id=page.pk, defaults={"is_reviewed": False})
        page.refresh_from_db()
        return page


def segments(source: TranslationSource) -> list[StringSegment]:
    """The sentences of a page that a translation has to say."""
    return list(StringSegment.objects.filter(source=source).select_related("string", "context").order_by("order", "pk"))


def _say(segment: StringSegment, locale: Locale, text: str) -> None:
    StringTranslation.objects.update_or_create(
        locale=locale,
        translation_of=segment.string,
        context=segment.context,
        defaults={
            "data": html.escape(text, quote=False),  # as wagtail-localize keeps every string
            "translation_type": StringTranslation.TRANSLATION_TYPE_MACHINE,
            "tool_name": TOOL,
        },
    )


def load_translations(folder: Folder, memory: Memory) -> None:
    rows = folder.rows("translations.csv")
    texts: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for row in rows:
        for language in LANGUAGES:
            texts[row["page"], language][row["text"]] = row[language]
    kind = Translations({row["page"] for row in rows})
    load(kind, _items(kind, texts), memory)


def _items(kind: Translations, texts: Mapping[tuple[str, str], Mapping[str, str]]) -> Iterator[Item]:
    """Only pages that are there and whose every sentence is translated, the upper ones first."""
    paths = sorted({path for path, _language in texts} & set(kind.sources), key=lambda path: (path.count("/"), path))
    for path in paths:
        wanted = {html.unescape(segment.string.data) for segment in kind.source(path)[1]}
        for language in LANGUAGES:
            if wanted <= set(texts[path, language]):
                yield f"{language}/{path}", {TEXTS: {text: texts[path, language][text] for text in sorted(wanted)}}
