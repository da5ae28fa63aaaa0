"""Verdicts in words, and a judgement as a row of a table."""

from __future__ import annotations

from collections.abc import Sequence

from ceyuan.bulletins.checking.judgement import Judgement, Verdict
from ceyuan.bulletins.checking.reasons import shown
from ceyuan.errors import Lang
from ceyuan.values import Bilingual

VERDICT_WORDS: dict[Verdict, Bilingual] = {
    "supported": Bilingual("相符", "supported"),
    "supported_within_rounding": Bilingual("取舍内相符", "supported within the stated rounding"),
    "contradicted": Bilingual("不符", "contradicted"),
    "differs_by_scope": Bilingual("口径不同", "differs by scope"),
    "not_in_ledger": Bilingual("账本没有", "not in the ledger"),
    "cannot_be_checked": Bilingual("无法核对", "cannot be checked"),
}
AS_PUBLISHED = Bilingual("已公布数相同：", "equal to the published figure of")
COLUMNS = (
    Bilingual("原文", "quote"),
    Bilingual("对象", "subject"),
    Bilingual("时期", "period"),
    Bilingual("结论", "verdict"),
    Bilingual("指标", "indicator"),
    Bilingual("本库", "ours"),
    Bilingual("说明", "why"),
)


def row(judgement: Judgement, lang: Lang) -> Sequence[str]:
    """The cells of a judgement under `COLUMNS`."""
    claim, ours, chosen = judgement.claim, judgement.ours, judgement.binding.chosen
    period = str(ours.figure.key.period) if ours else claim.period
    printed = dict.fromkeys(each.source for each in judgement.published)
    as_printed = [f"{AS_PUBLISHED[lang]} {source}" for source in printed]
    why = "；".join((judgement.why[lang], *(slip.words[lang] for slip in judgement.slips), *as_printed))
    indicator = chosen.indicator.indicator if chosen else ""
    return (claim.quote, claim.subject, period, VERDICT_WORDS[judgement.verdict][lang], indicator, shown(ours, lang) if ours else "", why)
