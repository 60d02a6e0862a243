/** The door of the browser's adapters: the simulation worker, its protocol, and the bundled scenarios. */
export { type SimulationClient, startSimulation } from "./client.ts";
export type {
  EnsembleRequest,
  EnsembleSeries,
  Mark,
  MomentHash,
  MomentView,
  OpenResult,
  RunFacts,
  RunHashes,
  RunRequest,
  ScenarioEntry,
  Series,
} from "./protocol.ts";
