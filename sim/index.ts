/**
 * The library, `import … from "knock-on"`: read a scenario, run it many times, compare, carry a study out, step through one run,
 * or let functions decide in one. For Node.js. LIBRARY.md shows the shortest ways; README.md tells what each room is for.
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
export * from "./session/index.ts";
