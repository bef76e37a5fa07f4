"""What a stranger's lists must not make a frame say, drop or ask: one frame at a time, or one list."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import pytest

from offices import Office, shown, written
from reportkb.library.library import Library
from reportkb.report import facts, shorten, text_writer
from reportkb.report.assemble import without_blanks
from reportkb.report.expand import expand
from reportkb.report.reference import ColumnReference, Derived, parse
from reportkb.report.tree import Field, inlines, runs
from reportkb.site.site import Site

Lists = Mapping[str, Sequence[Mapping[str, str]]]
ONE_DATE = re.compile(r"(数据截至|费用统计到|统计到|措施的核对日期为|检查日期为|目标的依据是)[^。]*。")


def said(frame: str, lists: Lists, library: Library, *, leaving: Sequence[str] = (), blanks: bool = False) -> str:
    """Write one frame with some lists and every common field but some, what is empty gone or kept."""
    common = {name: one.example for name, one in library.register.items() if one.common and name not in leaving}
    blocks = expand(library.snippets[frame].body.blocks, facts.resolve(library.register, library.lists, common, lists))
    return text_writer.write(blocks if blanks else shorten.without_blanks(blocks)).strip()


def lists_of(frame: str, library: Library) -> set[str]:
    nodes = [node for run in runs(library.snippets[frame].body.blocks) for node in inlines(run)]
    found = [parse(node.name) for node in nodes if isinstance(node, Field)]
    return {one.list for one in found if isinstance(one, ColumnReference | Derived)}


def whole(known: Office, prepared: Site, library: Library) -> str:
    document = without_blanks(written(known, prepared, "full"), shown(known, library), "none")
    return "\n".join(text_writer.write(part.blocks) for part in document.parts)


@pytest.mark.parametrize("frame", ["closing/own-reflections", "closing/reflections"])
def test_a_lesson_is_not_called_something_to_do_otherwise(frame: str, loaded: Library) -> None:
    lessons = {"经验": [{"名称": "先开户主会再放线", "类型": "教训", "依据": "两户不让过地"}]}
    assert said(frame, lessons, loaded).partition("如下：")[0] in ("得到的教训", "得出的教训")


def test_no_section_is_left_with_nothing_but_the_day_of_figures_that_there_are_none_of(loaded: Library) -> None:
    for frame in [name for name, snippet in loaded.snippets.items() if snippet.is_frame]:
        other = next(name for name in loaded.lists if name not in lists_of(frame, loaded))
        text = said(frame, {other: [{loaded.lists[other].naming: "别的事"}]}, loaded)
        assert not ONE_DATE.fullmatch(text), (frame, text)


@pytest.mark.parametrize(
    ("frame", "whole"),
    [
        ("results/goals-reconciled", "核对目标2项。未达成2项。"),
        ("results/hiring-terms", "对照录用条件2项。没有达到2项。"),
        ("background/duties-and-verdict", "据以考核的目标有2项。未达成的有2项："),
        ("background/period-in-brief", "设定目标2项。未达成2项："),
        ("outlook/confirmation-request", "判断所依据的录用条件有2项。没有达到的有2项："),
    ],
)
def test_how_many_there_were_is_said_too_where_none_was_reached(frame: str, whole: str, loaded: Library) -> None:
    goals = [{"名称": "减损", "达成": "未达成"}, {"名称": "增收", "达成": "未达成"}]
    assert whole in said(frame, {"目标": goals}, loaded)


@pytest.mark.parametrize(
    ("frame", "first"),
    [
        ("background/start-in-brief", "核心业务系统集成项目由方砚负责。"),
        ("background/project-in-brief", "核心业务系统集成项目由方砚负责。"),
        ("background/period-in-brief", "本报告说明总务处2026年6月至9月的工作。"),
    ],
)
def test_what_is_reported_of_is_said_without_a_paper_that_allowed_it(frame: str, first: str, loaded: Library) -> None:
    assert said(frame, {}, loaded, leaving=("依据文件",)).startswith(first)


def test_what_nobody_answered_is_not_said_to_go_on(loaded: Library) -> None:
    text = said("results/last-plan-answered", {"结转": [{"名称": "编资料", "答复": "未答复"}]}, loaded)
    assert "未答复1项：编资料。" in text
    assert "继续" not in text


def test_what_is_done_is_not_said_to_be_still_to_come(loaded: Library) -> None:
    measures = {"措施": [{"名称": "换读头", "问题": "认不出工牌", "进展": "已完成"}]}
    assert "拟采取" not in said("improvements/next-year-of-office", measures, loaded)
    assert "\t已完成" in said("goals/next-period-goals", measures, loaded)


def test_a_note_on_a_goal_is_not_called_a_way_to_count(loaded: Library) -> None:
    goals = {"目标": [{"名称": "每次有人领读", "说明": "提前一周发提纲"}]}
    assert said("actions/measures-to-goals", goals, loaded).startswith("关于目标，补充如下：")


def test_a_great_risk_is_not_named_again_for_nothing(loaded: Library) -> None:
    risks = [{"名称": "房东收回院子", "等级": "高"}, {"名称": "雨季", "等级": "高", "触发条件": "连雨两天"}]
    assert said("control/risks", {"风险": risks[:1]}, loaded).count("房东收回院子") == 2
    assert said("control/risks", {"风险": risks}, loaded).endswith("信号如下：\n\n- 雨季：连雨两天。")


@pytest.mark.parametrize(
    "frame",
    ["organization/roles", "organization/roles-and-meetings", "resources/people-and-time", "results/staff-and-skills"],
)
def test_a_row_of_several_people_is_not_counted_as_one(frame: str, loaded: Library) -> None:
    assert "1个" not in said(frame, {"人员与分工": [{"姓名": "队员11人", "职责": "上课"}]}, loaded)


@pytest.mark.parametrize(
    ("frame", "lists", "question"),
    [
        ("results/week-figures", {"成果指标": [{"名称": "领养", "达到": "达到"}]}, "差得最多"),
        ("improvements/measures-and-progress", {"问题": [{"名称": "报警", "状态": "已解决"}]}, "没有措施的问题"),
        ("improvements/next-year-of-office", {"问题": [{"名称": "报警", "状态": "已解决"}]}, "没有措施的问题"),
        ("problems/red-items", {"事项": [{"名称": "采访", "颜色": "绿"}]}, "该早做的"),
        ("background/plan-origin", {"问题": [{"名称": "报警", "状态": "已解决"}]}, "不处理的是"),
        ("goals/next-period-goals", {"目标": [{"名称": "减损", "达成": "达成"}]}, "怎样补"),
    ],
)
def test_nothing_is_asked_about_what_there_is_none_of(frame: str, lists: Lists, question: str, loaded: Library) -> None:
    assert question in said(frame, {}, loaded, blanks=True)
    assert question not in said(frame, lists, loaded, blanks=True)


def test_a_section_of_tasks_is_not_of_problems_alone(loaded: Library) -> None:
    assert said("actions/tasks-by-goal", {"问题": [{"名称": "备件停产", "状态": "未解决"}]}, loaded) == ""


def test_a_task_of_a_plan_is_not_called_unfinished(loaded: Library) -> None:
    tasks = {"下期任务": [{"名称": "请作者", "优先级": "必须完成"}]}
    assert "了结" not in said("mechanisms/follow-up", tasks, loaded)


def test_a_meeting_is_no_proof_of_virtue(loaded: Library) -> None:
    meetings = {"会议与机制": [{"名称": "技术例会", "用途": "定检修项目"}]}
    assert "技术例会" not in said("practices/study-applied", meetings, loaded)
    assert "技术例会" in said("practices/hard-case", meetings, loaded)


@pytest.mark.parametrize("outline", ["annual-personal", "annual-department", "monthly-report"])
def test_no_work_is_dropped_whatever_its_stage(outline: str, prepared: Site, loaded: Library) -> None:
    stages = loaded.lists["工作与产出"].columns["阶段"].choices
    works = [{"名称": f"{stage}时的事", "阶段": stage} for stage in stages] + [{"名称": "没有写阶段的事"}]
    text = whole(Office(outline, "总结", {}, {"工作与产出": works}), prepared, loaded)
    assert [work["名称"] for work in works if work["名称"] not in text] == []


def test_work_of_a_probation_needs_no_stage(loaded: Library) -> None:
    works = [{"名称": "清库", "阶段": "实施"}, {"名称": "没有写阶段的事", "产出": "一张表"}]
    assert "没有写阶段的事。结果：一张表。" in said("process/probation-work", {"工作与产出": works}, loaded)


def test_no_cause_is_dropped_whatever_its_kind(prepared: Site, loaded: Library) -> None:
    kinds = loaded.lists["原因"].columns["类别"].choices
    causes = [{"名称": f"{kind}上的原因", "类别": kind} for kind in kinds] + [{"名称": "没有归类的原因"}]
    text = whole(Office("summary-to-plan", "办法", {}, {"原因": causes}), prepared, loaded)
    assert [text.count(cause["名称"]) for cause in causes] == [1] * len(causes)


@pytest.mark.parametrize("outline", ["monthly-report", "progress-report", "half-year", "probation-report"])
def test_what_was_done_about_each_opinion_is_told(outline: str, prepared: Site, loaded: Library) -> None:
    words = loaded.lists["反馈意见"].columns["处理"].choices
    opinions = [{"名称": f"{word}的意见", "处理": word, "说明": f"{word}是因为"} for word in words]
    opinions.append({"名称": "没有写处理的意见", "说明": "刚收到"})
    text = whole(Office(outline, "汇报", {}, {"反馈意见": opinions}), prepared, loaded)
    assert [text.count(one["名称"]) for one in opinions] == [1] * len(opinions)
    assert [text.count(one["说明"]) for one in opinions] == [1] * len(opinions)


def test_an_opinion_on_one_page_is_told_with_what_became_of_it(loaded: Library) -> None:
    opinions = [{"名称": "周末也开", "来源": "微信群", "处理": "研究中"}]
    assert said("results/outside-evaluation", {"反馈意见": opinions}, loaded).endswith("来源：微信群。处理：研究中。")


def test_a_leaders_page_counts_the_goals_of_what_is_no_project(loaded: Library) -> None:
    goals = {"目标": [{"名称": "减损", "达成": "未达成"}]}
    text = said("brief/leaders-page", goals, loaded, leaving=("项目名称",))
    assert text == "设定目标1项。1项未达成：减损。"


@pytest.mark.parametrize("outline", ["weekly-report", "project-charter"])
def test_a_leaders_page_tells_of_no_period_before_where_there_was_none(outline: str, loaded: Library) -> None:
    page = loaded.snippets[loaded.outlines[outline].plan.beside[0].snippet or ""].guidance.frame
    text = said(page, {"问题": [{"名称": "备件停产", "状态": "未解决"}]}, loaded)
    assert "解决的问题有1个：备件停产。" in text
    assert "上一期" not in text


@pytest.mark.parametrize(
    ("outline", "named", "row"),
    [
        ("annual-personal", "人员与分工", {"姓名": "财务小万", "职责": "对回款"}),
        ("annual-department", "成果指标", {"名称": "办证", "现值": "91件"}),
        ("half-year", "成果指标", {"名称": "办证", "现值": "91件"}),
        ("annual-personal", "措施", {"名称": "试双岗", "进展": "进行中", "说明": "院里给一个人"}),
        ("weekly-report", "措施", {"名称": "试双岗", "说明": "院里给一个人"}),
    ],
)
def test_a_row_of_no_sort_is_not_dropped(
    outline: str, named: str, row: Mapping[str, str], prepared: Site, loaded: Library
) -> None:
    text = whole(Office(outline, "总结", {}, {named: [row]}), prepared, loaded)
    assert [cell for column, cell in row.items() if column != "进展" and text.count(cell) == 0] == []


def test_every_red_item_is_named_to_who_decides(loaded: Library) -> None:
    items = [{"名称": "配方", "颜色": "红", "下一步": "定是否终止"}, {"名称": "客户", "颜色": "红"}]
    text = said("outlook/options-to-decide", {"事项": items}, loaded)
    assert text.startswith("红色的事项如下：\n\n- 配方。下一步：定是否终止。\n- 客户。")


@pytest.mark.parametrize("frame", ["measures-and-progress", "measures-by-owner", "next-year-of-office"])
def test_a_note_on_a_measure_is_not_called_what_it_needs(frame: str, loaded: Library) -> None:
    measures = {"措施": [{"名称": "换读头", "进展": "已完成", "说明": "旧的留着备用"}]}
    text = said(f"improvements/{frame}", measures, loaded)
    assert "关于措施，补充如下：\n\n- 换读头：旧的留着备用。" in text
    assert "条件" not in text


@pytest.mark.parametrize("outline", ["annual-personal", "annual-department", "leader-one-page", "probation-report"])
def test_that_none_was_missed_is_not_said_again_in_every_section(outline: str, prepared: Site, loaded: Library) -> None:
    text = whole(Office(outline, "总结", {}, {"目标": [{"名称": "减损", "达成": "达成"}]}), prepared, loaded)
    assert "没有未" not in text


@pytest.mark.parametrize(
    "frame",
    [
        "background/this-period-in-brief",
        "background/status-verdict",
        "background/page-verdict",
        "background/half-year-in-brief",
        "brief/leaders-page",
        "resources/half-year-cost",
        "resources/spent-and-at-completion",
        "control/integrity",
    ],
)
def test_what_was_spent_is_said_where_nothing_was_budgeted(frame: str, loaded: Library) -> None:
    assert "支出0.12万元" in said(frame, {"费用": [{"名称": "伴奏", "实际": "0.12"}]}, loaded).replace("合计", "")


def test_how_much_was_planned_before_is_said_too_where_none_of_it_was_done(loaded: Library) -> None:
    plans = [{"名称": "编资料", "答复": "结转"}]
    assert "上期计划列出1项。" in said("background/this-period-in-brief", {"结转": plans}, loaded)
