/** The left half of the cascade: systems, laboratories, mutual aid, transfusion laboratories, the national stock. */
import { lookAtAid, lookAtLaboratory, lookAtPace, systems, type World } from "../../model/index.ts";
import { numberText, percentText, phaseText } from "../../report/index.ts";
import { type Band, practicesId, shortPlace, supplierLaboratories } from "./bands.ts";
import type { CascadeFlow, CascadeNode } from "./data.ts";
import type { Days } from "./days.ts";

export const systemWords = [
  "Network",
  "Laboratory IT (LIMS)",
  "Order communications",
  "Analyser middleware",
  "Results delivery",
  "Transfusion IT",
  "Patient history",
  "Courier tracking",
] as const;
const systemShort = [
  "Network",
  "LIMS",
  "Order comms",
  "Middleware",
  "Result delivery",
  "Transfusion IT",
  "Patient history",
  "Couriers",
] as const;
/** What people do instead while a system is down. */
const workarounds = [
  "stand-alone",
  "paper",
  "paper forms",
  "keying",
  "runners",
  "by hand",
  "phone calls",
  "phone calls",
] as const;

const plain = { declared: -1, brief: "", systemsUp: [] } as const;
const allSystems = systems.map((_, system) => system);

export interface Half {
  readonly nodes: CascadeNode[];
  readonly flows: CascadeFlow[];
}

const hasSystems = (world: World): boolean => "systemUp" in world.ask;

export function readSystems(world: World): Half {
  const laboratories = supplierLaboratories(world);
  if (!hasSystems(world) || laboratories.length === 0) return { nodes: [], flows: [] };
  const { places } = world.setup;
  const nodes: CascadeNode[] = [];
  const flows: CascadeFlow[] = [];
  for (const system of allSystems) {
    const states = laboratories.map((laboratory) => world.ask.systemUp(world, laboratory, system));
    const sum = states.reduce((total, state) => total + state, 0);
    const worst = laboratories[states.indexOf(Math.min(...states))];
    const up = states.filter((state) => state >= 1).length;
    const part = states.filter((state) => state > 0 && state < 1).length;
    const down = states.length - up - part;
    const id = `system:${systems[system]}`;
    const pick = `system ${places.laboratories[worst].id}/${systems[system]}`;
    nodes.push({
      ...plain,
      id,
      kind: "system",
      column: "systems",
      band: "",
      name: systemWords[system],
      short: systemShort[system],
      pick,
      level: sum / states.length,
      usualLevel: 1,
      amount: up,
      outOf: states.length,
      shown: `${up} of ${states.length}`,
      brief: sum < states.length ? `now: ${workarounds[system]}` : "",
      facts: `Works at ${up} of ${states.length} laboratories of the supplier${part > 0 ? `, in part at ${part}` : ""}, is down at ${down}.`,
    });
    flows.push({
      id: `${id}>laboratories`,
      kind: "systems",
      from: id,
      to: "laboratories",
      fromName: systemWords[system],
      toName: "The supplier's laboratories",
      pick,
      amount: sum,
      usual: states.length,
      unit: "laboratories where it works",
      byHand: sum < states.length ? workarounds[system] : "",
      isCut: sum === 0,
      isAid: false,
    });
  }
  return { nodes, flows };
}

export function readLaboratories(world: World, days: Days, band: Band): Half {
  const { places } = world.setup;
  const nodes: CascadeNode[] = [];
  const flows: CascadeFlow[] = [];
  for (const laboratory of band.laboratories) {
    const place = places.laboratories[laboratory];
    const look = lookAtLaboratory(world, laboratory);
    // A hub has no usual Sunday: the last working day then says more than nothing.
    const lastDay = days.last("laboratory.capacityFraction", [laboratory]);
    const isRead = !Number.isNaN(lastDay);
    const level = isRead ? lastDay : days.working("laboratory.capacityFraction", [laboratory]);
    const onDay = isRead ? "whole" : "working";
    const states = hasSystems(world) ? allSystems.map((system) => world.ask.systemUp(world, laboratory, system)) : [];
    const up = states.filter((state) => state >= 1).length;
    const id = `laboratory:${place.id}`;
    const pick = `laboratory ${place.id}`;
    const way = look?.isOnPaper ? "by hand" : "electronic";
    const amount = days.last("laboratory.released", [laboratory]) || 0;
    const usual = days.usualOfLast("laboratory.released", [laboratory]) || 0;
    nodes.push({
      ...plain,
      id,
      kind: "laboratory",
      column: "laboratories",
      band: band.id,
      name: place.name,
      short: shortPlace(place.name),
      pick,
      level,
      usualLevel: 1,
      amount,
      outOf: usual,
      shown: percentText(level),
      brief: look ? `${way}, ${numberText(look.waiting)} wait` : "",
      facts: [
        `Released ${percentText(level)} of its usual results within target on the last ${onDay} day.`,
        look
          ? `Works ${look.isOnPaper ? "by hand" : "electronically"} (${numberText(look.requestMin)} staff minutes a request, usually ${numberText(look.usualRequestMin)}); ${numberText(look.waiting)} requests wait now.`
          : "",
        states.length > 0 ? `${up} of ${states.length} systems work.` : "",
      ]
        .filter((text) => text !== "")
        .join(" "),
      systemsUp: states,
    });
    flows.push({
      id: `${id}>${band.id}`,
      kind: "results",
      from: id,
      to: band.id,
      fromName: place.name,
      toName: band.name,
      pick,
      amount,
      usual,
      unit: "results released on the last whole day",
      byHand: look?.isOnPaper ? "paper, runner, phone" : "",
      isCut: amount === 0 && usual > 0,
      isAid: false,
    });
  }
  return { nodes, flows };
}

/** Laboratories of other networks that take practice work now; nothing while there is no such agreement. */
export function readAid(world: World, bands: readonly Band[]): Half {
  const { places } = world.setup;
  const aids = places.boroughs.flatMap((_, borough) => lookAtAid(world, borough) ?? []);
  const band = bands.find(({ id }) => id === practicesId);
  if (aids.length === 0 || band === undefined) return { nodes: [], flows: [] };
  const quota = aids.reduce((sum, aid) => sum + aid.quota, 0);
  const used = aids.reduce((sum, aid) => sum + aid.used, 0);
  const givers = [...new Set(aids.map(({ laboratory }) => laboratory))].sort((a, b) => a - b);
  const pick = `laboratory ${places.laboratories[givers[0]].id}`;
  const node: CascadeNode = {
    ...plain,
    id: "aid",
    kind: "aid",
    column: "laboratories",
    band: band.id,
    name: "Mutual aid",
    short: "Mutual aid",
    pick,
    level: quota > 0 ? used / quota : Number.NaN,
    usualLevel: 1,
    amount: used,
    outOf: quota,
    shown: `${aids.length} ${aids.length === 1 ? "borough" : "boroughs"}`,
    brief: `${numberText(used)} of ${numberText(quota)} a day`,
    facts: `${givers.map((number) => places.laboratories[number].name).join("; ")} take practice work of ${aids.length} boroughs: ${numberText(used)} requests since 08:00, of ${numberText(quota)} a day.`,
  };
  const flow: CascadeFlow = {
    id: `aid>${band.id}`,
    kind: "results",
    from: "aid",
    to: band.id,
    fromName: "Mutual aid",
    toName: band.name,
    pick,
    amount: used,
    usual: 0,
    unit: "requests taken since 08:00",
    byHand: "",
    isCut: false,
    isAid: true,
  };
  return { nodes: [node], flows: [flow] };
}

export function readBanks(world: World, days: Days, band: Band): Half {
  const { places } = world.setup;
  const nodes: CascadeNode[] = [];
  const flows: CascadeFlow[] = [];
  for (const bank of band.banks) {
    const place = places.banks[bank];
    const look = lookAtPace(world, bank);
    if (look === null) continue;
    const level = world.ask.emergencyCoverFraction(world, bank);
    const pace = (look.usualSampleMin / look.sampleMin) * look.competentFraction;
    const requests = days.last("transfusion.requests", [bank]);
    const late = days.last("transfusion.late", [bank]);
    const id = `bank:${place.id}`;
    const pick = `hospital ${place.id}`;
    const waitHours = look.queueMin / 60;
    nodes.push({
      ...plain,
      id,
      kind: "bank",
      column: "transfusion",
      band: band.id,
      name: `Transfusion laboratory, ${place.name}`,
      short: shortPlace(place.name),
      pick,
      level,
      usualLevel: 1,
      amount: requests,
      outOf: Number.NaN,
      shown: `${percentText(level)}`,
      brief: `${look.isElectronic ? "electronic" : "by hand"}, ${waitHours < 0.05 ? "no queue" : `${waitHours.toFixed(1)} h queue`}`,
      facts:
        `As managers believe, it covers ${percentText(level)} of emergency need in time. ` +
        `It works ${look.isElectronic ? "electronically" : "by hand"}, at ${percentText(pace)} of its usual pace ` +
        `(${numberText(look.sampleMin)} scientist minutes a group and screen, usually ${numberText(look.usualSampleMin)}; ` +
        `${percentText(look.competentFraction)} of scientists can do it). Work that waits takes those on shift ` +
        `${waitHours.toFixed(1)} h. On the last whole day ${numberText(requests)} requests for red cells came, ${numberText(late)} were late.`,
    });
    const laboratory = places.laboratoryOfHospital[places.hospitalOfBank[bank]];
    const isHere = band.laboratories.includes(laboratory);
    const hand = look.isElectronic ? "" : "by hand";
    const common = { pick, isAid: false, fromName: `Transfusion laboratory, ${place.name}` };
    const samples = days.last("transfusion.groupAndScreens", [bank]) || 0;
    const usualSamples = days.usualOfLast("transfusion.groupAndScreens", [bank]) || 0;
    if (isHere) {
      flows.push({
        ...common,
        id: `samples>${id}`,
        kind: "samples",
        from: `laboratory:${places.laboratories[laboratory].id}`,
        to: id,
        fromName: places.laboratories[laboratory].name,
        toName: `Transfusion laboratory, ${place.name}`,
        amount: samples,
        usual: usualSamples,
        unit: "group and screens begun on the last whole day",
        byHand: hand,
        isCut: samples === 0 && usualSamples > 0,
      });
    }
    flows.push({
      ...common,
      id: `${id}>${band.id}`,
      kind: "units",
      from: id,
      to: band.id,
      toName: band.name,
      amount: days.lastWeek("redCells.transfused", [bank]),
      usual: days.usualWeek("redCells.transfused", [bank]),
      unit: "units transfused in the last 7 days",
      byHand: hand,
      isCut: false,
    });
    if (places.listOf("national").length > 0 && days.has("redCells.supplied")) {
      flows.push({
        ...common,
        id: `stock>${id}`,
        kind: "supply",
        from: "stock",
        to: id,
        fromName: "National blood stock",
        toName: `Transfusion laboratory, ${place.name}`,
        amount: days.lastWeek("redCells.supplied", [bank]),
        usual: days.usualWeek("redCells.supplied", [bank]),
        unit: "units supplied in the last 7 days",
        byHand: "",
        isCut: false,
      });
    }
  }
  return { nodes, flows };
}

export function readStock(world: World, days: Days): CascadeNode[] {
  if (!("alertPhase" in world.ask) || !days.has("national.stockDays")) return [];
  const stock = days.last("national.stockDays", [0]);
  const usual = days.usualOfLast("national.stockDays", [0]);
  const oNegative = days.last("national.oNegativeStockDays", [0]);
  const phase = world.ask.alertPhase(world);
  return [
    {
      ...plain,
      id: "stock",
      kind: "stock",
      column: "transfusion",
      band: "stock",
      name: "National blood stock",
      short: "National stock",
      pick: "measure national.alertPhase@england",
      level: stock / usual,
      usualLevel: 1,
      amount: stock,
      outOf: usual,
      declared: phase,
      shown: phaseText(phase),
      brief: `O negative ${numberText(oNegative)} days`,
      facts: `Phase ${phaseText(phase)}, as the blood service declares it. Stock of all groups for ${numberText(stock)} days (usually ${numberText(usual)}), of O D-negative for ${numberText(oNegative)} days.`,
    },
  ];
}
