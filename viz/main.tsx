/**
 * Starts the page in the document it was loaded with. The worker is started before the page's own code is there: it takes longer
 * to come to the first moment than the page to be ready to show it.
 */
import { startSimulation } from "../sim/adapters/browser/index.ts";

const first = startSimulation();
const { startPage } = await import("./start.tsx");
startPage(first);
