"""A model of linkage as it is worked with: its definition, and what takes names apart."""

from __future__ import annotations

from dataclasses import dataclass

from ceyuan.definitions import Definitions
from ceyuan.definitions.linkage import Linkage, Weights
from ceyuan.definitions.name_parts import name_words
from ceyuan.errors import DefinitionError, Fault
from ceyuan.values.han_name import NameParser
from ceyuan.values.han_name.opening import Opening

FIRMS = "firms"


@dataclass(frozen=True)
class Model:
    """What links organisations.

    Attributes:
        linkage: comparisons, thresholds and blocking keys.
        weights: what their findings weigh.
        parser: takes registered names apart.
        opening: finds the places that open addresses.
        before_form: words of a name that belong to its form (集团): a firm with one is another than the firm without.
    """

    linkage: Linkage
    weights: Weights
    parser: NameParser
    opening: Opening
    before_form: tuple[str, ...]

    @classmethod
    def of(cls, definitions: Definitions) -> Model:
        """The city's model.

        Raises:
            DefinitionError: no linkage of firms or its weights are defined, or no words for names.
        """
        linkage, weights = definitions.linkages.get(FIRMS), definitions.weights.get(FIRMS)
        if linkage is None or weights is None:
            raise DefinitionError(_no_linkage())
        words = name_words(definitions)
        return cls(linkage, weights, NameParser(words), Opening(words.regions), words.before_form)

    @property
    def branch_by(self) -> tuple[str, ...]:
        """The comparisons by which a firm and its branch are told."""
        return self.linkage.branch.by if self.linkage.branch else ()

    def branch_bits(self, comparison: str, level: str) -> float:
        """What a finding weighs for a firm and its branch: the name of the firm is the whole name here."""
        branch = self.linkage.branch
        is_head = branch is not None and (comparison, level) == (branch.by[0], branch.head)
        return self.weights.bits(comparison, branch.whole if is_head and branch else level)


def _no_linkage() -> Fault:
    return Fault(
        "no-linkage",
        "没有归并机构所用的模型或权重定义（linkage: firms、weights: firms）",
        "No model or no weights for linking organisations are defined (linkage: firms, weights: firms)",
        fix_zh="请在 city.yaml 中加“extends: cn”",
        fix_en="Add 'extends: cn' to city.yaml",
    )
