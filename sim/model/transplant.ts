/**
 * Organ offers: deceased-donor organs are offered to the transplant centres, mostly at night. A centre accepts when blood, tests
 * and a bed are credible for the next hours, else another centre does. Transplants from living donors are elective surgery's.
 */
import { compile, poissonQuantile } from "../engine/index.ts";
import { birthKey, luckStride } from "./births.ts";
import { constraint, root } from "./causes.ts";
import { bloodGroups, priority, recipient, reviewKind, surgicalClasses, systems, urgency } from "./contracts.ts";
import type { Service } from "./service.ts";
import type { Setup } from "./setup.ts";
import { kindAt, upToOf } from "./shares.ts";
import { fractionSpec, measuresOf, numberSpec, placesSpec, tableSpec } from "./specs.ts";
import type { World } from "./world.ts";

const name = "transplant";

export const organs = ["liver", "kidney", "pancreas", "heartLung"] as const;
const perYearName = (organ: (typeof organs)[number]) => `${organ}PerYear`;
const perYear = (organ: string, source: string) =>
  placesSpec(
    `Transplants of ${organ} from deceased donors in an ordinary year`,
    "transplants/year",
    [0, 0, 300],
    source,
    "low",
  );

const parameters: Service["parameters"] = {
  liverPerYear: perYear("livers", "C-liver"),
  kidneyPerYear: perYear("kidneys", "C-kidney"),
  pancreasPerYear: perYear("pancreases", "assumption: no centre's count was found"),
  heartLungPerYear: perYear("hearts and lungs", "assumption: no centre's count was found"),
  nightFraction: fractionSpec(
    "Share of offers between eight in the evening and eight in the morning",
    [0.75, 0.5, 0.95],
    "assumption: retrieval is arranged in the day and organs are offered through the night",
    "low",
  ),
  unusedFraction: fractionSpec(
    "Share of accepted organs that are found unusable at retrieval or on the bench",
    [0.08, 0.03, 0.2],
    "assumption: about one in twelve; separate from offers that go to another centre",
    "low",
  ),
  coverNeededFraction: fractionSpec(
    "Believed share of emergency need that the blood bank must be able to meet",
    [0.8, 0.5, 1],
    "assumption: a centre does not begin what the bank could not support",
    "low",
  ),
  unitsWanted: tableSpec(
    "Red cell units that must be at hand above the reserve",
    "units",
    { liver: 6, kidney: 2, pancreas: 4, heartLung: 4 },
    [1, 12],
    "C-u-liver, C-u-kidney (mean units of a transfused case, rounded up); the others assumed",
    "low",
  ),
  transfusedFraction: tableSpec(
    "Share of transplants that are given red cells",
    "fraction",
    { liver: 0.85, kidney: 0.15, pancreas: 0.4, heartLung: 0.6 },
    [0.1, 0.95],
    "C-tx-liver, C-tx-kidney; the others assumed",
    "low",
  ),
  unitsIfTransfused: tableSpec(
    "Mean units of red cells of one that is given any (1 + Poisson)",
    "units",
    { liver: 5, kidney: 2, pancreas: 2, heartLung: 4 },
    [1, 10],
    "C-u-liver, C-u-kidney; the others assumed",
    "low",
  ),
  testsMin: numberSpec(
    "Minutes of virology and tissue typing of donor and recipient after ordinary tests, with laboratory systems up",
    "min",
    [240, 180, 360],
    "assumption: four hours for a virtual crossmatch and urgent virology",
    "low",
  ),
  testsMinOnPaper: numberSpec(
    "The same without the laboratory's systems",
    "min",
    [900, 480, 1440],
    "assumption: past results and antibody profiles cannot be read, samples go by road to another laboratory",
    "low",
  ),
  testsMinWithHistory: numberSpec(
    "The same without the laboratory's systems, while earlier records can be read",
    "min",
    [540, 300, 900],
    "assumption: antibody profiles and stored results are at hand, new tests still go elsewhere",
    "low",
  ),
  testsCv: numberSpec(
    "Coefficient of variation of those minutes from offer to offer",
    "ratio",
    [0.35, 0.1, 0.7],
    "assumption: sensitised recipients and donors far away take longest",
    "low",
    { maximum: 2 },
  ),
  credibleHours: numberSpec(
    "Hours ahead for which blood, tests and a bed must be credible",
    "hours",
    [12, 6, 18],
    "assumption: from an offer to the operation, within what an organ bears",
    "low",
    { maximum: 48 },
  ),
  bedFraction: tableSpec(
    "Share of transplants that need an intensive care bed",
    "fraction",
    { liver: 1, kidney: 0.1, pancreas: 0.5, heartLung: 1 },
    [0.05, 1],
    "assumption: all but most kidneys",
    "low",
  ),
  operationAfterHours: numberSpec(
    "Hours from acceptance to the operation",
    "hours",
    [9, 5, 14],
    "assumption: retrieval and travel",
    "low",
    { maximum: 24 },
  ),
  groupFraction: tableSpec(
    "Share of recipients by ABO and D group",
    "fraction",
    { "O+": 0.396, "O-": 0.056, "A+": 0.314, "A-": 0.05, "B+": 0.124, "B-": 0.016, "AB+": 0.037, "AB-": 0.007 },
    [0.005, 0.44],
    "A-sel-Opos",
    "low",
  ),
};

const eachDay = 1 / 365;
const night = { fromMin: 20 * 60, minutes: 12 * 60 };
const transplantUse = surgicalClasses.length;
const lims = systems.indexOf("lims");
const history = systems.indexOf("patient-history");

const blood = 1 << constraint["group O stock above the emergency reserve"];
const scientists = 1 << constraint["scientists' time for planned work"];
const tests = 1 << constraint["blood test results seen"];
const bed = 1 << constraint["intensive care bed"];

/** From eight in the evening on for the share of the night, else the rest of the day; a day begins at midnight. */
function minuteOfOffer(nightFraction: number): (u: number) => number {
  return (u) => {
    if (u >= nightFraction) return 8 * 60 + ((u - nightFraction) / (1 - nightFraction || 1)) * night.minutes;
    return (night.fromMin + (u / nightFraction) * night.minutes) % (24 * 60);
  };
}

function prepare(setup: Setup) {
  const { places, calendar } = setup;
  const number = (parameter: string): number => setup.number(name, parameter);
  const table = (parameter: string): Float64Array => setup.table(name, parameter, organs);
  const kind = setup.kind("transplant.offered");
  const organOfSource: number[] = [];
  const minuteOfDay = minuteOfOffer(number("nightFraction"));
  organs.forEach((organ, index) => {
    const rate = setup.byPlace(name, perYearName(organ), places.hospitals);
    places.hospitals.forEach((hospital, h) => {
      if (rate[h] <= 0 || places.bankOfHospital[h] < 0 || places.laboratoryOfHospital[h] < 0) return;
      const perDay = (rate[h] * eachDay) / (1 - number("unusedFraction"));
      const source = setup.addSource({
        name: `${hospital.id}.${organ}Offers`,
        kind,
        place: h,
        width: 10,
        meanByDay: new Float64Array(calendar.days).fill(perDay),
        minuteOfDay,
      });
      organOfSource[source] = index;
    });
  });
  const measure = (what: string): number => setup.measure(`transplant.${what}`);
  return {
    organOfSource: Int8Array.from(organOfSource, (organ) => organ ?? -1),
    laboratory: places.laboratoryOfHospital,
    bank: places.bankOfHospital,
    unusedFraction: number("unusedFraction"),
    coverNeeded: number("coverNeededFraction"),
    unitsWanted: table("unitsWanted"),
    transfused: table("transfusedFraction"),
    units: table("unitsIfTransfused"),
    testsMin: number("testsMin"),
    testsMinOnPaper: number("testsMinOnPaper"),
    testsMinWithHistory: number("testsMinWithHistory"),
    testsSpread: compile({ dist: "lognormal", mean: 1, cv: number("testsCv") }),
    credibleMin: number("credibleHours") * 60,
    bedFraction: table("bedFraction"),
    operationAfterMin: number("operationAfterHours") * 60,
    groupUpTo: upToOf(setup.table(name, "groupFraction", bloodGroups)),
    hasBeds: setup.services.some((service) => service.name === "intensive-care"),
    hasReview: setup.services.some((service) => service.name === "harm-review"),
    cellsReady: setup.kind("transplant.cellsReady"),
    offers: measure("offers"),
    accepted: measure("accepted"),
    unused: measure("unused"),
    done: measure("done"),
    passedOn: measure("passedOn"),
    forBlood: measure("passedOnForBlood"),
    forTests: measure("passedOnForTests"),
    forBed: measure("passedOnForBed"),
  };
}

interface State {
  offers: number;
  unused: number;
  done: number;
  passedOn: number;
}

const fixed = (world: World) => world.setup.fixed[name] as ReturnType<typeof prepare>;
const own = (world: World) => world.states[name] as State;

/** Luck: 1 unusable, 2 bed, 3 stay, 4 its step-down, 5 transfused, 6 units, 7 request, 8 group, 9 minutes of tests. */
function offered(world: World, birth: number, h: number): void {
  const f = fixed(world);
  const state = own(world);
  const { births } = world;
  const at = birth * luckStride;
  const organ = f.organOfSource[births.source[birth]];
  const key = birthKey(births, birth);
  const luck = (place: number): number => births.luck[at + place];
  const group = kindAt(f.groupUpTo, luck(8));
  const needsBed = f.hasBeds && luck(2) < f.bedFraction[organ];
  state.offers++;
  world.count(f.offers, h);
  const unmet = unmetAt(world, f, h, organ, group, needsBed, f.testsSpread(luck(9)));
  if (unmet !== 0) {
    passOn(world, f, h, key, unmet);
    return;
  }
  world.count(f.accepted, h);
  if (luck(1) < f.unusedFraction) {
    state.unused++;
    world.count(f.unused, h);
    return;
  }
  if (needsBed) world.request.seizeBed(world, h, transplantUse, luck(3), luck(4), key);
  state.done++;
  world.count(f.done, h);
  if (luck(5) >= f.transfused[organ]) return;
  const units = 1 + poissonQuantile(f.units[organ] - 1, luck(6));
  world.request.requestRedCells(
    world,
    f.bank[h],
    urgency.urgent,
    group,
    recipient.validSample | recipient.secondSample | recipient.historicalGroup,
    units,
    units,
    world.sim.nowMin + f.operationAfterMin,
    luck(7),
    f.cellsReady,
    0,
    key,
  );
}

/** What is not credible for the next hours: blood, virology and tissue typing, a bed. */
function unmetAt(
  world: World,
  f: ReturnType<typeof prepare>,
  h: number,
  organ: number,
  group: number,
  needsBed: boolean,
  spread: number,
): number {
  const bank = f.bank[h];
  const laboratory = f.laboratory[h];
  let unmet = 0;
  if (world.ask.emergencyCoverFraction(world, bank) < f.coverNeeded) unmet |= scientists;
  const groupO = world.ask.groupOAboveReserve(world, bank);
  // Without electronic issue the recipient's own group may not be at hand in time, and group O must do.
  const own = world.ask.transfusionCause(world, bank) < 0 ? world.ask.unitsAboveReserve(world, bank, group) : 0;
  if (Math.max(own, groupO) < f.unitsWanted[organ]) unmet |= blood;
  const up = world.ask.systemUp(world, laboratory, lims);
  const read = world.ask.systemUp(world, laboratory, history);
  const onPaperMin = read * f.testsMinWithHistory + (1 - read) * f.testsMinOnPaper;
  const typingMin = (up * f.testsMin + (1 - up) * onPaperMin) * spread;
  const testsMin = world.ask.expectedReleaseMin(world, laboratory, priority.emergency) + typingMin;
  if (testsMin > f.credibleMin) unmet |= tests;
  if (needsBed && world.ask.bedsFree(world, h, f.credibleMin) === 0) unmet |= bed;
  return unmet;
}

function passOn(world: World, f: ReturnType<typeof prepare>, h: number, key: number, unmet: number): void {
  own(world).passedOn++;
  world.count(f.passedOn, h);
  const binding = unmet & -unmet;
  const isBlood = binding === blood || binding === scientists;
  world.count(isBlood ? f.forBlood : binding === tests ? f.forTests : f.forBed, h);
  const bank = f.bank[h];
  let behind = -1;
  if (binding === scientists) behind = world.ask.transfusionCause(world, bank);
  else if (binding === blood) {
    behind = world.ask.stockCause(world, bank);
    if (behind < 0) behind = world.ask.transfusionCause(world, bank);
  } else if (binding === tests) {
    behind = world.ask.systemCause(world, f.laboratory[h], lims);
    if (behind < 0) behind = world.ask.laboratoryCause(world, f.laboratory[h]);
  } else behind = world.ask.bedCause(world, h);
  const record = world.causes.add("elsewhere", world.sim.nowMin, h, key, unmet, behind, 1);
  if (f.hasReview && world.causes.rootOf(record) === root.incident)
    world.request.noteForReview(world, h, reviewKind.transplant);
}

const byHospital = measuresOf("hospital");

export const transplant: Service = {
  name,
  parameters,
  actions: {},
  state: { prepare, create: (): State => ({ offers: 0, unused: 0, done: 0, passedOn: 0 }) },
  initialise: () => undefined,
  handlers: {
    born: { "transplant.offered": offered },
    on: {
      /** The operation goes on with what has come. */
      "transplant.cellsReady": () => undefined,
    },
  },
  measures: [
    byHospital(
      "transplant.offers",
      "organs",
      "Organs of deceased donors offered that the centre would accept in ordinary running.",
    ),
    byHospital("transplant.accepted", "organs", "Offers accepted: done and unused ones together."),
    byHospital("transplant.unused", "organs", "Accepted organs found unusable, whatever happens in the laboratory."),
    byHospital("transplant.done", "transplants", "Transplants from deceased donors, on the day of acceptance."),
    byHospital("transplant.passedOn", "organs", "Offers accepted by another centre instead."),
    byHospital(
      "transplant.passedOnForBlood",
      "organs",
      "Offers accepted by another centre because blood bank cover or group O was not credible.",
    ),
    byHospital(
      "transplant.passedOnForTests",
      "organs",
      "Offers accepted by another centre because virology and tissue typing would not have been ready in time.",
    ),
    byHospital("transplant.passedOnForBed", "organs", "Offers accepted by another centre for want of a bed alone."),
  ],
  invariants: (world) => {
    const { offers, unused, done, passedOn } = own(world);
    return offers === unused + done + passedOn
      ? []
      : [`${offers} organs offered, ${unused + done + passedOn} accounted for`];
  },
};
