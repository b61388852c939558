"""No draft, private column or personal word ever reaches the index of the server.

Every field of ours that holds text gets a word of its own, and so does what people write in tables of others; only what
stands in PUBLIC may bring it into the index. A field that is new is refused until somebody lists it there.
"""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models
from django.utils import timezone
from wagtail.models import Page

from network.base.dates import FuzzyDateField
from search import sync
from search.analysis import renew_lexicon
from search.engines.elasticsearch import index, rebuilding
from search.engines.elasticsearch.server import patient
from search.models import SearchDocument
from tests.security.planting import OURS
from tests.security.test_canaries import hide

pytestmark = [
    pytest.mark.elasticsearch,
    pytest.mark.slow,
    pytest.mark.once,
    pytest.mark.django_db,
    pytest.mark.usefixtures("server"),
]

SIGN = re.compile("kanarie[a-z]{2}")
LONGEST = 14  # letters of a word with a number behind it
# Read by the code: another text would be an error, not a secret.
CODES = {"coalition.EventPage.time_zone", "coalition.PublicationPage.doi", "coalition.PublicationPage.isbn"}
# What people write, or is kept of what they wrote, in tables of others and in those beside the search's documents.
WRITTEN_ELSEWHERE = {
    "admin.LogEntry": "change_message object_repr",
    "auth.Group": "name",
    "search.AskedWords": "words",
    "search.Asking": "query",
    "search.Pin": "note",
    "taggit.Tag": "name",
    "wagtail_localize.OverridableSegment": "data_json",
    "wagtail_localize.String": "data",
    "wagtail_localize.StringTranslation": "data",
    "wagtail_localize.TranslationSource": "object_repr",
    "wagtailadmin.FormState": "data",
    "wagtailcore.APIToken": "name",
    "wagtailcore.Collection": "name",
    "wagtailcore.Comment": "text",
    "wagtailcore.CommentReply": "text",
    "wagtailcore.ModelLogEntry": "label",
    "wagtailcore.Page": "draft_title search_description seo_title title",
    "wagtailcore.PageLogEntry": "label",
    "wagtailcore.Revision": "object_str",
    "wagtailcore.Site": "site_name",
    "wagtailcore.Task": "name",
    "wagtailcore.TaskState": "comment",
    "wagtailcore.Workflow": "name",
    "wagtaildocs.Document": "title",
    "wagtailembeds.Embed": "author_name title",
    "wagtailimages.Image": "description title",
}
BESIDE = {"search_asking", "search_askedwords", "search_pin"}  # tables that are no index
# What visitors read on public pages, by model.
READ_BY_VISITORS = {
    "base.Concept": "code",
    "base.ConceptLabel": "text",
    "cities.City": "name slug website wikidata",
    "cities.CityIndexPage": "summary",
    "cities.CityName": "name",
    "cities.CityPage": "can_help_with introduction looking_for strategy summary",
    "cities.CityRole": "note",
    "cities.Organisation": "acronym alternative_names name slug",
    "cities.OrganisationIndexPage": "summary",
    "cities.OrganisationPage": "introduction relation summary",
    "cities.Project": "name",
    "coalition.Contributor": "name slug",
    "coalition.EventIndexPage": "summary",
    "coalition.EventPage": "about alternative_titles audience coalition_story "
    "host_story place programme_note results summary",
    "coalition.EventSession": "description people title",
    "coalition.Milestone": "title",
    "coalition.MissionPage": "alternative_titles summary why",
    "coalition.PublicationPage": "abstract summary",
    "coalition.StandardPage": "body summary",
    "coalition.Version": "title",
    "wagtailcore.Page": "title",
    "practices.PracticePage": "difficulties how_it_works lessons problem results "
    "rights_at_risk safeguards summary tools what_was_done",
}
INSTEAD = {"wagtailcore.Page.search_description"}  # read in the place of a summary
PUBLIC = {f"{label}.{name}" for label, names in READ_BY_VISITORS.items() for name in names.split()}


def fields() -> Iterator[tuple[type[models.Model], Any]]:
    """Every column of ours that can hold a word, but for choices from a list; and those that people write elsewhere."""
    for model in (model for label in OURS for model in apps.get_app_config(label).get_models()):
        for field in model._meta.local_concrete_fields:
            is_text = isinstance(field, models.CharField | models.TextField | models.JSONField)
            is_date = isinstance(field, FuzzyDateField)
            is_short = (getattr(field, "max_length", None) or LONGEST) < LONGEST
            if is_text and not (is_date or is_short or field.choices or name_of(model, field) in CODES):
                yield model, field
    for label, names in WRITTEN_ELSEWHERE.items():
        for name in names.split():
            yield apps.get_model(label), apps.get_model(label)._meta.get_field(name)


def name_of(model: type[models.Model], field: Any) -> str:
    return f"{model._meta.label}.{field.name}"


def words() -> dict[str, str]:
    """A word for each field."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    return {
        name_of(model, field): f"kanarie{letters[place // 26]}{letters[place % 26]}"
        for place, (model, field) in enumerate(fields())
    }


def value_of(field: Any, word: str) -> Any:
    forms = {models.JSONField: {"text": word}, models.EmailField: f"{word}@example.org"}
    forms |= {models.URLField: f"https://example.org/{word}"}
    return next((value for kind, value in forms.items() if isinstance(field, kind)), word)


def plant(*, allowed: set[str]) -> set[str]:
    """Every word into every row, those of allowed columns excepted; the columns that have it."""
    told, planted = words(), set()
    for model, field in fields():
        name = name_of(model, field)
        if name in allowed:
            continue
        for place, pk in enumerate(model._default_manager.values_list("pk", flat=True)):
            value = value_of(field, f"{told[name]}{place}")  # another one in each row, as some are unique
            model._default_manager.filter(pk=pk).update(**{field.name: value})
            planted.add(name)
    renew_lexicon()
    sync.rebuild()
    return planted


def everything() -> None:
    """At least one row in every table of ours that holds a text."""
    hide()
    for model, _field in fields():
        if not model._default_manager.exists():
            make_row(model)


def make_row(model: type[models.Model]) -> None:
    """The least that the table takes; what it points to is made before it."""
    values: dict[str, Any] = {}
    for field in model._meta.local_concrete_fields:
        if isinstance(field, models.ForeignKey) and not field.null:
            target: Any = field.related_model
            if not target._default_manager.exists():
                make_row(target)
            values[field.attname] = target._default_manager.values_list("pk", flat=True).first()
        elif not (field.null or field.has_default() or (field.primary_key and isinstance(field, models.AutoField))):
            values[field.attname] = least(field)
    model._default_manager.bulk_create([model(**values)])


def least(field: Any) -> Any:
    known = {
        models.DateTimeField: timezone.now(),
        models.DateField: timezone.now().date(),
        models.UUIDField: uuid.uuid4(),
    }
    known |= {models.IntegerField: 1, models.BooleanField: False}
    found = next((value for kind, value in known.items() if isinstance(field, kind)), "x")
    return field.choices[0][0] if field.choices else found


def crawled() -> set[str]:
    """The fields whose word is in a document of the index, or in a table of the search."""
    rebuilding.rebuild()
    hits = patient().search(index=index.answering(), size=10_000)["hits"]["hits"]
    said = [json.dumps(hit["_source"], ensure_ascii=False) for hit in hits]
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table.startswith("search_") and table not in BESIDE:
                cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
                said += [repr(row) for row in cursor.fetchall()]
    names = {word: name for name, word in words().items()}
    return {names.get(word, word) for text in said for word in SIGN.findall(text.lower())}


def test_only_what_is_listed_as_public_brings_a_word_into_the_index() -> None:
    everything()

    planted = plant(allowed=PUBLIC | INSTEAD)

    assert crawled() == set()
    assert planted == words().keys() - PUBLIC - INSTEAD
    assert SearchDocument.objects.count() > 20


def test_every_field_on_the_list_is_found_in_the_index_so_that_the_list_stays_short() -> None:
    everything()

    plant(allowed=words().keys() - PUBLIC)

    assert crawled() == PUBLIC
    plant(allowed=words().keys() - INSTEAD)
    assert crawled() > INSTEAD


def test_what_is_not_live_brings_none_of_its_words() -> None:
    everything()
    Page.objects.filter(depth__gt=2).update(live=False)

    plant(allowed=set())

    assert crawled() == set()


def test_drafts_of_live_pages_bring_none_of_their_words() -> None:
    everything()
    told, count = words(), 0
    for page in Page.objects.filter(live=True, depth__gt=2).specific():
        page.title = page.draft_title = page.search_description = "kanariezz"
        for model, field in fields():
            if isinstance(page, model) and not field.unique and not isinstance(field, models.SlugField):
                setattr(page, field.name, value_of(field, told[name_of(model, field)]))
        page.save_revision()
        count += 1
    sync.rebuild()

    assert count > 20
    assert crawled() == set()
