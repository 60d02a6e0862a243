/** Cause records that tests make or read by hand. */
import { root } from "../../sim/model/causes.ts";
import type { CauseRecord, World } from "../../sim/model/index.ts";

export const causes = {
  /** A record of the incident: a system that failed now. */
  incident: (world: World): number => world.causes.add("system", world.sim.nowMin, 0, 0, 0, -1, 0, root.incident),
  all: (world: World): CauseRecord[] => {
    const list: CauseRecord[] = [];
    for (let id = world.causes.first; id < world.causes.length; id++) list.push(world.causes.read(id));
    return list;
  },
};
