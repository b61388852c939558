"""The projection: what can be found, as rows that every engine reads; written by `search.sync` alone."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class SearchDocument(models.Model):
    """One record in one written language."""

    kind = models.CharField(max_length=30)
    number = models.BigIntegerField()
    language = models.CharField(max_length=12)
    date = models.CharField(max_length=10, blank=True)
    year = models.IntegerField(null=True)
    # Values of facets and filters, a line each ("mission=…"): what processes hold in memory, before all long columns.
    facets = models.TextField(blank=True)
    title_key = models.CharField(max_length=400)
    city_key = models.CharField(max_length=400, blank=True)
    content_hash = models.CharField(max_length=64)
    version = models.BigIntegerField()
    url_path = models.CharField(max_length=1000)
    slug = models.CharField(max_length=255)
    title = models.TextField()
    summary = models.TextField(blank=True)
    city = models.JSONField(null=True)
    cities = models.JSONField(default=list)
    missions = models.JSONField(default=list)
    data = models.JSONField(default=dict)
    called = models.JSONField(default=list)
    names = models.JSONField(default=list)
    concepts = models.JSONField(default=dict)
    codes = models.JSONField(default=dict)
    body = models.JSONField(default=dict)
    words = models.TextField(blank=True)  # each once, for the vocabulary

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("kind", "number", "language"), name="one_document_per_language"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["kind", "-date"], name="search_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}/{self.number} ({self.language})"


class DocumentServes(models.Model):
    """The languages for which a document is the best text: its own, and those in which its record is not written."""

    document = models.ForeignKey(SearchDocument, models.CASCADE, related_name="serves")
    language = models.CharField(max_length=12)

    class Meta:
        constraints = [models.UniqueConstraint(fields=("language", "document"), name="a_language_is_served_once")]

    def __str__(self) -> str:
        return f"{self.document_id}: {self.language}"


class FacetValue(models.Model):
    """A value of a facet, or of another filter of a list, that a document has."""

    document = models.ForeignKey(SearchDocument, models.CASCADE, related_name="values", db_index=False)
    field = models.CharField(max_length=30)
    value = models.CharField(max_length=100)

    class Meta:
        constraints = [models.UniqueConstraint(fields=("document", "field", "value"), name="a_value_stands_once")]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["field", "value", "document"], name="search_value")
        ]

    def __str__(self) -> str:
        return f"{self.field}={self.value}"


class Word(models.Model):
    """A word that somebody may type: how many documents have it, and whether a vocabulary knows it."""

    word = models.CharField(max_length=60)
    language = models.CharField(max_length=12)
    documents = models.IntegerField(default=0)
    lexical = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=("word", "language"), name="a_word_stands_once_per_language")]

    def __str__(self) -> str:
        return f"{self.word} ({self.language})"


class WordKey(models.Model):
    """What is left of a word without one of its letters: two words one slip apart share such a key."""

    key = models.CharField(max_length=60, db_index=True)
    word = models.ForeignKey(Word, models.CASCADE, related_name="keys")

    class Meta:
        constraints = [models.UniqueConstraint(fields=("word", "key"), name="a_key_stands_once")]

    def __str__(self) -> str:
        return self.key


class State(models.Model):
    """The only row: tokens that change with every write, so that a process knows when what it remembers is old.

    They are random, not counted: a write that is undone never leaves a token that a later write gets too.
    """

    documents_version = models.CharField(max_length=32, default="")
    lexicon_version = models.CharField(max_length=32, default="")
    pins_version = models.CharField(max_length=32, default="")
    documents = models.IntegerField(default=0)
    sequence = models.BigIntegerField(default=0)
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.documents_version


class Health(models.Model):
    """The only row: what the last comparison of records, documents and indices found."""

    seen_at = models.DateTimeField()
    differences = models.IntegerField()
    left = models.IntegerField(default=0)  # after mending

    def __str__(self) -> str:
        return f"{self.seen_at:%Y-%m-%d %H:%M}: {self.differences}"
