/**
 * The library, `import … from "knock-on"`: load a scenario, run it many times, summarise, write tables; or step through one
 * run. For Node.js; sim/README.md tells what each room is for.
 */

export * from "./adapters/node/index.ts";
export { InvariantError } from "./engine/index.ts";
export * from "./experiment/index.ts";
export * from "./model/index.ts";
export {
  compareSentence,
  explainRecord,
  findRecord,
  shareText,
  situationReport,
  standingText,
  toText,
} from "./report/index.ts";
export * from "./scenario/index.ts";
export { LogProblem, Session } from "./session/index.ts";
