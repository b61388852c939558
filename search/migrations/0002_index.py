"""The engine's own table: FTS5 on SQLite, stored vectors on PostgreSQL."""

from django.db import migrations

SQLITE = (
    "CREATE VIRTUAL TABLE search_index USING fts5(version UNINDEXED, "
    "title, names, problem, done, outcome, rest, "
    "c_title, c_assigned, c_names, c_problem, c_done, c_outcome, c_rest, plain_title, plain, "
    "tokenize=\"unicode61 remove_diacritics 0 categories 'L* M* N* P* S* Co'\")",
)
POSTGRESQL = (
    "CREATE TABLE search_index (document_id bigint PRIMARY KEY, version bigint NOT NULL, "
    "words tsvector NOT NULL, codes tsvector NOT NULL, plain tsvector NOT NULL)",
    "CREATE INDEX search_index_words ON search_index USING gin (words)",
    "CREATE INDEX search_index_codes ON search_index USING gin (codes)",
    "CREATE INDEX search_index_plain ON search_index USING gin (plain)",
)


def create(apps, schema_editor):
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]

    operations = [
        migrations.RunPython(create, lambda apps, schema_editor: schema_editor.execute("DROP TABLE search_index"))
    ]
