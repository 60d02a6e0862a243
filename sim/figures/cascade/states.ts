/** The cascade from made-up data, to look at and to test: nothing, one small trust, a bad day, more than there should ever be. */
import { systems } from "../../model/index.ts";
import type { Figure } from "../figure.ts";
import type { CascadeData, CascadeFlow, CascadeNode } from "./data.ts";
import { cascadeFigure } from "./figure.ts";

const node = (parts: Partial<CascadeNode> & Pick<CascadeNode, "id" | "kind" | "column" | "short">): CascadeNode => ({
  band: "",
  name: parts.short,
  pick: `measure ${parts.id}`,
  level: 1,
  usualLevel: 1,
  declared: -1,
  amount: 0,
  outOf: Number.NaN,
  shown: "100 %",
  brief: "",
  facts: "Made-up data.",
  systemsUp: [],
  ...parts,
});

const flow = (parts: Partial<CascadeFlow> & Pick<CascadeFlow, "kind" | "from" | "to">): CascadeFlow => ({
  id: `${parts.from}>${parts.to}`,
  fromName: parts.from,
  toName: parts.to,
  pick: `measure ${parts.from}`,
  amount: 0,
  usual: 0,
  unit: "a day",
  byHand: "",
  isCut: false,
  isAid: false,
  ...parts,
});

export const emptyCascade: CascadeData = {
  timeMin: 0,
  moment: "Mon 1 April 2030 00:00",
  lastDay: "",
  workingDay: "",
  bands: [],
  nodes: [],
  flows: [],
  supplied: [],
  supplierLevel: Number.NaN,
  systemsDown: 0,
  systemsPartly: 0,
  systemsCount: 0,
  operations: { booked: 0, done: 0, postponed: 0, postponedOrdinary: 0 },
  appointments: { booked: 0, done: 0, postponed: 0, postponedOrdinary: 0 },
  tests: { requested: 0, deferred: 0 },
  waiting: { operations: 0, appointments: 0, tests: 0 },
  phase: "",
};

interface Made {
  readonly bands: number;
  readonly places: number;
  /** Share of usual that laboratories and theatres reach. */
  readonly level: number;
  readonly scale: number;
}

const names = ["North", "South", "East", "West", "Riverside", "Hillside"];

function made({ bands, places, level, scale }: Made): CascadeData {
  const isHit = level < 1;
  const nodes: CascadeNode[] = [];
  const flows: CascadeFlow[] = [];
  const up = systems.map((_, system) => (isHit ? (system < 5 ? 0 : system < 7 ? 0.5 : 1) : 1));
  systems.forEach((name, system) => {
    const id = `system:${name}`;
    nodes.push(
      node({
        id,
        kind: "system",
        column: "systems",
        short: name.length > 15 ? name.slice(0, 14) : name,
        level: up[system],
        shown: `${up[system] * places * bands} of ${places * bands}`,
        brief: up[system] < 1 ? "now: paper" : "",
      }),
    );
    const usual = places * bands;
    const amount = up[system] * usual;
    const byHand = amount < usual ? "paper" : "";
    flows.push(flow({ kind: "systems", from: id, to: "laboratories", amount, usual, byHand, isCut: amount === 0 }));
  });
  nodes.push(
    node({
      id: "stock",
      kind: "stock",
      column: "transfusion",
      band: "stock",
      short: "National stock",
      declared: isHit ? 2 : 0,
      shown: isHit ? "amber" : "green",
    }),
  );
  const supplied: string[] = [];
  for (let band = 0; band < bands; band++) {
    const to = `trust-${band}`;
    for (let place = 0; place < places; place++) {
      const laboratory = `laboratory:${band}-${place}`;
      const bank = `bank:${band}-${place}`;
      const short = `${names[(band + place) % names.length]} ${place + 1}`;
      const usual = 900 * scale * (place + 1);
      const byHand = isHit ? "paper" : "";
      supplied.push(laboratory);
      nodes.push(
        node({
          id: laboratory,
          kind: "laboratory",
          column: "laboratories",
          band: to,
          short,
          level,
          amount: usual * level,
          outOf: usual,
          shown: `${Math.round(level * 100)} %`,
          brief: isHit ? "by hand, 412 wait" : "electronic, 3 wait",
          systemsUp: up,
        }),
        node({
          id: bank,
          kind: "bank",
          column: "transfusion",
          band: to,
          short,
          level: isHit ? 0.7 : 1,
          shown: isHit ? "70 %" : "100 %",
          brief: isHit ? "by hand, 4.2 h queue" : "electronic, no queue",
        }),
      );
      flows.push(
        flow({ kind: "results", from: laboratory, to, amount: usual * level, usual, byHand, isCut: level === 0 }),
        flow({
          kind: "samples",
          from: laboratory,
          to: bank,
          amount: 60 * level,
          usual: 60,
          byHand,
          isCut: level === 0,
        }),
        flow({ kind: "units", from: bank, to, amount: 120 * level, usual: 120, byHand }),
        flow({ kind: "supply", from: "stock", to: bank, amount: 150, usual: 120 }),
      );
    }
    const booked = Math.round(140 * scale);
    const done = Math.round(booked * 0.95 * (0.4 + 0.6 * level));
    nodes.push(
      node({
        id: `theatres:${to}`,
        kind: "theatres",
        column: "care",
        band: to,
        short: "Theatres",
        level: done / booked,
        usualLevel: 0.95,
        amount: done,
        outOf: booked,
        shown: `${done} of ${booked}`,
        brief: `${booked - done} postponed`,
      }),
      node({
        id: `wards:${to}`,
        kind: "wards",
        column: "care",
        band: to,
        short: "Wards, emergency",
        level: 0.4 + 0.6 * level,
        shown: "98 min",
      }),
      node({
        id: `operations:${to}`,
        kind: "operations",
        column: "waiting",
        band: to,
        short: "Operations",
        level: isHit ? 1.6 : 0,
        usualLevel: 0,
        amount: booked - done,
        shown: String(booked - done),
        brief: isHit ? "1.6 days' work" : "0.0 days' work",
      }),
    );
    flows.push(
      flow({ kind: "operations", from: `theatres:${to}`, to: `operations:${to}`, amount: booked - done, usual: 4 }),
    );
  }
  const isAided = isHit && level > 0;
  if (isAided) {
    nodes.push(
      node({
        id: "aid",
        kind: "aid",
        column: "laboratories",
        band: "practices",
        short: "Mutual aid",
        shown: "2 boroughs",
        level: 0.8,
        brief: "640 of 800 a day",
      }),
    );
    flows.push(flow({ kind: "results", from: "aid", to: "practices", amount: 640, isAid: true }));
  }
  const requested = Math.round(1500 * scale);
  const sent = Math.round(requested * (0.1 + 0.9 * level));
  for (const name of names.slice(0, Math.max(1, places))) {
    const id = `practices:${name}`;
    nodes.push(
      node({
        id,
        kind: "practices",
        column: "care",
        band: "practices",
        short: name,
        level: sent / requested,
        amount: sent,
        outOf: requested,
        shown: `${Math.round((100 * sent) / requested)} % sent`,
      }),
    );
    flows.push(flow({ kind: "tests", from: id, to: "tests", amount: requested - sent }));
  }
  nodes.push(
    node({
      id: "tests",
      kind: "tests",
      column: "waiting",
      band: "practices",
      short: "Tests",
      level: isHit ? 12 : 0,
      usualLevel: 0,
      shown: String((requested - sent) * 9),
      amount: (requested - sent) * 9,
    }),
  );
  const booked = Math.round(140 * scale) * bands;
  const done = nodes.filter(({ kind }) => kind === "theatres").reduce((sum, { amount }) => sum + amount, 0);
  const trusts = Array.from({ length: bands }, (_, band) => ({
    id: `trust-${band}`,
    name: `${names[band % names.length]} trust`,
  }));
  return {
    ...emptyCascade,
    timeMin: 10_000,
    moment: "Mon 8 April 2030 10:00",
    lastDay: "Sun 7 April 2030",
    workingDay: "Fri 5 April 2030",
    bands: [{ id: "stock", name: "Blood service" }, ...trusts, { id: "practices", name: "Practices and community" }],
    nodes,
    flows,
    supplied,
    supplierLevel: level,
    systemsDown: up.filter((state) => state < 0.5).length,
    systemsPartly: up.filter((state) => state >= 0.5 && state < 1).length,
    systemsCount: up.length,
    operations: { booked, done, postponed: booked - done, postponedOrdinary: 0 },
    tests: { requested, deferred: requested - sent },
    waiting: { operations: booked - done, appointments: 0, tests: (requested - sent) * 9 },
    phase: isHit ? "amber" : "green",
  };
}

export const cascadeStates: readonly {
  readonly state: "empty" | "small" | "typical" | "extreme";
  readonly figure: (width: number) => Figure;
}[] = [
  { state: "empty", figure: (width) => cascadeFigure(emptyCascade, { width }) },
  { state: "small", figure: (width) => cascadeFigure(made({ bands: 1, places: 1, level: 1, scale: 1 }), { width }) },
  {
    state: "typical",
    figure: (width) => cascadeFigure(made({ bands: 2, places: 3, level: 0.31, scale: 1 }), { width }),
  },
  {
    state: "extreme",
    figure: (width) => cascadeFigure(made({ bands: 6, places: 6, level: 0, scale: 1000 }), { width }),
  },
];
