/** The session room's door: one facilitated run as a log of commands, what each role knows of it, and runs decided by functions. */
export { type Command, type Log, LogProblem, readLog, writeLog } from "./log.ts";
export { type Decision, type Policy, type PolicyOf, type PolicyRun, runWithPolicy } from "./policy.ts";
export { Session } from "./session.ts";
export {
  type IcbView,
  type Role,
  roles,
  type TakenDecision,
  type TheatresView,
  type TransfusionView,
  type TrustView,
  type Views,
  viewOf,
} from "./view.ts";
