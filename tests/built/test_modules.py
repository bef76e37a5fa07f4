"""The browser's modules are joined into few files, and stay what they were."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportkb.site.modules import Joined, joined

MAIN = "assets/js/main.js"


def files(**texts: str) -> dict[str, str]:
    """Name scripts by their paths: ``desk_page`` is ``assets/js/desk/page.js``."""
    return {f"assets/js/{name.replace('_', '/')}.js": text for name, text in texts.items()}


def version(found: Joined) -> str:
    return found.first[MAIN][0].partition("?v=")[2]


def test_what_arrives_together_is_one_file_in_the_order_of_needs() -> None:
    found = joined(
        files(
            main='import("./desk/page.js").then((module) => module.mount());\n',
            desk_page='import { twice as double } from "../report/sum.js";\n'
            "export function mount() {\n  return double(1);\n}\n",
            report_sum="// Adds.\nexport const twice = (number) => number * 2; // as it says\nconst own = 1;\n",
        )
    )
    v = version(found)
    assert found.files == {
        "assets/js/main.js": f"import(`./desk-page.js?v={v}`).then(file=>file.desk_page)"
        ".then(e=>e.mount());export{};\n",
        "assets/js/desk-page.js": "const ee=e=>e*2;function en(){return ee(1)}"
        "export const desk_page={mount:en};export{};\n",
    }
    assert found.first["assets/js/desk/page.js"] == (f"assets/js/desk-page.js?v={v}",)


def test_what_two_ask_for_is_a_file_of_its_own_and_what_is_there_comes_once() -> None:
    long = "1234567890" * 250
    found = joined(
        files(
            main='import { nothing } from "./a.js";\nf(nothing);\nimport("./b.js");\nimport("./c.js");\n',
            a="export const nothing = 0;\n",
            b='import * as all from "./d.js";\nimport("./e.js");\nexport const first = all.two;\n',
            c='export { one, two as other } from "./d.js";\n',
            d=f'import {{ nothing }} from "./a.js";\nexport const one = nothing;\nexport const two = f(n{long});\n',
            e='import { one } from "./d.js";\nexport class Late extends one {}\n',
        )
    )
    v = version(found)
    assert set(found.files) == {f"assets/js/{name}.js" for name in ("main", "b", "b.c", "c", "e")}
    assert found.files["assets/js/b.c.js"] == (
        f'import{{ee}}from"./main.js?v={v}";const et=ee,en=f(n{long});export{{en,et}};\n'
    )
    assert found.files["assets/js/b.js"] == (
        f'import{{en}}from"./b.c.js?v={v}";import(`./e.js?v={v}`).then(file=>file.e);'
        "const er=en;export const b={first:er};export{};\n"
    )
    assert found.hints("../")["<!-- modulepreload c -->"] == "".join(
        f'<link rel="modulepreload" href="../assets/js/{name}.js?v={v}">' for name in ("b.c", "c")
    )


def test_text_that_looks_like_code_stays_as_it_is() -> None:
    text = '`// a\n\n\n  /* b */ ${f(`import { x } from "./y.js";\n## ${g()}`)}\nexport const z`'
    found = joined(files(main=f"f({text});\n/* gone */\nf(/\\/\\*[/*]/);\n"))
    assert found.files[MAIN] == f"f({text}),f(/\\/\\*[/*]/);export{{}};\n"


def test_a_comment_that_ends_a_line_still_ends_it() -> None:
    found = joined(files(main="const a = /* one\n*/ f() // two\nconst b = /* three */ a\nf(b)\n"))
    assert found.files[MAIN] == "const et=f();f(et);export{};\n"


@pytest.mark.parametrize(
    ("text", "short"),
    [
        # One name is one name, whatever it means where.
        ("const x = f(); { const x = g(); f(x); }", "const ee=f();{let ee=g();f(ee)}"),
        ("f(function x(y, { z, w: [v], ...u } = {}) {});", "f(function e(t,{z:n,w:[r],...i}={}){});"),
        ("f((x, y) => ({ x, y: y.y }));", "f((e,t)=>({x:e,y:t.y}));"),
        ("const { x = 1, y: { z } = {} } = o; f(x, z);", "const{x:ee=1,y:{z:et}={}}=o;f(ee,et);"),
        ("try { f(); } catch (x) { f(x); }", "try{f()}catch(e){f(e)}"),
        ("for (const [x, y] of f()) f(x, y);", "for(let[e,t]of f())f(e,t);"),
        ("for (let x = 0; x < 1; x += 1) x: for (;;) break x;", "for(let e=0;e<1;e+=1)x:for(;;)break x;"),
        ("f(class X { #x = X; x(y) { return this.#x + y; } });", "f(class e{#x=e;x(t){return this.#x+t}});"),
        # What one function of a class keeps to itself, another may call the same.
        ("class X { x(y) { f(y); } z(w, y) { f(w, y); } } f(X);", "class ee{x(e){f(e)}z(e,t){f(e,t)}}f(ee);"),
        # The browser's stay, and what is somewhere called like one of them.
        ("const x = (open) => open; open(x);", "const ee=open=>open;open(ee);"),
        ("f((y = document) => y);", "f((e=document)=>e);"),
        ("e(t); f((x) => x);", "e(t),f(n=>n);"),
        ("f({ x }); f(x);", "f({x}),f(x);"),
    ],
)
def test_what_a_module_names_has_short_names_and_means_what_it_did(text: str, short: str) -> None:
    assert joined(files(main=text)).files[MAIN] == f"{short}export{{}};\n"


def test_what_nothing_uses_is_left_out_and_what_one_part_uses_goes_with_it() -> None:
    found = joined(
        files(
            main='import("./b.js");\nimport("./c.js");\n',
            b='import { one } from "./d.js";\nexport const first = () => one();\n',
            c='import { two } from "./d.js";\nexport const second = () => two();\n',
            d="const both = f;\nlet count = 0;\nexport function one() {\n  count += 1;\n  return count;\n}\n"
            "export const two = () => count;\nexport const none = () => both;\n",
        )
    )
    # Only what stands in one file with a name can give it another value.
    assert "let ee=0;function en(){return ee+=1,ee}const er=()=>ee;" in found.files["assets/js/b.c.js"]
    assert not any("=f;" in text for text in found.files.values())


def test_what_is_short_goes_with_what_was_there_before_those_that_share_it() -> None:
    found = joined(
        files(
            main='import("./a.js");\n',
            a='import("./b.js");\nimport("./c.js");\nexport const first = 1;\n',
            b='import { both } from "./d.js";\nexport const second = () => both();\n',
            c='import { both } from "./d.js";\nexport const third = () => both(1);\n',
            d="export const both = (x) => f(x);\n",
        )
    )
    assert set(found.files) == {f"assets/js/{name}.js" for name in ("main", "a", "b", "c")}
    assert "=e=>f(e)" in found.files["assets/js/a.js"]


def test_a_script_that_no_module_names_stays_a_file_and_keeps_its_names() -> None:
    text = "// @ts-check\n/**\n * What it is for.\n */\nconst kept = 1;\nalert(kept);\n"
    assert joined(files(main="", head=text)).files["assets/js/head.js"] == "const kept=1;alert(1);\n"


def test_a_change_changes_every_address() -> None:
    before = joined(files(main='import("./a.js");', a="1;"))
    after = joined(files(main='import("./a.js");', a="2;"))
    assert version(before) != version(after)
    assert version(after) in after.files[MAIN]


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ({"main": "const = 1;"}, "main.js: not JavaScript"),
        ({"main": 'import { a } from "./a.js";'}, "a.js: named by a module, but not there"),
        ({"main": 'import { a } from "./a.js";', "a": 'import { b } from "./main.js";'}, "needs itself, by way of"),
        ({"main": 'import "./a.js";', "a": ""}, "names nothing"),
        ({"main": 'import a from "./a.js";', "a": ""}, "names nothing"),
        ({"main": 'import { a } from "./a.js"; a();', "a": "const a = 1;"}, "a.js: exports no a"),
        ({"main": 'import * as a from "./a.js"; f(a);', "a": ""}, "a stands for a module, and is used without a dot"),
        ({"main": "const a = 1; export { a };"}, "has no source"),
        ({"main": "f('</SCRIPT>');"}, "holds </script>"),
        ({"main": "export let a = 1;"}, "exports what may change"),
        ({"main": "export default 1;"}, "export default 1;: names nothing"),
    ],
)
def test_what_cannot_be_joined_is_said(texts: dict[str, str], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        joined(files(**texts))


def test_nothing_of_the_sources_is_published_beside_the_joined(site: Path) -> None:
    published = {path.relative_to(site / "assets/js").as_posix() for path in (site / "assets/js").rglob("*")}
    assert "desk-page.js" in published
    assert [name for name in published if "/" in name] == []
    for name in published - {"head.js"}:
        assert "@ts-check" not in (site / "assets/js" / name).read_text("utf-8"), name


def test_no_mark_for_others_stays() -> None:
    get = "() => {\n  if (known.has(1)) return new Set();\n  return new WeakMap();\n}"
    found = joined(files(main=f"export const known = new WeakMap();\nexport const get = {get};\nf(get);\n"))
    assert found.files[MAIN] == "const ee=new WeakMap,et=()=>ee.has(1)?new Set:new WeakMap;f(et);export{};\n"
