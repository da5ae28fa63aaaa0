"""One unified social credit code, and the parts of whole columns of them."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from ceyuan.errors import QuestionError
from ceyuan.values.credit_code.check import check
from ceyuan.values.credit_code.column import Codes
from ceyuan.values.credit_code.normal_form import normalise
from ceyuan.values.credit_code.verdict import Verdict


@dataclass(frozen=True, slots=True, order=True)
class CreditCode:
    """A valid code in normal form.

    Attributes:
        text: the 18 characters.

    >>> code = CreditCode.parse("９１４４０３００ 71526726xg")
    >>> code.text, code.authority, code.kind, code.region, code.organisation
    ('9144030071526726XG', '9', '91', '440300', '71526726X')
    """

    text: str

    @classmethod
    def parse(cls, text: str) -> CreditCode:
        """Read a code as people write it.

        Raises:
            QuestionError: the text is no valid code; the fault says why.
        """
        verdict = Verdict(int(check([text])[0]))
        if verdict is not Verdict.OK:
            raise QuestionError(verdict.fault(text))
        return cls(normalise([text])[0])

    @property
    def authority(self) -> str:
        """Who registers: place 1, the code of the department."""
        return self.text[:1]

    @property
    def kind(self) -> str:
        """What kind of organisation: places 1 and 2, as the standard's code list has them (`91` is an enterprise)."""
        return self.text[:2]

    @property
    def region(self) -> str:
        """Where the registering office was at the time, GB/T 2260; never where the organisation is."""
        return self.text[2:8]

    @property
    def organisation(self) -> str:
        """The organisation code (GB 11714) inside."""
        return self.text[8:17]

    def __str__(self) -> str:
        return self.text


def parts(codes: Codes) -> pl.DataFrame:
    """The parts of each code: `authority`, `kind`, `region`, `organisation`, as `CreditCode` names them; null where a code is not valid."""
    normal = normalise(codes).alias("code")
    code = pl.when(pl.Series("valid", check(normal) == Verdict.OK)).then(pl.col("code"))
    return normal.to_frame().select(
        code.str.head(1).alias("authority"),
        code.str.head(2).alias("kind"),
        code.str.slice(2, 6).alias("region"),
        code.str.slice(8, 9).alias("organisation"),
    )
