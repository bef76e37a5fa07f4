"""What headings announce, and who and when as plans write them."""

from __future__ import annotations

import pytest

from running import Run

pytestmark = pytest.mark.browser

HEADINGS = {
    "计划": "下周计划 下周工作计划 下一步打算 下一步工作 下步工作安排 下阶段工作安排 下阶段计划 工作计划 明日计划 "
    "下月计划 下季度计划 下季度重点工作 下半年工作安排 下半年打算 明年工作计划 来年思路 2026年工作打算 2026年重点 "
    "后续工作 后续安排 后续计划 待办 待办事项 遗留事项 行动项 ActionItems TODO To-Do 第四季度工作思路 "
    "十月工作重点 下学期工作设想 四、下一步工作打算： 【下周计划】 下周计划（9月8日—12日） 我部下周工作安排 "
    "销售部下季度工作计划 近期工作安排 未来三个月计划 下一步工作思路和重点 后期工作计划",
    "改进": "改进措施 整改措施 改进计划 措施与建议 对策与建议 下一步改进措施 今后努力方向 整改措施及完成时限",
    "问题": "存在问题 存在的主要问题 不足 问题与不足 存在的不足和困难 薄弱环节 遗留问题 困难和问题",
    "问题与改进": "存在问题及下一步打算 问题与改进措施 存在的问题和整改措施 不足与改进 风险与对策",
    "其他": "工作计划完成情况 计划执行情况 上周计划完成情况 计划外工作 上季度工作计划完成情况 本周工作 "
    "下周计划完成情况 本月工作总结及下月计划 需协调事项",
    "": "制定下季度培训计划 完成下周排班 提交改进措施 推进整改措施落实 下一步棋怎么走 系统建设",
}
QUARTER, WEEK = "2025年第三季度", "2025年9月8日至9月14日"
DAYS = [
    ("9月30日前完成", QUARTER, "2025-09-30"),
    ("2025-9-5", QUARTER, "2025-09-05"),
    ("２０２５年９月５日", QUARTER, "2025-09-05"),
    ("9月底前", QUARTER, "2025-09-30"),
    ("8月中旬完成", QUARTER, "2025-08-20"),
    ("9月完成验收", QUARTER, "2025-09-30"),
    ("汇总9月考勤", QUARTER, ""),
    ("9月份报表", QUARTER, ""),
    ("1月15日前", "2025年第四季度", "2026-01-15"),
    ("12月31日前", "2025年第一季度", "2025-12-31"),
    ("6月底前收尾", QUARTER, "2025-06-30"),
    ("年底前", QUARTER, "2025-12-31"),
    ("季度末", QUARTER, "2025-09-30"),
    ("月底前", QUARTER, ""),
    ("月底前", "2025年2月", "2025-02-28"),
    ("周五前", WEEK, "2025-09-12"),
    ("周五前", QUARTER, ""),
    ("每周五例会", WEEK, ""),
    ("9月8日至12日", WEEK, "2025-09-12"),
    ("针对6月2日的投诉整改", QUARTER, ""),
    ("2月30日前", "2025年第一季度", ""),
    ("9月30日前", "", ""),
    ("9月8日起", QUARTER, ""),
    ("三个工作日内", QUARTER, ""),
]
SAID = [
    ("完成甲（陈立，9月20日前）", "完成甲", "陈立", "2025-09-20"),
    ("完成甲(9/20, 综合科)", "完成甲", "综合科", "2025-09-20"),
    ("完成甲（含地下室）", "完成甲（含地下室）", "", ""),
    ("安装（高层）", "安装（高层）", "", ""),
    ("完成甲，责任人：陈立、周敏，完成时限：9月20日", "完成甲", "陈立、周敏", "2025-09-20"),
    ("由综合科牵头完成甲", "由综合科牵头完成甲", "综合科", ""),
    ("由人工改为自动完成", "由人工改为自动完成", "", ""),
    ("陈立：完成甲", "完成甲", "陈立", ""),
    ("培训：完成甲", "培训：完成甲", "", ""),
    ("完成甲 @陈立", "完成甲", "陈立", ""),
    ("推进3号机组检修（工期25天）", "推进3号机组检修（工期25天）", "", ""),
]


@pytest.mark.parametrize("role", HEADINGS)
def test_what_a_heading_announces(role: str, run_script: Run) -> None:
    headings = HEADINGS[role].split()
    found = run_script("planned", {"call": "roles", "headings": headings})
    wrong = {heading: given for heading, given in zip(headings, found, strict=True) if (given or "") != role}
    assert not wrong


def test_days_as_plans_write_them(run_script: Run) -> None:
    cells = [{"written": written, "period": period} for written, period, _ in DAYS]
    found = run_script("planned", {"call": "days", "cells": cells})
    assert [(*row[:2], day) for row, day in zip(DAYS, found, strict=True)] == DAYS


def test_who_does_it_and_by_when(run_script: Run) -> None:
    found = run_script("planned", {"call": "owners", "items": [written for written, *_ in SAID], "period": QUARTER})
    told = [(row[0], said["text"], said["owner"], said["deadline"]) for row, said in zip(SAID, found, strict=True)]
    assert told == SAID
