"""The engine's own table: FTS5 on SQLite, stored vectors on PostgreSQL, where words are also found by their beginning."""

from django.db import migrations

SQLITE = (
    "CREATE VIRTUAL TABLE search_index USING fts5(version UNINDEXED, "
    "title, names, problem, done, outcome, rest, "
    "c_title, c_assigned, c_names, c_problem, c_done, c_outcome, c_rest, plain_title, plain, "
    "tokenize=\"unicode61 remove_diacritics 0 categories 'L* M* N* P* S* Co'\")",
)
# Without a list of what waits to be indexed: with a long one the planner prefers to read the whole table.
POSTGRESQL = (
    "CREATE TABLE search_index (document_id bigint PRIMARY KEY, version bigint NOT NULL, "
    "words tsvector NOT NULL, codes tsvector NOT NULL, plain tsvector NOT NULL, heads tsvector NOT NULL)",
    "CREATE INDEX search_index_words ON search_index USING gin (words) WITH (fastupdate = off)",
    "CREATE INDEX search_index_codes ON search_index USING gin (codes) WITH (fastupdate = off)",
    "CREATE INDEX search_index_plain ON search_index USING gin (plain) WITH (fastupdate = off)",
    "CREATE INDEX search_index_heads ON search_index USING gin (heads) WITH (fastupdate = off)",
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    "CREATE INDEX search_word_letters ON search_word USING gin (word gin_trgm_ops)",
)


def create(apps, schema_editor):
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    schema_editor.execute("DROP TABLE search_index")
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX search_word_letters")


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]

    operations = [migrations.RunPython(create, drop)]
