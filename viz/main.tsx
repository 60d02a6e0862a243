/** Starts the page in the document it was loaded with. */
import { startSimulation } from "../sim/adapters/browser/index.ts";
import { keepAddress, requestFrom, timeTextFrom, viewFrom } from "./address.ts";
import { mount } from "./mount.tsx";
import { createStore } from "./store.ts";

const root = document.getElementById("page");
if (root === null) throw new Error("the document has no element with the id page");
const store = createStore({
  start: startSimulation,
  request: requestFrom(location.hash),
  timeText: timeTextFrom(location.hash),
  view: viewFrom(location.hash),
});
keepAddress(store);
mount(root, store);
