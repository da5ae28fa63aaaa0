"""A backup is made beside a site at work, and put back as it was; damaged or in the way, it leaves everything alone."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from ceyuan.errors import SourceError
from ceyuan_web.base.backup import restoring

ASKED = ("figure", "new_technology_smes", "2021H1", "--json")
PEOPLE = """
import json, django; django.setup()
from ceyuan_web.base.models import Person, Post
print(json.dumps([list(Person.objects.order_by("username").values_list("username", "password")), Post.objects.count()]))
"""


def ceyuan(*words: str, city: Path) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("CEYUAN", "DJANGO"))}
    command = [sys.executable, "-c", "from ceyuan.cli import main; main()", "--city", str(city), *words]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


def said(*words: str, city: Path) -> object:
    done = ceyuan(*words, city=city)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def python(code: str, city: Path) -> str:
    environment = {**os.environ, "CEYUAN_CITY": str(city), "DJANGO_SETTINGS_MODULE": "ceyuan_web.settings"}
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True).stdout


FOUND = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from ceyuan_web.base.founding import demo_people
demo_people()
"""


@pytest.fixture(scope="module")
def city(town: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The town with its site founded. It lies where it was made."""
    (town / "web").mkdir(exist_ok=True)
    python(FOUND, town)
    return town


def test_a_backup_goes_to_another_folder(city: Path, tmp_path: Path) -> None:
    file, elsewhere = tmp_path / "backup.tar", tmp_path / "elsewhere"
    made = said("backup", str(file), "--json", city=city)
    done = ceyuan("restore", str(file), "--to", str(elsewhere), city=city)
    assert done.returncode == 0, done.stderr
    assert said(*ASKED, city=elsewhere) == said(*ASKED, city=city)
    assert isinstance(made, dict)
    assert said("audit", "verify", "--json", city=elsewhere) == {"whole": made["audit"][0], "broken_at": None, "reason": None}


def test_what_is_restored_is_what_was_there(city: Path, tmp_path: Path) -> None:
    file = tmp_path / "backup.tar"
    made = said("backup", str(file), "--json", city=city)
    before = _everything(city)
    assert (file.stat().st_mode & 0o777) == 0o600
    aside = tmp_path / "aside"
    city.rename(aside)
    try:
        done = ceyuan("restore", str(file), city=city)
        assert done.returncode == 0, done.stderr
        assert _everything(city) == before
        assert isinstance(made, dict)
        assert said("audit", "verify", "--json", city=city) == {"whole": made["audit"][0], "broken_at": None, "reason": None}
        assert not (city / "web" / "secret").exists()
    finally:
        shutil.rmtree(city, ignore_errors=True)
        aside.rename(city)


def _everything(city: Path) -> Sequence[object]:
    publications = sorted(path.read_bytes() for path in (city / "publications").rglob("manifest.json"))
    return said(*ASKED, city=city), python(PEOPLE, city), publications


def test_nothing_is_overwritten(city: Path, tmp_path: Path) -> None:
    file = tmp_path / "backup.tar"
    ceyuan("backup", str(file), city=city)
    for words in (("backup", str(file)), ("restore", str(file))):
        done = ceyuan(*words, city=city)
        assert (done.returncode, "不会覆盖" in done.stderr) == (2, True)


def test_a_damaged_backup_leaves_nothing_behind(city: Path, tmp_path: Path) -> None:
    file, home = tmp_path / "backup.tar", tmp_path / "elsewhere" / "city"
    ceyuan("backup", str(file), city=city)
    manifest = restoring.read(file).model_copy(update={"folder": str(home)})
    spoilt = tmp_path / "spoilt.tar"
    with tarfile.open(file) as source, tarfile.open(spoilt, "w") as target:
        for member in source:
            content = source.extractfile(member)
            assert content is not None
            found = content.read()
            if member.name == "ledger/catalog.db":
                found = found[:-1] + bytes([found[-1] ^ 1])
            _put(target, member, found)
    with pytest.raises(SourceError) as told:
        restoring.unpack(spoilt, manifest)
    assert told.value.faults[0].where == "spoilt.tar › ledger/catalog.db"
    assert list(home.parent.iterdir()) == []
    cut = tmp_path / "cut.tar"
    cut.write_bytes(file.read_bytes()[:20_000])
    with pytest.raises(SourceError):
        restoring.read(cut)


def _put(target: tarfile.TarFile, member: tarfile.TarInfo, content: bytes) -> None:
    target.addfile(member, io.BytesIO(content))
