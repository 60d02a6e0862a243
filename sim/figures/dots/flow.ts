/**
 * How the cases of a week flow through their statuses: when each enters and leaves each of them, and in which order a status
 * fills. Whoever leaves last stands first, so that a pile grows and shrinks at its end and the rest of it keeps still.
 */
import { elsewhere, type Fate, fates, type Status, status, statuses, type WeekCases } from "../cases/data.ts";

/** Which cases are shown. */
export const shownKinds = ["all", "operations", "appointments"] as const;
export type ShownKind = (typeof shownKinds)[number];

export interface DotFlow {
  readonly cases: WeekCases;
  readonly kind: ShownKind;
  /** By status: cases that ever have it, in the order in which they stand in its pile. */
  readonly standing: readonly Int32Array[];
  /** By status: the same cases in the order in which they enter it. */
  readonly entering: readonly Int32Array[];
  /** By status and case (`status * cases + case`): when it enters and leaves; infinite where it never does. */
  readonly enterMin: Float64Array;
  readonly leaveMin: Float64Array;
}

export const isShown = (cases: WeekCases, kind: ShownKind, index: number): boolean =>
  kind === "all" || (cases.isOperation[index] === 1) === (kind === "operations");

export function dotFlow(cases: WeekCases, kind: ShownKind): DotFlow {
  const length = cases.key.length;
  const enterMin = new Float64Array(statuses.length * length).fill(Number.POSITIVE_INFINITY);
  const leaveMin = new Float64Array(statuses.length * length).fill(Number.POSITIVE_INFINITY);
  const members: number[][] = statuses.map(() => []);
  const stay = (name: Status, index: number, fromMin: number, toMin: number): void => {
    const number = status[name];
    enterMin[number * length + index] = fromMin;
    leaveMin[number * length + index] = toMin;
    members[number].push(index);
  };
  for (let index = 0; index < length; index++) if (isShown(cases, kind, index)) follow(cases, index, stay);
  const entering = members.map((list, number) => {
    const at = number * length;
    return Int32Array.from(list).sort((a, b) => compare(enterMin[at + a], enterMin[at + b]) || a - b);
  });
  const standing = entering.map((order, number) => {
    const at = number * length;
    const leave = (index: number) => leaveMin[at + index];
    if (order.every((index) => leave(index) === never)) return order;
    return order
      .slice()
      .sort((a, b) => compare(leave(b), leave(a)) || compare(enterMin[at + a], enterMin[at + b]) || a - b);
  });
  return { cases, kind, standing, entering, enterMin, leaveMin };
}

/** Infinite numbers have no difference. */
const compare = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0);

const never = Number.POSITIVE_INFINITY;
const orNever = (timeMin: number): number => (Number.isNaN(timeMin) ? never : timeMin);

const lastStatus: Readonly<Record<Fate, Status | null>> = {
  open: null,
  done: "done",
  heldWithoutResult: "heldWithoutResult",
  converted: "converted",
  cancelled: "cancelled",
  postponed: "postponed",
};

function follow(
  cases: WeekCases,
  index: number,
  stay: (name: Status, index: number, fromMin: number, toMin: number) => void,
): void {
  const settledMin = orNever(cases.fateMin[index]);
  stay("planned", index, cases.bookedMin[index], settledMin);
  const last = lastStatus[fates[cases.fate[index]]];
  if (settledMin === never || last === null) return;
  if (last === "done" && cases.isOperation[index] === 1) {
    stay("underWay", index, settledMin, orNever(cases.endMin[index]));
    if (!Number.isNaN(cases.endMin[index])) stay("done", index, cases.endMin[index], never);
  } else if (last === "postponed") {
    const nextMin = orNever(cases.nextMin[index]);
    stay("postponed", index, settledMin, nextMin);
    if (nextMin < never) stay(cases.nextDay[index] === elsewhere ? "transferred" : "moved", index, nextMin, never);
  } else stay(last, index, settledMin, never);
}
