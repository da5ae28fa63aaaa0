"""The commands of docs/api.md and the client of examples/, run against a site; the OpenAPI document against its own answers."""

from __future__ import annotations

import re
import runpy
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client

from ceyuan_web.api.site import site

ROOT = Path(__file__).parents[3]
COMMANDS = re.findall(r"^curl .*$", (ROOT / "docs" / "api.md").read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.django_db
def test_each_command_of_the_page_answers(client: Client, bearing: Callable[..., Client], command: str) -> None:
    words = shlex.split(command.replace("$SITE", "http://testserver"))[1:]
    said = dict(zip(words[:-1:2], words[1:-1:2], strict=True)) if len(words) > 1 else {}
    headers = [words[at + 1] for at, word in enumerate(words) if word == "-H"]
    program = bearing("reviewer") if "$TOKEN" in command else client
    address = urlsplit(words[-1])
    path = f"{address.path}?{address.query}"
    extra = {name: value for name, _, value in (each.partition(": ") for each in headers) if name == "Accept"}
    answer = program.post(path, said["-d"], content_type="application/json") if "-d" in said else program.get(path, headers=extra)
    assert answer.status_code == 200, answer.content.decode()


@pytest.mark.django_db(transaction=True)
def test_the_client_reads_a_figure(client: Client, live_server: Any, capsys: pytest.CaptureFixture[str]) -> None:
    example = runpy.run_path(str(ROOT / "examples" / "api_client.py"))
    example["main"](live_server.url, "new_technology_smes", "2021H1")
    assert re.search(r"2021H1: \d+ 家 \(\d+ rows shown\)", capsys.readouterr().out)
    again = example["Client"](live_server.url)
    assert again.get("indicators") == again.get("indicators")
    with pytest.raises(SystemExit, match="没有名为"):
        again.get("figures", indicator="nothing", period="2021H1")


def test_every_operation_tells_its_faults() -> None:
    document = site.get_openapi_schema(path_prefix="/api/v1/")
    operations = [operation for path in document["paths"].values() for operation in path.values()]
    assert document["openapi"].startswith("3.1")
    assert all({404, 429} <= set(operation["responses"]) for operation in operations)
    assert all(operation["description"] for operation in operations)
