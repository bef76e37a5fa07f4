"""What a file of a chain is, as models: the schema on the site is made of them.

usage: python tests/bridge/chain_models.py > docs/assets/chain.schema.json
"""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema
from typing_extensions import TypedDict

MOST_ROWS, MOST_PERIODS, LONGEST = 2000, 200, 100_000
ROW = "^[PCAG][1-9][0-9]{0,5}$"
PLANNED = "^[AG][1-9][0-9]{0,5}$"

Words = Annotated[str, Field(max_length=LONGEST)]
Said = Annotated[str, Field(max_length=LONGEST, pattern=r"[^ \t\n\r\f\v\u00a0\u3000]")]
Count = Annotated[int, Field(ge=0, le=999_999)]
RowId = Annotated[str, Field(pattern=ROW)]
PlannedId = Annotated[str, Field(pattern=PLANNED)]
PeriodId = Annotated[str, Field(pattern=ROW.replace("[PCAG]", "T"))]
ProblemId = Annotated[str, Field(pattern=ROW.replace("[PCAG]", "P"))]
CauseId = Annotated[str, Field(pattern=ROW.replace("[PCAG]", "C"))]
MeasureId = Annotated[str, Field(pattern=ROW.replace("[PCAG]", "A"))]
GoalId = Annotated[str, Field(pattern=ROW.replace("[PCAG]", "G"))]
MeasureSource = Annotated[str, Field(pattern=ROW.replace("[PCAG]", "[CP]"))]
GoalSource = Annotated[str, Field(pattern=ROW.replace("[PCAG]", "[AP]"))]


def exact(title: str) -> ConfigDict:
    """Refuse what is not named, and call the model something."""
    return ConfigDict(extra="forbid", strict=True, title=title)


def sources(what: str, most: int = MOST_ROWS) -> Any:
    """Say what a row may follow from."""
    return Field(alias="from", max_length=most, description=what, json_schema_extra={"uniqueItems": True})


class ProblemCells(TypedDict, total=False):
    """一个问题，照填的写；空着的列不写。"""

    __pydantic_config__ = exact("问题的列")  # type: ignore[misc]
    名称: Said
    影响: Said
    依据: Said


class CauseCells(TypedDict, total=False):
    """一个原因，照填的写；空着的列不写。"""

    __pydantic_config__ = exact("原因的列")  # type: ignore[misc]
    名称: Said
    依据: Said


class MeasureCells(TypedDict, total=False):
    """一项措施，照填的写；空着的列不写。"""

    __pydantic_config__ = exact("措施的列")  # type: ignore[misc]
    名称: Said
    责任人: Said
    完成时限: Said
    衡量指标: Said
    说明: Said


class GoalCells(TypedDict, total=False):
    """一个目标，照填的写；空着的列不写。"""

    __pydantic_config__ = exact("目标的列")  # type: ignore[misc]
    名称: Said
    责任人: Said
    完成时限: Said
    指标: Said
    口径: Said
    基线: Said
    目标值: Said


class Change(TypedDict, total=False):
    """从一个时期起改了的列：只写这一行有的列；改成空的写空。"""

    __pydantic_config__ = exact("改动")  # type: ignore[misc]
    名称: Words
    影响: Words
    依据: Words
    责任人: Words
    完成时限: Words
    衡量指标: Words
    说明: Words
    指标: Words
    口径: Words
    基线: Words
    目标值: Words


class Row(BaseModel):
    """What every row has."""

    period: PeriodId = Field(description="在哪个时期的计划里提出来的：periods里一个时期的id。")


class Problem(Row):
    """一个问题。"""

    model_config = exact("问题")
    id: ProblemId = Field(description="P和一个数。删掉的编号不再用。")
    source: list[ProblemId] = sources("问题没有来源。", 0)
    cells: ProblemCells


class Cause(Row):
    """一个原因。"""

    model_config = exact("原因")
    id: CauseId = Field(description="C和一个数。删掉的编号不再用。")
    source: list[ProblemId] = sources("它是哪些问题的原因：问题的编号。")
    cells: CauseCells


class Measure(Row):
    """一项措施。"""

    model_config = exact("措施")
    id: MeasureId = Field(description="A和一个数。删掉的编号不再用。")
    source: list[MeasureSource] = sources("它对着哪些原因、问题：它们的编号。")
    cells: MeasureCells


class Goal(Row):
    """一个目标。"""

    model_config = exact("目标")
    id: GoalId = Field(description="G和一个数。删掉的编号不再用。")
    source: list[GoalSource] = sources("它由哪些措施做到，或答哪些问题：它们的编号。")
    cells: GoalCells


class Answer(BaseModel):
    """列入计划的一行在一个时期末怎样了。"""

    model_config = exact("结果")
    verdict: Literal["完成", "部分", "结转", "取消"] = Field(
        description="完成和取消的以后不再列入；部分和结转的下一期接着做。"
    )
    actual: Words = Field(description="实际的数，或做到了什么。")
    reason: Words = Field(description="为什么没有做完，或不再做。")
    evidence: Words = Field(description="凭哪份记录。")
    rest: Words = Field(description="部分完成的，还剩下什么：下一期照它接着做。")


class Period(BaseModel):
    """一个有计划的时期。"""

    model_config = exact("时期")
    id: PeriodId = Field(description="T和一个数。")
    name: Words = Field(description="报告里怎么写，例如“2025年第二季度”。")
    changes: dict[RowId, Change] = Field(max_length=MOST_ROWS, description="从这一期起改了的行，按编号。")
    answers: dict[PlannedId, Answer] = Field(max_length=MOST_ROWS, description="措施和目标在这一期末的结果，按编号。")
    reopened: dict[PlannedId, Said] = Field(
        max_length=MOST_ROWS, description="完成或取消以后这一期又列入的，为什么，按编号。"
    )


class Given(TypedDict, total=False):
    """各字母已经用到几号，删掉的也算：新的从下一号起。"""

    __pydantic_config__ = exact("用到几号")  # type: ignore[misc]
    P: Count
    C: Count
    A: Count
    G: Count
    T: Count


class Chain(BaseModel):
    """报告模板库的“衔接”页保存的文件：问题、原因、措施、目标和结果，一个时期接一个时期。编号不重复，写到的行和时期都在，用到几号不小于最大的号：这几样本文件写不出来，打开时另查。"""

    model_config = exact("衔接")
    format: Literal["reportkb-chain"] = Field(description="认出这种文件。")
    version: int = Field(ge=1, le=1, description="格式的版本。")
    id: str = Field(pattern="^[A-Za-z0-9_-]{1,64}$", description="这条衔接的编号：从同一份分出来的几份相同。")
    title: Words = Field(description="说的是什么。")
    periods: list[Period] = Field(min_length=1, max_length=MOST_PERIODS, description="各时期，先后为序。")
    links: list[Problem | Cause | Measure | Goal] = Field(max_length=MOST_ROWS, description="各行，照显示的次序。")
    given: Given


CHAIN = TypeAdapter(Chain)


class Schema(GenerateJsonSchema):
    """Writes what the models hold and the generator leaves out, and leaves out titles that repeat a name."""

    def dict_schema(self, schema: core_schema.DictSchema) -> dict[str, Any]:
        """Refuse names that match no pattern, as the models do."""
        return {**super().dict_schema(schema), "additionalProperties": False}

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Say a name once."""
        return False


def schema_text() -> str:
    """Write the schema as it lies on the site."""
    made = CHAIN.json_schema(schema_generator=Schema)
    return json.dumps({"$schema": Schema.schema_dialect, **made}, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    print(schema_text(), end="")
