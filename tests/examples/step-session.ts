import { prepare, readScenario, Session, situationReport, toText } from "../../sim/index.ts";

const setup = prepare(readScenario("synnovis-2024", { set: ["horizon=7 d", "warm-up=7 d"] }));
const session = Session.open(setup, { seed: "7", replication: 0 });
session.seek(2 * 1440 + 8 * 60); // minutes since 00:00 on the first day: 08:00 on the third
session.note("First meeting");
const next = session.step();
console.log(`${next?.kind} at minute ${next?.timeMin.toFixed(1)}`);
console.log(toText(situationReport(session.world))[0]);
const again = Session.replay(setup, session.save());
console.log(again.nowMin === session.nowMin, again.commands.length);
