/** The page mounted in a browser test on a short run, with its console and its requests listened to. */
import { expect, vi } from "vitest";
import { commands } from "vitest/browser";
import { startSimulation } from "../../sim/adapters/browser/index.ts";
import { mount } from "../../viz/mount.tsx";
import { createStore, type Store } from "../../viz/store.ts";

const shortRun = {
  path: "synnovis-2024.yaml",
  seed: "7",
  replication: 0,
  overrides: ["warm-up=14 d", "horizon=28 d"],
};

export interface OpenPage {
  readonly store: Store;
  /** Until the whole run is simulated. */
  runDone(): Promise<void>;
  /** Takes the page away, and fails if anything was complained of or asked for elsewhere. */
  close(): Promise<void>;
}

/** Opens the page at a moment, and waits until it shows that day. The overrides say how long the run is. */
export async function openPage(timeText = "", overrides = shortRun.overrides): Promise<OpenPage> {
  await commands.watchPage();
  const root = document.body.appendChild(document.createElement("div"));
  const store = createStore({ start: startSimulation, request: { ...shortRun, overrides }, timeText });
  const unmount = mount(root, store);
  const until = (judge: () => void) => vi.waitFor(judge, { timeout: 25_000, interval: 20 });
  await until(() => expect(store.mapDay.value).not.toBeNull());
  return {
    store,
    runDone: () => until(() => expect(store.hashes.value).not.toBeNull()),
    close: async () => {
      unmount();
      root.remove();
      const { complaints, requests } = await commands.heardOnPage();
      expect(complaints).toEqual([]);
      expect(requests.filter((address) => !isOwn(address))).toEqual([]);
    },
  };
}

/** Data and blob addresses are parts of the page itself. */
const isOwn = (address: string): boolean => /^(data|blob):/.test(address) || new URL(address).host === location.host;
