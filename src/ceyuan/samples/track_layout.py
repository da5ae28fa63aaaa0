"""F-23: the layout of the city's tracks at the end of the later half-year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import numpy as np
import polars as pl

from ceyuan.errors import DefinitionError, Fault
from ceyuan.samples.cast import Cast
from ceyuan.samples.envelope import Envelope
from ceyuan.samples.paper import Form, Hand, Heading
from ceyuan.samples.scene import Scene
from ceyuan.samples.words import picked, words

_DATASET = "track_layout"
_FORM = Form(hand=Hand(blank="/"), merged="track")
_BRANCHES = 2


def track_layout(cast: Cast) -> Iterator[Envelope]:
    """One table, two branches for each track."""
    year = cast.scene.years[1]
    heading = Heading(title=f"{year}年上半年赛道布局表", notes=("注：赛道清单为示例，不是官方清单。",))
    sheets = cast.scene.fill(_DATASET, _FORM, _layout(cast.scene, year), heading)
    yield Envelope(name=f"{year}年上半年赛道布局表", received_on=date(year, 6, 30) + timedelta(days=12), dataset=_DATASET, sheets=sheets)


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
