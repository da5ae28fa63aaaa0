"""Verdicts and findings in words, and each as a row of a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ceyuan.bulletins.checking.judgement import Judgement, Verdict
from ceyuan.bulletins.checking.reasons import shown
from ceyuan.bulletins.forensics import Code, Finding
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
FINDINGS = Bilingual("不看账本，由数字本身可知", "What the figures show by themselves, without the ledger")
FINDING_WORDS: Mapping[Code, Bilingual] = {
    "bases": Bilingual("可能的基数", "possible bases"),
    "no-base": Bilingual("不可能的一对", "an impossible pair"),
    "no-whole": Bilingual("占比不可能", "an impossible share"),
    "shares-over-whole": Bilingual("占比超过整体", "shares beyond the whole"),
    "parts-not-total": Bilingual("合计不符", "a total that does not add up"),
    "two-values": Bilingual("前后不一", "two that disagree"),
    "changed-basis": Bilingual("基数有变", "a changed basis"),
}
FINDING_COLUMNS = (Bilingual("发现", "finding"), Bilingual("原文", "quotes"), Bilingual("算式", "arithmetic"))


def row(judgement: Judgement, lang: Lang) -> Sequence[str]:
    """The cells of a judgement under `COLUMNS`."""
    claim, ours, chosen = judgement.claim, judgement.ours, judgement.binding.chosen
    period = str(ours.figure.key.period) if ours else claim.period
    indicator, side = chosen.indicator.indicator if chosen else "", shown(ours, lang) if ours else ""
    return (claim.quote, claim.subject, period, VERDICT_WORDS[judgement.verdict][lang], indicator, side, ground(judgement, lang))


def ground(judgement: Judgement, lang: Lang) -> str:
    """The ground of a verdict, the slips that would explain it, and who published the same."""
    printed = dict.fromkeys(each.source for each in judgement.published)
    as_printed = [f"{AS_PUBLISHED[lang]} {source}" for source in printed]
    return "；".join((judgement.why[lang], *(slip.words[lang] for slip in judgement.slips), *as_printed))


def finding_row(finding: Finding, lang: Lang) -> Sequence[str]:
    """The cells of a finding under `FINDING_COLUMNS`."""
    quotes = "、".join(dict.fromkeys(claim.quote for claim in finding.claims))
    return FINDING_WORDS[finding.code][lang], quotes, finding.arithmetic[lang]
