"""What the faults of cells say to a clerk: what is wrong and what to do next.

`{text}` stands for what the cell holds, `{label}` for its column, `{hint}` for what is known beside it (the nearest entry, a proposed
code, the row that came first).
"""

from __future__ import annotations

from collections.abc import Mapping

from ceyuan.intake.cell_fault import CellFault
from ceyuan.values import Bilingual
from ceyuan.values.credit_code import Verdict

WORDING: Mapping[CellFault, Bilingual] = {
    CellFault.VALUE_MISSING: Bilingual("“{label}”必须填写", "'{label}' must be filled in"),
    CellFault.NOT_A_NUMBER: Bilingual("“{text}”不是数字；请只填数字", "'{text}' is not a number; write digits only"),
    CellFault.NOT_A_WHOLE_NUMBER: Bilingual("“{text}”应为整数", "'{text}' should be a whole number"),
    CellFault.DIGITS_LOST: Bilingual(
        "“{text}”是科学计数法，末尾的数字已丢失；请按原数重新填写",
        "'{text}' is in scientific notation, its last digits are lost; write the number in full",
    ),
    CellFault.BECAME_A_DATE: Bilingual(
        "表格软件把数字变成了日期“{text}”；请将单元格设为数值格式后重填",
        "The spreadsheet turned a number into the date {text}; format the cell as a number and write it again",
    ),
    CellFault.NUMBER_TOO_LARGE: Bilingual("“{text}”过大，请检查单位", "'{text}' is too large; check the unit"),
    CellFault.UNKNOWN_UNIT: Bilingual("“{text}”带有不认识的单位", "'{text}' carries a unit that is not known"),
    CellFault.FOREIGN_CURRENCY: Bilingual(
        "“{text}”是外币，不折算，按空值收入", "'{text}' is foreign currency; it is not converted and enters as empty"
    ),
    CellFault.OUT_OF_RANGE: Bilingual("“{text}”超出允许的范围{hint}", "'{text}' is outside the allowed range {hint}"),
    CellFault.NOT_A_DATE: Bilingual("“{text}”不是日期；请写成 2021-06-30", "'{text}' is not a date; write it as 2021-06-30"),
    CellFault.DAY_MISSING: Bilingual("“{text}”没有写日，按当月1日收入", "'{text}' names no day; the first of the month is taken"),
    CellFault.MONTH_AMBIGUOUS: Bilingual(
        "“{text}”可能是1月，也可能是被表格软件去掉了0的10月，按1月收入；请核对",
        "'{text}' may be January, or October without its zero; January is taken, compare it",
    ),
    CellFault.NOT_A_PERIOD: Bilingual(
        "“{text}”不是时期；请写成 2021年6月、2021年上半年或 2021Q2", "'{text}' is not a period; write 2021-06, 2021H1 or 2021Q2"
    ),
    CellFault.PATTERN_MISMATCH: Bilingual("“{text}”不符合“{label}”的编号规则", "'{text}' is not written as '{label}' is"),
    CellFault.PATTERN_DOUBTFUL: Bilingual(
        "“{text}”不符合“{label}”通常的编号规则，请核对", "'{text}' is not written as '{label}' usually is; compare it"
    ),
    CellFault.UNKNOWN_PLACE: Bilingual("没有名为“{text}”的地区{hint}", "No place is called '{text}'{hint}"),
    CellFault.UNKNOWN_ENTRY: Bilingual("“{label}”中没有“{text}”{hint}", "'{label}' has no '{text}'{hint}"),
    CellFault.NEW_ENTRY: Bilingual(
        "“{label}”的代码表中没有“{text}”，按原文收入{hint}", "The list of '{label}' has no '{text}'; it enters as written{hint}"
    ),
    CellFault.NOT_A_BOOLEAN: Bilingual("“{text}”应写“是”或“否”", "'{text}' should be yes or no"),
    CellFault.ERROR_CELL: Bilingual(
        "单元格是错误值 {text}；请改正公式或直接填写数值", "The cell is the error {text}; mend its formula or write the value"
    ),
    CellFault.FORMULA_WITHOUT_VALUE: Bilingual(
        "公式 {text} 没有保存计算结果；请在表格软件中打开并保存一次，或直接填写数值",
        "The formula {text} was saved without its value; open and save the file in Excel, or write the value",
    ),
    CellFault.CREDIT_CODE_REWRITTEN: Bilingual(
        "“{text}”有小写字母、空格或全角字符，按规范写法收入",
        "'{text}' has lower case, blanks or full-width characters; it enters in its normal form",
    ),
    CellFault.CREDIT_CODE_DAMAGED: Bilingual(
        "信用代码“{text}”有误，按原文另存；这一行是哪家单位由关联判定{hint}",
        "The credit code '{text}' is wrong; it is kept as written, and whose row it is will be linked{hint}",
    ),
    CellFault.TOTAL_WORD: Bilingual("“{text}”是合计行的用语，不是一条记录", "'{text}' is what a row of totals is called, not a record"),
    CellFault.CONTROL_CHARACTER: Bilingual(
        "“{text}”中有看不见的控制字符，可能在导出时损坏；请重新填写",
        "'{text}' holds control characters that cannot be seen, and may be damaged; write it again",
    ),
    CellFault.TOO_MANY_CELLS: Bilingual(
        "本行的格数多于表头，可能有未加引号的分隔符", "The row has more cells than the header; a delimiter may lack its quotes"
    ),
    CellFault.DUPLICATE_KEY: Bilingual("“{text}”与第 {hint} 行重复，只收第一条", "'{text}' repeats row {hint}; only the first one enters"),
    CellFault.CLOSED_PERIOD: Bilingual(
        "该时期已关账，更改“{text}”须说明理由；请用 --correction 注明后重新接收",
        "The period is closed: a change of '{text}' needs a reason; receive it again with --correction",
    ),
    CellFault.TOTAL_DIFFERS: Bilingual(
        "合计“{text}”与各行之和“{hint}”不等，请核对是否漏行",
        "The total {text} is not the sum {hint} of the rows; see whether rows are missing",
    ),
    CellFault.WAITS_FOR_OTHERS: Bilingual(
        "本行无误；该表须整表无误才收，等待其他行改正", "The row is right; this table enters only as a whole and waits for its other rows"
    ),
}
"""The wording of every fault that is not a credit code's."""

_COMPARE = Bilingual("；请与营业执照核对{hint}", "; compare it with the licence{hint}")
_RETYPE = Bilingual("；请将该列设为文本格式后重新填写{hint}", "; format the column as text and write the code again{hint}")


def wording(fault: CellFault) -> Bilingual:
    """What a fault says.

    >>> wording(CellFault.CREDIT_CODE_CHECK_DIGIT).zh
    '“{text}”不是统一社会信用代码：校验码不符；请与营业执照核对{hint}'
    """
    if fault in WORDING:
        return WORDING[fault]
    verdict = Verdict[fault.name.removeprefix("CREDIT_CODE_")]
    fix = _RETYPE if verdict is Verdict.NUMBER_FORMATTED else _COMPARE
    zh = f"“{{text}}”不是统一社会信用代码：{verdict.label.zh}{fix.zh}"
    return Bilingual(zh, f"'{{text}}' is not a unified social credit code: {verdict.label.en}{fix.en}")
