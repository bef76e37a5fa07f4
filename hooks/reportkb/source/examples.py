"""One example a code: what is reported, and the same mended.

The page of codes shows them, and the tests run them: in a small library, ``wrong`` is written in
the place of ``instead`` and must be reported under the code; ``right`` in its place must pass.
"""

from __future__ import annotations

from dataclasses import dataclass

SNIPPET, OUTLINE = "snippets/problems/delay.md", "docs/outlines/report.md"
FIELDS = "snippets/fields.yml"
FRAME = "snippets/problems/list.md"


@dataclass(frozen=True, slots=True)
class Example:
    """A slip and what to write.

    Args:
        file: the file that both stand in; empty where they are the names of a file.
        wrong: what is reported; a lone surrogate stands for a byte that is not UTF-8.
        right: the same, mended.
        instead: what the small library has in their place, where that is not ``right``.
    """

    file: str
    wrong: str
    right: str
    instead: str = ""


CAUSE, REMEDY = "- {==起因是旧数据重复==}{>>只写一个可以改动的原因。<<}", "- 补救是加派两人"
REASON, TAGS = "  why: 强句写明环节、天数和后果。", "tags: [进度]"
VALUES, PART = "    延误天数: 12\n    计划天数: 60", "  - heading: 问题"
FORMULA = "  derive: 延误天数 / 计划天数"
MISREAD = "title: 进度延误".encode("gbk").decode("utf-8", "surrogateescape")
SAID = "延误很久。"


def _remedy(wrong: str, right: str) -> Example:
    return Example(SNIPPET, wrong, right, REMEDY)


EXAMPLES: dict[str, Example] = {
    "RK001": Example(SNIPPET, MISREAD, "title: 进度延误"),
    "RK002": Example(SNIPPET, "起因是旧数据\a重复", "起因是旧数据重复"),
    "RK003": Example(SNIPPET, "起因是旧数据\u200b重复", "起因是旧数据重复"),
    "RK004": Example(SNIPPET, "title: 进度延误", "---\ntitle: 进度延误"),
    "RK005": Example(SNIPPET, 'purpose: "让读者看清晚了几天、晚在哪里。', "purpose: 让读者看清晚了几天、晚在哪里。"),
    "RK006": Example(SNIPPET, "---\n- 进度延误\n---", "---\ntitle: 进度延误"),
    "RK007": Example(SNIPPET, f"{TAGS}\ntitle: 工期延误", TAGS),
    "RK008": Example(SNIPPET, "pitfals:", "pitfalls:"),
    "RK009": Example(SNIPPET, REASON, f"{REASON}\n{TAGS}"),
    "RK010": Example(OUTLINE, "type: 汇报", "type: 总结"),
    "RK011": Example(SNIPPET, "title: 2025-03-31", 'title: "2025-03-31"', "title: 进度延误"),
    "RK012": Example(SNIPPET, "purpose：让读者看清", "purpose: 让读者看清"),
    "RK013": Example("", "snippets/problem/delay.md", SNIPPET),
    "RK014": Example(SNIPPET, "{==晚了{{延期天数}}天==}", "{==晚了{{延误天数}}天==}"),
    "RK015": Example(
        FIELDS,
        f"{FORMULA}\n返工次数:\n  type: number\n  unit: 次\n  hint: 返工单的份数。\n  example: 3",
        FORMULA,
    ),
    "RK016": Example(SNIPPET, "{==晚了{{延误天数天==}", "{==晚了{{延误天数}}天==}"),
    "RK017": Example(SNIPPET, "天的{{延误率}}==}。", "天的{{延误率}}==}{>>工期按工作日计，写明口径。<<}。"),
    "RK018": Example(SNIPPET, "{{延误 天数}}", "{{延误天数}}"),
    "RK019": _remedy(f"{REMEDY}\n\n### 补救\n\n加派两人。", f"{REMEDY}\n\n## 补救\n\n加派两人。"),
    "RK020": _remedy("- 补救是<b>加派</b>两人", "- 补救是**加派**两人"),
    "RK021": _remedy("- 补救见[台账](../ledger.md)", "- 补救见[台账](https://example.org/ledger)"),
    "RK022": Example(OUTLINE, "snippet: problems/delays", "snippet: problems/delay"),
    "RK023": Example(OUTLINE, PART, f"  - heading: 缘起\n    snippet: background/why\n{PART}"),
    "RK024": Example(OUTLINE, "    延误天数: 12", VALUES),
    "RK025": Example("", "docs/snippets/problems/delay.md", "docs/snippets/problems/other.md"),
    "RK026": Example(FIELDS, "  derive: 延误天数 / （计划天数", FORMULA),
    "RK027": Example(OUTLINE, "    延误天数: 十二", "    延误天数: 12"),
    "RK028": Example(OUTLINE, f"{VALUES}\n    延误率: 20%", VALUES),
    "RK029": _remedy("- 补救是**加派两人。**随后追回", "- 补救是**加派两人**。随后追回"),
    "RK030": _remedy("- ETL 脚本的补救是加派两人", "- ETL脚本的补救是加派两人"),
    "RK031": _remedy(f"{REMEDY}\n\n> 后来追回", f"{REMEDY}\n\n后来追回"),
    "RK032": Example("", "snippets/problems/进度延误.md", SNIPPET),
    "RK033": _remedy(f"{REMEDY}\n\n{SAID * 241}", f"{REMEDY}\n\n{SAID * 60}"),
    "RK034": Example(SNIPPET, "title: &t 进度延误", "title: 进度延误"),
    "RK035": Example(SNIPPET, "- 起因是旧数据重复", CAUSE),
    "RK036": Example(OUTLINE, "  - heading: 一、问题", PART),
    "RK037": _remedy("- 补救及时解决了问题", "- 补救用了3天"),
    "RK038": _remedy("- 补救是加派两人,各半月", "- 补救是加派两人，各半月"),
    "RK039": Example(
        OUTLINE,
        "    计划天数: 40\n  reconcile:\n    - 延误天数 * 5 == 计划天数",
        "    计划天数: 60\n  reconcile:\n    - 延误天数 * 5 == 计划天数",
        "    计划天数: 60",
    ),
    "RK040": _remedy(
        f"{REMEDY}\n\n| 环节 | 天数 |\n|---|---|\n| 上线 |",
        f"{REMEDY}\n\n| 环节 | 天数 |\n|---|---|\n| 上线 | 3 |",
    ),
    "RK041": Example("docs/index.md", "看[提纲](outlines/index.md)。", "<!-- reportkb:occasions -->"),
    "RK042": Example(OUTLINE, "        depth: standard", "        depth: core"),
    "RK043": Example("", "docs/report.md", OUTLINE),
    "RK044": Example(SNIPPET, "title: 进度延误\nframe: problems/lists", "title: 进度延误\nframe: problems/list"),
    "RK045": Example(FRAME, "共12个，列在下面：", "列在下面："),
    "RK046": Example(FRAME, "{{问题.后果}}", "{{问题.影响}}"),
    "RK047": Example(OUTLINE, "状态: 已经解决", "状态: 已解决"),
    "RK048": Example(FRAME, "问题的影响和处置如下：", "列出的问题如下："),
    "RK049": Example(FRAME, "说白了，没有了结的问题如下：", "没有了结的问题如下："),
    "RK050": Example("snippets/choosing.yml", "      then: 做完没有", "      then: 做到哪里"),
    "RK051": _remedy(f"<<<<<<< HEAD\n{REMEDY}\n=======\n- 补救是加派三人\n>>>>>>> hotline", REMEDY),
    "RK052": Example(FRAME, "{{无(问题)}}{{有(问题.影响)}}列在下面：", "{{有(问题.影响)}}列在下面："),
}
