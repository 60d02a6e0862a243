/**
 * The bench: `node --import tsx tests/bench/main.ts [word …]` runs the sections whose file names contain a word, or all.
 * Exit code 1 when a row falls short of what it must reach, or a timed program gave a wrong answer.
 */
import { existsSync } from "node:fs";
import type { Section } from "./section.ts";
import { sectionFiles } from "./sections.ts";
import { render } from "./table.ts";

const words = process.argv.slice(2);
for (const file of sectionFiles) {
  const url = new URL(file, import.meta.url);
  if (!existsSync(url) || (words.length > 0 && !words.some((word) => file.includes(word)))) continue;
  const { section } = (await import(url.href)) as { section: Section };
  const { text, ok } = render(await section.run());
  console.log(text);
  if (!ok) process.exitCode = 1;
}
