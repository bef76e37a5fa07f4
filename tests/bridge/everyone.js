// Asks the modules that know the calendar, and those that write everyone's part, the agenda and the ages.
async ([address, task]) => {
  const { call, ...given } = JSON.parse(task);
  const load = (name) => import(`${address}/${name}.js`);
  const names = ["bridge/calendar", "bridge/rest-days", "bridge/ics", "bridge/duties", "bridge/everyone", "bridge/review", "bridge/ages", "report/document"];
  const [C, R, I, D, E, V, A, W] = await Promise.all(names.map(load));
  const ids = (duties) => duties.map(({ planned }) => planned.id);
  const answers = {
    days: ({ days }) => days.map((day) => ({ ...(C.restDay(day) ?? { what: "", source: "" }), said: C.spokenInFull(day), iso: C.iso(day), before: C.previousWorkday(day), after: C.nextWorkday(day) })),
    notices: () => R.NOTICES,
    about: ({ years }) => years.map((year) => ({ known: C.known(year), source: C.sourceOf(year), unknown: C.unknownOf(year) })),
    lastWorkdays: ({ months }) => months.map(([year, month]) => C.lastWorkday(year, month)),
    moved: ({ moves }) => moves.map(([day, count]) => [C.addDays(day, count), C.daysBetween(day, C.addDays(day, count)), C.weekday(day), C.monthAfter(day)]),
    file: ({ items, about }) => I.toCalendarFile(items, about),
    deadlines: ({ rows }) => rows.map(({ raw, period }) => D.deadlineOf(raw, period)),
    ownersIn: ({ cells }) => cells.map(D.ownersIn),
    owners: ({ chain, period }) => E.ownersOf(chain, period).map(({ owner, items }) => [owner, items.map(({ id }) => id)]),
    message: ({ chain, period, owner, today }) => E.messageFor(chain, period, owner, today),
    calendar: ({ chain, period, owner, stamp }) => E.calendarFor(chain, period, owner, stamp),
    agenda: ({ chain, period, when }) => Object.fromEntries(Object.entries(V.agendaOf(chain, period, when)).flatMap(([part, duties]) => (Array.isArray(duties) ? [[part, ids(duties)]] : []))),
    document: ({ chain, period, when }) => {
      const document = V.agendaDocument(chain, period, when);
      const facts = { values: {}, rows: {} };
      return { text: W.toText(document, facts), markdown: W.toMarkdown(document, facts), html: W.toHtml(document, facts) };
    },
    ages: ({ chain, period }) => A.agesOf(chain, period),
    kept: ({ chain }) => A.keptOf(chain),
    sentences: ({ chain }) => chain.periods.map(({ id }) => A.ageSentence(chain, id)),
  };
  return JSON.stringify(answers[call](given));
};
