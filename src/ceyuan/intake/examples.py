"""Running the examples of dataset definitions through the code that receives files."""

from __future__ import annotations

from ceyuan.definitions import Definitions
from ceyuan.errors import Fault


def check_examples(definitions: Definitions) -> tuple[Fault, ...]:
    """Every example of every dataset that does not give what it says, in the order of the definitions."""
    raise NotImplementedError
