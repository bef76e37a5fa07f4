"""The command line: ``reportkb check`` and ``reportkb materialize DIR``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from reportkb.site.materialize import materialize
from reportkb.site.plan import SitePlan, plan
from reportkb.source.findings import Finding
from reportkb.source.tree import read

OK, FOUND, MISUSED = 0, 1, 2


HELP = """\
用法：
  reportkb [--root 目录] check                检查全部片段、提纲和字段登记表
  reportkb [--root 目录] materialize 文件夹   把生成的页面写进一个新文件夹，任何站点生成器都能构建

--root是仓库的根目录，默认是当前目录。
"""


class _Parser(argparse.ArgumentParser):
    """Says how it is used in Chinese; argparse itself would say it in English."""

    def format_help(self) -> str:
        return HELP

    def error(self, message: str) -> None:  # type: ignore[override]
        print(f"reportkb: 用法不对。\n{HELP}", end="", file=sys.stderr)
        raise SystemExit(MISUSED)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command.

    Returns:
        0 when nothing is wrong, 1 when there are findings, 2 for wrong usage.
    """
    parser = _Parser(prog="reportkb")
    parser.add_argument("--root", type=Path, default=Path())
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("check")
    commands.add_parser("materialize").add_argument("folder", type=Path)
    chosen = parser.parse_args(arguments)
    root: Path = chosen.root
    if not (root / "snippets").is_dir() or not (root / "mkdocs.yml").is_file():
        print(f"reportkb: “{root}”不是仓库的根目录（没有snippets/或mkdocs.yml）。", file=sys.stderr)
        return MISUSED
    site, findings = _inspect(root)
    if chosen.command == "check":
        return _report(findings, site)
    return _export(site, findings, root, chosen.folder)


def _inspect(root: Path) -> tuple[SitePlan, tuple[Finding, ...]]:
    tree, unreadable = read(root)
    site, findings = plan(tree)
    return site, tuple(sorted((*unreadable, *findings)))


def _report(findings: Sequence[Finding], site: SitePlan) -> int:
    for finding in findings:
        print(finding)
    if findings:
        files = len({finding.place.path for finding in findings})
        print(
            f"共{len(findings)}处需要修改，在{files}个文件里。每个编号的解释和例子见网站“供稿”栏的“检查码”。",
            file=sys.stderr,
        )
        return FOUND
    print(f"没有发现问题。将生成{len(site.files) + len(site.pages)}个文件。")
    return OK


def _export(site: SitePlan, findings: Sequence[Finding], root: Path, folder: Path) -> int:
    if findings:
        return _report(findings, site)
    try:
        materialize(site, root, folder)
    except FileExistsError:
        print(f"reportkb: “{folder}”已有内容，什么也没有写。请换一个新文件夹。", file=sys.stderr)
        return MISUSED
    except OSError as error:
        print(f"reportkb: 写不进“{folder}”：{error.strerror}。", file=sys.stderr)
        return MISUSED
    print(f"已写入{folder}：{len(site.files) + len(site.pages)}个生成的文件。进入该文件夹运行mkdocs build即可。")
    return OK
