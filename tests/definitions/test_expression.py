"""Expressions: what they may say, and that folding them is what Python would compute."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceyuan.definitions import Expression
from ceyuan.definitions.base import WrongValueError
from ceyuan.definitions.vocabulary import CHECK_FUNCTIONS, ROW_FUNCTIONS

PLAIN = {"is_in": lambda x, values: x in values, "negate": lambda x: not x, "given": lambda x: x is not None}


def value(text: str, **columns: object) -> object:
    return Expression.parse(text).apply(columns.__getitem__, PLAIN)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a + b * 2 - 1", 10),
        ("-a <= b <= 4", True),
        ("a < b < 3", False),
        ("a / b", Decimal(3) / 4),
        ("a > 9 or b == 4", True),
        ("a > 9 and b == 4", False),
        ("not a > 9", True),
        ("s in ('x', 'y')", True),
        ("s not in ['x', 'y']", False),
        ("given(s) and s != 'z'", True),
        ("a * 0.1 == 0.3", True),
    ],
)
def test_it_means_what_python_means(text: str, expected: object) -> None:
    assert value(text, a=Decimal(3), b=Decimal(4), s="x") == expected


def test_a_written_decimal_is_exact() -> None:
    assert value("a == 0.1 + 0.2", a=Decimal("0.3")) is True


numbers = st.integers(-50, 50)
sums = st.recursive(
    st.sampled_from(["a", "b", "c"]) | st.integers(0, 9).map(str),
    lambda part: st.tuples(part, st.sampled_from(["+", "-", "*"]), part).map(lambda found: f"({found[0]} {found[1]} {found[2]})"),
    max_leaves=12,
)
tests = st.tuples(sums, st.sampled_from(["<", "<=", "==", "!=", ">", ">="]), sums).map(" ".join)


@given(sums, numbers, numbers, numbers)
def test_arithmetic_folds_to_what_python_evaluates(text: str, a: int, b: int, c: int) -> None:
    assert value(text, a=a, b=b, c=c) == eval(text, {}, {"a": a, "b": b, "c": c})


joined = st.tuples(tests, st.sampled_from(["and", "or"]), tests).map(lambda found: f"({found[0]}) {found[1]} ({found[2]})")


@given(joined, numbers, numbers, numbers)
def test_conditions_fold_to_what_python_evaluates(text: str, a: int, b: int, c: int) -> None:
    assert value(text, a=a, b=b, c=c) == eval(text, {}, {"a": a, "b": b, "c": c})


@pytest.mark.parametrize(
    "text",
    [
        "", "a <", "a; b", "a = 1", "lambda: 1", "a.b", "a[0]", "f'{a}'", "[x for x in a]", "a if b else c", "f(*a)", "f(x=1)",
        "__import__('os').system('x')", "a ** b", "a // b", "a % b", "a & b", "a is b", "None", "a == None", "b'x'", "1j", "{1}", "a := 1",
    ],
)  # fmt: skip
def test_more_of_python_is_refused(text: str) -> None:
    with pytest.raises(WrongValueError) as caught:
        Expression.parse(text)
    assert caught.value.words.zh != caught.value.words.en


def test_it_knows_its_columns_functions_and_comparisons() -> None:
    found = Expression.parse("given(a) and known(b, 'firms', 'code') and s in ('x', 'y') and s != 'z' and previous(a) < a + 1")
    assert found.columns == {"a", "b", "s"}
    assert sorted(found.called) == [("given", 1), ("known", 3), ("previous", 1)]
    assert list(found.calls("known")) == [("b", "firms", "code")]
    assert sorted(found.compared) == [("s", "x"), ("s", "y"), ("s", "z")]


def test_the_arguments_of_a_call_may_be_expressions() -> None:
    assert list(Expression.parse("earliest(a, years_after(b, 3))").calls("earliest")) == [("a", "years_after(b, 3)")]


def test_checks_know_every_function_of_filters() -> None:
    assert ROW_FUNCTIONS.items() <= CHECK_FUNCTIONS.items()
    assert {"previous", "known"} == set(CHECK_FUNCTIONS) - set(ROW_FUNCTIONS)
