"""The small expressions of definitions (`operating_area_m2 <= built_area_m2`), read once and applied to any column type.

The same parsed expression is folded over Polars columns by the checks, over Ibis columns by the indicators and over plain
values by the examples, so a rule cannot mean two things.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import reduce
from typing import Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from ceyuan.definitions.base import WrongValueError

_BINARY: Mapping[type[ast.AST], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}
_JOINS: Mapping[type[ast.AST], Callable[[Any, Any], Any]] = {ast.And: operator.and_, ast.Or: operator.or_}
_KNOWN = (
    ast.Expression, ast.BinOp, ast.BoolOp, ast.Compare, ast.UnaryOp, ast.Not, ast.USub, ast.In, ast.NotIn,
    ast.Call, ast.Name, ast.Load, ast.Constant, ast.Tuple, ast.List, *_BINARY, *_JOINS,
)  # fmt: skip

Functions = Mapping[str, Callable[..., Any]]
Columns = Callable[[str], Any]


@dataclass(frozen=True)
class Expression:
    """A parsed expression: columns, numbers, texts, `+ - * /`, comparisons, `and or not`, `in (…)` and named functions.

    A comparison with an empty cell is unknown, as in SQL: a check that is unknown is not a fault.
    """

    text: str
    tree: ast.expr = field(compare=False)

    @classmethod
    def parse(cls, text: str) -> Expression:
        """Read an expression.

        Raises:
            WrongValueError: it is not one, or uses more of Python than an expression may.
        """
        try:
            tree = ast.parse(str(text), mode="eval")
        except SyntaxError as error:
            raise WrongValueError(f"“{text}”不是表达式：{error.msg}", f"'{text}' is not an expression: {error.msg}") from None
        for node in ast.walk(tree):
            odd = not isinstance(node, _KNOWN) or (isinstance(node, ast.Constant) and not isinstance(node.value, int | float | str))
            if odd:
                what = ast.unparse(node) or type(node).__name__
                raise WrongValueError(f"表达式“{text}”中不能用“{what}”", f"'{what}' may not be used in the expression '{text}'")
        return cls(str(text), tree.body)

    @property
    def columns(self) -> frozenset[str]:
        """The names of columns it uses."""
        called = {id(node.func) for node in ast.walk(self.tree) if isinstance(node, ast.Call)}
        return frozenset(node.id for node in ast.walk(self.tree) if isinstance(node, ast.Name) and id(node) not in called)

    @property
    def conjuncts(self) -> tuple[Expression, ...]:
        """The parts that are joined by `and` at the top; all must hold.

        >>> [part.text for part in Expression.parse("a > 1 and b != 'x'").conjuncts]
        ['a > 1', "b != 'x'"]
        """
        if isinstance(self.tree, ast.BoolOp) and isinstance(self.tree.op, ast.And):
            return tuple(Expression(ast.unparse(part), part) for part in self.tree.values)
        return (self,)

    @property
    def excluded(self) -> str | None:
        """The one value that the expression keeps out, empty cells being let in or not; None when it does anything else.

        >>> Expression.parse("not given(state) or state != 'revoked'").excluded
        'revoked'
        """
        match self.tree:
            case ast.Compare(left=ast.Name(), ops=[ast.NotEq()], comparators=[ast.Constant(value=str(value))]):
                return value
            case ast.BoolOp(op=ast.Or(), values=[ast.UnaryOp(op=ast.Not(), operand=ast.Call(func=ast.Name(id="given"))), last]):
                return Expression(ast.unparse(last), last).excluded
        return None

    @property
    def called(self) -> Iterator[tuple[str, int]]:
        """Every function that it calls, with the number of arguments."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                yield node.func.id, len(node.args)

    @property
    def compared(self) -> Iterator[tuple[str, str]]:
        """Every column that is compared with a text, and the text.

        >>> list(Expression.parse("stage in ('open', 'accepted') and area > 3").compared)
        [('stage', 'open'), ('stage', 'accepted')]
        """
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Compare) and isinstance(node.left, ast.Name):
                texts = (part for side in node.comparators for part in ast.walk(side) if isinstance(part, ast.Constant))
                yield from ((node.left.id, text.value) for text in texts if isinstance(text.value, str))

    def calls(self, name: str) -> Iterator[tuple[Any, ...]]:
        """The arguments of every call of a function: column names as text, constants as they are, anything else as it is written."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
                yield tuple(arg.value if isinstance(arg, ast.Constant) else ast.unparse(arg) for arg in node.args)

    def apply(self, columns: Columns, functions: Functions) -> Any:
        """Fold the expression over columns.

        Args:
            columns: gives the column (or value) of a name.
            functions: the functions it may call; `is_in(x, values)` and `negate(x)` are needed where it says `in` or `not`.

        >>> Expression.parse("a + b <= 3").apply({"a": 1, "b": 2}.get, {})
        True
        """
        return _fold(self.tree, columns, functions)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        read = core_schema.no_info_plain_validator_function(lambda value: value if isinstance(value, cls) else cls.parse(value))
        return core_schema.json_or_python_schema(
            core_schema.no_info_after_validator_function(cls.parse, core_schema.str_schema()),
            read,
            serialization=core_schema.plain_serializer_function_ser_schema(lambda value: value.text),
        )


def _fold(node: ast.expr, columns: Columns, functions: Functions) -> Any:
    def fold(part: ast.expr) -> Any:
        return _fold(part, columns, functions)

    match node:
        case ast.Constant(value=value):
            return Decimal(str(value)) if isinstance(value, float) else value
        case ast.Name(id=name):
            return columns(name)
        case ast.Tuple(elts=parts) | ast.List(elts=parts):
            return [fold(part) for part in parts]
        case ast.UnaryOp(op=op, operand=operand):
            return -fold(operand) if isinstance(op, ast.USub) else functions["negate"](fold(operand))
        case ast.BinOp(left=left, op=op, right=right):
            return _BINARY[type(op)](fold(left), fold(right))
        case ast.BoolOp(op=op, values=parts):
            return reduce(_JOINS[type(op)], [fold(part) for part in parts])
        case ast.Call(func=ast.Name(id=name), args=args):
            return functions[name](*[fold(arg) for arg in args])
        case ast.Compare():
            return _compare(node, fold, functions)
    raise AssertionError(ast.dump(node))


def _compare(node: ast.Compare, fold: Callable[[ast.expr], Any], functions: Functions) -> Any:
    sides = [fold(part) for part in (node.left, *node.comparators)]
    tests = []
    for op, left, right in zip(node.ops, sides, sides[1:], strict=False):
        if isinstance(op, ast.In | ast.NotIn):
            inside = functions["is_in"](left, right)
            tests.append(functions["negate"](inside) if isinstance(op, ast.NotIn) else inside)
        else:
            tests.append(_BINARY[type(op)](left, right))
    return reduce(operator.and_, tests)
