// Lives through random histories of a chain, period after period, in two copies at times, and checks after each step what was promised.
async ([address, task]) => {
  const { seed, histories, steps } = JSON.parse(task);
  const load = (name) => import(`${address}/${name}.js`);
  const [C, P, F, M, { narrow }] = await Promise.all(["bridge/chain", "bridge/plan", "bridge/chain-file", "bridge/merging", "report/typed"].map(load));

  // A small generator, so that the same seed gives the same run everywhere (mulberry32).
  let state = 0;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (count) => Math.floor(random() * count);
  const pick = (list) => list[below(list.length)];

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

  // What must be true of every chain at every step, whatever was done to it. Promises of other modules
  // (such as: the summary and the plan that are made of a chain say what it says) belong here too.
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
    "a file holds all of it"({ chain }) {
      const text = F.toFile(chain);
      const { chain: read, problems } = F.parse(text);
      if (problems.length) fail(`the file is refused: ${problems}`);
      if (!same(read, chain) || F.toFile(read) !== text) fail("the file is of another chain");
    },
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
  const begin = () => {
    const name = periodName();
    mine = { chain: C.newChain("c1", "衔接", name), ledger: newLedger(name) };
    theirs = null;
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

  const OPERATIONS = {
    add: (one) => add(one, somePeriod(one)),
    period: (one) => void next(one),
    // What another report planned comes in as the rows of a period of its own.
    import(one) {
      const period = next(one);
      for (let count = 1 + below(5); count; count -= 1) add(one, period);
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
    fork: () => void (theirs ??= { chain: F.parse(F.toFile(mine.chain)).chain, ledger: copied(mine.ledger) }),
    merge() {
      if (!theirs) return;
      if (random() < 0.5) [mine, theirs] = [theirs, mine];
      const merged = frozen(M.merge(mine.chain, theirs.chain));
      checkMerge(mine, theirs, merged);
      const chosen = merged.conflicts.reduce((chain, conflict) => M.resolve(chain, conflict, random() < 0.5 ? "mine" : "theirs"), merged.chain);
      mine = { chain: chosen, ledger: ledgerOf(chosen, new Set([...mine.ledger.gone, ...theirs.ledger.gone])) };
      merges += 1;
      settled += merged.conflicts.length;
      // The other goes on with a copy of what came of it, with what they had, or not at all.
      const pick3 = below(3);
      if (pick3 === 0) theirs = null;
      if (pick3 === 1) theirs = { chain: F.parse(F.toFile(chosen)).chain, ledger: copied(mine.ledger) };
    },
  };
  const WEIGHTS = { add: 12, period: 4, import: 2, edit: 9, tie: 5, answer: 16, reopen: 4, move: 3, rename: 3, remove: 4, reload: 3, fork: 4, merge: 4 };
  const wheel = Object.entries(WEIGHTS).flatMap(([name, weight]) => Array(weight).fill(name));

  const counts = {};
  let [merges, settled, periods, planned] = [0, 0, 0, 0];
  for (let index = 0; index < histories; index += 1) {
    state = (seed + index * 7919) | 0;
    serial = 0;
    begin();
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
  return JSON.stringify({ counts, merges, settled, periods, planned });
};
