/** What the transfusion laboratories know: their own benches and shelf as they stand, their own counts, the alert as declared. */
import { type BenchLook, bloodGroups, lookAtBenches, lookAtPace, type World } from "../model/index.ts";
import { answers, DayReadings } from "./view-readings.ts";

export interface GroupView {
  /** Units on the shelf, reserved ones not counted; NaN without a model of blood supply. */
  readonly onShelf: number;
  /** Those above the emergency reserve. */
  readonly aboveReserve: number;
}

/** Requests for red cells of one day by the way in which they were met. */
export interface PathwayCounts {
  readonly requests: number;
  readonly electronicIssue: number;
  readonly groupSpecificCrossmatch: number;
  readonly groupOCrossmatch: number;
  readonly groupOUncrossmatched: number;
  readonly referredOut: number;
  /** Ready after they were needed. */
  readonly late: number;
}

export interface BankView {
  /** Hospital that the transfusion laboratory stands in. */
  readonly id: string;
  readonly name: string;
  /** How it works now, who is at work, and what waits. */
  readonly bench: BenchLook;
  /** Minutes for which what waits keeps those on shift at work. */
  readonly queueMin: number;
  readonly oPositive: GroupView;
  readonly oNegative: GroupView;
  /** Today so far, and the whole of yesterday. */
  readonly today: PathwayCounts;
  readonly yesterday: PathwayCounts;
  /** Mean minutes from request to units ready, yesterday; NaN when there was none. */
  readonly requestWaitMin: number;
  readonly majorHaemorrhageWaitMin: number;
}

export interface TransfusionParts {
  readonly banks: readonly BankView[];
  /** National shortage phase as declared: 0 green, 1 pre-amber, 2 amber, 3 red. */
  readonly alertPhase: number;
}

const [oPositive, oNegative] = [bloodGroups.indexOf("O+"), bloodGroups.indexOf("O-")];

export function transfusionParts(world: World): TransfusionParts {
  const readings = new DayReadings(world);
  const benches = lookAtBenches(world);
  const banks = world.setup.places.banks.flatMap(({ id, name }, bank): BankView[] => {
    const bench = benches[bank];
    if (bench === undefined) return [];
    return [
      {
        id,
        name,
        bench,
        queueMin: lookAtPace(world, bank)?.queueMin ?? Number.NaN,
        oPositive: groupView(world, bank, oPositive),
        oNegative: groupView(world, bank, oNegative),
        today: pathways(readings, bank, readings.today),
        yesterday: pathways(readings, bank, readings.today - 1),
        requestWaitMin: readings.yesterday("transfusion.requestWait", bank),
        majorHaemorrhageWaitMin: readings.yesterday("transfusion.majorHaemorrhageWait", bank),
      },
    ];
  });
  return { banks, alertPhase: answers(world, "alertPhase") ? world.ask.alertPhase(world) : 0 };
}

function groupView(world: World, bank: number, group: number): GroupView {
  if (!answers(world, "unitsOnShelf")) return { onShelf: Number.NaN, aboveReserve: Number.NaN };
  return {
    onShelf: world.ask.unitsOnShelf(world, bank, group),
    aboveReserve: world.ask.unitsAboveReserve(world, bank, group),
  };
}

function pathways(readings: DayReadings, bank: number, day: number): PathwayCounts {
  const count = (name: string): number => readings.on(`transfusion.${name}`, bank, day);
  return {
    requests: count("requests"),
    electronicIssue: count("electronicIssue"),
    groupSpecificCrossmatch: count("groupSpecificCrossmatch"),
    groupOCrossmatch: count("groupOCrossmatch"),
    groupOUncrossmatched: count("groupOUncrossmatched"),
    referredOut: count("referredOut"),
    late: count("late"),
  };
}
