/**
 * Why? of a number of a table, a tile or a bar: the records of the week that it counts, or, for what no single record stands
 * behind, what is in force at its place.
 */
import { type RecordKind, type Rollup, readOperationDetail } from "../model/index.ts";
import { Readings } from "./readings.ts";
import { measureText, numberText, percentText, sentence } from "./text.ts";
import { belowTrustsText, type Known, type ShareTable, type Told } from "./why-answer.ts";
import { deferredShare } from "./why-place.ts";
import { type Counted, recordsOfWeek, shareOf, type Week, weekAt } from "./why-share.ts";

interface Behind {
  readonly kinds: readonly RecordKind[];
  readonly is: (counted: Counted) => boolean;
}

const ofSurgery = (is: (counted: Counted) => boolean): Behind => ({
  kinds: ["postponement"],
  is: (counted) => counted.service === "surgery" && is(counted),
});
const ofClinics = (is: (counted: Counted) => boolean): Behind => ({
  kinds: ["postponement"],
  is: (counted) => counted.service === "outpatients" && is(counted),
});
const isOfIncident = ({ record }: Counted): boolean => record.root === "incident";
const ofPriority = (priority: number): Behind =>
  ofSurgery((one) => isOfIncident(one) && readOperationDetail(one.entry?.detail ?? 0).priority === priority);
const isDelay = (born: string, unmet: readonly string[]): boolean =>
  born === "emergency.operationBorn" && unmet.includes("valid group and screen");

/** The records that a measure counts; the sum of a week is the measure's. */
const counts: Readonly<Record<string, Behind>> = {
  "elective.postponed": ofSurgery(isOfIncident),
  "elective.postponedOrdinary": ofSurgery((one) => !isOfIncident(one)),
  "elective.postponedStrike": ofSurgery(({ record }) => record.root === "strike"),
  "elective.postponedByDecision": ofSurgery(
    (one) => isOfIncident(one) && one.record.binding === "class paused by decision",
  ),
  "elective.postponedP2": ofPriority(2),
  "elective.postponedP3": ofPriority(3),
  "elective.postponedP4": ofPriority(4),
  "elective.displaced": ofSurgery(({ record }) => record.unmet.includes("displaced by a more urgent case")),
  "cancer.postponed": ofSurgery((one) => isOfIncident(one) && readOperationDetail(one.entry?.detail ?? 0).isCancer),
  "outpatient.postponed": ofClinics(isOfIncident),
  "outpatient.postponedOrdinary": ofClinics((one) => !isOfIncident(one)),
  "transfusion.substitutions": { kinds: ["substitution"], is: ({ service }) => service !== "" },
  "redCells.transfused": { kinds: ["transfusion"], is: () => true },
  "redCells.wasted": { kinds: ["discard"], is: () => true },
  "chemotherapy.delayed": {
    kinds: ["wait"],
    is: (one) => one.service === "chemotherapy" && isOfIncident(one),
  },
  "chemotherapy.delayedOrdinary": {
    kinds: ["wait"],
    is: (one) => one.service === "chemotherapy" && !isOfIncident(one),
  },
  "intensiveCare.elsewhere": { kinds: ["elsewhere"], is: ({ service }) => service === "intensive-care" },
  "transplant.passedOn": { kinds: ["elsewhere"], is: ({ service }) => service === "transplant" },
  "emergency.operationsDelayed": { kinds: ["wait"], is: ({ born, record }) => isDelay(born, record.unmet) },
};

/** For measures that records of another kind stand nearest to: which of those above are shown beside them. */
const kin: readonly (readonly [prefix: string, measure: string])[] = [
  ["elective.", "elective.postponed"],
  ["cancer.", "cancer.postponed"],
  ["theatre.", "elective.postponed"],
  ["outpatient.", "outpatient.postponed"],
  ["transfusion.", "transfusion.substitutions"],
];

/** @param id measure and table place: `elective.postponed@kch+gstt` */
export function tellMeasure(known: Known, id: string): Told | null {
  const [measure = "", placeId = ""] = id.split("@");
  const { world, run } = known;
  const { layout, places } = world.setup;
  const spec = layout.specs.find(({ name }) => name === measure);
  const rollup = places.rollups.find((one) => one.id === placeId);
  if (spec === undefined || rollup === undefined) return null;
  const week = weekAt(world, world.sim.nowMin);
  const value = new Readings(run).over(measure, placeId, week.from, week.to);
  const share = shareBehind(known, measure, rollup, week);
  const inForce = recordInForce(known, measure, rollup);
  return {
    title: `${sentence(measureText(spec.name))}: ${rollup.name}`,
    facts: [
      spec.definition,
      `In ${week.words}: ${spec.unit === "fraction" ? percentText(value) : `${numberText(value)} ${spec.unit}`}.`,
    ],
    record: share.record >= 0 ? share.record : inForce,
    nothing: "No record of the kind is known this week, and nothing out of the ordinary is in force.",
    share: share.table,
    note: isWide(rollup.id) ? "" : belowTrustsText,
    measures: [measure],
    placeIds: Array.from(rollup.hospital, (hospital) => places.hospitals[hospital].id),
  };
}

const isWide = (id: string): boolean => ["kch+gstt", "region", "supplier", "england"].includes(id);

function shareBehind(
  known: Known,
  measure: string,
  rollup: Rollup,
  week: Week,
): { readonly table: ShareTable | null; readonly record: number } {
  if (measure.startsWith("gp.")) return deferredShare(known, Array.from(rollup.practice), week, rollup.name);
  const near = counts[measure] ? measure : kin.find(([prefix]) => measure.startsWith(prefix))?.[1];
  if (near === undefined) return { table: null, record: -1 };
  const { kinds, is } = counts[near];
  const counted = recordsOfWeek(known, week, kinds, (one) => rollup.hospital.includes(one.record.place) && is(one));
  return shareOf(counted, week, known.world.sim.nowMin, `records behind ${near} at ${rollup.name}`);
}

/** What slows or restricts the place of a measure at the moment, -1 when nothing does. */
function recordInForce({ world }: Known, measure: string, rollup: Rollup): number {
  const { places } = world.setup;
  const first = (numbers: Iterable<number>, ask: (number: number) => number): number => {
    for (const number of numbers) {
      const record = number < 0 ? -1 : ask(number);
      if (record >= 0) return record;
    }
    return -1;
  };
  const laboratories = [...rollup.laboratory, ...Array.from(rollup.hospital, (h) => places.laboratoryOfHospital[h])];
  const banks = [...rollup.bank, ...Array.from(rollup.hospital, (h) => places.bankOfHospital[h])];
  if (measure.startsWith("national.")) return world.ask.alertCause(world);
  if (measure.startsWith("response.")) return latest(world.causes.find(["action"]));
  if (/^(redCells|transfusion|haemorrhage|sickle|obstetric)\./.test(measure)) {
    const transfusion = first(banks, (bank) => world.ask.transfusionCause(world, bank));
    return transfusion >= 0 ? transfusion : first(banks, (bank) => world.ask.stockCause(world, bank));
  }
  return first(laboratories, (laboratory) => world.ask.laboratoryCause(world, laboratory));
}

const latest = (ids: readonly number[]): number => ids.at(-1) ?? -1;
