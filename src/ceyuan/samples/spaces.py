"""The innovation spaces of the city: which they are, and in which district, zone and industry."""

from __future__ import annotations

import numpy as np
import polars as pl

from ceyuan.samples.apportion import apportion
from ceyuan.samples.chance import Ints
from ceyuan.samples.scene import Scene
from ceyuan.samples.words import picked, words


def spaces(scene: Scene) -> pl.DataFrame:
    """Every space of the later year: `space`, `district`, `zone`, `leading_industry`, `builder`, `operator`; the newest last."""
    count = scene.sample.total("spaces", f"{scene.years[1]}H1")
    named = [entry for entry in scene.known("spaces") if entry.place]
    chance = scene.chance("spaces")
    unnamed = np.repeat(np.arange(len(scene.districts)), _unnamed(scene, count, [str(entry.place) for entry in named]))
    others = [scene.districts[at].code for at in chance.permutation(unnamed)]
    names = [entry.label.zh for entry in named] + [f"示例科创空间{nth:02}" for nth in range(len(named) + 1, count + 1)]
    table = pl.DataFrame({"space": names, "district": [*(entry.place for entry in named), *others]})
    return table.with_columns(
        _zones(scene, table["district"]).alias("zone"),
        picked(chance, words().leading_industries, count).alias("leading_industry"),
        (pl.col("space") + "建设公司").alias("builder"),
        (pl.col("space") + "运营公司").alias("operator"),
    )


def _unnamed(scene: Scene, count: int, named: list[str]) -> Ints:
    """How many spaces each district has beside the named ones: at least one in all, more in the larger."""
    codes = [place.code for place in scene.districts]
    sizes = scene.sample.mix("firms")
    wanted = 1 + apportion(count - len(codes), [float(sizes[code]) for code in codes])
    left = np.maximum(wanted - np.array([named.count(code) for code in codes]), 0)
    return apportion(count - len(named), left)


def _zones(scene: Scene, districts: pl.Series) -> pl.Series:
    """The zone of each space: the known ones of its district in turn."""
    known = {place.code: [entry.label.zh for entry in scene.known("zones") if entry.place == place.code] for place in scene.districts}
    lists = pl.Series([known[code] or [f"{scene.place(code).label.zh}示例产业功能区"] for code in districts])
    nth = districts.to_frame("district").select(pl.int_range(pl.len()).over("district").alias("nth"))["nth"]
    return lists.list.get(nth % lists.list.len())
