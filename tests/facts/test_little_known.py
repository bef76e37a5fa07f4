"""What a report says where an office has little, has reached nothing, or has none of what others have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from offices import Office, shown, written
from reportkb.library.library import Library
from reportkb.report.assemble import without_blanks
from reportkb.report.document import WRITERS
from reportkb.report.nodes import Depth
from reportkb.site.site import Site

Lists = Mapping[str, Sequence[Mapping[str, str]]]
NAMED = {"项目名称": "门口让座", "项目负责人": "毛豆"}
MISSED = {"名称": "让座的人", "目标值": "30人", "实际值": "4人", "说明": "车上没有广播"}
SETTLED = {"名称": "牌子掉了", "影响": "半天没有人看见", "状态": "已解决"}


class Told:
    """Writes what an office's report says, without blanks."""

    def __init__(self, site: Site, library: Library) -> None:
        """Keep what reports are made of."""
        self.site, self.library = site, library

    def __call__(self, outline: str, values: Mapping[str, str], lists: Lists, depth: Depth = "standard") -> str:
        """Fill an outline's template in.

        Args:
            outline: the outline's slug.
            values: raw values by common field.
            lists: raw rows by list.
            depth: how much of the outline.
        """
        known = Office(outline, "", values, lists)
        given = shown(known, self.library)
        return WRITERS["text"](without_blanks(written(known, self.site, depth), given, "none"), given)


@pytest.fixture(scope="module")
def told(prepared: Site, loaded: Library) -> Told:
    return Told(prepared, loaded)


@pytest.mark.parametrize(
    "outline",
    [
        *("team-project", "closing-acceptance", "management-improvement", "reform-rollout", "event-summary"),
        *("training-summary", "review-root-cause", "system-integration", "process-optimization", "project-charter"),
    ],
)
def test_a_report_says_of_what_it_is_without_a_paper_that_orders_it(told: Told, outline: str) -> None:
    assert "门口让座由毛豆负责。" in told(outline, NAMED, {}, "core")


@pytest.mark.parametrize(
    ("outline", "counted"),
    [
        *(("team-project", "核对目标1项。未达成1项。"), ("duty-report", "据以考核的目标有1项。未达成的有1项")),
        *(("annual-department", "设定目标1项。未达成1项"), ("probation-report", "对照录用条件1项。没有达到1项")),
    ],
)
def test_how_many_goals_there_are_is_said_where_none_is_reached(told: Told, outline: str, counted: str) -> None:
    assert counted in told(outline, NAMED, {"目标": [MISSED]})


@pytest.mark.parametrize("outline", ["team-project", "event-summary", "review-root-cause", "leader-one-page"])
def test_that_all_is_reached_is_said_once_and_not_by_two_denials(told: Told, outline: str) -> None:
    said = told(outline, NAMED, {"目标": [{**MISSED, "实际值": "31人"}]}, "full")
    assert "没有未" not in said
    assert "没有达到的" not in said


def test_what_is_open_is_named_in_the_outlook_and_counted_in_the_conclusion(told: Told) -> None:
    said = told("market-expansion", NAMED, {"问题": [{"名称": "牌子掉了", "状态": "未解决", "类别": "条件"}]})
    assert said.count("尚未解决的问题有1个：牌子掉了") == 1
    assert said.rstrip().endswith("尚未解决的问题有1个。")


def test_a_milestone_that_was_never_reached_says_why(told: Told) -> None:
    rows = [{"名称": "换新牌", "计划日期": "2026-03-01", "说明": "公司撤线，不再换"}]
    assert "换新牌：公司撤线，不再换。" in told("closing-acceptance", NAMED, {"里程碑": rows})


def test_who_leads_the_work_is_not_called_support_from_above(told: Told) -> None:
    said = told("process-optimization", NAMED, {"人员与分工": [{"姓名": "毛豆", "职责": "写牌", "角色": "牵头"}]})
    assert "高层领导的坚定支持" not in said


def test_what_began_at_once_everywhere_was_no_trial(told: Told) -> None:
    work = [{"名称": "挂牌", "产出": "牌子9块", "阶段": "实施"}]
    said = told("reform-rollout", {**NAMED, "推开日期": "2026-06-01"}, {"工作与产出": work})
    assert "试点运行" not in said
    rollout = said.partition("全面推开")[2]
    assert "全面实行从2026年6月1日开始。" in rollout
    assert "牌子9块" in rollout


@pytest.mark.parametrize("outline", ["system-integration", "market-expansion", "reform-rollout"])
def test_why_a_goal_was_missed_is_said(told: Told, outline: str) -> None:
    assert "车上没有广播" in told(outline, NAMED, {"目标": [MISSED]})


def test_a_review_says_what_each_problem_did(told: Told) -> None:
    assert "半天没有人看见" in told("review-root-cause", NAMED, {"问题": [SETTLED]}, "core")


def test_what_went_wrong_on_ones_own_side_is_told_beside_partners(told: Told) -> None:
    cause = {"名称": "出发前没有查要什么证", "类别": "流程"}
    assert cause["名称"] in told("market-expansion", NAMED, {"原因": [cause]}, "core")


def test_what_an_incident_cost_is_counted(told: Told) -> None:
    said = told("incident-review", NAMED, {"费用": [{"名称": "重印", "实际": "0.62"}]}, "core")
    assert "损失和开支合计0.62万元" in said
    assert "重印。金额：0.62万元。" in said


def test_praise_that_nobody_has_to_act_on_is_told(told: Told) -> None:
    comments = [{"名称": "听得懂", "来源": "签到本"}, {"名称": "放在周六", "处理": "研究中"}]
    said = told("event-summary", NAMED, {"反馈意见": comments}, "full")
    assert "听得懂。来源：签到本。" in said
    assert said.count("放在周六") == 1


def test_a_risk_of_a_market_says_what_became_of_it(told: Told) -> None:
    risk = {"名称": "清关慢", "结果": "造成影响", "说明": "样品晚了四十天"}
    assert "结果：造成影响。说明：样品晚了四十天。" in told("market-expansion", NAMED, {"风险": [risk]})


def test_an_investigation_says_that_it_found_no_indirect_cause(told: Told) -> None:
    said = told("safety-investigation", NAMED, {"原因": [{"名称": "雷电直接击中", "类别": "条件"}]})
    assert "没有查明管理、制度和协作方面的间接原因。" in said
    assert "人的行为" not in said


@pytest.mark.parametrize("outline", ["incident-review", "safety-investigation"])
def test_how_far_a_measure_is_is_told_once(told: Told, outline: str) -> None:
    said = told(outline, NAMED, {"措施": [{"名称": "换螺丝", "责任人": "毛豆", "进展": "进行中"}]})
    assert said.count("换螺丝") == said.count("进行中") == 1


def test_who_took_part_without_a_role_is_named(told: Told) -> None:
    assert "夏阿姨" in told("team-project", NAMED, {"人员与分工": [{"姓名": "夏阿姨", "职责": "敲门问人"}]}, "core")


@pytest.mark.parametrize("outline", ["system-integration", "management-improvement", "team-project"])
def test_a_lesson_named_by_what_to_do_is_not_called_something_to_change(told: Told, outline: str) -> None:
    lesson = {"名称": "先查证再跑客户", "类型": "教训", "情形": "跑了三个月", "依据": "三个项目没有过", "下次": "先查"}
    assert "要换的做法" not in told(outline, NAMED, {"经验": [lesson]})


@pytest.mark.parametrize("outline", ["monthly-report", "progress-report"])
def test_what_was_spent_is_said_without_a_budget(told: Told, outline: str) -> None:
    said = told(outline, {**NAMED, "报告周期": "2026年3月"}, {"费用": [{"名称": "牌子", "实际": "0.3"}]}, "core")
    assert "支出0.3万元。" in said


def test_what_people_said_is_told_once_in_a_market_report(told: Told) -> None:
    said = told("market-expansion", NAMED, {"反馈意见": [{"名称": "没有叶菜", "处理": "已采纳"}]}, "full")
    assert said.count("没有叶菜") == 1


def test_what_is_to_be_done_is_not_told_as_asked_for_at_the_acceptance(told: Told) -> None:
    tasks = [{"名称": "签终止协议", "问题": "牌子掉了"}]
    said = told("closing-acceptance", NAMED, {"问题": [SETTLED], "下期任务": tasks})
    assert "验收意见" not in said
    assert said.count("签终止协议") == 1


@pytest.mark.parametrize("outline", ["market-expansion", "process-optimization", "system-integration"])
def test_a_problem_of_dates_or_quality_that_is_settled_is_told(told: Told, outline: str) -> None:
    late = {**SETTLED, "类别": "进度"}
    assert "半天没有人看见" in told(outline, NAMED, {"问题": [late]})


def test_what_became_of_what_users_said_is_told_at_the_end_of_a_contract(told: Told) -> None:
    comments = [{"名称": "搜不到简体名字", "处理": "已采纳", "说明": "加了简繁对照"}]
    said = told("closing-acceptance", NAMED, {"反馈意见": comments}, "full")
    assert "收到意见1条。" in said
    assert "处理：已采纳。说明：加了简繁对照。" in said


def test_when_a_plan_ends_is_said_once(told: Told) -> None:
    planned = {**NAMED, "单位名称": "车队", "计划完成日期": "2026-12-31"}
    assert told("project-proposal", planned, {"里程碑": [{"名称": "签合同"}]}).count("2026年12月31日") == 1


@pytest.mark.parametrize(
    ("outline", "days"),
    [
        *(("process-optimization", ("数据截止日期", "检查日期")), ("team-project", ("数据截止日期", "检查日期"))),
        *(("safety-investigation", ("数据截止日期", "检查日期")), ("probation-report", ("数据截止日期",))),
    ],
)
def test_no_day_is_told_of_what_there_is_nothing_of(told: Told, outline: str, days: tuple[str, ...]) -> None:
    """Of an office with rows of another list alone, so that these have none."""
    said = told(outline, {**NAMED, **dict.fromkeys(days, "2026-05-31")}, {"会议与机制": [{"名称": "碰头"}]}, "core")
    assert "5月31日" not in said


def test_what_was_done_is_no_rule_and_no_channel(told: Told) -> None:
    work = [{"名称": "拜访承包商", "阶段": "收尾"}]
    assert "拜访承包商" not in told("market-expansion", NAMED, {"工作与产出": work}, "core")


def test_why_too_much_was_spent_is_said_where_no_section_is_of_money(told: Told) -> None:
    cost = {"名称": "配件", "预算": "10", "实际": "13.6", "说明": "液压泵涨价"}
    assert "液压泵涨价" in told("management-improvement", NAMED, {"费用": [cost]}, "core")


def test_whom_a_changed_process_serves_is_not_who_was_trained(told: Told) -> None:
    served = {**NAMED, "服务对象": "当事人和律师"}
    said = told("process-optimization", served, {"会议与机制": [{"名称": "碰头"}]}, "full")
    assert "服务对象是当事人和律师。" in said.partition("项目规划与范围")[0]
    assert "员工培训" not in said


@pytest.mark.parametrize("outline", ["team-project", "review-root-cause"])
@pytest.mark.parametrize("stage", ["准备", "实施", "收尾"])
def test_a_stage_says_why_its_milestone_was_not_reached(told: Told, outline: str, stage: str) -> None:
    missed = {"名称": "第二次下村", "计划日期": "2026-03-15", "阶段": stage, "说明": "两人退出，没有成行"}
    assert "第二次下村：两人退出，没有成行。" in told(outline, NAMED, {"里程碑": [missed]}, "full")


@pytest.mark.parametrize("outline", ["review-root-cause", "system-integration"])
def test_why_too_much_was_spent_is_said_in_a_review(told: Told, outline: str) -> None:
    cost = {"名称": "加班", "预算": "1", "实际": "1.9", "说明": "两家同时在"}
    assert "两家同时在" in told(outline, NAMED, {"费用": [cost]})


@pytest.mark.parametrize("outline", ["market-expansion", "process-optimization", "system-integration"])
def test_a_problem_of_no_sort_is_told(told: Told, outline: str) -> None:
    assert "半天没有人看见" in told(outline, NAMED, {"问题": [SETTLED]})


@pytest.mark.parametrize("outline", ["market-expansion", "review-root-cause"])
def test_a_cause_of_no_sort_is_told(told: Told, outline: str) -> None:
    assert "物业怕担责" in told(outline, NAMED, {"原因": [{"名称": "物业怕担责"}]})
