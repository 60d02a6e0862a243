/** How often history matching rules the truth out, over many lucks of a cheap model. */
import { expect, it } from "vitest";
import { matchHistory, worstOf } from "../../../sim/experiment/index.ts";
import { planOf, runner, truth } from "./stand-in.ts";

it("rules the truth out in at most one search of twenty", async () => {
  // 300 searches. By the three-sigma rule the chance is below 5 % for each target alone; here luck is normal, so that a distance of 3
  // standard deviations comes in 0.27 % for each of four targets, about 1 % of searches. More than 15 of 300 then has a chance below 1e-6.
  let lost = 0;
  let narrowed = 0;
  for (let search = 0; search < 300; search++) {
    const plan = planOf(`search-${search}`, {
      cloud: 1 << 9,
      waves: [
        { points: 40, replications: 2 },
        { points: 30, replications: 2 },
      ],
    });
    const history = await matchHistory(plan, runner(`search-${search}`));
    if (worstOf(plan, history.waves, truth) > plan.cutoff) lost++;
    if (history.waves[history.waves.length - 1].share < 0.25) narrowed++;
  }
  expect(lost).toBeLessThanOrEqual(15);
  expect(narrowed).toBeGreaterThan(280);
});
