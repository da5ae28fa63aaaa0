"""A hard set for linkage: real registrations, written again as other files would write them, with firms that only look the same.

Seeded. It says of each mention which firm it is (`firm`) and, for a branch, of which firm (`parent`). The names of neighbours, new names,
branches and the digits of new codes are made up; everything else is the registrations' own.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray

from ceyuan.definitions import load
from ceyuan.definitions.name_parts import name_words
from ceyuan.definitions.place_aliases import place_aliases
from ceyuan.values.credit_code import Verdict, check, normalise, with_check_digits
from ceyuan.values.credit_code.alphabet import ALPHABET
from ceyuan.values.han_name import NameParser, NameWords
from ceyuan.values.place import PlaceMatcher

ROOT = Path(__file__).parents[1]
REGISTRATIONS = ROOT.parent / "shared" / "cases" / "enterprises" / "sichuan_1978_2004.csv.gz"
RECORD = ("mention", "name", "credit_code", "damaged_code", "address", "district", "registered_on", "capital_yuan", "legal_form", "scope")
BRANCHES = ("{}分公司", "{}第一分公司", "{}办事处", "{}门市部", "{}营业部", "{}第二门店", "{}经营部")
TOWNS = (
    "成都",
    "绵阳",
    "德阳",
    "宜宾",
    "泸州",
    "南充",
    "乐山",
    "达州",
    "武侯",
    "青羊",
    "双流",
    "龙泉驿",
    "高新区",
    "城东",
    "城北",
    "火车站",
)


@dataclass(frozen=True)
class Mix:
    """How often each thing happens to a written-again mention, as shares of one.

    Attributes:
        copies: mentions written again for each firm, on average.
        neighbours: firms that only look like another one, for each firm.
        branches: new branches, for each firm.
        no_code, bad_code: mentions without, and with a damaged, code.
    """

    copies: float = 1.6
    neighbours: float = 0.25
    branches: float = 0.12
    no_code: float = 0.35
    bad_code: float = 0.2
    renamed: float = 0.05
    abbreviated: float = 0.15
    bracketed: float = 0.15
    other_form: float = 0.15
    traditional: float = 0.1
    wide: float = 0.1
    misspelt: float = 0.04
    place_changed: float = 0.1
    no_address: float = 0.2
    moved: float = 0.08
    address_rewritten: float = 0.4
    other_district: float = 0.1
    no_date: float = 0.25
    date_slip: float = 0.05
    no_capital: float = 0.3
    capital_changed: float = 0.1
    no_scope: float = 0.4
    scope_cut: float = 0.3
    no_legal_form: float = 0.3


TRAINING = Mix()
HARSH = Mix(
    2.2, 0.5, 0.25, 0.45, 0.25, 0.08, 0.2, 0.2, 0.2, 0.2, 0.2, 0.06, 0.15, 0.3, 0.12, 0.5, 0.15, 0.35, 0.08, 0.4, 0.15, 0.5, 0.4, 0.4
)


class HardFirms:
    """Makes hard sets of the same registrations: one for each seed and mix."""

    def __init__(self) -> None:
        definitions = load(ROOT / "cities" / "chengdu")
        self.words: NameWords = name_words(definitions)
        self.parser = NameParser(self.words)
        assert definitions.places is not None
        matcher = PlaceMatcher(place_aliases(definitions.places))
        self.registrations = registrations(matcher)
        self.parts = self.parser.parse(self.registrations["name"])

    def make(self, seed: int, mix: Mix, share: tuple[float, float] = (0.0, 1.0)) -> pl.DataFrame:
        """Mentions of the firms that lie in that share of the registrations, with `firm` and `parent`."""
        rng = np.random.default_rng(seed)
        firms = self.registrations.hstack(self.parts.select("place", "core", "trade", "form"))
        lot = firms["credit_code"].hash(seed=11).to_numpy() / 2.0**64
        firms = firms.filter(pl.Series((lot >= share[0]) & (lot < share[1])))
        neighbours = self._neighbours(_some(firms, mix.neighbours, rng), firms, rng)
        branches = self._branches(_some(firms, mix.branches, rng), rng)
        own = pl.concat([firms.with_columns(parent=pl.lit(None, pl.String)), neighbours, branches], how="diagonal")
        again = self._written_again(_some(own, mix.copies, rng), own["name"], mix, rng)
        kept = own.filter(pl.Series(rng.random(len(own)) < 0.85))
        return _finished(pl.concat([kept, again], how="diagonal"), rng)

    def many(self, firms: int, again: int, seed: int) -> pl.DataFrame:
        """As many made-up firms of the shape of the real ones, and mentions written again of some of them."""
        rng = np.random.default_rng(seed)
        drawn = self.registrations[rng.integers(0, len(self.registrations), firms)]
        parts = [self.parts[name].fill_null("")[rng.integers(0, len(self.parts), firms)] for name in ("core", "core", "trade")]
        own = self.parts[rng.integers(0, len(self.parts), firms)]
        core = parts[0].str.head(2) + parts[1].str.tail(1)
        number = pl.Series(rng.integers(1, 2000, firms)).cast(pl.String)
        frame = drawn.with_columns(
            name=own["place"].fill_null("成都") + core + parts[2] + "有限公司",
            address=drawn["address"].str.replace(r"[0-9]+", "#").str.replace("#", number, literal=True),
            registered_on=drawn["registered_on"][rng.permutation(firms)],
        )
        frame = _with_new_codes(frame, "firm", rng).unique("credit_code", maintain_order=True)
        written = self._written_again(_some(frame, again / firms, rng), frame["name"], TRAINING, rng)
        return _finished(pl.concat([frame, written], how="diagonal"), rng)

    def _neighbours(self, firms: pl.DataFrame, all_: pl.DataFrame, rng: np.random.Generator) -> pl.DataFrame:
        """Different firms that look the same: another place, trade or character, or another firm at the same address or of the same day."""
        other = all_[rng.integers(0, len(all_), len(firms))]
        kind = pl.Series(rng.integers(0, 5, len(firms)))
        core, place, trade, form = (pl.col(name).fill_null("") for name in ("core", "place", "trade", "form"))
        wrong = core.str.head(1) + other["core"].fill_null("").str.tail(1)
        frame = firms.with_columns(
            core=pl.when(kind == 0).then(wrong).when(kind >= 3).then(other["core"].fill_null("宜人")).otherwise(core),
            place=pl.when(kind == 1).then(other["place"].fill_null("成都")).otherwise(place),
            trade=pl.when(kind == 2).then(other["trade"].fill_null("贸易")).otherwise(trade),
            form=form,
        )
        frame = frame.with_columns(name=pl.concat_str("place", "core", "trade", "form"))
        facts = {name: all_[name][rng.integers(0, len(all_), len(firms))] for name in ("registered_on", "capital_yuan", "scope")}
        facts |= {"address": other["address"], "district": other["district"]}  # of a third firm each, else it would be that firm renamed
        kept = {"address": 3, "district": 3, "registered_on": 4, "capital_yuan": 4, "scope": 2}
        frame = frame.with_columns(pl.when(kind == kept[name]).then(name).otherwise(fact).alias(name) for name, fact in facts.items())
        taken = _plain(pl.col("name")).is_in(all_.select(_plain(pl.col("name"))).to_series().implode())
        frame = frame.filter(~taken).with_columns(plain=_plain(pl.col("name"))).unique("plain", maintain_order=True).drop("plain")
        return _with_new_codes(frame, "neighbour", rng)

    def _branches(self, firms: pl.DataFrame, rng: np.random.Generator) -> pl.DataFrame:
        firms = firms.filter(pl.col("form").str.ends_with("公司"), self.parts_of(firms, "branch").is_null())
        town = pl.Series(rng.choice(TOWNS, len(firms)))
        suffix = pl.Series([form.replace("{}", name) for form, name in zip(rng.choice(BRANCHES, len(firms)), town, strict=True)])
        frame = firms.with_columns(
            parent=pl.col("firm"), name=pl.col("name") + suffix, capital_yuan=pl.lit(None, pl.Decimal(18, 2)), address=town + "路88号"
        )
        return _with_new_codes(frame, "branch", rng)

    def parts_of(self, firms: pl.DataFrame, part: str) -> pl.Series:
        return self.parser.parse(firms["name"])[part]

    def _written_again(self, firms: pl.DataFrame, names: pl.Series, mix: Mix, rng: np.random.Generator) -> pl.DataFrame:
        frame = self._name_written(firms, names, mix, rng)
        frame = _address_written(frame, mix, rng)
        frame = _facts_written(frame, mix, rng)
        return _code_written(frame, mix, rng)

    def written_again(self, firms: pl.DataFrame, mix: Mix, rng: np.random.Generator) -> pl.DataFrame:
        """The firms as another file would write them."""
        return self._written_again(firms, firms["name"], mix, rng)

    def _name_written(self, firms: pl.DataFrame, names: pl.Series, mix: Mix, rng: np.random.Generator) -> pl.DataFrame:
        n, name = len(firms), pl.col("name")
        parts = self.parser.parse(firms["name"]).select(pl.col("place", "core", "trade", "form", "branch").fill_null(""))
        hit = {one: pl.Series(rng.random(n) < getattr(mix, one)) for one in _NAME_CHANGES}
        place, core, trade, form, branch = (parts[one] for one in ("place", "core", "trade", "form", "branch"))
        fresh = pl.Series(rng.choice(core.filter(core.str.len_chars() > 1), n))
        other_trade, keeps_core = pl.Series(rng.choice(trade.filter(trade != ""), n)), pl.Series(rng.random(n) < 0.4)
        newly = pl.select(pl.when(keeps_core).then(core + other_trade).otherwise(fresh + trade)).to_series()
        says_former = pl.select(
            pl.when(pl.Series(rng.random(n) < 0.3)).then("（原" + firms["name"] + "）").otherwise(pl.lit(""))
        ).to_series()
        town = place.str.replace("[市县区]$", "")
        shorter = pl.Series(rng.integers(0, 3, n))
        short = pl.select(pl.when(shorter == 0).then(town + core + trade).when(shorter == 1).then(core + trade).otherwise(town + core))
        long_enough = (core.str.len_chars() >= 2) & (trade != "")
        other_place = pl.Series(rng.choice(["四川", "四川省", "成都", "成都市"], n))
        back = {simple: odd for odd, simple in self.words.variants.items()}
        frame = firms.with_columns(
            name=pl.when(hit["renamed"] & (core != ""))
            .then(place + newly + form + branch + says_former)
            .when(hit["abbreviated"] & long_enough & (branch == ""))
            .then(short.to_series())
            .when(hit["bracketed"] & (town != "") & (core != ""))
            .then(core + "（" + town + "）" + trade + form + branch)
            .when(hit["place_changed"] & (core.str.len_chars() >= 2) & (place != ""))
            .then(other_place + core + trade + form + branch)
            .otherwise(name),
            is_renamed=hit["renamed"] & (core != ""),
        )
        of_another = _plain(name).is_in(names.to_frame("name").select(_plain(name)).to_series().implode())  # a name is given once
        frame = frame.with_columns(name=pl.when(of_another).then(firms["name"]).otherwise(name))
        swapped = pl.when(name.str.contains("有限责任公司")).then(name.str.replace("有限责任公司", "有限公司"))
        swapped = swapped.otherwise(name.str.replace("有限公司", "有限责任公司"))
        frame = frame.with_columns(pl.when(hit["other_form"]).then(swapped).otherwise(name).alias("name"))
        frame = frame.with_columns(pl.when(hit["traditional"]).then(name.str.replace_many(back)).otherwise(name).alias("name"))
        longer = pl.when(hit["other_form"]).then(name.str.replace(r"公司(\p{Han}{2})分公司$", "公司${1}市分公司")).otherwise(name)
        frame = frame.with_columns(longer.alias("name"))
        at = pl.Series(rng.integers(2, 6, n))
        dropped = name.str.head(at) + name.str.slice(at + 1)
        frame = frame.with_columns(pl.when(hit["misspelt"]).then(dropped).otherwise(name).alias("name"))
        wide = " " + name.str.replace_all(r"\(", "（ ").str.replace_all(r"\)", " ）") + "　"
        return frame.with_columns(pl.when(hit["wide"]).then(wide).otherwise(name).alias("name"))


_NAME_CHANGES = ("renamed", "abbreviated", "bracketed", "other_form", "traditional", "wide", "misspelt", "place_changed")


def registrations(matcher: PlaceMatcher) -> pl.DataFrame:
    """The registrations as records; of a code that repeats only the first."""
    read = pl.read_csv(REGISTRATIONS, infer_schema=False)
    code = normalise(read["统一社会信用代码"])
    amount = pl.col("注册资金").str.replace_all(",", "").str.extract(r"([0-9]+(?:\.[0-9]+)?)").cast(pl.Decimal(18, 4)) * 10000
    kind = pl.col("企业类型")
    found = read.select(
        pl.col("企业名称").alias("name"),
        code.alias("credit_code"),
        pl.col("注册地址").alias("address"),
        matcher.locate(read["注册地址"])["code"].alias("district"),
        pl.col("注册日期").str.to_date(strict=False).alias("registered_on"),
        amount.cast(pl.Decimal(18, 2), strict=False).alias("capital_yuan"),
        pl.when(kind != "N/A").then(kind).alias("legal_form"),
        pl.col("经营范围").alias("scope"),
    )
    valid = found.filter(pl.Series(check(found["credit_code"]) == Verdict.OK)).unique("credit_code", keep="first", maintain_order=True)
    return valid.with_columns(firm=pl.col("credit_code"))


def _plain(name: pl.Expr) -> pl.Expr:
    """A name as far as the register minds: no other firm of the place may have it in another form."""
    return name.str.replace_all(r"有限责任公司|股份有限公司|有限公司", "公司").str.replace_all(r"[省市()（）]", "")


def _some(frame: pl.DataFrame, times: float, rng: np.random.Generator) -> pl.DataFrame:
    """Rows of the frame, drawn with replacement, so many times its size."""
    return frame[np.sort(rng.integers(0, len(frame), int(len(frame) * times)))]


def _with_new_codes(frame: pl.DataFrame, what: str, rng: np.random.Generator) -> pl.DataFrame:
    body = pl.Series(["".join(row) for row in rng.choice(list(ALPHABET), (len(frame), 6))])
    codes = with_check_digits(frame["credit_code"].str.head(8) + "MA6" + body)
    return frame.with_columns(credit_code=codes, firm=what + codes)


def _address_written(frame: pl.DataFrame, mix: Mix, rng: np.random.Generator) -> pl.DataFrame:
    n, address = len(frame), pl.col("address")
    how = pl.Series(rng.integers(0, 5, n))
    places = r"^(?:四川省)?(?:[^省市县区路街]{2,6}市)?(?:[^省市县区路街]{2,4}[区县])?"
    rewritten = (
        pl.when(how == 0).then(address.str.replace(places, ""))
        .when(how == 1).then("四川省" + address.str.strip_prefix("四川省"))
        .when(how == 2).then(address.str.replace(r"号.*$", "号"))
        .when(how == 3).then(address.str.replace_all("号", "").str.replace_all("[（(].*?[)）]", ""))
        .otherwise(address.str.replace_all("栋", "幢").str.replace_all(r"\(", "（").str.replace_all("-", "－"))
    )  # fmt: skip
    elsewhere = frame["address"][rng.integers(0, n, n)], frame["district"][rng.integers(0, n, n)]
    moved, other = pl.Series(rng.random(n) < mix.moved), pl.Series(rng.random(n) < mix.other_district)
    again, gone = pl.Series(rng.random(n) < mix.address_rewritten), pl.Series(rng.random(n) < mix.no_address)
    return frame.with_columns(
        address=pl.when(gone).then(None).when(moved).then(elsewhere[0]).when(again).then(rewritten).otherwise(address),
        district=pl.when(gone).then(None).when(moved | other).then(elsewhere[1]).otherwise("district"),
    )


def _facts_written(frame: pl.DataFrame, mix: Mix, rng: np.random.Generator) -> pl.DataFrame:
    n, day, scope = len(frame), pl.col("registered_on"), pl.col("scope")

    def hit(share: float) -> pl.Series:
        return pl.Series(rng.random(n) < share)

    slip = pl.when(hit(0.4)).then(day.dt.offset_by("1y")).when(hit(0.6)).then(day.dt.offset_by("1d")).otherwise(day.dt.offset_by("731d"))
    factor = pl.Series(rng.choice([2, 5, 10, 10_000], n)).cast(pl.Decimal(18, 2))
    cut = pl.when(hit(0.5)).then(scope.str.head(40)).otherwise(scope.str.replace(r"^[^、，；。]+[、，；。]", ""))
    return frame.with_columns(
        registered_on=pl.when(hit(mix.no_date)).then(None).when(hit(mix.date_slip)).then(slip).otherwise(day),
        capital_yuan=pl.when(hit(mix.no_capital)).then(None)
        .when(hit(mix.capital_changed)).then((pl.col("capital_yuan") * factor).cast(pl.Decimal(18, 2))).otherwise("capital_yuan"),
        scope=pl.when(hit(mix.no_scope)).then(None).when(hit(mix.scope_cut)).then(cut).otherwise(scope),
        legal_form=pl.when(hit(mix.no_legal_form)).then(None)
        .when(hit(0.1)).then(pl.lit("其他有限责任公司"))
        .when(hit(0.1)).then(pl.col("legal_form") + "(自然人投资或控股)").otherwise("legal_form"),
    )  # fmt: skip


def _code_written(frame: pl.DataFrame, mix: Mix, rng: np.random.Generator) -> pl.DataFrame:
    n, code = len(frame), pl.col("credit_code")
    at, how = pl.Series(rng.integers(2, 16, n)), pl.Series(rng.integers(0, 6, n))
    sign = pl.Series(rng.choice(list(ALPHABET), n))
    head, tail = code.str.head(at), code.str.slice(at + 1)
    damaged = (
        pl.when(how == 0).then(head + sign + tail)
        .when(how == 1).then(head + tail)
        .when(how == 2).then(head + code.str.slice(at + 1, 1) + code.str.slice(at, 1) + code.str.slice(at + 2))
        .when(how == 3).then(head + code.str.slice(at, 1) + sign + tail)
        .when(how == 4).then(code.str.slice(8, 8) + "-" + code.str.slice(16, 1))
        .otherwise(pl.when(code.str.contains(r"^\d+$")).then(code.str.head(15) + "000").otherwise(head + "O" + tail))
    )  # fmt: skip
    chance = rng.random(n)
    gone = pl.Series(chance < mix.no_code) & ~frame["is_renamed"]
    bad = pl.Series((chance >= mix.no_code) & (chance < mix.no_code + mix.bad_code))
    frame = frame.with_columns(damaged_code=pl.when(bad & ~gone).then(damaged), credit_code=pl.when(~gone & ~bad).then(code))
    was_valid = pl.Series(check(frame["damaged_code"].fill_null("")) == Verdict.OK)
    mended = pl.when(was_valid).then("damaged_code")  # a swap of equal characters is no damage
    return frame.with_columns(credit_code=pl.coalesce("credit_code", mended), damaged_code=pl.when(~was_valid).then("damaged_code"))


def _finished(frame: pl.DataFrame, rng: np.random.Generator) -> pl.DataFrame:
    mentions: NDArray[np.int64] = rng.permutation(len(frame)).astype(np.int64)
    frame = frame.with_columns(mention=pl.Series(mentions))
    missing = [pl.lit(None, pl.String).alias(name) for name in ("damaged_code", "parent") if name not in frame.columns]
    return frame.with_columns(missing).select(*RECORD, "firm", "parent").sort("mention")
