"""Report the relations of a scenario that its values do not keep."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from reportkb.library.library import Library
from reportkb.library.outline import Relations
from reportkb.library.relation import Relation, RelationError, field, unusable
from reportkb.report import values
from reportkb.report.fields import NUMERIC, Register
from reportkb.rules.operands import contradiction, operands
from reportkb.rules.uses import needed
from reportkb.source.findings import Finding, meant


def reconcile(
    relations: Relations, given: Mapping[str, str], library: Library, lost: Collection[str] = ()
) -> Iterator[Finding]:
    """Report the relations of a scenario that its values do not keep.

    Args:
        relations: an outline's relations.
        given: raw values by field.
        library: the library.
        lost: fields whose values are missing, which is reported itself.
    """
    register = library.register
    read = {name for _, relation in relations for name in _fields(relation, library)}
    known = operands({name: register[name] for name in needed(read, register)}, given)
    unfit = {name for name, raw in given.items() if name in register and not values.fits(register[name], raw)}
    for place, relation in relations:
        fields = _fields(relation, library)
        if not set(lost).isdisjoint(needed(fields, register)):
            continue
        try:
            if unknown := sorted(fields - set(library.field_places)):
                yield Finding(place, "RK039", f"“{unknown[0]}”没有登记", meant(unknown[0], register))
            elif _sound(fields, unfit, register) and (fact := contradiction(relation, known)):
                yield Finding(place, "RK039", fact, "改示例值，使各处对得上；关系本身写错了就改关系。")
        except RelationError as error:
            yield unusable(place, relation.source, error)


def _fields(relation: Relation, library: Library) -> set[str]:
    return {field(name, library.field_places) for name in relation.names}


def _sound(names: Iterable[str], unfit: Collection[str], register: Register) -> bool:
    """Tell whether what a relation reads can be judged: a field or value that is unfit is reported itself."""
    fields = [register[name] for name in needed(names, register)]
    if any(field.formula and field.type not in NUMERIC for field in fields):
        return False
    formulas = [field.formula for field in fields if field.formula]
    read = {*names, *(name for formula in formulas for name in formula.names)}
    return all(name in register and name not in unfit for name in read)
