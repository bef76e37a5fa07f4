// Draws chains, and says what is wrong with the pictures by what a browser makes of them; draws at random where it is given a seed.
async ([address, task]) => {
  const { seed, count, cases } = JSON.parse(task);
  const load = (name) => import(`${address}/bridge/${name}.js`);
  const [C, L, P, G, S] = await Promise.all(["chain", "plan", "picture", "gantt", "pages"].map(load));

  const outline = (list, depth = 0) => list.flatMap(({ text, children }) => [`${"  ".repeat(depth)}${text}`, ...outline(children, depth + 1)]);
  if (cases) {
    const told = cases.map(({ periods, rows, today }) => {
      const chain = { ...C.newChain("c", "", ""), links: rows, periods };
      const period = periods[periods.length - 1].id;
      const [picture, months] = [P.pictureOf(chain, period, today), G.ganttOf(chain, period, today)];
      return { picture: outline(picture.list), months: months && outline(months.list), about: picture.description, "about months": months?.description ?? null };
    });
    return JSON.stringify(told);
  }

  const { drawer } = await import(`${address}/drawing.js`);
  const { random, below, pick } = drawer(seed);

  const BITS = [
    ...["窗口平均等候时间", "，", "。", "（一）", "“引语”", "—", "10000个", "80%", "SMART", "WWWMMM@@@", "iiiillll", " ", "　", "开发部 林涛", "2025年6月30日", "、", "《办法》"],
    ...["</text><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "&amp;&lt;", "\"'", "]]>", "<!--", "{{字段}}", "🚩👩‍💻𠮷", "\u202e倒\u202c", "\ud83d", "\u0000\u0008\ufeff", "\r\n\t", "é̂̂̂", "ﷺ".slice(1), "ＡＢ１２", "①·×÷…"],
  ];
  const text = () => (random() < 0.05 ? "长".repeat(1 + below(400)) : Array.from({ length: below(7) }, () => pick(BITS)).join(""));
  const day = () => pick(["", "月底前", text(), "6月", "6月30日前", `${2024 + below(3)}-${1 + below(12)}-${1 + below(28)}`, `${2025}年${1 + below(12)}月${1 + below(28)}日`, `${1 + below(12)}月${1 + below(28)}日`, "2025年6月底"]);
  const NAMES = ["2025年第二季度", "2025年上半年", "2025年", "2024年11月至2025年2月", "2025年6月", "2025年6月2日至6日", "2025年6月5日", "2025年5月28日至6月20日", "2019年至2031年", "2023年3月15日至2025年9月20日", "试点阶段"];
  const drawn = () => {
    const name = pick(NAMES);
    let chain = C.newChain("c", "", pick(["上一期", name]));
    if (random() < 0.7) chain = C.addPeriod(chain, name);
    const total = random() < 0.15 ? below(200) : random() < 0.3 ? below(6) : below(50);
    const people = Array.from({ length: 1 + below(8) }, text);
    for (let at = 0; at < total; at += 1) {
      const kind = pick(C.KINDS);
      const before = chain.links.filter(({ id }) => C.SOURCES[kind].includes(C.kindOf(id)));
      const from = before.length ? Array.from({ length: pick([0, 1, 1, 1, 2, 4]) }, () => pick(before).id) : [];
      chain = C.addLink(chain, kind, pick(chain.periods).id, { 名称: text(), 责任人: pick(people), 完成时限: day() }, from);
      const id = chain.links[at].id;
      for (const period of chain.periods) {
        if (random() < 0.25) chain = C.answer(chain, period.id, id, { verdict: pick(C.VERDICTS), actual: "", reason: "", evidence: "", rest: text() });
        if (random() < 0.05) chain = C.setCell(chain, id, pick(["完成时限", "责任人"]), day(), period.id);
      }
    }
    return chain;
  };

  const problems = [];
  const seen = { boxes: 0, edges: 0, bars: 0, late: 0, loose: 0 };
  const place = document.body;
  const room = ({ x, y, width, height }) => ({ left: x, top: y, right: x + width, bottom: y + height });
  const number = (element, name) => Number(element.getAttribute(name));
  const within = (inner, outer) => inner.left >= outer.left - 0.5 && inner.right <= outer.right + 0.5 && inner.top >= outer.top - 0.5 && inner.bottom <= outer.bottom + 0.5;
  const meet = (one, other) => one.left < other.right - 0.01 && other.left < one.right - 0.01 && one.top < other.bottom - 0.01 && other.top < one.bottom - 0.01;
  const touching = (rooms) => {
    const sorted = rooms.map((one, at) => [one, at]).sort(([a], [b]) => a.top - b.top);
    return sorted.some(([one], at) => {
      for (let next = at + 1; next < sorted.length && sorted[next][0].top < one.bottom; next += 1) if (meet(one, sorted[next][0])) return true;
      return false;
    });
  };

  const shown = (picture, label) => {
    const wrong = (what) => problems.push(`${label}：${what}`);
    const parsed = new DOMParser().parseFromString(picture.svg, "image/svg+xml");
    if (parsed.querySelector("parsererror")) return wrong("不是XML") && null;
    const all = [...parsed.querySelectorAll("*")];
    const allowed = ["svg", "title", "desc", "g", "rect", "path", "text", "tspan"];
    for (const one of all) {
      if (!allowed.includes(one.localName)) wrong(`有${one.localName}`);
      for (const { name, value } of one.attributes) if (/^on|href|style|^src|^id$/i.test(name) || /url\(|javascript:/i.test(name.startsWith("data-") ? "" : value)) wrong(`有${name}`);
    }
    place.innerHTML = picture.svg;
    const svg = place.firstElementChild;
    if (place.children.length !== 1 || svg.querySelectorAll("*").length !== all.length - 1) wrong("放进网页后不一样");
    if (svg.getAttribute("role") !== "img" || svg.querySelector(":scope > title")?.textContent !== picture.title) wrong("没有标题");
    const whole = { left: 0, top: 0, right: picture.width, bottom: picture.height };
    for (const one of svg.querySelectorAll("text, rect")) if (!within(room(one.getBBox()), whole)) wrong(`画到外面：${one.textContent.slice(0, 30)}`);
    return svg;
  };
  const rowsOf = (svg) => [...svg.querySelectorAll("[data-row]")];
  const once = (svg, ids, label) => {
    if (JSON.stringify(rowsOf(svg).map(({ dataset }) => dataset.row).sort()) !== JSON.stringify([...ids].sort())) problems.push(`${label}：行不是各画一次`);
  };
  const named = (list, ids, label) => {
    const said = outline(list).filter((line) => !line.endsWith("，见前")).map((line) => /(?:问题|原因|措施|目标)([PCAG][0-9]+)：/.exec(line)?.[1]).filter(Boolean);
    if (JSON.stringify(said.sort()) !== JSON.stringify([...ids].sort())) problems.push(`${label}：清单里不是各说一次`);
  };

  const picture = (chain, period, today, label) => {
    const made = P.pictureOf(chain, period, today, { paper: random() < 0.3 });
    const svg = shown(made, label);
    if (!svg) return;
    const links = L.linksIn(chain, period);
    once(svg, links.map(({ id }) => id), label);
    named(made.list, links.map(({ id }) => id), label);
    const boxes = new Map(rowsOf(svg).map((group) => [group.dataset.row, room({ x: number(group.querySelector("rect"), "x"), y: number(group.querySelector("rect"), "y"), width: number(group.querySelector("rect"), "width"), height: number(group.querySelector("rect"), "height") })]));
    if (touching([...boxes.values()])) problems.push(`${label}：两个框相碰`);
    for (const group of rowsOf(svg)) {
      const texts = [...group.querySelectorAll(":scope > text")].map((one) => room(one.getBBox()));
      if (!texts.every((one) => within(one, boxes.get(group.dataset.row)))) problems.push(`${label}：字出了框：${group.textContent}`);
      const [id, , ...rest] = texts;
      const marks = group.querySelector("text[text-anchor=end]");
      if (marks && meet(id, room(marks.getBBox()))) problems.push(`${label}：编号碰到记号`);
      if (rest.length > 5) problems.push(`${label}：行太多`);
      seen.loose += group.querySelector("rect").hasAttribute("stroke-dasharray") && group.textContent.includes("悬空");
      seen.late += group.textContent.includes("逾期");
    }
    const due = links.flatMap(({ id, from }) => [...new Set(from)].filter((one) => boxes.has(one)).map((one) => `${one} ${id}`));
    const paths = [...svg.querySelectorAll("path[data-from]")];
    if (JSON.stringify(paths.map(({ dataset }) => `${dataset.from} ${dataset.to}`).sort()) !== JSON.stringify(due.sort())) problems.push(`${label}：线不对`);
    for (const path of paths) {
      const [from, to] = [boxes.get(path.dataset.from), boxes.get(path.dataset.to)];
      const length = path.getTotalLength();
      const [start, end] = [path.getPointAtLength(0), path.getPointAtLength(length)];
      if (Math.abs(start.x - from.right) > 1 || start.y < from.top || start.y > from.bottom) problems.push(`${label}：线没有从框上起`);
      if (Math.abs(end.x - to.left) > 1 || end.y < to.top || end.y > to.bottom) problems.push(`${label}：线没有到框上`);
      for (let at = 0; at <= 24; at += 1) {
        const point = path.getPointAtLength((length * at) / 24);
        const inside = [...boxes.values()].some((box) => point.x > box.left + 2 && point.x < box.right - 2 && point.y > box.top && point.y < box.bottom);
        if (inside) problems.push(`${label}：线从框后面过：${path.dataset.from} ${path.dataset.to}`);
      }
    }
    seen.boxes += boxes.size;
    seen.edges += paths.length;
  };

  const months = (chain, period, today, label) => {
    const made = G.ganttOf(chain, period, today, { paper: random() < 0.3 });
    const name = C.periodOf(chain, period).name;
    if (!L.rangeOf(name) || !made) {
      if (Boolean(L.rangeOf(name)) !== Boolean(made)) problems.push(`${label}：该有图没有，或不该有`);
      return;
    }
    const svg = shown(made, label);
    if (!svg) return;
    const ids = L.planOf(chain, period).map(({ id }) => id);
    once(svg, ids, label);
    named(made.list, ids, label);
    const texts = [...svg.querySelectorAll("text")].map((one) => room(one.getBBox())).filter(({ left, right }) => left < right);
    // Lines of one text stand closer than their fonts are high.
    if (touching(texts.map((one) => ({ ...one, top: one.top + 4, bottom: one.bottom - 4 })))) problems.push(`${label}：字碰到字`);
    const bars = [...svg.querySelectorAll("[data-bar]")].map((one) => room(one.getBBox()));
    if (touching(bars)) problems.push(`${label}：两条相碰`);
    const marks = [...svg.querySelectorAll("[data-deadline], [data-arrow]")];
    const dated = L.planOf(chain, period).length - [...svg.querySelectorAll("[data-row]")].filter((group) => !group.querySelector("[data-deadline], [data-arrow]")).length;
    if (marks.length !== dated) problems.push(`${label}：时限不是各画一次`);
    for (const group of rowsOf(svg)) {
      for (const mark of group.querySelectorAll("[data-bar], [data-deadline], [data-arrow]")) {
        const own = room(mark.getBBox());
        for (const one of group.querySelectorAll("text")) if (meet(own, room(one.getBBox()))) problems.push(`${label}：条碰到字：${one.textContent}`);
      }
    }
    seen.bars += bars.length;
  };

  for (let at = 0; at < count; at += 1) {
    const chain = drawn();
    const before = JSON.stringify(chain);
    const period = pick(chain.periods).id;
    const today = pick([0, 20250601, 20250605, 20250630, 20240101, 20291231]);
    picture(chain, period, today, `第${at}幅衔接图`);
    months(chain, period, today, `第${at}幅进度图`);
    for (const [pages, ids, label] of [[S.picturePages(chain, period, today), L.linksIn(chain, period), "衔接图"], [S.ganttPages(chain, period, today), L.rangeOf(C.periodOf(chain, period).name) ? L.planOf(chain, period) : [], "进度图"]]) {
      const rows = pages.flatMap(({ svg }) => [...new DOMParser().parseFromString(svg, "image/svg+xml").querySelectorAll("[data-row]")].map((one) => one.getAttribute("data-row")));
      if (JSON.stringify(rows.sort()) !== JSON.stringify(ids.map(({ id }) => id).sort())) problems.push(`第${at}：分页的${label}里行不是各画一次`);
      if (label === "进度图" && pages.some(({ height }) => height > 920)) problems.push(`第${at}：分页的进度图太高`);
      const lines = pages.map(({ svg }) => svg.split("data-from=").length - 1).reduce((sum, one) => sum + one, 0);
      if (label === "衔接图" && lines !== P.pictureOf(chain, period, today).svg.split("data-from=").length - 1) problems.push(`第${at}：分页的衔接图少了线`);
    }
    if (JSON.stringify(chain) !== before || P.pictureOf(chain, period, today).svg !== P.pictureOf(JSON.parse(before), period, today).svg) problems.push(`第${at}：再画一次不一样`);
    if (problems.length > 20) break;
  }
  return JSON.stringify({ problems, seen });
};
