"""The database, copied while the site works on it and put back: SQLite by its own backup, PostgreSQL by its own programs."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Literal

from django.conf import settings
from django.db import connection

from ceyuan.errors import Fault, StorageError
from ceyuan_web.base.backup.manifest import POSTGRESQL, SQLITE

Kind = Literal["sqlite", "postgresql"]


def kind() -> Kind:
    """Which database the site has."""
    return "postgresql" if "postgresql" in str(settings.DATABASES["default"]["ENGINE"]) else "sqlite"


def copy(folder: Path) -> Path:
    """A copy as of one moment."""
    if kind() == "postgresql":
        target = folder / POSTGRESQL
        _run("pg_dump", "--format=custom", "--no-owner", f"--file={target}")
        return target
    return copy_sqlite(Path(str(settings.DATABASES["default"]["NAME"])), folder / SQLITE)


def copy_sqlite(source: Path, target: Path) -> Path:
    """An SQLite file, whole, whoever writes to it meanwhile."""
    with closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True, timeout=60)) as here, closing(sqlite3.connect(target)) as there:
        here.backup(there)
    return target


def put_back(dump: Path) -> None:
    """Restore PostgreSQL from a dump; all of it or nothing."""
    _run(
        "pg_restore",
        "--no-owner",
        "--exit-on-error",
        "--single-transaction",
        f"--dbname={settings.DATABASES['default']['NAME']}",
        str(dump),
    )


def is_empty() -> bool:
    """Whether the database holds nothing of a site yet."""
    return kind() == "sqlite" or "base_person" not in connection.introspection.table_names()


def _run(program: str, *words: str) -> None:
    said = settings.DATABASES["default"]
    names = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD", "PGDATABASE": "NAME"}
    environment = {**os.environ, **{name: str(said[key]) for name, key in names.items() if said.get(key)}}
    if shutil.which(program) is None:
        raise StorageError(_missing(program))
    done = subprocess.run([program, *words], env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise StorageError(Fault("database-copy", f"{program} 失败", f"{program} failed", "", done.stderr[-500:], done.stderr[-500:]))


def _missing(program: str) -> Fault:
    fix = ("请安装 PostgreSQL 的客户端程序", "Install the client programs of PostgreSQL")
    return Fault("no-program", f"没有 {program}", f"There is no {program}", "", *fix)
