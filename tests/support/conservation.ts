/**
 * Books kept beside a run, independently of the services' own invariants: what is sent to laboratories and transfused is counted
 * where it is asked for, what is there is counted again from raw state, and both are set against what the run wrote down.
 */
import { bloodGroups, origin, surgicalClasses } from "../../sim/model/contracts.ts";
import { type Setup, World } from "../../sim/model/index.ts";
import { field, type LaboratoryState, rowSize } from "../../sim/model/laboratory/state.ts";
import { answers } from "./arrows.ts";
import { reading } from "./region.ts";

const groups = bloodGroups.length;

/** Whether a recipient's ABO antigens hold those of the unit: O fits all, AB takes all, A and B their own and O. */
export function isCompatible(unit: string, recipient: string): boolean {
  const antigens = (group: string) => [...group.replace(/[+-]/, "")].filter((letter) => letter !== "O");
  return antigens(unit).every((letter) => antigens(recipient).includes(letter));
}

export interface Books {
  readonly world: World;
  /** Requests sent to each laboratory, and from practices to any. */
  readonly submitted: Float64Array;
  fromPractices: number;
  /** Units transfused, by group of the unit and group of the recipient. */
  readonly transfused: Float64Array;
  /** What was there when the run began: elective cases by hospital, units by group in hospitals and in England. */
  readonly cases: readonly number[];
  readonly inHospitals: readonly number[];
  readonly inEngland: readonly number[];
}

type Arrays = Readonly<Record<string, Int32Array>>;

interface Supply {
  readonly shelf: Int32Array;
  readonly lots: Arrays;
  readonly shipments: Arrays;
  readonly national: Arrays;
}

const supplyOf = (world: World) => world.states["blood-supply"] as Supply;

export function keepBooks(setup: Setup, run: { readonly seed: string; readonly replication: number }): Books {
  const submitted = new Float64Array(setup.places.laboratories.length);
  const transfused = new Float64Array(groups * groups);
  const world = new World(setup, run, undefined, {
    submitSamples: (one, laboratory, from, priority, count, ...rest) => {
      submitted[laboratory] += count;
      if (from === origin.practice) books.fromPractices += count;
      answers.laboratory.submitSamples(one, laboratory, from, priority, count, ...rest);
    },
    transfuseLot: (one, lot, units, recipientGroup) => {
      const unit = supplyOf(one).lots.group[lot];
      const given = answers.bloodSupply.transfuseLot(one, lot, units, recipientGroup);
      transfused[unit * groups + recipientGroup] += given;
      return given;
    },
  });
  const books: Books = {
    world,
    submitted,
    fromPractices: 0,
    transfused,
    cases: casesOf(world),
    inHospitals: bloodGroups.map((_, group) => unitsInHospitals(world, group)),
    inEngland: bloodGroups.map((_, group) => unitsInEngland(world, group)),
  };
  return books;
}

const sum = (numbers: Iterable<number>): number => {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
};

/** The part of an array by [place, group, slot] that is of one group. */
function ofGroup(counts: ArrayLike<number>, group: number, slots: number): number {
  let units = 0;
  for (let at = 0; at < counts.length; at++) if (Math.floor(at / slots) % groups === group) units += counts[at];
  return units;
}

function unitsInHospitals(world: World, group: number): number {
  const { shelf, lots, shipments } = supplyOf(world);
  const slots = shelf.length / (world.setup.places.banks.length * groups);
  let reserved = 0;
  for (let at = 0; at < lots.counts.length; at++)
    if (lots.group[Math.floor(at / slots)] === group) reserved += lots.counts[at];
  return ofGroup(shelf, group, slots) + reserved + ofGroup(shipments.counts, group, slots);
}

function unitsInEngland(world: World, group: number): number {
  const { stock, inProcess } = supplyOf(world).national;
  return ofGroup(stock, group, stock.length / groups) + ofGroup(inProcess, group, inProcess.length / groups);
}

/** A measure from the first day of the warm-up on. */
export function ever(world: World, measure: string, place = "region"): number {
  return reading(world, measure, place, -world.setup.calendar.warmUpDays, world.setup.scenario.horizonDays);
}

/** Units: what was there and what was given is used, lost, passed its date, issued to others, or still there. */
export function bloodProblems({ world, transfused, inHospitals, inEngland }: Books): string[] {
  const { national } = supplyOf(world);
  const wasted = new Float64Array(groups);
  for (let id = world.causes.first; id < world.causes.length; id++) {
    const record = world.causes.read(id);
    if (record.kind === "discard") wasted[record.subject] += record.value;
  }
  const used = bloodGroups.map((_, group) => sum(transfused.subarray(group * groups, (group + 1) * groups)));
  const problems: string[] = [];
  const check = (what: string, came: number, known: number) => {
    if (came !== known) problems.push(`${what}: ${came} came, ${known} known`);
  };
  bloodGroups.forEach((name, group) => {
    const came = inHospitals[group] + inEngland[group] + national.collected[group];
    const gone = used[group] + wasted[group] + national.lost[group] + national.expired[group];
    const there = unitsInHospitals(world, group) + unitsInEngland(world, group);
    check(name, came, gone + national.issuedRest[group] + there);
  });
  const { shipments } = supplyOf(world);
  const received = sum(national.issuedRegion) - sum(shipments.counts);
  check("collected", ever(world, "national.collected", "england"), sum(national.collected));
  check("passed its date", ever(world, "national.expired", "england"), sum(national.expired));
  check("issued", ever(world, "national.issued", "england"), sum(national.issuedRest) + sum(national.issuedRegion));
  check("supplied", ever(world, "redCells.supplied"), received);
  check("transfused", ever(world, "redCells.transfused"), sum(used));
  check("O- transfused", ever(world, "redCells.oNegativeTransfused"), used[bloodGroups.indexOf("O-")]);
  check("O+ transfused", ever(world, "redCells.oPositiveTransfused"), used[bloodGroups.indexOf("O+")]);
  check("wasted", ever(world, "redCells.wasted"), sum(wasted));
  check("O- wasted", ever(world, "redCells.oNegativeWasted"), wasted[bloodGroups.indexOf("O-")]);
  return problems;
}

/** Units of a group that recipients of another were given although their ABO groups do not fit. */
export function mismatches({ transfused }: Books): string[] {
  return bloodGroups.flatMap((unit, u) =>
    bloodGroups.flatMap((recipient, r) => {
      const units = transfused[u * groups + r];
      return units > 0 && !isCompatible(unit, recipient) ? [`${units} units of ${unit} to ${recipient}`] : [];
    }),
  );
}

/** Requests: what was submitted is on the road, waits, is on a bench, was released or thrown away. */
export function requestProblems({ world, submitted, fromPractices }: Books): string[] {
  const { rows, head } = world.states.laboratory as LaboratoryState;
  const { setup } = world;
  const laboratories = setup.places.laboratories.length;
  const there = new Float64Array(laboratories);
  const onRoad = new Float64Array(laboratories);
  let ofPractices = 0;
  const read = (row: number, place: number): number => rows.whole[row * rowSize + place];
  const note = (row: number, into: Float64Array) => {
    const count = read(row, field.count);
    into[read(row, field.laboratory)] += count;
    if (read(row, field.origin) === origin.practice) ofPractices += count;
  };
  for (const first of head) for (let row = first; row >= 0; row = read(row, field.next)) note(row, there);
  const kinds = ["laboratory.bagArrived", "laboratory.trayDone", "primary-care.resultsSeen"].map((k) => setup.kind(k));
  for (const { kind, a, b } of world.sim.pending()) {
    if (kind === kinds[0]) note(a, onRoad);
    else if (kind === kinds[1]) note(a, there);
    else if (kind === kinds[2]) ofPractices += b;
  }
  const problems: string[] = [];
  setup.places.laboratories.forEach(({ id }, number) => {
    const [received, released, discarded] = ["received", "released", "discarded"].map((what) =>
      ever(world, `laboratory.${what}`, id),
    );
    if (received + onRoad[number] !== submitted[number])
      problems.push(`${id}: ${submitted[number]} sent, ${received} received, ${onRoad[number]} on the road`);
    if (released + discarded + there[number] !== received)
      problems.push(`${id}: ${received} received, ${released} released, ${discarded} lost, ${there[number]} there`);
  });
  const back = ever(world, "gp.resultsSeen") + ever(world, "gp.samplesDiscarded");
  if (back + ofPractices !== fromPractices)
    problems.push(`practices: ${fromPractices} sent, ${back} came back, ${ofPractices} on their way`);
  return problems;
}

/** GP requests: what arose was sent, or held back and then sent, lapsed, went elsewhere, or still waits. */
export function practiceProblems({ world, fromPractices }: Books): string[] {
  const of = (what: string) => ever(world, `gp.${what}`);
  const { deferred, redraw } = world.states["primary-care"] as Arrays;
  const problems: string[] = [];
  if (of("testsRequested") !== of("testsSent") - of("testsReturned") + of("testsDeferred"))
    problems.push("requests arose that were neither sent nor held back on their day");
  const waiting = of("testsDeferred") - of("testsReturned") - of("testsLapsed") - of("testsDiverted");
  if (waiting !== sum(deferred)) problems.push(`${waiting} requests should wait, ${sum(deferred)} do`);
  const sentAgain = of("samplesDiscarded") - sum(redraw);
  if (of("testsSent") + sentAgain !== fromPractices) problems.push("samples sent are not those that reached a courier");
  return problems;
}

interface CaseRows {
  readonly rows: { readonly status: Uint8Array; readonly hospital: Uint8Array; readonly surgicalClass: Uint8Array };
}

function casesOf(world: World): number[] {
  const { status, hospital, surgicalClass } = (world.states.surgery as CaseRows).rows;
  const cases = world.setup.places.hospitals.map(() => 0);
  status.forEach((value, row) => {
    if (value !== 0 && surgicalClass[row] < surgicalClasses.length) cases[hospital[row]]++;
  });
  return cases;
}

/** Operations: cases added are done, gone elsewhere or still on a list; a day's bookings are done or put off, none twice. */
export function caseProblems({ world, cases }: Books): string[] {
  const problems: string[] = [];
  const now = casesOf(world);
  world.setup.places.hospitals.forEach(({ id }, hospital) => {
    const added = cases[hospital] + ever(world, "elective.added", id);
    const known = now[hospital] + ever(world, "elective.done", id) + ever(world, "elective.transferred", id);
    if (added !== known) problems.push(`${id}: ${added} cases added, ${known} known`);
  });
  return [
    ...problems,
    ...dayProblems(world, "elective.booked", [
      "elective.done",
      "elective.postponed",
      "elective.postponedOrdinary",
      "elective.cancelledClinically",
    ]),
  ];
}

/** Appointments: a day's bookings were held, held without result, converted or postponed. */
export function appointmentProblems({ world }: Books): string[] {
  const ends = ["done", "withoutResult", "converted", "postponed", "postponedOrdinary"];
  return dayProblems(
    world,
    "outpatient.booked",
    ends.map((end) => `outpatient.${end}`),
  );
}

/** Hospital by hospital and day by day up to yesterday, bookings equal the sum of how they ended. */
function dayProblems(world: World, booked: string, ends: readonly string[]): string[] {
  const { calendar, places } = world.setup;
  return places.hospitals.flatMap(({ id }) => {
    for (let day = -calendar.warmUpDays; day + calendar.warmUpDays < world.today; day++) {
      const came = reading(world, booked, id, day, day + 1);
      const ended = sum(ends.map((end) => reading(world, end, id, day, day + 1)));
      if (came !== ended) return [`${id}: of ${came} ${booked} on day ${day}, ${ended} ended`];
    }
    return [];
  });
}
