"""The promised scores on the marked texts, which are other people's and lie beside the clone; skipped where they are not."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from shipped_reader import shipped_reader

TEXTS = Path(__file__).parents[3] / "shared/cases/texts"
PROMISED = {"prose": {"found": 0.97, "right": 0.94, "subject": 0.92, "period": 0.90}, "table": {"right": 0.95}}


@pytest.mark.skipif(not TEXTS.is_dir(), reason="the marked texts are not beside this clone")
def test_the_marked_texts_are_read_as_well_as_promised(tmp_path):
    for path in TEXTS.glob("*.txt"):
        reading = shipped_reader().read(path.read_text("utf-8"), path.name)
        (tmp_path / f"{path.stem}.json").write_text(reading.to_json())
    done = subprocess.run([sys.executable, TEXTS / "score.py", tmp_path], capture_output=True, text=True, check=True)
    scores = {name: json.loads(figures) for name, _, figures in (line.partition(" ") for line in done.stdout.splitlines())}
    for part, promises in PROMISED.items():
        for measure, least in promises.items():
            figure = scores[part][measure]
            assert (figure["F1"] if isinstance(figure, dict) else figure) >= least
