"""Check parsed YAML against a typed shape and say in Chinese what does not fit."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from typing import Annotated, Any, TypeVar

from pydantic import Field as Constraint
from pydantic import StringConstraints, TypeAdapter, ValidationError

from reportkb.source import yamltext
from reportkb.source.findings import Finding
from reportkb.source.parsed import Location, Parsed
from reportkb.source.text import Texts

T = TypeVar("T")

# What pydantic calls a key that is not there, and one that it does not know.
MISSING = frozenset({"missing", "missing_argument"})
UNKNOWN = frozenset({"unexpected_keyword_argument", "extra_forbidden"})

# How pydantic writes the words that a value may be.
WORD = re.compile(r"'([^']*)'")

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=600)]
Lines = Annotated[tuple[Line, ...], Constraint(min_length=1)]
Tag = Annotated[Line, StringConstraints(pattern=r"^\w+$")]
Tags = Annotated[tuple[Tag, ...], Constraint(min_length=1, max_length=4)]


def read(
    shape: TypeAdapter[T], path: str, texts: Texts, keys: Iterable[str] = (), *, optional: bool = False
) -> tuple[T, Parsed, tuple[Finding, ...]] | tuple[None, Parsed | None, tuple[Finding, ...]]:
    """Read a register as a typed shape.

    Args:
        shape: the shape, from pydantic.
        path: the file's path from the root of the repository.
        texts: every file's text.
        keys: every key that the shape knows at any level, for suggestions.
        optional: whether a library may have no such file.

    Returns:
        The value, None where there is none; where each part of it stands; and what is wrong with the file.
    """
    if optional and path not in texts:
        return None, None, ()
    parsed, found = yamltext.read(path, texts)
    if parsed is None:
        return None, None, found
    value, unfit = validate(shape, parsed, keys)
    return (None, parsed, (*found, *unfit)) if value is None else (value, parsed, found)


def validate(
    shape: TypeAdapter[T], parsed: Parsed, keys: Iterable[str]
) -> tuple[T, tuple[()]] | tuple[None, tuple[Finding, ...]]:
    """Read values as a typed shape.

    Args:
        shape: the shape, from pydantic.
        parsed: the YAML with its places.
        keys: every key that the shape knows at any level, for suggestions.

    Returns:
        The value, or None when it does not fit, and everything that does not.
    """
    try:
        return shape.validate_python(parsed.value), ()
    except ValidationError as error:
        known = tuple(keys)
        errors = [dict(item) for item in error.errors(include_url=False)]
        # A list does not count the items that are themselves unfit.
        whole = [item for item in _united(errors) if item["type"] != "too_short" or not _holds(item, errors)]
        others = [_finding(parsed, item, known) for item in whole if item["type"] not in MISSING]
        return None, tuple(dict.fromkeys((*_missing(parsed, whole, known), *others)))


def _united(errors: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Make one error of those that a value has for being in neither of two lists of words."""
    united: dict[object, dict[str, Any]] = {}
    for item in errors:
        if item["type"] != "literal_error":
            united[id(item)] = item
            continue
        location = tuple(part for part in item["loc"] if not str(part).startswith("literal["))
        words = WORD.findall(str(item["ctx"].get("expected")))
        known = united.setdefault(location, {**item, "loc": location, "words": ()})
        known["words"] = (*known["words"], *words)
    return list(united.values())


def _missing(parsed: Parsed, errors: Iterable[dict[str, Any]], keys: tuple[str, ...]) -> Iterator[Finding]:
    """Report what is missing at each place together, without a key that is there but misspelt."""
    lost: dict[Location, list[str]] = {}
    meant = {(_around(item), _near(str(item["loc"][-1]), keys)) for item in errors if item["type"] in UNKNOWN}
    for item in errors:
        if item["type"] in MISSING and (_around(item), item["loc"][-1]) not in meant:
            lost.setdefault(_around(item), []).append(str(item["loc"][-1]))
    for location, names in lost.items():
        fact, advice = (f"“{'”、“'.join(names)}”", f"“{': …”、“'.join(names)}: …”")
        yield Finding(parsed.place(location), "RK009", f"缺少{fact}", f"补上{advice}。")


def _around(error: dict[str, Any]) -> Location:
    return tuple(part for part in error["loc"][:-1] if isinstance(part, str | int))


def _near(name: str, names: Iterable[str]) -> str:
    return next(iter(difflib.get_close_matches(name, list(names), n=1, cutoff=0.6)), "")


def _holds(error: dict[str, Any], errors: Iterable[dict[str, Any]]) -> bool:
    size = len(error["loc"])
    return any(len(item["loc"]) > size and item["loc"][:size] == error["loc"] for item in errors)


def _finding(parsed: Parsed, error: dict[str, Any], keys: tuple[str, ...]) -> Finding:
    location: Location = tuple(part for part in error["loc"] if isinstance(part, str | int))
    place, name, kind = parsed.place(location), _name(location), error["type"]
    if kind in UNKNOWN:
        place = parsed.key(location)
        if location[-1] in keys:
            advice = "检查缩进：它属于另一个键，或应当与另一些键对齐。"
            return Finding(place, "RK008", f"“{location[-1]}”不该写在这里", advice)
        near = _near(str(location[-1]), keys)
        advice = f"是否想写“{near}”？" if near else f"可用的键有：{'、'.join(keys)}。"
        return Finding(place, "RK008", f"不认识的键“{location[-1]}”", advice)
    if words := error.get("words"):
        return Finding(place, "RK010", f"“{name}”不能是“{error['input']}”", _among(str(error["input"]), words))
    return Finding(place, "RK010", f"“{name}”的值不合要求", _advice(kind, error.get("ctx", {})))


def _among(written: str, words: Iterable[str]) -> str:
    known = tuple(words)
    near = _near(written.lower(), known)
    return f"{f'是否想写“{near}”？' if near else ''}只能是{'、'.join(known)}之一。"


def _advice(kind: str, context: dict[str, Any]) -> str:
    if kind in ("string_type", "string_too_short"):
        return "这里应当是一行文字。"
    if kind == "string_too_long":
        return f"这里最多{context.get('max_length')}个字。"
    if kind in ("tuple_type", "list_type", "too_short"):
        return f"这里应当是列表，每行以“- ”开头，至少{context.get('min_length', 1)}项。"
    if kind == "too_long":
        return f"这里最多{context.get('max_length')}项。"
    if kind == "string_pattern_mismatch":
        return "这里应当是一个不带标点和空格的短词；几个短词之间用半角逗号和空格隔开。"
    if kind in ("dict_type", "mapping_type", "dataclass_type"):
        return "这里应当是“键: 值”，缩进两格。"
    if kind in ("int_parsing", "int_type"):
        return "这里应当是一个整数。"
    if kind in ("greater_than_equal", "less_than_equal"):
        return f"应当在{context.get('ge', 0)}和{context.get('le', 6)}之间。"
    return "请对照CONTRIBUTING.md里的格式。"


def _name(location: Location) -> str:
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in location) or "文件头"
