"""The styles of a template by their names. Word in another language gives them other ids, so ids are never written down."""

from __future__ import annotations

from dataclasses import dataclass

from docx.document import Document

from ceyuan.errors import DefinitionError, Fault

NAMES = (
    "Body Text", "Heading 1", "Heading 2", "Caption", "Table Text", "Table Number", "Table Head", "Card Label", "Card Value", "Tile",
    "Tile Dark", "Chart", "Note", "Figure", "Fact", "Absent", "Ceyuan Table",
)  # fmt: skip


@dataclass(frozen=True)
class Styles:
    """Name → id."""

    ids: dict[str, str]

    @classmethod
    def of(cls, document: Document, template: str) -> Styles:
        """The styles of a document.

        Raises:
            DefinitionError: it lacks some; all are named.
        """
        ids = {str(style.name): str(style.style_id) for style in document.styles}
        lacking = [name for name in NAMES if name not in ids]
        if lacking:
            raise DefinitionError(*(_lacking(name, template) for name in lacking))
        return cls(ids)

    def __getitem__(self, name: str) -> str:
        return self.ids[name]


def _lacking(name: str, template: str) -> Fault:
    return Fault(
        "no-style",
        f"Word 模板缺少样式“{name}”",
        f"The Word template lacks the style '{name}'",
        template,
        "请在模板中恢复该样式，或用 python -m ceyuan.reports.word.template 重新生成模板",
        "Restore it, or make the template anew with python -m ceyuan.reports.word.template",
    )
