import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { assumptionsLog, hazardLog, standingText, toMarkdown } from "../../sim/report/index.ts";
import { aRealScenario } from "../support/region.ts";

const folder = new URL("../../sim/documents/", import.meta.url).pathname;
const kept = (name: string): string => readFileSync(folder + name, "utf8");

/** Of Monks and others (2019), without section numbers. */
const items = [
  ...["1.1 Purpose of the model", "1.2 Model outputs", "1.3 Experimentation aims"],
  ...["2.1 Base model overview diagram", "2.2 Base model logic", "2.3 Scenario logic", "2.4 Algorithms"],
  ...["entities", "activities", "resources", "queues", "entry and exit points"].map(
    (name, index) => `2.5.${index + 1} Components: ${name}`,
  ),
  ...["3.1 Data sources", "3.2 Pre-processing", "3.3 Input parameters", "3.4 Assumptions"],
  ...["4.1 Initialisation", "4.2 Run length", "4.3 Estimation approach"],
  ...["5.1 Software or programming language", "5.2 Random sampling", "5.3 Model execution", "5.4 System specification"],
  "6.1 Computer model sharing statement",
];

describe("the documents of sim/documents", () => {
  it("that are made from the ledger and the table of hazards are up to date (else: knockon documents --out sim/documents)", () => {
    const isCurrent = {
      "assumptions.md": kept("assumptions.md") === toMarkdown(assumptionsLog(aRealScenario("synnovis-2024.yaml"))),
      "hazards.md": kept("hazards.md") === toMarkdown(hazardLog()),
    };
    expect(isCurrent).toEqual({ "assumptions.md": true, "hazards.md": true });
  });

  it("carry the standing text", () => {
    const names = readdirSync(folder);
    expect(names.sort()).toEqual(["assumptions.md", "hazards.md", "model-card.md", "stress-des.md"]);
    expect(names.filter((name) => !kept(name).includes(standingText))).toEqual([]);
  });

  it("fill all 24 items of STRESS-DES", () => {
    expect(items.length).toBe(24);
    const sections = new Map(
      kept("stress-des.md")
        .split(/^#{2,3} /m)
        .slice(1)
        .map((section) => [section.split("\n", 1)[0], section.split("\n").slice(1).join("\n").trim()]),
    );
    expect(items.filter((item) => (sections.get(item) ?? "").length < 80)).toEqual([]);
  });

  it("name files that are there", () => {
    const root = new URL("../../", import.meta.url).pathname;
    const named = ["stress-des.md", "model-card.md", "hazards.md"].flatMap((name) =>
      [...kept(name).matchAll(/\b((?:sim|tests|scenarios)\/[\w./-]+\w)/g)].map(([path]) => path),
    );
    const missing = [...new Set(named)].filter((path) => {
      try {
        readdirSync(root + path);
        return false;
      } catch (error) {
        return (error as NodeJS.ErrnoException).code !== "ENOTDIR";
      }
    });
    expect(missing).toEqual([]);
  });
});

describe("Markdown of a document", () => {
  it("keeps bars and line breaks of a cell within it", () => {
    const text = toMarkdown({ title: "T", blocks: [{ kind: "table", head: ["a"], rows: [["x|y\nz"]] }] });
    expect(text).toBe("# T\n\n| a |\n| --- |\n| x\\|y z |\n");
  });
});
