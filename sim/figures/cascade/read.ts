/** The cascade of a world at its time. Reads only; the days are those before the time, so that nothing in it is half a day. */
import type { World } from "../../model/index.ts";
import { dateText, momentText, phaseText } from "../../report/index.ts";
import { type Band, bandsOf, othersId, practicesId, supplierLaboratories } from "./bands.ts";
import type { CascadeBand, CascadeData, CascadeNode } from "./data.ts";
import { Days } from "./days.ts";
import { countOf, readPractices, readTrusts } from "./read-care.ts";
import { readAid, readBanks, readLaboratories, readStock, readSystems } from "./read-laboratories.ts";

export function readCascade(world: World): CascadeData {
  const { calendar, places } = world.setup;
  const days = new Days(world);
  const bands = bandsOf(world);
  const halves = [
    readSystems(world),
    { nodes: readStock(world, days), flows: [] },
    ...bands.flatMap((band) => [
      readLaboratories(world, days, band),
      readBanks(world, days, band),
      band.hospitals.length > 0 ? readTrusts(world, days, band) : readPractices(world, days, band),
    ]),
    readAid(world, bands),
  ];
  const nodes = halves.flatMap((half) => half.nodes);
  const known = new Set(nodes.map(({ id }) => id));
  const flows = halves.flatMap((half) => half.flows).filter(({ from }) => known.has(from));
  const detailed = bands
    .filter(({ id }) => id !== othersId && id !== practicesId)
    .flatMap(({ hospitals }) => hospitals);
  const practices = places.practices.map((_, practice) => practice);
  const supplier = places.rollups.find(({ id }) => id === "supplier")?.laboratory ?? [];
  const levels = nodes.filter(({ kind }) => kind === "system").map(({ level }) => level);
  return {
    timeMin: world.sim.nowMin,
    moment: momentText(calendar, world.sim.nowMin),
    lastDay: days.lastDay < 0 ? "" : dateText(calendar, days.lastDay),
    workingDay: days.workingDay < 0 ? "" : dateText(calendar, days.workingDay),
    bands: shownBands(nodes, bands),
    nodes,
    flows,
    supplied: supplierLaboratories(world).map((number) => `laboratory:${places.laboratories[number].id}`),
    supplierLevel: days.last("laboratory.capacityFraction", Array.from(supplier)),
    systemsDown: levels.filter((level) => level < 0.5).length,
    systemsPartly: levels.filter((level) => level >= 0.5 && level < 1).length,
    systemsCount: levels.length,
    operations: countOf(days, "elective", detailed),
    appointments: countOf(days, "outpatient", detailed),
    tests: {
      requested: days.working("gp.testsRequested", practices) || 0,
      deferred: days.working("gp.testsDeferred", practices) || 0,
    },
    waiting: {
      operations: waitingOf(nodes, "operations"),
      appointments: waitingOf(nodes, "appointments"),
      tests: waitingOf(nodes, "tests"),
    },
    phase: "alertPhase" in world.ask ? phaseText(world.ask.alertPhase(world)) : "",
  };
}

/** Bands with something in them, the blood service first. */
function shownBands(nodes: readonly CascadeNode[], bands: readonly Band[]): readonly CascadeBand[] {
  const all = [{ id: "stock", name: "Blood service" }, ...bands.map(({ id, name }) => ({ id, name }))];
  return all.filter(({ id }) => nodes.some(({ band }) => band === id));
}

/** What the boxes say, added up. */
function waitingOf(nodes: readonly CascadeNode[], kind: CascadeNode["kind"]): number {
  return nodes.filter((node) => node.kind === kind).reduce((sum, { amount }) => sum + amount, 0);
}
