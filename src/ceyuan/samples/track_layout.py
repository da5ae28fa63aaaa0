"""F-23: the layout of the city's tracks at the end of the later half-year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import numpy as np
import polars as pl

from ceyuan.errors import DefinitionError, Fault
from ceyuan.samples.cast import Cast
from ceyuan.samples.envelope import Envelope
from ceyuan.samples.paper import REFUSED, Form, Hand, Heading, spoiled
from ceyuan.samples.scene import Scene
from ceyuan.samples.words import picked, words

_DATASET = "track_layout"
_FORM = Form(hand=Hand(blank="/"), merged="track")
_BRANCHES = 2
_VAGUE_ROW = 4


def track_layout(cast: Cast) -> Iterator[Envelope]:
    """One table, two branches for each track; a number is given in words, and sent again as one."""
    year = cast.scene.years[1]
    rows = _layout(cast.scene, year)
    header = _FORM.hand.header(cast.scene.dataset(_DATASET).column("projects_in_talks"))
    whole = _file(cast.scene, rows, year)
    spoil = partial(spoiled, header=header, row=_VAGUE_ROW, text="若干", mark=("number_in_words", REFUSED))
    yield replace(whole, sheets=tuple(sheet.changed(spoil) for sheet in whole.sheets))
    yield _file(cast.scene, rows[_VAGUE_ROW : _VAGUE_ROW + 1], year, "（补正）", 18)


def _file(scene: Scene, rows: pl.DataFrame, year: int, called: str = "", after_days: int = 12) -> Envelope:
    heading = Heading(title=f"{year}年上半年赛道布局表", notes=("注：赛道清单为示例，不是官方清单。",))
    return Envelope(
        name=heading.title + called,
        received_on=date(year, 6, 30) + timedelta(days=after_days),
        dataset=_DATASET,
        sheets=scene.fill(_DATASET, _FORM, rows, heading),
    )


def _layout(scene: Scene, year: int) -> pl.DataFrame:
    count = scene.sample.total("tracks", f"{year}H1")
    known = scene.definitions.track_list.entries if scene.definitions.track_list else ()
    if len(known) < count:
        zh, en = f"赛道清单只有{len(known)}条，示例需要{count}条", f"The list of tracks has {len(known)} entries; the sample needs {count}"
        raise DefinitionError(Fault("too-few-tracks", zh, en, scene.sample.origin))
    branches = [(track.code, branch) for track in known[:count] for branch in [*track.keywords, track.label.zh][:_BRANCHES]]
    chance = scene.chance("layout")
    offices = dict(zip([track.code for track in known], picked(chance, words().offices, len(known)), strict=True))
    return pl.DataFrame(
        {
            "track": [code for code, _ in branches],
            "branch": [branch for _, branch in branches],
            "office": [offices[code] for code, _ in branches],
            "district": scene.drawn(chance, "firms", len(branches)),
            "projects_in_talks": chance.integers(0, 9, size=len(branches)),
            "research_projects": chance.integers(0, 12, size=len(branches)),
            "fund_yuan": chance.integers(1, 40, size=len(branches)) * np.int64(50_000_000),
        }
    )
