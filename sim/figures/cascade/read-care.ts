/** The right half of the cascade: theatres, clinics, wards and practices, and the people who wait. */
import {
  appointmentsWithoutNewDate,
  guidance,
  lookAtPractices,
  operationsWithoutNewDate,
  type World,
} from "../../model/index.ts";
import { numberText, percentText } from "../../report/index.ts";
import type { Band } from "./bands.ts";
import type { CascadeCount, CascadeFlow, CascadeNode } from "./data.ts";
import type { Days } from "./days.ts";
import type { Half } from "./read-laboratories.ts";

const plain = { declared: -1, brief: "", systemsUp: [] } as const;
const workingDaysAWeek = 5;

interface Booked {
  readonly kind: "theatres" | "clinics";
  readonly waitingKind: "operations" | "appointments";
  readonly measure: "elective" | "outpatient";
  readonly name: string;
  readonly waitingName: string;
  readonly what: string;
  readonly done: string;
  readonly without: (world: World) => Int32Array | null;
  readonly waits: string;
}

const theatres: Booked = {
  kind: "theatres",
  waitingKind: "operations",
  measure: "elective",
  name: "Theatres",
  waitingName: "Operations",
  what: "operations",
  done: "done",
  without: operationsWithoutNewDate,
  waits: "cases have lost a date, for any reason, and have no new one",
};
const clinics: Booked = {
  kind: "clinics",
  waitingKind: "appointments",
  measure: "outpatient",
  name: "Clinics",
  waitingName: "Appointments",
  what: "appointments",
  done: "held as planned",
  without: appointmentsWithoutNewDate,
  waits: "postponed appointments that hang on a test have no new date",
};

export const countOf = (days: Days, measure: Booked["measure"], hospitals: readonly number[]): CascadeCount => ({
  booked: days.working(`${measure}.booked`, hospitals) || 0,
  done: days.working(`${measure}.done`, hospitals) || 0,
  postponed: days.working(`${measure}.postponed`, hospitals) || 0,
  postponedOrdinary: days.working(`${measure}.postponedOrdinary`, hospitals) || 0,
});

/** A table place of the band; the others have none together and show the trust of their first blood bank. */
const placeOf = (world: World, band: Band): string =>
  band.place !== ""
    ? band.place
    : (world.setup.places.trusts[world.setup.places.trustOfHospital[mainHospital(world, band)]]?.id ?? "region");

const mainHospital = (world: World, band: Band): number =>
  band.banks.length > 0 ? world.setup.places.hospitalOfBank[band.banks[0]] : band.hospitals[0];

/** Planned care of a band of trusts and who waits for it. */
function readBooked(world: World, days: Days, band: Band, kind: Booked): Half {
  if (!days.has(`${kind.measure}.booked`)) return { nodes: [], flows: [] };
  const { booked, done, postponed, postponedOrdinary } = countOf(days, kind.measure, band.hospitals);
  const usualBooked = days.usualOfWorking(`${kind.measure}.booked`, band.hospitals) || 0;
  const usualDone = days.usualOfWorking(`${kind.measure}.done`, band.hospitals) || 0;
  if (usualBooked === 0 && booked === 0) return { nodes: [], flows: [] };
  const pickPlace = placeOf(world, band);
  const id = `${kind.kind}:${band.id}`;
  const week = (name: string) => numberText(days.lastWeek(`${kind.measure}.${name}`, band.hospitals));
  const usualPostponed =
    (days.usualOfWorking(`${kind.measure}.postponed`, band.hospitals) || 0) +
    (days.usualOfWorking(`${kind.measure}.postponedOrdinary`, band.hospitals) || 0);
  const node: CascadeNode = {
    ...plain,
    id,
    kind: kind.kind,
    column: "care",
    band: band.id,
    name: `${kind.name}, ${band.name}`,
    short: kind.name,
    pick: `measure ${kind.measure}.done@${pickPlace}`,
    level: done / booked,
    usualLevel: usualBooked > 0 ? usualDone / usualBooked : 1,
    amount: done,
    outOf: booked,
    shown: kind.kind === "theatres" ? `${numberText(done)} of ${numberText(booked)}` : percentText(done / booked),
    brief:
      kind.kind === "theatres"
        ? `${numberText(postponed + postponedOrdinary)} postponed`
        : `${numberText(done)} of ${numberText(booked)} held`,
    facts: `${numberText(done)} of ${numberText(booked)} booked ${kind.what} ${kind.done} on the last working day (usually ${numberText(usualDone)} of ${numberText(usualBooked)}); ${numberText(postponed)} postponed, linked by the model's rules to the incident, ${numberText(postponedOrdinary)} for other reasons. In the last 7 days ${week("done")} of ${week("booked")}, ${week("postponed")} postponed.`,
  };
  const without = kind.without(world);
  if (without === null) return { nodes: [node], flows: [] };
  const waiting = band.hospitals.reduce((sum, hospital) => sum + without[hospital], 0);
  const usualADay = days.usualWeek(`${kind.measure}.done`, band.hospitals) / workingDaysAWeek;
  const waitingDays = usualADay > 0 ? waiting / usualADay : Number.NaN;
  const waitingNode: CascadeNode = {
    ...plain,
    id: `${kind.waitingKind}:${band.id}`,
    kind: kind.waitingKind,
    column: "waiting",
    band: band.id,
    name: `${kind.waitingName} without a new date, ${band.name}`,
    short: kind.waitingName,
    pick: `measure ${kind.measure}.postponed@${pickPlace}`,
    level: waitingDays,
    usualLevel: 0,
    amount: waiting,
    outOf: Number.NaN,
    shown: numberText(waiting),
    brief: daysText(waitingDays),
    facts: `${numberText(waiting)} ${kind.waits}: ${daysText(waitingDays)}.`,
  };
  const flow: CascadeFlow = {
    id: `${id}>${kind.waitingKind}:${band.id}`,
    kind: kind.waitingKind,
    from: id,
    to: waitingNode.id,
    fromName: node.name,
    toName: waitingNode.name,
    pick: waitingNode.pick,
    amount: postponed + postponedOrdinary,
    usual: usualPostponed,
    unit: `${kind.what} postponed on the last working day, for any reason`,
    byHand: "",
    isCut: false,
    isAid: false,
  };
  return { nodes: [node, waitingNode], flows: [flow] };
}

const daysText = (days: number): string =>
  Number.isNaN(days) ? "" : `${days < 10 ? days.toFixed(1) : numberText(days)} days' work`;

function readWards(world: World, days: Days, band: Band): CascadeNode[] {
  const hasDepartment = !Number.isNaN(days.last("ed.resultWait", band.hospitals));
  const measure = hasDepartment ? "ed.resultWait" : "ward.resultWait";
  const now = days.last(measure, band.hospitals);
  const usual = days.usualOfLast(measure, band.hospitals);
  if (Number.isNaN(now) && Number.isNaN(usual)) return [];
  const where = hasDepartment ? "emergency departments" : "wards";
  const stay = days.last("ed.stay", band.hospitals);
  return [
    {
      ...plain,
      id: `wards:${band.id}`,
      kind: "wards",
      column: "care",
      band: band.id,
      name: `Wards and emergency, ${band.name}`,
      short: hasDepartment ? "Wards, emergency" : "Wards",
      pick: `measure ${measure}@${placeOf(world, band)}`,
      level: usual / now,
      usualLevel: 1,
      amount: now,
      outOf: usual,
      shown: `${numberText(Math.round(now))} min`,
      facts: `In ${where} results were seen after ${numberText(Math.round(now))} min on the last whole day, usually ${numberText(Math.round(usual))}.${
        Number.isNaN(stay)
          ? ""
          : ` Mean stay ${numberText(Math.round(stay))} min (usually ${numberText(Math.round(days.usualOfLast("ed.stay", band.hospitals)))}).`
      }`,
    },
  ];
}

export function readTrusts(world: World, days: Days, band: Band): Half {
  const operations = readBooked(world, days, band, theatres);
  const appointments = readBooked(world, days, band, clinics);
  return {
    nodes: [...operations.nodes, ...appointments.nodes, ...readWards(world, days, band)],
    flows: [...operations.flows, ...appointments.flows],
  };
}

export function readPractices(world: World, days: Days, band: Band): Half {
  const look = lookAtPractices(world);
  const { boroughs, practices, boroughOfPractice } = world.setup.places;
  if (look === null || band.boroughs.length === 0) return { nodes: [], flows: [] };
  const nodes: CascadeNode[] = [];
  const flows: CascadeFlow[] = [];
  let waiting = 0;
  for (const borough of band.boroughs) {
    const { id: place, name } = boroughs[borough];
    const members = practices.flatMap((_, p) => (boroughOfPractice[p] === borough ? [p] : []));
    const acting = (level: number) => members.filter((p) => look.acting[p] === level).length;
    const requested = days.working("gp.testsRequested", members);
    const deferred = days.working("gp.testsDeferred", members);
    const held = members.reduce((sum, p) => sum + look.waiting[p], 0);
    waiting += held;
    const id = `practices:${place}`;
    nodes.push({
      ...plain,
      id,
      kind: "practices",
      column: "care",
      band: band.id,
      name: `Practices, ${name}`,
      short: name,
      pick: `borough ${place}`,
      level: requested > 0 ? 1 - deferred / requested : Number.NaN,
      usualLevel: 1,
      amount: (requested || 0) - (deferred || 0),
      outOf: requested || 0,
      shown: requested > 0 ? `${percentText(1 - deferred / requested)} sent` : "–",
      facts: `${numberText(deferred || 0)} of ${numberText(requested || 0)} test requests were held back on the last working day. Of ${members.length} practices ${acting(guidance.open)} act on no limit, ${acting(guidance.urgentOnly)} send urgent ones only, ${acting(guidance.closed)} none. ${numberText(held)} tests wait to be sent.`,
    });
    flows.push({
      id: `${id}>tests`,
      kind: "tests",
      from: id,
      to: "tests",
      fromName: `Practices, ${name}`,
      toName: "Tests held back",
      pick: `borough ${place}`,
      amount: deferred || 0,
      usual: 0,
      unit: "test requests held back on the last working day",
      byHand: "",
      isCut: false,
      isAid: false,
    });
  }
  const everyone = practices.map((_, p) => p);
  const usualADay = days.usualWeek("gp.testsRequested", everyone) / workingDaysAWeek;
  const waitingDays = usualADay > 0 ? waiting / usualADay : Number.NaN;
  nodes.push({
    ...plain,
    id: "tests",
    kind: "tests",
    column: "waiting",
    band: band.id,
    name: "Tests held back or wanted again",
    short: "Tests",
    pick: "measure gp.backlog@region",
    level: waitingDays,
    usualLevel: 0,
    amount: waiting,
    outOf: Number.NaN,
    shown: numberText(waiting),
    brief: daysText(waitingDays),
    facts: `${numberText(waiting)} test requests of practices are held back, or their samples are wanted again: ${daysText(waitingDays)}.`,
  });
  return { nodes, flows };
}
