// Lives through random histories of a chain, period after period, in two copies at times, and checks after each step what was promised.
async ([address, task]) => {
  const { seed, histories, steps, reports } = JSON.parse(task);
  const load = (name) => import(`${address}/${name}.js`);
  const [C, P, F, M, D, X, T, R, B] = await Promise.all(["chain", "plan", "chain-file", "merging", "documents", "matrix", "tying", "planned", "from-report"].map((name) => load(`bridge/${name}`)));
  const [{ narrow, tidy }, { newDraft }] = await Promise.all(["report/typed", "draft/draft"].map(load));

  const { drawer } = await import(`${address}/drawing.js`);
  const { random, below, pick, restart } = drawer(0);

  const NAMES = ["开工前会审图纸", "开工前会审施工图纸", "组织一次培训", "组织二次培训", "采购两台服务器", "返工当天上报", "水磨石返工", "系统A响应慢", "系统Ａ响应慢", "返工减半", "甲", "乙"];
  const BITS = ["__proto__", "constructor", "\ud83d", "🚩𠮷", "\u0000", "　", " ", "\n", "</script>", "{{字段}}", "2025-03-31", "12%", "\u200b", "\ufeff", "，"];
  const QUARTERS = ["第一季度", "第二季度", "第三季度", "第四季度", "1月至3月", "4月"];
  const COLUMNS = [...new Set(Object.values(C.COLUMNS).flat()), "别的", "__proto__"];
  let serial = 0;
  const words = () => (random() < 0.6 ? pick(NAMES) : Array.from({ length: 1 + below(3) }, () => pick(BITS)).join("") + (random() < 0.6 ? `№${(serial += 1)}` : ""));
  const periodName = () => (random() < 0.8 ? `${2024 + below(3)}年${pick(QUARTERS)}` : words());
  const someAnswer = () => ({ verdict: pick(C.VERDICTS), actual: random() < 0.3 ? words() : "", reason: random() < 0.3 ? words() : "", evidence: "", rest: random() < 0.5 ? words() : "" });

  const fail = (message) => {
    throw new Error(message);
  };
  const frozen = (value) => {
    if (value && typeof value === "object" && !Object.isFrozen(value)) {
      Object.freeze(value);
      for (const item of Object.values(value)) frozen(item);
    }
    return value;
  };
  const shown = (value) => JSON.stringify(value);
  // The order of keys says nothing.
  const same = (a, b) => {
    if (a === b) return true;
    if (!a || !b || typeof a !== "object" || typeof b !== "object" || Array.isArray(a) !== Array.isArray(b)) return false;
    const keys = Object.keys(a);
    return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key]));
  };
  const filled = (raw) => /[^ \t\n\r\f\v\u00a0\u3000]/.test(raw);
  const plannable = (id) => id[0] === "A" || id[0] === "G";
  const FOLLOWS = { P: "", C: "P", A: "CP", G: "AP" };

  // The ledger: what was written, by whom it was written, kept by other means than the chain's.
  const newLedger = (name) => ({ periods: [{ id: "T1", name, said: new Map(), changed: new Map(), again: new Map() }], rows: new Map(), gone: new Set() });
  const copied = ({ periods, rows, gone }) => ({
    periods: periods.map((one) => ({ ...one, said: new Map(one.said), changed: new Map([...one.changed].map(([id, cells]) => [id, { ...cells }])), again: new Map(one.again) })),
    rows: new Map([...rows].map(([id, row]) => [id, { ...row, cells: { ...row.cells }, from: new Set(row.from) }])),
    gone: new Set(gone),
  });
  const ledgerOf = (chain, gone) => ({
    periods: chain.periods.map(({ id, name, answers, changes, reopened }) => ({ id, name, said: new Map(Object.entries(answers)), changed: new Map(Object.entries(changes)), again: new Map(Object.entries(reopened)) })),
    rows: new Map(chain.links.map(({ id, period, from, cells }) => [id, { period, cells: { ...cells }, from: new Set(from) }])),
    gone: new Set([...gone].filter((id) => !chain.links.some((link) => link.id === id))),
  });

  // What a period plans by the ledger: what was planned before and has not ended, what came up for it, what was taken up again.
  const plansOf = (ledger) => {
    let open = new Map();
    return ledger.periods.map(({ id: period, said, changed, again }) => {
      const planned = new Map();
      for (const [id, row] of ledger.rows) {
        if (!plannable(id)) continue;
        const before = open.get(id) ?? (row.period === period ? { cells: row.cells, carried: 0, open: true } : null);
        if (!before) continue;
        const now = { ...before, cells: { ...before.cells, ...(changed.get(id) ?? {}) }, answer: null };
        if (before.open || again.has(id)) {
          planned.set(id, now);
          now.answer = said.get(id) ?? null;
        }
        const { answer } = now;
        const on = planned.has(id) && !["完成", "取消"].includes(answer?.verdict);
        const cells = answer?.verdict === "部分" && answer.rest ? { ...now.cells, 名称: answer.rest } : now.cells;
        open.set(id, { cells, carried: now.carried + (planned.has(id) ? 1 : 0), open: on });
      }
      return planned;
    });
  };

  // What must be true of every chain at every step, whatever was done to it.
  const PROMISES = {
    "every row is as it was written"({ chain, ledger }) {
      if (chain.links.length !== ledger.rows.size) fail(`${chain.links.length} rows instead of ${ledger.rows.size}`);
      for (const { id, period, cells, from } of chain.links) {
        const row = ledger.rows.get(id) ?? fail(`${id} came from nowhere`);
        if (period !== row.period || !same(cells, row.cells)) fail(`${id} became ${shown(cells)} instead of ${shown(row.cells)}`);
        if (!same([...from].sort(), [...row.from].sort())) fail(`${id} follows from ${from} instead of ${[...row.from]}`);
      }
    },
    "no answer changes by itself"({ chain, ledger }) {
      if (!same(chain.periods.map(({ id, name }) => [id, name]), ledger.periods.map(({ id, name }) => [id, name]))) fail("the periods changed");
      for (const [index, { id, said, changed, again }] of ledger.periods.entries()) {
        const { answers, changes, reopened } = chain.periods[index];
        for (const [held, written] of [[answers, said], [changes, changed], [reopened, again]]) {
          if (!same(held, Object.fromEntries(written))) fail(`${id} says ${shown(held)} instead of ${shown(Object.fromEntries(written))}`);
        }
      }
    },
    "nothing planned is lost on the way to the next period"({ chain }) {
      const plans = chain.periods.map(({ id }) => new Set(P.planOf(chain, id).map((one) => one.id)));
      for (const [at, { id, answers, reopened }] of chain.periods.entries()) {
        for (const link of chain.links) if (plannable(link.id) && link.period === id && !plans[at].has(link.id)) fail(`${link.id} is not in the plan that it came up for`);
        for (const one of plans[at]) {
          const ended = ["完成", "取消"].includes(answers[one]?.verdict);
          if (at + 1 < plans.length && !ended && !plans[at + 1].has(one)) fail(`${one} is lost after ${id}`);
          if (at > 0 && !plans[at - 1].has(one) && chain.links.find((link) => link.id === one).period !== id && !filled(reopened[one] ?? "")) fail(`${one} is back in ${id} silently`);
        }
        if (at > 0) for (const one of plans[at - 1]) if (chain.periods[at - 1].answers[one]?.verdict === "取消" && plans[at].has(one) && !filled(reopened[one] ?? "")) fail(`${one} was cancelled and is back in ${id}`);
      }
    },
    "a plan says what was written"({ chain, ledger }) {
      for (const [at, expected] of plansOf(ledger).entries()) {
        const plan = P.planOf(chain, chain.periods[at].id);
        if (!same(plan.map(({ id }) => id).sort(), [...expected.keys()].sort())) fail(`${chain.periods[at].id} plans ${plan.map(({ id }) => id)} instead of ${[...expected.keys()]}`);
        for (const { id, cells, carried, answer } of plan) {
          const due = expected.get(id);
          const expect = [Object.fromEntries(Object.entries(due.cells).filter(([, cell]) => cell)), due.carried, due.answer];
          if (!same([cells, carried, answer], expect)) fail(`${id} in ${chain.periods[at].id} is ${shown([cells, carried, answer])} instead of ${shown(expect)}`);
        }
      }
    },
    "no number is given again"({ chain, ledger }) {
      const ids = [...chain.links, ...chain.periods].map(({ id }) => id);
      if (new Set(ids).size < ids.length) fail("two have one id");
      for (const id of ids) {
        if (ledger.gone.has(id)) fail(`${id} was removed and is something else now`);
        if (Number(id.slice(1)) > (chain.given[id[0]] ?? 0)) fail(`${id} will be given again`);
      }
    },
    "both documents say what is planned and what became of it"({ chain, ledger }) {
      const plans = plansOf(ledger);
      // Of the last period, or of any other.
      const place = random() < 0.5 ? chain.periods.length - 1 : below(chain.periods.length);
      const { id } = chain.periods[place];
      const [was, now] = [plans[place - 1] ?? new Map(), plans[place]];
      const numbers = (rows) => (rows ?? []).map((row) => row.编号).sort();
      const of = (plan, kind) => [...plan.keys()].filter((one) => kind.includes(one[0])).sort();
      const role = pick(ROLES);
      const rows = D.rowsFor(chain, id, role);
      const goals = role === "summary" ? was : now;
      if (!same(numbers(rows.结转), of(was, "AG"))) fail(`${role} of ${id} goes on with ${numbers(rows.结转)} instead of ${of(was, "AG")}`);
      if (!same(numbers(rows.下期任务), of(now, "A"))) fail(`${role} of ${id} has other tasks`);
      if (!same(numbers(rows.目标), of(goals, "G"))) fail(`${role} of ${id} has other goals`);
      for (const [list, plan] of [["结转", was], ["下期任务", now], ["目标", goals]]) {
        for (const row of rows[list] ?? []) {
          const { cells, answer } = plan.get(row.编号);
          for (const column of ["名称", "责任人"]) if ((row[column] ?? "") !== (cells[column] ?? "")) fail(`${row.编号} is called ${row[column]} in ${list} of ${id}`);
          if (list === "结转" && row.答复 !== (answer?.verdict ?? D.UNANSWERED)) fail(`${row.编号} is answered ${row.答复} in ${id}`);
        }
      }
      const links = P.linksIn(chain, id).map((link) => link.id);
      for (const [list, kind] of [["问题", "P"], ["原因", "C"]]) if (!same(numbers(rows[list]), links.filter((one) => one[0] === kind).sort())) fail(`${list} of ${id} has other rows`);
      const told = X.waysOf(chain, id).map((way) => Object.values(way));
      if (!same([...new Set(told.flat())].sort(), links.sort())) fail(`the matrix of ${id} tells ${told} instead of ${links}`);
      if (!same(numbers(rows.衔接), told.map((ids) => ids.sort((one, two) => "PCAG".indexOf(one[0]) - "PCAG".indexOf(two[0])).join("-")).sort())) fail(`the matrix of ${id} is another`);
    },
    "a file holds all of it"({ chain }) {
      const text = F.toFile(chain);
      const { chain: read, problems } = F.parse(text);
      if (problems.length) fail(`the file is refused: ${problems}`);
      if (!same(read, chain) || F.toFile(read) !== text) fail("the file is of another chain");
    },
  };

  // Drafts tied to the chain: what their writer wrote is kept by other means than in the draft.
  const ROLES = ["plan", "summary"];
  const TYPED = {
    问题: ["名称", "影响", "依据"],
    原因: ["名称", "依据", "问题"],
    措施: ["名称", "责任人", "完成时限", "衡量指标", "说明", "问题"],
    目标: ["名称", "目标值", "完成时限", "责任人", "基线", "实际值", "说明"],
    下期任务: ["名称", "责任人", "完成时限", "完成标志", "目标", "问题"],
    结转: ["名称", "答复", "说明", "依据", "实际值"],
    衔接: ["措施", "结果"],
  };
  const KIND_OF = { 问题: "P", 原因: "C", 措施: "A", 下期任务: "A", 目标: "G" };
  const at = (...parts) => parts.join("\n");
  const cellAt = (row, column) => tidy(row && Object.hasOwn(row, column) ? row[column] : "");
  const rowAt = (rows, list, number) => (rows[list] ?? []).find((row) => row.编号 === number);
  const begunDraft = (chain, period, role) => ({ draft: T.tied(newDraft("d", ""), chain, period, role), role, own: new Map(), added: [], gone: new Set() });
  const stepDraft = ({ chain }, doc) => {
    const { given, period } = doc.draft.chain;
    const { draft } = T.stepped(doc.draft, chain);
    frozen(draft);
    doc.draft = draft;
    const again = T.stepped(draft, chain);
    if (again.draft !== draft || again.changed || again.added || again.removed) fail(`bringing the ${doc.role} in step once more changes it`);
    const fresh = D.rowsFor(chain, period, doc.role);
    // A row of the writer's own may have become one of the chain's.
    doc.added = doc.added.filter(({ list, cells }) => {
      const row = (draft.rows[list] ?? []).find((one) => one.备注 === cells.备注) ?? fail(`a row of the writer's is lost from ${list}: ${shown(cells)}`);
      for (const [column, raw] of Object.entries(cells)) if (cellAt(row, column) !== tidy(raw)) fail(`${column} of a row of the writer's became ${row[column]}`);
      if (!row.编号) return true;
      const last = rowAt(given, list, row.编号);
      for (const column of new Set([...Object.keys(cells), ...Object.keys(last ?? {})])) if (column !== "编号" && (cellAt(cells, column) || cellAt(last, column))) doc.own.set(at(list, row.编号, column), cellAt(cells, column));
      doc.gone.delete(at(list, row.编号));
      return false;
    });
    for (const [key, value] of doc.own) {
      const [list, number, column] = key.split("\n");
      const said = rowAt(fresh, list, number);
      if (said && cellAt(said, column) === value) doc.own.delete(key);
      const row = rowAt(draft.rows, list, number) ?? fail(`an edit of ${list} ${number} is lost with its row`);
      if (cellAt(row, column) !== value) fail(`the writer's ${column} of ${list} ${number} became ${cellAt(row, column)} instead of ${value}`);
    }
    for (const list of D.LISTS) {
      const [rows, said] = [draft.rows[list] ?? [], fresh[list] ?? []];
      const numbers = rows.flatMap((row) => row.编号 ?? []);
      if (new Set(numbers).size < numbers.length) fail(`${list} has a row twice`);
      const there = said.map((row) => row.编号).filter((number) => !doc.gone.has(at(list, number)));
      if (!same(numbers.filter((number) => rowAt(fresh, list, number)), there)) fail(`${list} of the ${doc.role} has ${numbers} instead of ${there}`);
      for (const row of rows.filter((one) => one.编号)) {
        const chains = rowAt(fresh, list, row.编号);
        const edits = [...doc.own.keys()].some((key) => key.startsWith(at(list, row.编号, "")));
        if (!chains && !edits) fail(`${list} still has ${row.编号}`);
        for (const column of chains ? new Set([...Object.keys(chains), ...Object.keys(row)]) : []) {
          const due = doc.own.get(at(list, row.编号, column)) ?? cellAt(chains, column);
          if (cellAt(row, column) !== due) fail(`${column} of ${list} ${row.编号} is ${cellAt(row, column)} instead of ${due}`);
        }
      }
    }
  };
  // What is taken from a draft is what its writer changed, all of it, and nothing else.
  const takeDraft = (one, doc) => {
    const [old, { draft, role, own }] = [one.chain, doc];
    const { period } = draft.chain;
    const inTime = same(draft.chain.given, { ...draft.chain.given, ...D.rowsFor(old, period, role) });
    const { chain } = T.chainFor(draft, old, "x");
    frozen(chain);
    const edited = (id, column) => Object.keys(KIND_OF).some((list) => own.has(at(list, id, column === "衡量指标" && list === "下期任务" ? "完成标志" : column)));
    const named = (link) => doc.added.some(({ list, cells }) => KIND_OF[list] === link.id[0] && tidy(cells.名称) === tidy(P.cellsIn(chain, link, period).名称 ?? link.cells.名称 ?? ""));
    const other = (before = {}, after = {}) => [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((key) => !same(before[key], after[key]));
    for (const link of chain.links) {
      const before = C.linkOf(old, link.id);
      if (!before) {
        if (!named(link)) fail(`${link.id} came from nowhere: ${shown(link)}`);
        continue;
      }
      for (const column of other(before.cells, link.cells)) if (!edited(link.id, column) && !named(link)) fail(`${column} of ${link.id} changed by itself`);
      if (!same(before.from, link.from) && !doc.added.length && ![...own.keys()].some((key) => /\n(?:问题|目标)$/.test(key))) fail(`${link.id} follows from something else`);
    }
    for (const { id, answers, changes, reopened } of old.periods) {
      const after = C.periodOf(chain, id);
      if (!same(reopened, after.reopened)) fail("a row is planned again");
      for (const row of other(answers, after.answers)) {
        const lists = ["结转", ...(role === "summary" ? ["目标"] : [])];
        if (![...own.keys()].some((key) => lists.some((list) => key.startsWith(at(list, row, ""))))) fail(`the answer of ${row} changed by itself`);
      }
      for (const row of other(changes, after.changes)) for (const column of other(changes[row], after.changes[row])) if (!edited(row, column) && !named(C.linkOf(chain, row))) fail(`${column} of ${row} changed by itself`);
    }
    if (chain.links.length < old.links.length || chain.periods.length !== old.periods.length) fail("something is gone");
    if (!own.size && !doc.added.length && chain !== old) fail("what nobody changed is another");
    if (inTime) {
      const [before, after] = [old, chain].map((some) => D.rowsFor(some, period, role));
      for (const [key, value] of own) {
        const [list, number, column] = key.split("\n");
        // What is done by an answer of the writer's is planned no more.
        if (!rowAt(before, list, number) || (!rowAt(after, list, number) && [...own.keys()].some((one) => /^结转\n.*\n答复$/.test(one)))) continue;
        const called = column === "完成标志" ? "衡量指标" : column;
        // What two lists say of one row differently, one of them says.
        const rivals = [...own].some(([rival, said]) => {
          const [where, same, what] = rival.split("\n");
          return where !== list && same === number && said !== value && (what === "完成标志" ? "衡量指标" : what) === called;
        });
        const kept = KIND_OF[list] && C.COLUMNS[number[0]].includes(called);
        const planned = P.planOf(old, P.periodBefore(old, period)?.id ?? "").find(({ id }) => id === number);
        const answers = list === "结转" && (planned?.answer || C.VERDICTS.includes(own.get(at(list, number, "答复"))));
        const said = answers && ((column === "答复" && C.VERDICTS.includes(value)) || column === "依据" || column === "说明" || (column === "实际值" && number[0] === "G" && /^[0-9]+%?$/.test(value)));
        if ((kept || said) && !rivals && cellAt(rowAt(after, list, number), column) !== value) fail(`${column} of ${list} ${number} came back as ${cellAt(rowAt(after, list, number), column)} instead of ${value}`);
        if (kept || said) taken += 1;
      }
    }
    Object.assign(one, { chain, ledger: ledgerOf(chain, one.ledger.gone), touched: true });
    stepDraft(one, doc);
  };
  const check = (one) => {
    if (one.checked === one.chain && !one.touched) return;
    frozen(one.chain);
    for (const [name, promise] of Object.entries(PROMISES)) {
      try {
        promise(one);
      } catch (error) {
        fail(`${name}: ${error.message}`);
      }
    }
    // A draft is not opened after every change.
    for (const doc of one.docs) {
      if (random() < 0.2) stepDraft(one, doc);
    }
    Object.assign(one, { checked: one.chain, touched: false });
  };

  const textsOf = ({ chain, conflicts }) => {
    const said = ({ verdict, actual, reason, evidence, rest }) => JSON.stringify([verdict, ...[actual, reason, evidence, rest].map(narrow)]);
    const told = (value) => (typeof value === "string" ? narrow(value) : said(value));
    const names = [...chain.links, ...chain.periods.flatMap(({ changes }) => Object.values(changes).map((cells) => ({ cells })))].flatMap(({ cells }) => Object.values(cells).map(narrow));
    const answers = chain.periods.flatMap((one) => Object.values(one.answers).map(said));
    return [...new Set([...names, ...answers, ...conflicts.flatMap(({ mine, theirs }) => [told(mine), told(theirs)])])].filter(Boolean).sort();
  };

  // What must be true of every merge: of each side all is there, or in a conflict.
  const checkMerge = (mine, theirs, merged) => {
    const { chain, conflicts, added, renumbered } = merged;
    const [a, b] = [mine.chain, theirs.chain];
    const alone = M.merge(a, a);
    if (!same(alone.chain, a) || alone.conflicts.length || alone.added.length || alone.changed.length || Object.keys(alone.renumbered).length) fail("merging a chain with itself changes it");
    const again = M.merge(chain, b);
    if (!same(again.chain, chain) || again.added.length || again.changed.length || again.conflicts.length !== conflicts.length) fail(`merging once more changes it: ${shown([again.added, again.changed, again.conflicts])}`);
    const other = M.merge(b, a);
    for (const letter of "PCAG") if (C.linksOf(other.chain, letter).length !== C.linksOf(chain, letter).length) fail(`the other way round there are other rows of ${letter}`);
    if (other.chain.periods.length !== chain.periods.length || other.conflicts.length !== conflicts.length) fail("the other way round there are other periods or conflicts");
    if (!same(textsOf(other), textsOf(merged))) fail("the other way round it says something else");

    const now = (id) => (Object.hasOwn(renumbered, id) ? renumbered[id] : id);
    const ours = new Set([...a.links, ...a.periods].map(({ id }) => id));
    const come = [...b.links, ...b.periods].map(({ id }) => now(id));
    if (new Set(come).size < come.length) fail("two of theirs became one");
    if (!same([...added].sort(), come.filter((id) => !ours.has(id)).sort())) fail(`added ${added}`);
    for (const id of added) if (mine.ledger.gone.has(id)) fail(`${id} was removed here and is something else now`);
    if (chain.links.length + chain.periods.length !== new Set([...ours, ...come]).size) fail("there is more than both have");
    for (const letter of "PCAGT") if ((chain.given[letter] ?? 0) < Math.max(a.given[letter] ?? 0, b.given[letter] ?? 0)) fail(`numbers of ${letter} will be given again`);
    if (!same(chain.periods.map(({ id }) => id).filter((id) => ours.has(id)), a.periods.map(({ id }) => id))) fail("our periods changed places");

    // `exact`: ours stands as it was; theirs may stand in a conflict instead.
    const holds = (from, id, exact) => {
      const in_ = (held, written, at, what) => {
        for (const [key, value] of Object.entries(written)) {
          const place = at(key);
          const there = Object.hasOwn(held, exact || place.row ? key : now(key)) ? held[exact || place.row ? key : now(key)] : undefined;
          const equal = typeof value === "string" ? typeof there === "string" && narrow(there) === narrow(value) : there !== undefined && same(textsOf({ chain: { links: [], periods: [{ changes: {}, answers: { there } }] }, conflicts: [] }), textsOf({ chain: { links: [], periods: [{ changes: {}, answers: { there: value } }] }, conflicts: [] }));
          if (exact ? !same(there, value) : !equal && !conflicts.some(({ at: found, theirs: side }) => found.id === place.id && found.column === place.column && found.period === place.period && same(side, value))) fail(`${what} ${shown(value)} of ${place.period ?? ""} ${place.id} is lost`);
        }
      };
      for (const link of from.links) {
        const found = C.linkOf(chain, id(link.id)) ?? fail(`row ${link.id} is lost`);
        if (found.id[0] !== link.id[0] || found.period !== id(link.period)) fail(`row ${link.id} is another`);
        in_(found.cells, link.cells, (column) => ({ row: true, id: found.id, column }), "the cell");
        for (const source of link.from) if (!found.from.includes(id(source))) fail(`${link.id} no longer follows from ${source}`);
      }
      for (const period of from.periods) {
        const found = C.periodOf(chain, id(period.id)) ?? fail(`period ${period.id} is lost`);
        in_(found.answers, period.answers, (row) => ({ id: id(row), column: M.RESULT, period: found.id }), "the answer");
        in_(found.reopened, period.reopened, (row) => ({ id: id(row), column: M.AGAIN, period: found.id }), "the reason");
        for (const [row, cells] of Object.entries(period.changes)) in_(found.changes[id(row)] ?? {}, cells, (column) => ({ row: true, id: id(row), column, period: found.id }), "the change");
      }
    };
    holds(a, (id) => id, true);
    holds(b, now, false);

    for (const { id: period } of a.periods) {
      const planned = new Set(P.planOf(chain, period).map(({ id }) => id));
      for (const { id } of P.planOf(a, period)) {
        const before = chain.periods.slice(0, C.placeOf(chain, period));
        const ended = before.some((one) => ["完成", "取消"].includes(one.answers[id]?.verdict) && !C.periodOf(a, one.id)?.answers[id]);
        if (!planned.has(id) && !ended) fail(`${id} is planned in ${period} no more`);
      }
    }
    for (const conflict of conflicts) {
      const taken = frozen(M.resolve(chain, conflict, "theirs"));
      if (same(taken, chain)) fail(`choosing theirs changes nothing: ${shown(conflict)}`);
      if (!same(M.resolve(taken, conflict, "mine"), chain) || !same(M.resolve(chain, conflict, "mine"), chain)) fail(`choosing ours is not as it was: ${shown(conflict)}`);
    }
  };

  let [mine, theirs] = [null, null];
  let [merges, settled, periods, planned, imports, imported, taken] = [0, 0, 0, 0, 0, 0, 0];
  const begin = () => {
    const name = periodName();
    mine = { chain: C.newChain("c1", "衔接", name), ledger: newLedger(name), docs: [] };
    theirs = null;
    if (random() < 0.3) return;
    // Last period's report by anybody: what it plans is planned, and goes on.
    const { text, period } = reports[(imports += 1) % reports.length];
    const { items, problems } = R.plannedIn(text, { period });
    const chain = B.chainFrom("c1", "衔接", period, items, problems, true);
    const ledger = newLedger(period);
    ledger.periods.push({ id: "T2", name: B.following(period), said: new Map(), changed: new Map(), again: new Map() });
    for (const [index, item] of items.entries()) ledger.rows.set(`A${index + 1}`, { period: "T1", cells: bare("A", { 名称: item.text, 责任人: item.owner, 完成时限: item.deadline, 衡量指标: item.sign, 说明: B.noteOf(item) }), from: new Set() });
    for (const [index, problem] of problems.entries()) ledger.rows.set(`P${index + 1}`, { period: "T1", cells: bare("P", { 名称: problem.text }), from: new Set() });
    imported += items.length;
    mine = { chain, ledger, docs: [], touched: true };
    check(mine);
  };
  const someRow = ({ chain }, kinds = "PCAG") => {
    const rows = chain.links.filter(({ id }) => kinds.includes(id[0]));
    return rows.length && random() < 0.95 ? pick(rows).id : `${pick([...kinds])}${1 + below(40)}`;
  };
  const somePeriod = ({ chain }) => (random() < 0.6 ? chain.periods.at(-1) : pick(chain.periods)).id;
  const bare = (kind, cells) => Object.fromEntries(Object.entries(cells).filter(([column, cell]) => C.COLUMNS[kind].includes(column) && filled(cell)));
  const add = (one, period) => {
    const kind = pick([..."PCAAGG"]);
    const cells = Object.fromEntries(Array.from({ length: below(4) }, () => [pick(COLUMNS), random() < 0.1 ? " " : words()]));
    if (random() < 0.9) cells.名称 = words();
    const from = Array.from({ length: below(3) }, () => someRow(one));
    one.chain = C.addLink(one.chain, kind, period, cells, from);
    const { id } = one.chain.links.at(-1);
    if (one.ledger.rows.has(id) || one.ledger.gone.has(id)) fail(`${id} is given again`);
    one.ledger.rows.set(id, { period, cells: bare(kind, cells), from: new Set(from.filter((source) => FOLLOWS[kind].includes(source[0]) && one.ledger.rows.has(source))) });
  };
  const next = (one) => {
    const name = periodName();
    one.chain = C.addPeriod(one.chain, name);
    const { id } = one.chain.periods.at(-1);
    one.ledger.periods.push({ id, name, said: new Map(), changed: new Map(), again: new Map() });
    return id;
  };
  const entryOf = (one, period) => one.ledger.periods.find(({ id }) => id === period);
  const placeIn = (one, period) => one.ledger.periods.findIndex(({ id }) => id === period);

  // Its writer changes a cell, writes a row, or takes one out.
  const scribble = (doc) => {
    const { draft } = doc;
    const put = (list, rows) => (doc.draft = { ...draft, rows: { ...Object.fromEntries(Object.entries(draft.rows).filter(([name]) => name !== list)), ...(rows.length ? { [list]: rows } : {}) } });
    const act = random();
    if (act < 0.25) {
      const list = pick(Object.keys(KIND_OF));
      const cells = { 名称: random() < 0.5 ? pick(NAMES) : `新写的${(serial += 1)}`, 备注: `№${(serial += 1)}` };
      if (random() < 0.5) cells[pick(TYPED[list])] = pick(NAMES);
      const rows = [...(draft.rows[list] ?? [])];
      rows.splice(below(rows.length + 1), 0, cells);
      doc.added.push({ list, cells });
      return void put(list, rows);
    }
    const lists = Object.keys(TYPED).filter((name) => draft.rows[name]);
    if (!lists.length) return;
    const list = pick(lists);
    const some = (draft.rows[list] ?? []).filter((one) => one.编号);
    if (!some.length) return;
    const row = pick(some);
    if (act < 0.35) {
      doc.gone.add(at(list, row.编号));
      for (const key of [...doc.own.keys()]) if (key.startsWith(at(list, row.编号, ""))) doc.own.delete(key);
      return void put(list, draft.rows[list].filter((one) => one !== row));
    }
    const column = pick(TYPED[list]);
    const raw = column === "答复" ? pick([...C.VERDICTS, D.UNANSWERED]) : column === "实际值" ? `${below(90)}%` : random() < 0.1 ? "" : `改过的${(serial += 1)}`;
    const { [column]: _, ...rest } = row;
    put(list, draft.rows[list].map((one) => (one === row ? { ...rest, ...(raw ? { [column]: raw } : {}) } : one)));
    const key = at(list, row.编号, column);
    if (tidy(raw) === cellAt(rowAt(draft.chain.given, list, row.编号), column)) doc.own.delete(key);
    else doc.own.set(key, tidy(raw));
  };

  const OPERATIONS = {
    add: (one) => add(one, somePeriod(one)),
    period: (one) => void next(one),
    // What another report planned comes in as the rows of a period of its own.
    import(one) {
      const id = next(one);
      const { text, period } = reports[(imports += 1) % reports.length];
      const { items, problems } = R.plannedIn(text, { period });
      for (const { id: found, cells } of B.chainFrom("c2", "", period, items.slice(0, 4), problems.slice(0, 2), true).links) {
        one.chain = C.addLink(one.chain, found[0], id, cells);
        one.ledger.rows.set(one.chain.links.at(-1).id, { period: id, cells: { ...cells }, from: new Set() });
      }
    },
    draft(one) {
      const period = somePeriod(one);
      one.docs = ROLES.map((role) => begunDraft(one.chain, period, role));
    },
    write(one) {
      if (!one.docs.length) OPERATIONS.draft(one);
      const doc = pick(one.docs);
      for (let count = 1 + below(4); count; count -= 1) scribble(doc);
    },
    take(one) {
      if (!one.docs.length) OPERATIONS.draft(one);
      const doc = pick(one.docs);
      if (random() < 0.7) stepDraft(one, doc);
      takeDraft(one, doc);
    },
    edit(one) {
      const [id, column, raw, period] = [someRow(one), pick(COLUMNS), random() < 0.15 ? pick(["", " "]) : words(), random() < 0.5 ? undefined : somePeriod(one)];
      one.chain = C.setCell(one.chain, id, column, raw, period);
      const row = one.ledger.rows.get(id);
      if (!row || !C.COLUMNS[id[0]].includes(column)) return;
      if (period && placeIn(one, period) > placeIn(one, row.period)) {
        const { changed } = entryOf(one, period);
        changed.set(id, { ...changed.get(id), [column]: raw });
      } else if (filled(raw)) row.cells[column] = raw;
      else delete row.cells[column];
    },
    tie(one) {
      const [id, source, tied] = [someRow(one), someRow(one), random() < 0.7];
      one.chain = C.tie(one.chain, id, source, tied);
      const row = one.ledger.rows.get(id);
      if (!row) return;
      if (!tied) row.from.delete(source);
      else if (FOLLOWS[id[0]].includes(source[0]) && one.ledger.rows.has(source)) row.from.add(source);
    },
    answer(one) {
      const [period, id, said] = [somePeriod(one), someRow(one, random() < 0.9 ? "AG" : "PCAG"), random() < 0.1 ? null : someAnswer()];
      one.chain = C.answer(one.chain, period, id, said);
      if (!one.ledger.rows.has(id) || !plannable(id)) return;
      if (said) entryOf(one, period).said.set(id, said);
      else entryOf(one, period).said.delete(id);
    },
    reopen(one) {
      const [period, id, why] = [somePeriod(one), someRow(one, "AG"), random() < 0.2 ? " " : `又要做${(serial += 1)}`];
      one.chain = C.reopen(one.chain, period, id, why);
      if (!one.ledger.rows.has(id)) return;
      if (filled(why)) entryOf(one, period).again.set(id, why);
      else entryOf(one, period).again.delete(id);
    },
    move: (one) => void (one.chain = C.moveLink(one.chain, someRow(one), random() < 0.3 ? null : someRow(one))),
    rename(one) {
      const [period, name] = [somePeriod(one), periodName()];
      one.chain = C.retitle(C.renamePeriod(one.chain, period, name), random() < 0.2 ? words() : one.chain.title);
      entryOf(one, period).name = name;
    },
    remove(one) {
      const id = someRow(one);
      one.chain = C.removeLink(one.chain, id);
      const gone = one.ledger.rows.get(id);
      if (!gone) return;
      one.ledger.rows.delete(id);
      one.ledger.gone.add(id);
      for (const entry of one.ledger.periods) for (const held of [entry.said, entry.changed, entry.again]) held.delete(id);
      for (const [other, row] of one.ledger.rows) {
        if (!row.from.delete(id)) continue;
        const nearest = (source) => (FOLLOWS[other[0]].includes(source[0]) ? [source] : [...one.ledger.rows.get(source).from].flatMap(nearest));
        for (const source of [...gone.from].flatMap(nearest)) row.from.add(source);
      }
    },
    reload: (one) => void (one.chain = F.parse(F.toFile(one.chain)).chain ?? fail("the file is refused")),
    fork: () => void (theirs ??= { chain: F.parse(F.toFile(mine.chain)).chain, ledger: copied(mine.ledger), docs: [] }),
    merge() {
      if (!theirs) return;
      if (random() < 0.5) [mine, theirs] = [theirs, mine];
      const merged = frozen(M.merge(mine.chain, theirs.chain));
      checkMerge(mine, theirs, merged);
      const chosen = merged.conflicts.reduce((chain, conflict) => M.resolve(chain, conflict, random() < 0.5 ? "mine" : "theirs"), merged.chain);
      mine = { chain: chosen, ledger: ledgerOf(chosen, new Set([...mine.ledger.gone, ...theirs.ledger.gone])), docs: mine.docs };
      merges += 1;
      settled += merged.conflicts.length;
      // The other goes on with a copy of what came of it, with what they had, or not at all.
      const pick3 = below(3);
      if (pick3 === 0) theirs = null;
      if (pick3 === 1) theirs = { chain: F.parse(F.toFile(chosen)).chain, ledger: copied(mine.ledger), docs: [] };
    },
  };
  const WEIGHTS = { add: 12, period: 4, import: 2, edit: 9, tie: 5, answer: 16, reopen: 4, move: 3, rename: 3, remove: 4, reload: 3, fork: 4, merge: 4, draft: 1, write: 12, take: 6 };
  const wheel = Object.entries(WEIGHTS).flatMap(([name, weight]) => Array(weight).fill(name));

  const counts = {};

  for (let index = 0; index < histories; index += 1) {
    restart(seed + index * 7919);
    serial = 0;
    try {
      begin();
    } catch (error) {
      return JSON.stringify({ failed: `history ${index}, begun: ${error.stack}` });
    }
    for (let step = 0; step < steps; step += 1) {
      const name = pick(wheel);
      try {
        const one = theirs && random() < 0.4 ? theirs : mine;
        one.touched = true;
        OPERATIONS[name](one);
        check(mine);
        if (theirs) check(theirs);
      } catch (error) {
        return JSON.stringify({ failed: `history ${index}, step ${step} (${name}): ${error.stack}` });
      }
      counts[name] = (counts[name] ?? 0) + 1;
    }
    periods += mine.chain.periods.length;
    planned += P.planOf(mine.chain, mine.chain.periods.at(-1).id).length;
  }
  return JSON.stringify({ counts, merges, settled, periods, planned, imports, imported, taken });
};
