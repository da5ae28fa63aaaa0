from __future__ import annotations

import pytest

from ceyuan.errors import QuestionError
from ceyuan.values.place import PlaceCode


@pytest.mark.parametrize(
    ("text", "level", "parent", "is_gb"),
    [
        ("510000", "province", None, True),
        ("510100", "city", "510000", True),
        ("510107", "district", "510100", True),
        ("510185", "district", "510100", True),
        ("CD-GXQ", "functional_area", None, False),
    ],
)
def test_a_code_says_what_it_is(text: str, level: str, parent: str | None, is_gb: bool) -> None:
    code = PlaceCode.parse(f" {text} ")
    assert (str(code), code.level, code.is_gb) == (text, level, is_gb)
    assert code.parent == (PlaceCode(parent) if parent else None)


@pytest.mark.parametrize("text", ["", "5101", "5101070", "010107", "武侯区", "cd-gxq", "CD-", "51010７"])
def test_what_is_no_code_is_refused(text: str) -> None:
    with pytest.raises(QuestionError) as raised:
        PlaceCode.parse(text)
    assert raised.value.faults[0].code == "unknown-place-code"
