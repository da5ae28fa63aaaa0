"""What a place code says by itself: GB/T 2260 codes of six digits, and the codes of a city's own for areas that have none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from ceyuan.errors import Fault, QuestionError

Level = Literal["province", "city", "district", "functional_area"]

_GB = re.compile("[1-9][0-9]{5}")
_OWN = re.compile(r"[A-Z]{2,4}-[A-Z0-9]{2,8}")


@dataclass(frozen=True, slots=True, order=True)
class PlaceCode:
    """The code of a place.

    A functional area (a high-tech zone, a new area) has no GB code; its city gives it one such as `CD-GXQ`, which says
    nothing of the places above it.

    Attributes:
        text: the code.

    >>> PlaceCode.parse("510107").parent, PlaceCode.parse("CD-GXQ").level
    (PlaceCode(text='510100'), 'functional_area')
    """

    text: str

    @classmethod
    def parse(cls, text: str) -> PlaceCode:
        """Read a code.

        Raises:
            QuestionError: it is neither six digits nor like `CD-GXQ`.
        """
        bare = text.strip()
        if not (_GB.fullmatch(bare) or _OWN.fullmatch(bare)):
            raise QuestionError(_not_a_place_code(text))
        return cls(bare)

    @property
    def is_gb(self) -> bool:
        """Whether the code is one of GB/T 2260."""
        return self.text.isdigit()

    @property
    def level(self) -> Level:
        """What the place is; counties and county-level cities are districts here."""
        if not self.is_gb:
            return "functional_area"
        if self.text.endswith("0000"):
            return "province"
        return "city" if self.text.endswith("00") else "district"

    @property
    def parent(self) -> PlaceCode | None:
        """The place above, where the code tells."""
        match self.level:
            case "district":
                return PlaceCode(self.text[:4] + "00")
            case "city":
                return PlaceCode(self.text[:2] + "0000")
        return None

    def __str__(self) -> str:
        return self.text


def _not_a_place_code(text: str) -> Fault:
    return Fault(
        "unknown-place-code",
        f"“{text}”不是区划代码",
        f"'{text}' is not a place code",
        fix_zh="请写六位国标代码如 510107，或自编代码如 CD-GXQ",
        fix_en="Write six digits of GB/T 2260 such as 510107, or an own code such as CD-GXQ",
    )
