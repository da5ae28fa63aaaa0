"""Cards and paragraphs: figures as words. A clause whose figure has no value says so instead."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ceyuan.definitions.report import Sentence
from ceyuan.definitions.sentence import Citation, Clause, Listing, Name, Naming, Part, Place, Word
from ceyuan.errors import Lang
from ceyuan.indicators import Figure
from ceyuan.reports.blocks.rosters import happened
from ceyuan.reports.desk import Desk
from ceyuan.reports.identity import figure_id
from ceyuan.reports.tree import Absent, Card, Cards, Fact, Paragraph, Run, Said, Text
from ceyuan.values import Bilingual

_STOPS = Bilingual("。", ". ")


def cards(names: Sequence[str], desk: Desk) -> Cards:
    """Headline figures."""
    figures = [desk.register.named(name) for name in names]
    say = desk.speaker.prose
    return Cards(tuple(Card(desk.register.label(one), say(one, "value"), say(one, "change")) for one in figures))


def paragraph(sentences: Sequence[Sentence], desk: Desk) -> Paragraph:
    """Sentences, one after the other."""
    return Paragraph(Said(_paragraph(sentences, desk, "zh"), _paragraph(sentences, desk, "en")))


def title(clause: Clause, desk: Desk) -> Bilingual:
    """A title, which cites no figure."""
    said = ("".join(run.text for part in clause[lang].parts for run in _part(part, desk, lang)) for lang in ("zh", "en"))
    return Bilingual(*said)


def _paragraph(sentences: Sequence[Sentence], desk: Desk, lang: Lang) -> tuple[Run, ...]:
    runs: list[Run] = []
    for sentence in sentences:
        said = [found for clause in sentence.clauses if (found := _clause(clause, desk, lang))]
        if said:
            runs += [*_opened(_joined(said, sentence.joint[lang])), Text(_STOPS[lang])]
    return _merged(runs) if runs else ()


def _clause(clause: Clause, desk: Desk, lang: Lang) -> list[Run]:
    cited = [(part.aspect, desk.register.named(part.figure)) for part in clause[lang].citations]
    if clause.optional and _lacks(clause, desk, lang):
        return []
    if any(one.value is None for _, one in cited):
        return _honest({figure_id(one.key): one for _, one in cited}.values(), desk, lang)
    return [run for part in clause[lang].parts for run in _part(part, desk, lang)]


def _lacks(clause: Clause, desk: Desk, lang: Lang) -> bool:
    said = [_part(part, desk, lang) for part in (*clause[lang].citations, *clause[lang].listings)]
    return any(not runs or isinstance(runs[0], Absent) for runs in said)


def _honest(figures: Iterable[Figure], desk: Desk, lang: Lang) -> list[Run]:
    """What there is of the figures of a clause, and what there is not, label by label."""
    colon, comma = ("", "，") if lang == "zh" else (": ", ", ")
    said = [[Text(desk.register.label(one)[lang] + colon), *desk.speaker.prose(one, "value")[lang]] for one in figures]
    return _joined(said, comma)


def _part(part: Part, desk: Desk, lang: Lang) -> Sequence[Run]:
    match part:
        case str(literal):
            return [Text(literal)]
        case Citation(figure=name, aspect=aspect):
            return desk.speaker.prose(desk.register.named(name), aspect)[lang]
        case Name(text=text):
            return [Fact(text)]
        case Listing(list=name):
            labels = [entry.label[lang] for entry in desk.definitions.lists[name].entries]
            return [Fact(("、" if lang == "zh" else ", ").join(labels))]
        case Naming(roster=name, category=category):
            found = {entry.code: (entry, event) for entry, event in happened(name, desk, category)}
            names = [[Fact(entry.label[lang], desk.source(event.reference))] for entry, event in found.values()]
            return _joined(names, "、" if lang == "zh" else ", ")
        case Place(word=word):
            return [Fact(_word(word, desk, lang))]
    raise AssertionError(part)


def _word(word: Word, desk: Desk, lang: Lang) -> str:
    period = desk.register.period
    match word:
        case "city":
            return desk.definitions.city.label[lang]
        case "period":
            return period.label(lang)
        case "base_period":
            return period.years_before().label(lang)
    month = type(period).months(period.end, period.end).label(lang)
    return f"{month}末" if lang == "zh" else f"the end of {month}"


def _opened(runs: list[Run]) -> list[Run]:
    """With a capital letter: the clause that had it may have been left out."""
    first = runs[0]
    return [Text(first.text[:1].upper() + first.text[1:]), *runs[1:]] if isinstance(first, Text) else runs


def _joined(parts: Sequence[Sequence[Run]], joint: str) -> list[Run]:
    runs: list[Run] = []
    for part in parts:
        runs += [Text(joint), *part] if runs else part
    return runs


def _merged(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Neighbouring words as one run, and no space at the end."""
    out: list[Run] = []
    for run in runs:
        last = out[-1] if out else None
        if isinstance(run, Text) and isinstance(last, Text):
            out[-1] = Text(last.text + run.text)
        else:
            out.append(run)
    if isinstance(out[-1], Text):
        out[-1] = Text(out[-1].text.rstrip())
    return tuple(out)
