"""From what was read to the answers that people see: the plan, and the filing that the ledger keeps."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from ceyuan.intake.delivery import Delivery
from ceyuan.intake.layout import Table
from ceyuan.intake.mending import SOURCE_FIELD
from ceyuan.intake.period_of import period_holding
from ceyuan.intake.plan import Plan, SheetPlan
from ceyuan.intake.reading.file import FileRead
from ceyuan.intake.reading.harvest import Harvest
from ceyuan.intake.reading.slip import Slip
from ceyuan.intake.reading.special import Special
from ceyuan.intake.sheets import letter
from ceyuan.intake.understanding import Understanding
from ceyuan.ledger import Filing, SheetLayout
from ceyuan.values import Bilingual


def plan_of(understood: Understanding, read: FileRead, delivery: Delivery, mends: int | None) -> Plan:
    """What was understood of a file and what became of its rows."""
    harvest = read.harvest
    return Plan(
        dataset=harvest.dataset.dataset,
        why=understood.choice.why,
        candidates=understood.choice.candidates,
        sheets=tuple(_sheet_plan(table, harvest) for table in understood.tables),
        skipped=understood.skipped,
        period=period_code(understood, harvest),
        filer=filer_code(understood, harvest, delivery),
        mends=mends,
        rows_good=harvest.rows_good,
        rows_refused=harvest.refused.height - read.rows_waiting,
        rows_warned=harvest.rows_warned,
        rows_waiting=read.rows_waiting,
        totals=read.totals,
        faults=read.told,
        sample=harvest.sample,
        notes=tuple(_notes(understood, harvest)),
    )


def filing_of(plan: Plan, understood: Understanding, delivery: Delivery, file_sha256: str) -> Filing:
    """What the ledger keeps of a file."""
    return Filing(
        content_id=content_id(understood, delivery, file_sha256),
        file_name=delivery.path.name,
        file_sha256=file_sha256,
        file_bytes=delivery.path.stat().st_size,
        receiver=delivery.receiver,
        definition_sha256=_hash(understood.dataset.model_dump_json()),
        period=plan.period,
        filer=plan.filer,
        reason=delivery.correction,
        mends=plan.mends,
        sheets=tuple(_layout(table) for table in understood.tables),
    )


def content_id(understood: Understanding, delivery: Delivery, file_sha256: str) -> str:
    """What makes two deliveries one batch: the same bytes, taken for the same dataset, with the same said of them.

    A reason for a correction makes another batch only where something of the content was refused: what is in is in.
    """
    said = (delivery.period, delivery.filer, *delivery.sheets, delivery.correction)
    return _hash("\x1f".join([file_sha256, understood.dataset.dataset, *(str(word) for word in said)]))


def period_code(understood: Understanding, harvest: Harvest) -> str | None:
    """The period filed for: the one stated, else the one in which all rows lie."""
    cadence = understood.dataset.cadence
    if understood.period:
        return str(period_holding(understood.period.end, cadence))
    first, last = harvest.dates
    if first is None or last is None or cadence == "event":
        return None
    period = period_holding(last, cadence)
    return str(period) if period.contains(first) else None


def filer_code(understood: Understanding, harvest: Harvest, delivery: Delivery) -> str | None:
    """Who filed: the one told, else the one that all rows name, else the one in the title of the only table."""
    if delivery.filer:
        return understood.readers.place_or_name(delivery.filer)
    if harvest.dataset.filer_column:
        return next(iter(harvest.filers)) if len(harvest.filers) == 1 else None
    titles = {table.around.filer for table in understood.tables if table.around.filer}
    return understood.readers.place_or_name(titles.pop()) if len(titles) == 1 else None


def _sheet_plan(table: Table, harvest: Harvest) -> SheetPlan:
    name = table.sheet.name
    return SheetPlan(
        name=name,
        is_hidden=table.sheet.is_hidden,
        header_rows=tuple(range(table.header.first_row, table.header.last_row + 1)),
        columns={binding.column.name: binding.letter for binding in table.bindings},
        units=_units(table),
        titles=table.around.titles,
        stated=table.stated,
        rows=harvest.rows_of(name),
    )


def _layout(table: Table) -> SheetLayout:
    columns = {binding.column.name: binding.letter for binding in table.bindings}
    if table.source_rows is not None:
        columns[SOURCE_FIELD] = letter(table.source_rows)
    return SheetLayout(table.sheet.name, table.header.last_row, columns, _units(table), dict(table.around.titles))


def _units(table: Table) -> dict[str, str]:
    return {binding.column.name: binding.unit.unit for binding in table.bindings if binding.unit}


def _notes(understood: Understanding, harvest: Harvest) -> Iterator[Bilingual]:
    if not harvest.rows_good and harvest.refused.is_empty():
        yield Bilingual("表头之下没有记录，按零报告收入", "There is no record below the header; it enters as a filing of nothing")
    for table in understood.tables:
        if table.sheet.is_hidden:
            yield Bilingual(f"隐藏的工作表“{table.sheet.name}”也已读取", f"The hidden sheet '{table.sheet.name}' is read too")
    for reading in harvest.readings:
        yield from _passed_over(reading.table.sheet.name, reading.slips)


_SPECIAL = {
    Special.TOTAL: Bilingual("合计行", "totals"),
    Special.SUBTOTAL: Bilingual("小计行", "subtotals"),
    Special.HEADER: Bilingual("重复的表头", "repeated headers"),
    Special.NOTE: Bilingual("注释或签名", "notes or signatures"),
}


def _passed_over(sheet: str, slips: list[Slip]) -> Iterator[Bilingual]:
    """The rows that are no records, so that none is lost unsaid."""
    for kind, label in _SPECIAL.items():
        found = [row for slip in slips if slip.special.height for row in slip.special.filter(special=int(kind))["_row"]]
        if found:
            rows = "、".join(map(str, sorted(found)[:10])) + ("……" if len(found) > 10 else "")
            yield Bilingual(f"{sheet} 第 {rows} 行是{label.zh}，不计入", f"{sheet} rows {rows} are {label.en} and not counted")


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
