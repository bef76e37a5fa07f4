"""Formulas that derive a figure from others: ``1 - 优化后时长 / 优化前时长``."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from reportkb.report.reference import canonical

# Longer than any ratio or sum in a report.
LONGEST = 200
# Parsing goes a few calls deeper with each, so that this keeps it far from the end of the stack.
MOST_PARENTHESES = 30
# What follows from the rows of a list stands for a figure; whoever evaluates knows which.
ROWS = r"(?:计数|合计|占比|比率)\([^()]{1,80}\)"
FIGURE = r"[0-9]+(?:\.[0-9]+)?"
TOKEN = re.compile(rf"\s*(?:(?P<rows>{ROWS})|(?P<number>{FIGURE})|(?P<name>[^\W\d_]\w*)|(?P<mark>[-+*/()]))")
# A chain of formulas longer than this is a mistake, and would exhaust the stack.
DEEPEST = 30
# No report has such a figure; without a bound a chain of products would grow without end.
LARGEST = 10**1000
TYPED = str.maketrans("（）＋－×÷", "()+-*/")


class FormulaError(ValueError):
    """A formula that cannot be read; its message is a Chinese clause."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula in reverse Polish notation, which the browser evaluates without a parser.

    Args:
        source: the formula as written.
        steps: operands (``#0.5`` a number, ``@名`` a field) and operators in evaluation order.
    """

    source: str
    steps: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The fields that the formula reads, each once, in order."""
        return tuple(dict.fromkeys(step[1:] for step in self.steps if step.startswith("@")))


def parse(source: str) -> Formula:
    """Read a formula of + - * / and parentheses over field names and numbers.

    Raises:
        FormulaError: it is empty, too long or not of that grammar.
    """
    if len(source) > LONGEST:
        raise FormulaError(f"公式超过{LONGEST}个字")
    tokens = _tokens(source.translate(TYPED))
    if tokens.count("(") > MOST_PARENTHESES:
        raise FormulaError(f"括号超过{MOST_PARENTHESES}对")
    parser = _Parser(tokens)
    steps = parser.sum()
    if parser.peek():
        raise FormulaError(f"“{parser.peek()}”处多了内容")
    return Formula(source, tuple(steps))


def evaluate(formula: Formula, value: Callable[[str], Fraction | None]) -> Fraction | None:
    """Compute a formula exactly.

    Args:
        formula: the formula.
        value: gives a field's value, or None where it has none.

    Returns:
        The value, or None when an operand has none, a divisor is zero or a figure is beyond all measure.
    """
    stack: list[Fraction] = []
    for step in formula.steps:
        if step.startswith("@"):
            operand = value(step[1:])
            if operand is None:
                return None
            stack.append(operand)
        elif step.startswith("#"):
            stack.append(Fraction(step[1:]))
        else:
            right, left = stack.pop(), stack.pop()
            if step == "/" and right == 0:
                return None
            result = _apply(step, left, right)
            if max(abs(result.numerator), result.denominator) > LARGEST:
                return None
            stack.append(result)
    return stack.pop()


def is_day(formula: Formula, day: Callable[[str], bool]) -> bool:
    """Follow a formula's days: a day less a day is a number, a day and a number make a day.

    Args:
        formula: the formula.
        day: tells whether a field's value is a day.

    Raises:
        FormulaError: days are added, multiplied or divided.
    """
    stack: list[int] = []
    for step in formula.steps:
        if step.startswith("@"):
            stack.append(int(day(step[1:])))
        elif step.startswith("#"):
            stack.append(0)
        else:
            right, left = stack.pop(), stack.pop()
            result = left + right if step == "+" else left - right
            if result not in (0, 1) or (step in "*/" and left | right):
                raise FormulaError(f"“{formula.source.strip()}”里的日期不能这样算")
            stack.append(result)
    return bool(stack.pop())


def cycle(formulas: Mapping[str, Formula]) -> tuple[str, ...]:
    """Find fields whose formulas need each other, or a chain too long to be meant.

    Returns:
        The names in order, or nothing.
    """
    done: set[str] = set()
    for start in formulas:
        path: list[str] = []
        pending = [(start, iter(formulas[start].names))]
        path.append(start)
        while pending:
            name, needed = pending[-1]
            following = next((n for n in needed if n in formulas and n not in done), None)
            if following is None:
                done.add(name)
                pending.pop()
                path.pop()
            elif following in path:
                return tuple(path[path.index(following) :])
            elif len(path) == DEEPEST:
                return tuple(path)
            else:
                pending.append((following, iter(formulas[following].names)))
                path.append(following)
    return ()


def _apply(operator: str, left: Fraction, right: Fraction) -> Fraction:
    if operator == "+":
        return left + right
    if operator == "-":
        return left - right
    return left * right if operator == "*" else left / right


def _tokens(source: str) -> list[str]:
    tokens, position = [], 0
    while position < len(source.rstrip()):
        match = TOKEN.match(source, position)
        if not match:
            raise FormulaError(f"“{source[position:].strip()[:8]}”处读不懂")
        tokens.append(match.group().strip())
        position = match.end()
    return tokens


class _Parser:
    """Recursive descent over the tokens; a formula's length bounds the depth."""

    def __init__(self, tokens: list[str]) -> None:
        self.tokens = tokens
        self.position = 0

    def peek(self) -> str:
        return self.tokens[self.position] if self.position < len(self.tokens) else ""

    def take(self) -> str:
        token = self.peek()
        self.position += 1
        return token

    def sum(self) -> list[str]:
        return self._chain(self.product, "+-")

    def product(self) -> list[str]:
        return self._chain(self.operand, "*/")

    def _chain(self, part: Callable[[], list[str]], operators: str) -> list[str]:
        steps = part()
        while self.peek() and self.peek() in operators:
            operator = self.take()
            steps += [*part(), operator]
        return steps

    def operand(self) -> list[str]:
        token = self.take()
        if token == "(":
            steps = self.sum()
            if self.take() != ")":
                raise FormulaError("括号没有配对")
            return steps
        if not token or token in "+-*/)":
            raise FormulaError(f"“{token or '末尾'}”前后缺少字段或数字")
        return [f"#{token}" if "0" <= token[0] <= "9" else f"@{canonical(token)}"]
