/** The programs of this folder, and what each prints, line by line. */
import { expect, vi } from "vitest";

export const printed: Readonly<Record<string, readonly RegExp[]>> = {
  "run-scenario.ts": [/^Week 1: \d+\S* operations postponed/, /^Week 2: /, /^4 runs, result [0-9a-f]{12}$/],
  "one-replication.ts": [/^a-short-outage, replication 3: \d+ numbers$/, /^the same again$/],
  "compare.ts": [/^-\d+\.\d operations \(95 % interval -?\d/, /^In 3 of 3 .* two weeks has fewer operations postponed/],
  "study.ts": [/^2 of 2 replications, 0 failures$/, /^cell,scenario,setting,point,laboratory\.weekendFraction,replic/],
  "step-session.ts": [/^\S+ at minute \d+\.\d$/, /^SIMULATION: situation report, Wed 5 June 2024/, /^true 1$/],
  "policy.ts": [/^minute \d+: a laboratory of another network takes practice work/, /^another run$/],
};

export async function printsWhatItShould(name: string): Promise<void> {
  const lines: string[] = [];
  const log = vi.spyOn(console, "log").mockImplementation((...words) => void lines.push(words.join(" ")));
  try {
    await import(/* @vite-ignore */ `./${name}`);
  } finally {
    log.mockRestore();
  }
  expect(lines).toHaveLength(printed[name].length);
  printed[name].forEach((line, index) => {
    expect(lines[index]).toMatch(line);
  });
}
