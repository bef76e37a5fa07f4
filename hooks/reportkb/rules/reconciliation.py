"""Report the relations of a scenario that its values do not keep."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from fractions import Fraction

from reportkb.library.library import Library
from reportkb.library.outline import Relations
from reportkb.library.relation import Relation, RelationError, field, unusable
from reportkb.report import values
from reportkb.report.derived import evaluate
from reportkb.report.facts import Facts, Typed, resolve
from reportkb.report.fields import NUMERIC, Register
from reportkb.report.reference import Derived, parse
from reportkb.rules.operands import Operand, contradiction, operands
from reportkb.rules.uses import needed
from reportkb.source.findings import Finding, meant


def reconcile(
    relations: Relations, given: Mapping[str, str], rows: Typed, library: Library, lost: Collection[str] = ()
) -> Iterator[Finding]:
    """Report the relations of a scenario that its values do not keep.

    Args:
        relations: an outline's relations.
        given: raw values by field.
        rows: raw rows by list.
        library: the library.
        lost: fields whose values are missing, which is reported itself.
    """
    register = library.register
    read = {name for _, relation in relations for name in _fields(relation, library)}
    known = operands({name: register[name] for name in needed(read, register)}, given)
    known |= counted({name for _, relation in relations for name in relation.names}, rows, library)
    unfit = {name for name, raw in given.items() if name in register and not values.fits(register[name], raw)}
    misnamed = any(name not in library.lists for name in rows)  # which is reported itself
    for place, relation in relations:
        fields = _fields(relation, library)
        if not set(lost).isdisjoint(needed(fields, register)):
            continue
        lists = _lists(relation)
        if lists and (not library.lists or (misnamed and not lists <= set(rows))):
            continue
        if gone := sorted(lists - set(library.lists)):
            yield Finding(place, "RK039", f"没有“{gone[0]}”这份清单", meant(gone[0], library.lists))
            continue
        if blank := sorted(name for name in needed(fields, register) if not (name in given or register[name].formula)):
            advice = f"在values下写“{blank[0]}: …”，或删掉这条关系。"
            yield Finding(place, "RK039", f"“{relation.source[:40]}”无法核对：没有给“{blank[0]}”示例值", advice)
            continue
        try:
            if unknown := sorted(fields - set(library.field_places)):
                yield Finding(place, "RK039", f"“{unknown[0]}”没有登记", meant(unknown[0], register))
            elif _sound(fields, unfit, register) and (fact := contradiction(relation, known)):
                yield Finding(place, "RK039", fact, "改示例值，使各处对得上；关系本身写错了就改关系。")
        except RelationError as error:
            yield unusable(place, relation.source, error)


def counted(names: Iterable[str], rows: Typed, library: Library) -> dict[str, Operand]:
    """Give the operand of each count or sum among what relations read that the rows tell."""
    derived = {name: found for name in names if isinstance(found := parse(name), Derived)}
    # Most relations read no list, and showing all rows takes long.
    facts = resolve({}, library.lists, {}, rows) if derived else Facts({})
    results = {name: evaluate(found, facts) for name, found in derived.items()}
    return {name: Operand(_amount(text), False) for name, text in results.items() if text}


def _amount(text: str) -> Fraction:
    return Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)


def _lists(relation: Relation) -> set[str]:
    return {found.list for name in relation.names if (found := parse(name))}


def _fields(relation: Relation, library: Library) -> set[str]:
    return {field(name, library.field_places) for name in relation.names if not parse(name)}


def _sound(names: Iterable[str], unfit: Collection[str], register: Register) -> bool:
    """Tell whether what a relation reads can be judged: a field or value that is unfit is reported itself."""
    fields = [register[name] for name in needed(names, register)]
    if any(field.formula and field.type not in NUMERIC for field in fields):
        return False
    formulas = [field.formula for field in fields if field.formula]
    read = {*names, *(name for formula in formulas for name in formula.names)}
    return all(name in register and name not in unfit for name in read)
