/** The session room's door: one facilitated run as a log of commands. */
export { type Command, type Log, LogProblem, readLog, writeLog } from "./log.ts";
export { Session } from "./session.ts";
