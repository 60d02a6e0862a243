/** Why? of a place: a hospital, a trust, a borough, a practice, a laboratory, and what befell it in the week of the clock. */
import { guidance, origin, systems, type World } from "../model/index.ts";
import { Readings } from "./readings.ts";
import { measureText, numberText, percentText, sentence, unitsText } from "./text.ts";
import { belowTrustsText, type Known, type ShareTable, type Told } from "./why-answer.ts";
import { deferralOf } from "./why-sent.ts";
import { type Counted, outcomeKinds, recordsOfWeek, shareOf, type Week, weekAt } from "./why-share.ts";

const nothingText = "Nothing of the kind is recorded for this week.";

/** A measure of a place over a week in words: `Operations booked: 312`; "" where nothing was read. */
function said(known: Known, week: Week, measure: string, numbers: ArrayLike<number>): string {
  const value = new Readings(known.run).overNumbers(measure, Array.from(numbers), week.from, week.to);
  return Number.isNaN(value) ? "" : `${sentence(measureText(measure))}: ${numberText(value)}`;
}

function weekFact(known: Known, week: Week, measures: readonly string[], numbers: ArrayLike<number>): string {
  const parts = measures.map((measure) => said(known, week, measure, numbers)).filter((text) => text !== "");
  return parts.length === 0 ? "" : `In ${week.words}: ${parts.join("; ")}.`;
}

const careMeasures = [
  "elective.booked",
  "elective.done",
  "elective.postponed",
  "elective.postponedOrdinary",
  "outpatient.booked",
  "outpatient.done",
  "outpatient.postponed",
  "outpatient.postponedOrdinary",
] as const;

export function tellHospital(known: Known, id: string): Told | null {
  const number = known.world.setup.places.hospital(id);
  return number < 0 ? null : tellHospitals(known, id, known.world.setup.places.hospitals[number].name, [number]);
}

export function tellTrust(known: Known, id: string): Told | null {
  const { places } = known.world.setup;
  const rollup = places.rollups.find((one) => one.id === id);
  const isTrust = places.trust(id) >= 0 || (rollup !== undefined && id === "kch+gstt");
  return rollup === undefined || !isTrust ? null : tellHospitals(known, id, rollup.name, Array.from(rollup.hospital));
}

function tellHospitals(known: Known, id: string, name: string, hospitals: readonly number[]): Told {
  const { world } = known;
  const { places } = world.setup;
  const week = weekAt(world, world.sim.nowMin);
  const counted = recordsOfWeek(known, week, outcomeKinds, ({ record }) => hospitals.includes(record.place));
  const share = shareOf(counted, week, world.sim.nowMin, name);
  const banks = hospitals.flatMap((hospital) => {
    const bank = places.bankOfHospital[hospital];
    return bank >= 0 && places.hospitalOfBank[bank] === hospital ? [bank] : [];
  });
  let groupO = 0;
  for (const bank of banks) groupO += world.ask.groupOAboveReserve(world, bank);
  const facts = [
    weekFact(known, week, careMeasures, hospitals),
    banks.length > 0 ? `Group O red cells above the emergency reserve now: ${unitsText(groupO)}.` : "",
  ];
  return {
    title: name,
    facts: facts.filter((fact) => fact !== ""),
    record: share.record,
    nothing: nothingText,
    share: share.table,
    note: id === "kch+gstt" ? "" : belowTrustsText,
    placeIds: hospitals.map((hospital) => places.hospitals[hospital].id),
  };
}

/** Records whose chain leads through what befell a laboratory. */
export function tellLaboratory(known: Known, id: string): Told | null {
  const { world, run } = known;
  const { places } = world.setup;
  const laboratory = places.laboratory(id);
  if (laboratory < 0) return null;
  const { name } = places.laboratories[laboratory];
  const week = weekAt(world, world.sim.nowMin);
  const counted = recordsOfWeek(known, week, outcomeKinds, ({ record }) =>
    run.causes.chain(record.id).some((link) => isOfLaboratory(link) && link.place === laboratory),
  );
  const share = shareOf(counted, week, world.sim.nowMin, `records whose chain leads through ${name}`);
  let up = 0;
  for (let system = 0; system < systems.length; system++) up += world.ask.systemUp(world, laboratory, system);
  const capacity = new Readings(run).overNumbers("laboratory.capacityFraction", [laboratory], week.from, week.to);
  const slow = world.ask.laboratoryCause(world, laboratory);
  const released = `In ${week.words}: ${percentText(capacity)} of the usual results released within target.`;
  return {
    title: name,
    facts: [
      `Systems that work now: ${numberText(up)} of ${systems.length}.`,
      slow >= 0 ? "It works by hand." : "It works as usual.",
      ...(Number.isNaN(capacity) ? [] : [released]),
    ],
    record: slow >= 0 ? slow : share.record,
    nothing: "Nothing out of the ordinary is recorded for this laboratory.",
    share: share.table,
    note: belowTrustsText,
    measures: ["laboratory.capacityFraction"],
    placeIds: [id],
  };
}

const isOfLaboratory = ({ kind, binding }: Counted["record"]): boolean =>
  kind === "system" || (kind === "condition" && binding === "laboratory capacity");

const practiceMeasures = [
  "gp.testsRequested",
  "gp.testsSent",
  "gp.testsDeferred",
  "gp.testsReturned",
  "gp.testsDiverted",
  "gp.resultsSeen",
] as const;

export function tellBorough(known: Known, id: string): Told | null {
  const { places } = known.world.setup;
  const borough = places.borough(id);
  if (borough < 0) return null;
  const practices = places.practices.flatMap((_, p) => (places.boroughOfPractice[p] === borough ? [p] : []));
  const holding = practices.filter((p) => deferralOf(known.world, p) >= 0).length;
  return tellPractices(known, places.boroughs[borough].name, practices, [
    guidanceText(known.world, borough),
    `${numberText(holding)} of ${numberText(practices.length)} practices hold requests back.`,
  ]);
}

export function tellPractice(known: Known, id: string): Told | null {
  const { places } = known.world.setup;
  const practice = places.practice(id);
  if (practice < 0) return null;
  const borough = places.boroughOfPractice[practice];
  const route = known.world.ask.practiceRoute(known.world, practice);
  const holds = deferralOf(known.world, practice) >= 0;
  return tellPractices(
    known,
    places.practices[practice].name,
    [practice],
    [
      ...(borough < 0 ? [] : [guidanceText(known.world, borough)]),
      holds ? "It holds requests back." : "It sends all its requests.",
      ...(route < 0 ? [] : [`Its samples go to ${places.laboratories[route].name}.`]),
    ],
  );
}

function guidanceText(world: World, borough: number): string {
  const inForce = world.ask.guidanceFor(world, origin.practice, borough);
  if (inForce === guidance.open) return "No guidance limits requests.";
  return inForce === guidance.closed ? "Guidance: no requests." : "Guidance: urgent requests only.";
}

function tellPractices(known: Known, name: string, practices: readonly number[], facts: readonly string[]): Told {
  const week = weekAt(known.world, known.world.sim.nowMin);
  const share = deferredShare(known, practices, week, name);
  return {
    title: name,
    facts: [...facts, weekFact(known, week, practiceMeasures, practices)].filter((fact) => fact !== ""),
    record: share.record,
    nothing: "Nothing out of the ordinary: requests are sent as they are made.",
    share: share.table,
    note: belowTrustsText,
    measures: ["gp.testsDeferred"],
    placeIds: practices.length === 1 ? [known.world.setup.places.practices[practices[0]].id] : [],
  };
}

/**
 * Requests held back in a week by what their practice's guidance leads back to. The model keeps one record for each time that a
 * practice begins to hold back, and counts the requests.
 */
export function deferredShare(
  { run, world }: Known,
  practices: readonly number[],
  week: Week,
  name: string,
): { readonly table: ShareTable | null; readonly record: number } {
  const readings = new Readings(run);
  const endMin = run.setup.calendar.startMin[week.to];
  const latest = new Map<number, number>();
  for (const id of run.causes.find(["deferral"])) {
    const { place, timeMin } = run.causes.read(id);
    if (timeMin < endMin) latest.set(place, id);
  }
  const counts = new Map<string, number>();
  let record = -1;
  let total = 0;
  for (const practice of practices) {
    const count = readings.overNumbers("gp.testsDeferred", [practice], week.from, week.to);
    if (!(count > 0)) continue;
    const id = latest.get(practice) ?? -1;
    const isKnown = id >= 0 && run.causes.read(id).timeMin <= world.sim.nowMin;
    if (isKnown) record = Math.max(record, id);
    const root = id < 0 ? "not recorded" : run.causes.read(id).root;
    counts.set(root, (counts.get(root) ?? 0) + count);
    total += count;
  }
  if (total === 0) return { table: null, record };
  const rows = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const because = "guidance allowed urgent requests only";
  return {
    record,
    table: {
      caption: `${sentence(name)}: ${week.words}, as far as the run has gone`,
      columns: ["What", "Binding constraint", "Leads back to", "How many"],
      rows: [
        ...rows.map(([root, count]) => ["Test requests held back", because, root, numberText(count)]),
        ["All of these", "", "", numberText(total)],
      ],
    },
  };
}
