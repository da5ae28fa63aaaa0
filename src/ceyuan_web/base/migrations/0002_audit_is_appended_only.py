"""Triggers that refuse to change or delete an entry of the audit trail, whoever asks."""

from __future__ import annotations

from typing import Any

from django.db import migrations

TABLE = "base_entry"
WORDS = "the audit trail is appended only"
SQLITE = tuple(
    f"CREATE TRIGGER {TABLE}_no_{what} BEFORE {what} ON {TABLE} BEGIN SELECT RAISE(ABORT, '{WORDS}'); END" for what in ("UPDATE", "DELETE")
)
POSTGRESQL = (
    f"CREATE FUNCTION {TABLE}_refuse() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION '{WORDS}'; END $$ LANGUAGE plpgsql",
    f"CREATE TRIGGER {TABLE}_no_change BEFORE UPDATE OR DELETE ON {TABLE} FOR EACH ROW EXECUTE FUNCTION {TABLE}_refuse()",
    f"CREATE TRIGGER {TABLE}_no_truncate BEFORE TRUNCATE ON {TABLE} EXECUTE FUNCTION {TABLE}_refuse()",
)


def refuse_changes(apps: Any, editor: Any) -> None:
    for statement in POSTGRESQL if editor.connection.vendor == "postgresql" else SQLITE:
        editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("base", "0001_initial")]
    operations = [migrations.RunPython(refuse_changes)]
