/** The fridges of one blood bank by group, or group O of all banks: units, days of cover, age, reserve, what is on the way. */

import { scaleLinear } from "d3-scale";
import { type Figure, figure } from "../figure.ts";
import { fitted, textWidth } from "../fit.ts";
import { pickable } from "../pick.ts";
import { element, label, group as svgGroup } from "../svg.ts";
import {
  aboveReserve,
  type FridgesData,
  groupCount,
  groupOrder,
  groups,
  oNegative,
  oPositive,
  shelfUnits,
} from "./data.ts";
import { ageBlock, ages, mostOf, reserveTick, type Shelf, shelfBar, targetTick, unitsByAge } from "./shelf-bar.ts";
import {
  allBanks,
  bankName,
  capital,
  chosenBanks,
  coverDays,
  daysText,
  groupLabels,
  groupNames,
  plainName,
  simulatedNote,
  unitsText,
} from "./words.ts";

export interface FridgeOptions {
  readonly width: number;
  /** Index of the bank; -1 for group O of all banks. */
  readonly bank: number;
}

interface Row {
  readonly bank: number;
  readonly group: number;
  readonly name: string;
}

export function fridgeFigure(data: FridgesData, { width, bank }: FridgeOptions): Figure {
  const banks = chosenBanks(data, bank);
  if (banks.length === 0) return withoutBanks(data, width);
  const parts = bank === allBanks ? groupOOfAll(data) : [{ heading: "", rows: groupsOfOne(bank) }];
  const marks: string[] = [];
  let y = headline(data, banks, width, marks);
  y = key(width, y + 12, marks) + 14;
  const shelves = parts.flatMap(({ rows }) => rows.map((row) => shelfOf(data, row)));
  const isNarrow = width < 520;
  const nameWidth = isNarrow ? 0 : bank === allBanks ? Math.min(190, width * 0.26) : 56;
  const valueWidth = isNarrow ? 0 : 146;
  const x = scaleLinear([0, mostOf(shelves)], [nameWidth, width - valueWidth - 6]);
  let at = 0;
  for (const { heading, rows } of parts) {
    if (heading !== "") {
      marks.push(label(0, y + 6, heading, { class: "strong" }));
      y += 20;
    }
    for (const row of rows) {
      if (isNarrow) y += 22;
      marks.push(shelfRow(data, row, shelves[at++], { x, y, width, nameWidth, isNarrow }));
      y += 32;
    }
    y += 6;
  }
  return figure({
    width,
    height: y,
    title: titleOf(data, bank, banks),
    subtitle: `${capital(bankName(data, bank))}, red cells on the shelf by days left, ${data.when}`,
    sentence: sentenceOf(data, bank, banks),
    table: tableOf(data, banks),
    note: `${simulatedNote} Days of cover: units on the shelf over the units transfused on a mean day lately. Units reserved for requests are not on the shelf. Emergency reserves are assumptions.`,
    marks,
  });
}

const groupsOfOne = (bank: number): Row[] => groupOrder.map((group) => ({ bank, group, name: groupLabels[group] }));

const groupOOfAll = (data: FridgesData): { heading: string; rows: Row[] }[] =>
  [oNegative, oPositive].map((group) => ({
    heading: groupNames[group],
    rows: data.banks.map(({ name }, bank) => ({ bank, group, name: plainName(name) })),
  }));

function shelfOf(data: FridgesData, { bank, group }: Row): Shelf {
  const at = bank * groupCount + group;
  return {
    byAge: unitsByAge(data, bank, group),
    onTheWay: data.inTransit[at],
    reserve: data.reserve[at],
    target: data.target[at],
  };
}

interface Frame {
  readonly x: (units: number) => number;
  readonly y: number;
  readonly width: number;
  readonly nameWidth: number;
  readonly isNarrow: boolean;
}

function shelfRow(data: FridgesData, row: Row, shelf: Shelf, { x, y, width, nameWidth, isNarrow }: Frame): string {
  const { bank, group, name } = row;
  const units = shelfUnits(data, bank, group);
  const days = daysText(coverDays(data, [bank], group), data.span - 1);
  const isShort = shelf.reserve > 0 && units < shelf.reserve;
  const says = `${data.banks[bank].name}, ${groupNames[group]}: ${unitsText(units)}, ${days}${
    shelf.reserve > 0 ? `, ${reserveText(units - shelf.reserve)}` : ""
  }`;
  const words = isNarrow
    ? [
        label(0, y - 10, fitted(name, width - 128, 13), { class: "strong" }),
        label(width, y - 10, `${unitsText(units)} · ${days}`, { class: isShort ? "strong" : "", "text-anchor": "end" }),
      ]
    : [
        label(0, y + 14, fitted(name, nameWidth - 8, 13), { class: group === oNegative ? "strong" : "" }),
        label(width - 84, y + 14, unitsText(units), { class: "strong", "text-anchor": "end" }),
        label(width, y + 14, days, { class: "soft", "text-anchor": "end" }),
      ];
  const below = isShort
    ? [element("path", { class: "fridges-alarm", d: `M${x(shelf.reserve) + 8} ${y + 4}l5 10h-10z` })]
    : [];
  return svgGroup(
    pickable({ kind: "shelf", id: `${data.banks[bank].id}/${groups[group]}` }, says),
    element("rect", { class: "fridges-hit", x: 0, y: isNarrow ? y - 23 : y - 7, width, height: isNarrow ? 50 : 32 }),
    ...words,
    element("line", { class: "axis", x1: x(0), x2: x(0), y1: y - 3, y2: y + 21 }),
    ...shelfBar(shelf, x, y),
    ...below,
  );
}

const reserveText = (above: number): string =>
  above >= 0 ? `${unitsText(above)} above the emergency reserve` : `${unitsText(-above)} below the emergency reserve`;

/** Group O above the emergency reserve, in large numbers; returns the y below it. */
function headline(data: FridgesData, banks: readonly number[], width: number, marks: string[]): number {
  const half = Math.min(300, width / 2);
  [oNegative, oPositive].forEach((group, index) => {
    const above = banks.reduce((sum, bank) => sum + Math.max(0, aboveReserve(data, bank, group)), 0);
    const under = banks.filter((bank) => aboveReserve(data, bank, group) < 0);
    const missing = banks.length === 1 && under.length === 1 ? -aboveReserve(data, banks[0], group) : 0;
    const x = index * half;
    marks.push(
      label(x, 30, String(missing > 0 ? missing : above), { class: "fridges-big" }),
      label(x, 48, `${groupNames[group]}`, { class: "strong" }),
      label(x, 64, missing > 0 ? "BELOW the reserve" : "above the reserve", {
        class: missing > 0 ? "strong small" : "soft small",
      }),
    );
    if (banks.length > 1 && under.length > 0)
      marks.push(label(x, 80, `${under.length} of ${banks.length} below it`, { class: "strong small" }));
  });
  return banks.length > 1 ? 84 : 68;
}

/** What shades and ticks mean; returns the y below it. */
function key(width: number, top: number, marks: string[]): number {
  let x = 0;
  let y = top;
  const place = (text: string, symbolWidth: number, symbol: (x: number, y: number) => string[]): void => {
    const wide = symbolWidth + 6 + textWidth(text, 11) + 14;
    if (x > 0 && x + wide > width) {
      x = 0;
      y += 26;
    }
    marks.push(...symbol(x, y), label(x + symbolWidth + 6, y + 13, text, { class: "small" }));
    x += wide;
  };
  ages.forEach(({ name }, age) => {
    place(age === 0 ? name : name.replace(" left", ""), 22, (a, b) => ageBlock(age, a, b, 22, 0));
  });
  place("on the way", 22, (a, b) => [element("rect", { class: "fridges-way", x: a, y: b + 3, width: 22, height: 12 })]);
  place("emergency reserve", 10, (a, b) => reserveTick(a + 5, b));
  place("ordered up to", 10, (a, b) => targetTick(a + 5, b));
  return y + 26;
}

function titleOf(data: FridgesData, bank: number, banks: readonly number[]): string {
  const units = banks.reduce((sum, one) => sum + shelfUnits(data, one, oNegative), 0);
  const days = daysText(coverDays(data, banks, oNegative), data.span - 1);
  const who = bank === allBanks ? `${capital(bankName(data, bank))} hold` : `${bankName(data, bank)} holds`;
  return `${who} ${numberOfO(units)}, ${days === "no use" ? days : `${days} of use`}`;
}

const numberOfO = (units: number): string => `${units} O-negative ${units === 1 ? "unit" : "units"}`;

function sentenceOf(data: FridgesData, bank: number, banks: readonly number[]): string {
  const part = (group: number): string => {
    const units = banks.reduce((sum, one) => sum + shelfUnits(data, one, group), 0);
    const above = banks.reduce((sum, one) => sum + aboveReserve(data, one, group), 0);
    const days = daysText(coverDays(data, banks, group), data.span - 1);
    return `${unitsText(units)} of ${groupNames[group]} (${days}), ${reserveText(above)}`;
  };
  const all = banks.reduce((sum, one) => sum + groups.reduce((n, _, group) => n + shelfUnits(data, one, group), 0), 0);
  const vans = data.vans.filter((van) => banks.includes(van.bank));
  const units = vans.reduce((sum, van) => sum + van.units, 0);
  const way =
    vans.length === 0
      ? "No van is on the way."
      : `${vans.length === 1 ? "One van is" : `${vans.length} vans are`} on the way with ${unitsText(units)}, the first at ${vans[0].arrives}.`;
  return `${capital(bankName(data, bank))}: ${part(oNegative)}; ${part(oPositive)}; ${unitsText(all)} of all groups. ${way}`;
}

function tableOf(data: FridgesData, banks: readonly number[]): Figure["table"] {
  return {
    caption: `Red cells by blood bank and group, ${data.when}`,
    columns: [
      "Blood bank and group",
      "On the shelf",
      "Days of cover",
      ...ages.map(({ name }) => capital(name)),
      "Emergency reserve",
      "Above the reserve",
      "Ordered up to",
      "On the way",
      "Reserved for requests",
    ],
    rows: banks.flatMap((bank) =>
      groupOrder.map((group) => {
        const at = bank * groupCount + group;
        const hasReserve = data.reserve[at] > 0;
        return [
          `${data.banks[bank].name}, ${groupNames[group]}`,
          String(shelfUnits(data, bank, group)),
          daysText(coverDays(data, [bank], group), data.span - 1),
          ...unitsByAge(data, bank, group).map(String),
          hasReserve ? String(data.reserve[at]) : "none",
          hasReserve ? String(aboveReserve(data, bank, group)) : "–",
          String(data.target[at]),
          String(data.inTransit[at]),
          String(data.reserved[at]),
        ];
      }),
    ),
  };
}

function withoutBanks(data: FridgesData, width: number): Figure {
  return figure({
    width,
    height: 48,
    title: "No blood bank is part of this model",
    subtitle: data.when,
    sentence: "There is no blood bank to show.",
    table: { caption: "Red cells by blood bank and group", columns: ["Blood bank and group"], rows: [] },
    note: "",
    marks: [label(0, 28, "There is no blood bank to show.", { class: "soft" })],
  });
}
