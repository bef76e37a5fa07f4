"""What the checker reports: a code, a place, a fact and a suggestion; never an exception."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table of codes.

    Args:
        title: the rule in a few words, Chinese.
        why: what goes wrong for a reader or contributor when it is broken, Chinese.
    """

    title: str
    why: str


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: a path from the root of the repository, line and column from 1."""

    path: str
    line: int = 1
    column: int = 1


# Where each part of a file's front matter stands.
Places: TypeAlias = Mapping[tuple[str | int, ...], Place]


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing to mend.

    Args:
        place: where it stands.
        code: a key of :data:`RULES`.
        fact: what was found, a Chinese clause without its full stop.
        advice: what to do about it, a Chinese sentence.
    """

    place: Place
    code: str
    fact: str
    advice: str

    def __post_init__(self) -> None:
        if self.code not in RULES:
            raise KeyError(self.code)

    def __str__(self) -> str:
        """Write the finding on one line, whatever its path and values hold."""
        path = printable(self.place.path).replace(":", "⟨U+003A⟩")
        return printable(f"{path}:{self.place.line}:{self.place.column}: {self.code} {self.fact}。{self.advice}")


def meant(name: str, names: Iterable[str], cutoff: float = 0.5) -> str:
    """Advise on a name that is not there: the one most like it, if any is like it at all."""
    near = closest(name, names, cutoff)
    return f"是否想写“{near[0]}”？" if near else "核对名字，或删掉这一处。"


def closest(name: str, names: Iterable[str], cutoff: float = 0.5) -> list[str]:
    """Give the one of some names that is most like another, or none."""
    return difflib.get_close_matches(name, list(names), n=1, cutoff=cutoff)


# What would end a line, reorder it, or leave nothing to see: The Unicode Standard, section 4.5.
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
# GitHub's runner obeys `::command::` at the start of a line, and the older `##[command]` anywhere
# in one (actions/runner, ActionCommand.cs, TryParseV2 and TryParse).
COMMAND = "##["


def printable(text: str) -> str:
    """Write a contributed text so that it stays on its line, with every character seen, and commands nothing."""
    seen = "".join(
        f"⟨U+{ord(character):04X}⟩" if character != "\t" and unicodedata.category(character) in UNSEEN else character
        for character in text
    )
    return seen.replace(COMMAND, "##⟨U+005B⟩")


RULES: dict[str, Rule] = {
    "RK001": Rule("文件不是UTF-8编码", "别的编码在别人的电脑上会变成乱码。"),
    "RK002": Rule("有控制字符或私用字符", "这类字符看不见，粘贴到Word里会变成方框或截断文字。"),
    "RK003": Rule("有看不见的字符", "零宽、双向控制和特殊空格使显示与内容不一致，搜索也会落空；写成转义同样查。"),
    "RK004": Rule("缺少文件头", "文件头写着标题和写法指导，没有它就不能成为片段或提纲。"),
    "RK005": Rule("文件头不是合法的YAML", "读不出任何一项内容。"),
    "RK006": Rule("这里应当是“键: 值”", "读到的是一段文字或列表，找不到各项的名字。"),
    "RK007": Rule("同一个键写了两次", "后一个会悄悄盖掉前一个。"),
    "RK008": Rule("不认识的键", "多半是写错了名字，内容会被丢掉。"),
    "RK009": Rule("缺少必填的键", "页面上会空出一块。"),
    "RK010": Rule("值的类型或内容不对", "程序读不懂，读者也看不到。"),
    "RK011": Rule("YAML会把这个值读成别的", "YAML 1.1把no读成“否”、1.10读成1.1、12:30读成750、日期读成时间。"),
    "RK012": Rule("键后面用了全角冒号", "YAML只认半角冒号加空格，全角冒号不构成一项。"),
    "RK013": Rule("未知的片段类型", "文件夹名就是类型，须先在kinds.yml里登记。"),
    "RK014": Rule("占位符没有登记", "没有登记就没有类型、单位和填写说明，起稿台无法询问。"),
    "RK015": Rule("登记的字段没有被使用", "登记表会越积越多，写的人分不清该用哪一个。"),
    "RK016": Rule("记号没有配对，或不成记号", "{{、{==、{>>、【写：没有收尾或写得不对，后面的文字会被吞掉或露出来。"),
    "RK017": Rule("批注没有短语，或短语没有批注", "批注要钉在一句话上，读者才知道在说哪里。"),
    "RK018": Rule("占位符的名字不可用", "名字为空、过长或含有空格、标点，不能作字段名。"),
    "RK019": Rule("小标题跳级", "装进提纲后编号会断，Word的导航窗格也会缺一级。"),
    "RK020": Rule("有HTML、脚本，或文件头里有记号", "供稿只能是文字；HTML粘贴到Word里会变形，也可能带来风险。"),
    "RK021": Rule("链接或图片不可用", "片段装进别的文档后，相对链接和图片打不开；页面里的链接要指向有的页面。"),
    "RK022": Rule("提纲引用的片段不存在", "这一节在报告里会是空的。"),
    "RK023": Rule("片段没有进入任何提纲", "没有提纲就没有示例值，读者也走不到它那里。"),
    "RK024": Rule("提纲缺少字段的示例值", "范文里会露出空白。"),
    "RK025": Rule("页面路径冲突", "两个页面写到同一个地址，其中一个会消失。"),
    "RK026": Rule("公式不可用", "算不出值，凡是用到它的地方都会留空。"),
    "RK027": Rule("值不符合字段类型", "公式无法计算，单位也会对不上。"),
    "RK028": Rule("场景里有多余的值", "不被使用的值会过时；推算得出的值写死后会和公式打架。"),
    "RK029": Rule("在两种Markdown里显示不同", "网站上是对的，粘贴到别处会露出星号或丢掉列表。"),
    "RK030": Rule("汉字与字母、数字之间有空格", "Word和WPS会自动留出间距，手工空格在正式文稿里是多余的。"),
    "RK031": Rule("正文用了不支持的写法", "代码块、引用、分隔线等在公文里没有对应物，复制后会走样。"),
    "RK032": Rule("文件名或位置不可用", "编号来自文件名，只能用小写字母、数字和连字符，且不能指向库外。"),
    "RK033": Rule("文件过大", "一个片段只写一节；过大的文件会拖慢每个人的构建。"),
    "RK034": Rule("YAML用了别名或标签", "这些写法能让小文件展开成巨大的内容，也不便阅读。"),
    "RK035": Rule("批注不足三条", "只有正文没有批注，读者学不到为什么这样写。"),
    "RK036": Rule("标题不是纯文字", "编号由程序生成；标题里的序号、占位符和记号会在换位置后出错。"),
    "RK037": Rule("空话没有数字", "“显著”“有效”谁都能写，读者读不到发生了什么；换成数和动作才查得到。"),
    "RK038": Rule("标点、符号或全半角不对", "半角逗号、全角数字、落单的引号、表情符号，粘贴进文稿后要逐个去改。"),
    "RK039": Rule("示例值对不上账", "合计不等于各项之和、日期先后颠倒，范文就教错了人。"),
    "RK040": Rule("表格不齐", "少的格空着，多的格会被丢掉；没有分隔行，竖线会原样露出来。"),
    "RK041": Rule("页面缺了应有的内容", "首页、目录页、起稿台由程序填进清单；位置被删掉，页面就空了。"),
    "RK042": Rule("提纲没有简版", "没有一节标为core，读者切到简版看到的是空白。"),
    "RK043": Rule("缺了一大批文件或登记", "多半是误删或没有取全；逐条报出来，看不出是一个原因。"),
    "RK044": Rule("范例与句式没有接好", "模板由句式拼成：范例不说属于哪个句式，起稿台就只能给人别人的故事。"),
    "RK045": Rule("句式里有自己的内容", "句式要让任何项目都能用：带着数字或专用字段的句子，换一个项目就是假话。"),
    "RK046": Rule("占位符指向的清单、列或词不存在", "行不会重复，合计算不出来，写的人只看到一处填不掉的空白。"),
    "RK047": Rule("场景里清单的行不对", "列名写错、词不在可选之内、指向的行不存在，表格和合计就错了。"),
    "RK048": Rule("引出表格和条目的话点了列名", "没有人填的列会去掉，点了它的这句话就成了假话。"),
    "RK049": Rule("不合语体", "机关公文和企业的正式报告不说口语、不打比方、不喊口号；句式哪里都用，每种语体都要守。"),
    "RK050": Rule("选提纲的问题走不通", "不知道写哪份的人照着问题走：没有尽头、绕回原处、有一份选不到，都帮不上他。"),
    "RK051": Rule("合并冲突没有处理完", "两个人改了同一处，git把两种写法连同记号都留在文件里，读者会看到两遍。"),
    "RK052": Rule("句子或一行照清单填不出来", "条件自相矛盾的句子永远不出现；一行有两份清单的列，不知道照哪份重复。"),
}
