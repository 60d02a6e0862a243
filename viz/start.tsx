/** The page in its document, as its address asks for it. */
import { type SimulationClient, startSimulation } from "../sim/adapters/browser/index.ts";
import { keepAddress, requestFrom, timeTextFrom, viewFrom } from "./address.ts";
import { mount } from "./mount.tsx";
import { createStore } from "./store.ts";

/** @param first a worker that has been started already, for the run itself */
export function startPage(first: SimulationClient): void {
  const root = document.getElementById("page");
  if (root === null) throw new Error("the document has no element with the id page");
  let spare: SimulationClient | null = first;
  const start = (): SimulationClient => {
    const given = spare ?? startSimulation();
    spare = null;
    return given;
  };
  const store = createStore({
    start,
    request: requestFrom(location.hash),
    timeText: timeTextFrom(location.hash),
    view: viewFrom(location.hash),
  });
  keepAddress(store);
  mount(root, store);
}
