/** The cascade in words: its finding, a sentence, and a table by node and by flow. */
import { numberText, percentText } from "../../report/index.ts";
import type { FigureTable } from "../figure.ts";
import type { CascadeColumn, CascadeData, CascadeFlow } from "./data.ts";
import { statusOf, statusWords } from "./status.ts";

export const columnWords: Readonly<Record<CascadeColumn, string>> = {
  systems: "Supplier systems",
  laboratories: "Laboratories",
  transfusion: "Transfusion, results",
  care: "Care",
  waiting: "People waiting",
};

const counted = (count: number, one: string, many: string): string =>
  `${numberText(count)} ${count === 1 ? one : many}`;

export function titleText({ nodes, supplierLevel, systemsDown, systemsPartly, systemsCount }: CascadeData): string {
  if (nodes.length === 0) return "Nothing to show: the model has no laboratories";
  const systems =
    systemsDown > 0
      ? `${systemsDown} of ${systemsCount} systems ${systemsDown === 1 ? "is" : "are"} down`
      : systemsPartly > 0
        ? `${systemsPartly} of ${systemsCount} systems ${systemsPartly === 1 ? "works" : "work"} in part`
        : "all systems are up";
  if (Number.isNaN(supplierLevel)) return systems.charAt(0).toUpperCase() + systems.slice(1);
  return `Laboratories release ${percentText(supplierLevel)} of usual; ${systems}`;
}

export function subtitleText({ moment, lastDay, workingDay }: CascadeData): string {
  if (moment === "") return "";
  if (lastDay === "") return `Systems, queues and stock at ${moment}; nothing has been counted yet`;
  const care =
    workingDay === "" || workingDay === lastDay ? lastDay : `${lastDay}, booked care and practices ${workingDay}`;
  return `Systems, queues and stock at ${moment}; results and care of the last whole day, ${care}`;
}

export function sentenceText(data: CascadeData): string {
  if (data.nodes.length === 0) return "There is no laboratory, theatre, clinic or practice to show.";
  const { operations, appointments, tests, waiting, phase } = data;
  const parts = [
    `${data.systemsDown} of ${data.systemsCount} systems ${data.systemsDown === 1 ? "is" : "are"} down at most of the supplier's laboratories${data.systemsPartly > 0 ? `, ${data.systemsPartly} ${data.systemsPartly === 1 ? "works" : "work"} in part` : ""}.`,
  ];
  if (!Number.isNaN(data.supplierLevel)) {
    parts.push(`On ${data.lastDay} results within target were ${percentText(data.supplierLevel)} of usual.`);
  }
  const cares: string[] = [];
  if (operations.booked > 0) {
    cares.push(
      `${numberText(operations.done)} of ${numberText(operations.booked)} booked operations were done and ${numberText(operations.postponed)} postponed, linked by the model's rules to the incident`,
    );
  }
  if (appointments.booked > 0) {
    cares.push(
      `${numberText(appointments.done)} of ${numberText(appointments.booked)} appointments were held as planned and ${numberText(appointments.postponed)} postponed`,
    );
  }
  if (tests.requested > 0) {
    cares.push(`practices held back ${numberText(tests.deferred)} of ${numberText(tests.requested)} test requests`);
  }
  if (cares.length > 0) parts.push(`On ${data.workingDay} at the trusts shown by name ${cares.join("; ")}.`);
  parts.push(
    `Without a new date: ${counted(waiting.operations, "operation", "operations")} and ${counted(waiting.appointments, "appointment", "appointments")}; ${counted(waiting.tests, "test waits", "tests wait")} to be sent.`,
  );
  if (phase !== "") parts.push(`The national blood alert is ${phase}.`);
  return parts.join(" ");
}

export const noteText =
  "Simulated, not what happened here. A box's state is a display choice: normal from 85 % of a usual day's level, strained from " +
  "60 %, critical from 10 %, else lost; of people waiting strained from 0.1, critical from 1 day of usual work; of blood the phase as declared. " +
  "Widths compare only within one band and kind; postponed and held-back work is drawn against what was booked or asked for. " +
  "Appointments without a new date are those that hang on a test.";

export function tableOf({ nodes, flows }: CascadeData): FigureTable {
  const boxes = nodes.map((node) => [
    node.name,
    columnWords[node.column],
    statusWords[statusOf(node)],
    node.shown,
    node.column === "waiting" || node.usualLevel === 1 ? "–" : percentText(node.usualLevel),
    node.facts,
  ]);
  const links = flows.map((flow) => [
    `${flow.fromName} → ${flow.toName}`,
    "Flow",
    flowState(flow),
    numberText(flow.amount),
    flow.usual > 0 ? numberText(flow.usual) : "–",
    flow.unit,
  ]);
  return {
    caption: "What failed and what followed, by box and by flow",
    columns: ["Box or flow", "Column", "State", "Now", "Usual", "What is known"],
    rows: [...boxes, ...links],
  };
}

export function flowState({ isCut, byHand, isAid }: CascadeFlow): string {
  const hand = byHand === "" ? "" : `by hand: ${byHand}`;
  if (isCut) return hand === "" ? "Cut" : `Cut; ${hand}`;
  if (isAid) return "Mutual aid";
  return hand === "" ? "Flows" : hand.charAt(0).toUpperCase() + hand.slice(1);
}

/** A flow for those who do not see it. */
export const flowSays = (flow: CascadeFlow): string =>
  `${flow.fromName} to ${flow.toName}: ${numberText(flow.amount)} ${flow.unit}, usually ${numberText(flow.usual)}. ${flowState(flow)}.`;
