/**
 * The four states of a box. Where one ends and the next begins is a choice of display, not of the model: no laboratory declares
 * itself "strained". What is declared (the alert phase) keeps its own words beside.
 */
import type { CascadeNode } from "./data.ts";

export const cascadeStatuses = ["normal", "strained", "critical", "lost", "open", "unread"] as const;
export type CascadeStatus = (typeof cascadeStatuses)[number];

/** Least share of a usual day's level for a state; below the last it is lost. */
export const leastShare = { normal: 0.85, strained: 0.6, critical: 0.1 } as const;

/** Days of usual work that wait from which a state is no longer normal, and is critical. Nothing that waits is lost. */
export const waitingDays = { strained: 0.1, critical: 1 } as const;

export const statusWords: Readonly<Record<CascadeStatus, string>> = {
  normal: "Normal",
  strained: "Strained",
  critical: "Critical",
  lost: "Lost",
  open: "Open",
  unread: "Not read",
};

const ofPhase: readonly CascadeStatus[] = ["normal", "strained", "critical", "critical"];

export function statusOf(node: CascadeNode): CascadeStatus {
  if (node.kind === "aid") return "open";
  if (node.declared >= 0) return ofPhase[node.declared] ?? "unread";
  if (Number.isNaN(node.level)) return "unread";
  if (node.column === "waiting") {
    if (node.level < waitingDays.strained) return "normal";
    return node.level < waitingDays.critical ? "strained" : "critical";
  }
  // In whole percent, as the box says it: "10 %" must not be below ten.
  const share = Math.round(100 * (node.usualLevel > 0 ? node.level / node.usualLevel : node.level)) / 100;
  if (share >= leastShare.normal) return "normal";
  if (share >= leastShare.strained) return "strained";
  return share >= leastShare.critical ? "critical" : "lost";
}
