/** The Node adapter's door: files, threads, the little web server. */
export { folderFiles } from "./files.ts";
export { pageFolder, scenariosFolder } from "./locations.ts";
export type { RunCost } from "./replication-task.ts";
export { openScenario, packagedScenarios, readScenarioFolder, type ScenarioFolder } from "./scenario-source.ts";
export { hasPage, type PageServer, pageApp, servePage } from "./serve.ts";
export { cores, RunBroke, type ThreadOptions, threadRunner } from "./threads.ts";
export { folderProblem, type TextFile, writeFolder, writeWhole } from "./write.ts";
