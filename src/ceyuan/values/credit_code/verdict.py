"""What a check says of one code."""

from __future__ import annotations

from enum import IntEnum

from ceyuan.errors import Fault
from ceyuan.values.bilingual import Bilingual


class Verdict(IntEnum):
    """The verdict on one code, small enough to be a column of bytes.

    A valid older number is no fault of its writer and has a verdict of its own.
    """

    OK = 0
    EMPTY = 1
    LENGTH = 2
    CHARACTER = 3
    CHECK_DIGIT = 4
    NUMBER_FORMATTED = 5
    REGISTRATION_NUMBER = 6
    ORGANISATION_CODE = 7

    @property
    def label(self) -> Bilingual:
        """The verdict in words.

        >>> Verdict.CHECK_DIGIT.label["zh"]
        '校验码不符'
        """
        return _LABELS[self]

    def fault(self, code: str, where: str = "") -> Fault:
        """What is wrong with the code, and what its writer does next; not to be asked of `OK`."""
        fix = _FIXES.get(self, _COMPARE)
        return Fault(
            "credit-code-" + self.name.lower().replace("_", "-"),
            f"“{code}”不是统一社会信用代码：{self.label.zh}",
            f"'{code}' is not a unified social credit code: {self.label.en}",
            where,
            fix.zh,
            fix.en,
        )


_LABELS = {
    Verdict.OK: Bilingual("有效", "valid"),
    Verdict.EMPTY: Bilingual("空", "empty"),
    Verdict.LENGTH: Bilingual("长度不是18位", "not 18 characters long"),
    Verdict.CHARACTER: Bilingual("有字符不应出现在该位置", "a character stands where it may not"),
    Verdict.CHECK_DIGIT: Bilingual("校验码不符", "the check digit does not match"),
    Verdict.NUMBER_FORMATTED: Bilingual("被数字格式损坏，末几位已丢失", "damaged by number formatting, the last characters are lost"),
    Verdict.REGISTRATION_NUMBER: Bilingual("旧15位注册号", "an older 15-digit registration number"),
    Verdict.ORGANISATION_CODE: Bilingual("旧9位组织机构代码", "an older 9-character organisation code"),
}
_COMPARE = Bilingual("请与营业执照核对", "Compare it with the licence")
_SUPPLY = Bilingual("请填写营业执照上的18位代码", "Write the 18 characters of the licence")
_FIXES = {
    Verdict.EMPTY: _SUPPLY,
    Verdict.REGISTRATION_NUMBER: _SUPPLY,
    Verdict.ORGANISATION_CODE: _SUPPLY,
    Verdict.NUMBER_FORMATTED: Bilingual("请将该列设为文本格式后重新填写代码", "Format the column as text and write the codes again"),
}
