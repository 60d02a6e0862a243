/**
 * The part of the address after `#`: scenario, seed, replication and time, so that a run can be shared by its address.
 * That part never leaves the browser.
 */
import { effect } from "@preact/signals";
import type { RunRequest } from "../sim/adapters/browser/index.ts";
import type { Store } from "./store.ts";
import { momentInAddress } from "./times.ts";
import { type ViewName, viewNamed } from "./views.ts";

export const defaultRequest: RunRequest = { path: "synnovis-2024.yaml", seed: "7", replication: 0, overrides: [] };

/** Whether a run is of the incident as it was, which alone the published numbers were compared with and fitted to. */
export const isReferenceCase = ({ path }: RunRequest): boolean => path === defaultRequest.path;

/** What an address asks for; whatever it does not say, or says wrongly, is the default. */
export function requestFrom(hash: string): RunRequest {
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  const replication = Number(given.get("replication") ?? defaultRequest.replication);
  return {
    path: given.get("scenario") ?? defaultRequest.path,
    seed: given.get("seed") || defaultRequest.seed,
    replication: Number.isInteger(replication) && replication >= 0 ? replication : defaultRequest.replication,
    overrides: given.getAll("set"),
  };
}

/** The moment an address asks for, as after "Jump to"; "" when it says none. */
export function timeTextFrom(hash: string): string {
  return new URLSearchParams(hash.replace(/^#/, "")).get("at") ?? "";
}

/** The view an address asks for; the overview when it names none. */
export function viewFrom(hash: string): ViewName {
  return viewNamed(new URLSearchParams(hash.replace(/^#/, "")).get("view")) ?? "overview";
}

/** The address of what a store shows. */
export function addressOf(request: RunRequest, at: string, view: ViewName = "overview"): string {
  const parts = new URLSearchParams({ scenario: request.path, seed: request.seed });
  parts.set("replication", String(request.replication));
  for (const override of request.overrides) parts.append("set", override);
  if (at !== "") parts.set("at", at);
  if (view !== "overview") parts.set("view", view);
  return `#${parts.toString().replaceAll("%2F", "/").replaceAll("%3A", ":").replaceAll("+", "%20")}`;
}

/** Keeps the address up to date while the clock stands still. */
export function keepAddress(store: Store): () => void {
  return effect(() => {
    const facts = store.facts.value;
    if (facts === null || store.clock.isPlaying.value) return;
    const at = momentInAddress(facts.calendar, store.clock.timeMin.value);
    history.replaceState(null, "", addressOf(store.request.value, at, store.view.value));
  });
}
