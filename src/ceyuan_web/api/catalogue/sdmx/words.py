"""What both messages share: the agency, references, periods and frequencies as SDMX writes them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ceyuan.definitions import Definitions
from ceyuan.values import Bilingual, Period

AGENCY, VERSION = "CEYUAN", "1.0.0"
FREQUENCIES = {
    "year": ("A", Bilingual("年", "Annual")),
    "half": ("S", Bilingual("半年", "Half-yearly")),
    "quarter": ("Q", Bilingual("季", "Quarterly")),
    "month": ("M", Bilingual("月", "Monthly")),
}
CITY = "_CITY"
"""Code of the whole city as an area."""
DIMENSIONS = (
    ("FREQ", Bilingual("频度", "Frequency")),
    ("INDICATOR", Bilingual("指标", "Indicator")),
    ("REF_AREA", Bilingual("地区", "Reference area")),
    ("TIME_PERIOD", Bilingual("时期", "Time period")),
)
ATTRIBUTES = (("UNIT_MEASURE", Bilingual("单位", "Unit of measure")), ("OBS_STATUS", Bilingual("状态", "Status of the observation")))
MEASURE = ("OBS_VALUE", Bilingual("值", "Value"))
STATUSES = {
    "A": Bilingual("正常", "Normal value"),
    "U": Bilingual("定义未核实", "Definition not verified"),
    "M": Bilingual("无数", "No value"),
}


def urn(package: str, kind: str, name: str, item: str = "") -> str:
    """The name of an artefact in the whole world."""
    return f"urn:sdmx:org.sdmx.infomodel.{package}.{kind}={AGENCY}:{name}({VERSION})" + (f".{item}" if item else "")


def named(words: Bilingual) -> dict[str, Any]:
    """`name` and `names`."""
    return {"name": words.zh, "names": {"zh": words.zh, "en": words.en}}


def meta(definitions: Definitions, kind: str, prepared: datetime) -> dict[str, Any]:
    """The head of a message."""
    schema = f"https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/{kind}-message/tools/schemas/2.0.0/sdmx-json-{kind}-schema.json"
    said = {"schema": schema, "id": f"{definitions.city.city}-{kind}", "test": definitions.city.synthetic}
    return {**said, "prepared": prepared.isoformat(timespec="seconds"), "contentLanguages": ["zh", "en"], "sender": {"id": AGENCY}}


def frequency(period: Period) -> str | None:
    """The code of a period's length; None where SDMX has none."""
    return FREQUENCIES[period.kind][0] if period.kind in FREQUENCIES else None


def time(period: Period) -> str:
    """A period as SDMX writes it.

    >>> [time(Period.parse(code)) for code in ("2021", "2021H1", "2021Q3", "2021-05")]
    ['2021', '2021-S1', '2021-Q3', '2021-05']
    """
    year, month = period.start.year, period.start.month
    match period.kind:
        case "half":
            return f"{year}-S{(month - 1) // 6 + 1}"
        case "quarter":
            return f"{year}-Q{(month - 1) // 3 + 1}"
        case "month":
            return f"{year}-{month:02}"
        case _:
            return str(year)
