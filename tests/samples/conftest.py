from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from ceyuan.definitions import Definitions, folder, load
from ceyuan.samples import Manifest, write_sample
from ceyuan.samples.cast import Cast
from ceyuan.samples.firms import firms
from ceyuan.samples.scene import Scene


@pytest.fixture(scope="session")
def chengdu() -> Definitions:
    return load(folder("chengdu"))


@pytest.fixture(scope="session")
def cast_of(chengdu: Definitions):
    """A cast of any seed."""
    (sample,) = chengdu.samples.values()
    return partial(_cast, chengdu, sample)


def _cast(definitions, sample, seed: int, count: int | None = None) -> Cast:
    scene = Scene(definitions, sample, seed)
    return Cast(scene, firms(scene, count or sample.firms))


@pytest.fixture(scope="session")
def cast(cast_of) -> Cast:
    return cast_of(2021)


@pytest.fixture(scope="session")
def scene(cast: Cast) -> Scene:
    return cast.scene


@pytest.fixture(scope="session")
def written(chengdu: Definitions, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Manifest]:
    """A sample on disk, and its manifest."""
    out = tmp_path_factory.mktemp("sample") / "files"
    return out, write_sample(chengdu, out)
