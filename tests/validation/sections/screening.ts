/** Morris screening by the command line's own command: services first, each with all its uncertain parameters changed together. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { csvParse } from "d3-dsv";
import { kept, type Section, table, told } from "../section.ts";

interface Effect {
  readonly name: string;
  readonly muStar: number;
  readonly mu: number;
  readonly sigma: number;
}

interface Data {
  readonly measure: string;
  readonly services: readonly Effect[];
}

const measure = "elective.postponed@kch+gstt, weeks 1-4";
const trajectories = 4;
const program = fileURLToPath(new URL("../../../dist/cli/main.js", import.meta.url));
const out = join(fileURLToPath(new URL("../../../out/", import.meta.url)), "validation-morris");

async function compute(): Promise<Data> {
  const args = ["sensitivity", "synnovis-2024", "--method", "morris", "--groups", "service", "--trajectories"];
  args.push(String(trajectories), "--measure", measure, "--set", "horizon=28 d", "--seed", "1", "--out", out);
  execFileSync(process.execPath, [program, ...args], { stdio: ["ignore", "ignore", "inherit"] });
  const rows = csvParse(readFileSync(join(out, "effects.csv"), "utf8"));
  const names = [...new Set(rows.map(({ name }) => name))];
  const value = (name: string, statistic: string) =>
    kept(Number(rows.find((row) => row.name === name && row.statistic === statistic)?.value));
  const services = names.map((name) => ({
    name,
    muStar: value(name, "mu_star"),
    mu: value(name, "mu"),
    sigma: value(name, "sigma"),
  }));
  return { measure, services: services.sort((p, q) => q.muStar - p.muStar) };
}

function render({ services }: Data) {
  const rows = services.map(({ name, muStar, mu, sigma }) => [name, told(muStar), told(mu), told(sigma)]);
  return {
    text: `
Morris: all uncertain parameters of a service go through their ranges together, ${trajectories} walks; effects on operations postponed in weeks 1 to 4
(King's and Guy's and St Thomas'), from one end of the ranges to the other. A large sigma beside mu* tells interaction or curvature.
\`knockon sensitivity synnovis-2024 --method morris --parameters 'surgery.*' --groups none\` goes on within a service.

${table(["service", "mu*", "mu", "sigma"], rows)}`,
  };
}

export const screening: Section<Data> = { id: "screening", title: "What the first weeks hang on", compute, render };
