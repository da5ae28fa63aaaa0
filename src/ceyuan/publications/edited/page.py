"""The page of an edited report: changed numbers and the claims of new sentences marked in its text."""

from __future__ import annotations

from collections.abc import Iterator

from ceyuan.bulletins.checking.page import judgement_mark
from ceyuan.bulletins.marked_page import Mark, Page, marked_page
from ceyuan.errors import Lang
from ceyuan.publications.edited.edited import ChangedNumber, Edited
from ceyuan.values import Bilingual

TITLE = Bilingual("改动核对", "What was changed")
COUNT = Bilingual(
    "与 {} 相比：{} 个数字被改，{} 句新写或改写，{} 个数字被删。", "Beside {}: {} numbers changed, {} sentences new or rewritten, {} gone."
)
WAS = Bilingual("原为 {}，账本现为 {}", "was {}, the ledger has {}")
COLUMNS = (
    Bilingual("被改的数字", "changed number"),
    Bilingual("原为", "was"),
    Bilingual("改成", "is"),
    Bilingual("账本现为", "ledger"),
    Bilingual("所在", "in"),
)


def edited_page(found: Edited, lang: Lang) -> str:
    """The page as self-contained HTML."""
    counts = (len(found.numbers), len(found.sentences), len(found.removed))
    return marked_page(
        Page(
            title=f"{TITLE[lang]} {found.name}",
            count=COUNT[lang].format(found.original, *counts),
            text=found.text,
            marks=[*_marks(found, lang)],
            head=[words[lang] for words in COLUMNS],
            rows=[(one.label[lang], one.was, one.now, one.today, one.where) for one in found.numbers],
        ),
        lang,
    )


def _marks(found: Edited, lang: Lang) -> Iterator[Mark]:
    for one in found.numbers:
        if one.start is not None and one.end is not None:
            yield Mark(one.start, one.end, "good" if one.is_supported else "doubt", [one.label[lang], _was(one, lang)])
    for sentence in found.sentences:
        if not sentence.judgements:
            yield Mark(sentence.start, sentence.end, "", [TITLE[lang]])
        yield from (judgement_mark(judgement, lang) for judgement in sentence.judgements)


def _was(one: ChangedNumber, lang: Lang) -> str:
    return WAS[lang].format(one.was, one.today)
