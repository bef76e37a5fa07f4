// Asks the modules that know the calendar, and those that write everyone's part, the agenda and the ages.
async ([address, task]) => {
  const { call, ...given } = JSON.parse(task);
  const ids = (duties) => duties.map(({ planned }) => planned.id);
  // Which modules an answer needs, and how it is given.
  const answers = {
    days: ["calendar", ({ days }, C) => days.map((day) => ({ ...(C.restDay(day) ?? { what: "", source: "" }), said: C.spokenInFull(day), iso: C.iso(day), before: C.previousWorkday(day), after: C.nextWorkday(day) }))],
    notices: ["rest-days", (_, R) => R.NOTICES],
    about: ["calendar", ({ years }, C) => years.map((year) => ({ known: C.known(year), source: C.sourceOf(year), unknown: C.unknownOf(year) }))],
    lastWorkdays: ["calendar", ({ months }, C) => months.map(([year, month]) => C.lastWorkday(year, month))],
    moved: ["calendar", ({ moves }, C) => moves.map(([day, count]) => [C.addDays(day, count), C.daysBetween(day, C.addDays(day, count)), C.weekday(day), C.monthAfter(day)])],
    file: ["ics", ({ items, about }, I) => I.toCalendarFile(items, about)],
    deadlines: ["deadline plan", ({ rows }, D, P) => rows.map(({ raw, period }) => D.dueOn(raw, P.rangeOf(period)))],
    ownersIn: ["owners", ({ cells }, O) => cells.map(O.ownersIn)],
    owners: ["everyone", ({ chain, period }, E) => E.ownersOf(chain, period).map(({ owner, items }) => [owner, items.map(({ id }) => id)])],
    message: ["everyone", ({ chain, period, owner, today }, E) => E.messageFor(chain, period, owner, today)],
    calendar: ["everyone", ({ chain, period, owner, stamp }, E) => E.calendarFor(chain, period, owner, stamp)],
    agenda: ["review", ({ chain, period, when }, V) => Object.fromEntries(Object.entries(V.agendaOf(chain, period, when)).flatMap(([part, duties]) => (Array.isArray(duties) ? [[part, ids(duties)]] : [])))],
    document: [
      "review ../report/document ../report/facts",
      ({ chain, period, when }, V, W, F) => {
        const document = V.agendaDocument(chain, period, when);
        return { text: W.toText(document, F.NOTHING), markdown: W.toMarkdown(document, F.NOTHING), html: W.toHtml(document, F.NOTHING) };
      },
    ],
    ages: ["ages", ({ chain, period }, A) => A.agesOf(chain, period)],
    kept: ["ages", ({ chain }, A) => A.keptOf(chain)],
    sentences: ["ages", ({ chain }, A) => chain.periods.map(({ id }) => A.ageSentence(chain, id))],
  };
  const [names, answer] = answers[call];
  const modules = await Promise.all(names.split(" ").map((name) => import(`${address}/bridge/${name}.js`)));
  return JSON.stringify(answer(given, ...modules));
};
