/** `knockon measures`: the data dictionary. */
import { Command } from "commander";
import { type MeasureSpec, services } from "../model/index.ts";
import { exitCode, type Io, print } from "./io.ts";
import { json } from "./results.ts";

const kinds: Readonly<Record<MeasureSpec["of"], string>> = {
  count: "a count: adds up over days and places",
  level: "a level: averaged over days, added over places",
  ratio: "a ratio: numerators and denominators are added up before dividing",
};

export function measuresCommand(io: Io, end: (code: number) => void): Command {
  return new Command("measures")
    .summary("list what is measured, with units and definitions")
    .description("Lists every measure of the tables: its name, unit, definition, how it adds up and where it is kept.")
    .option("--json", "for programs")
    .action((options: { readonly json?: true }) => end(measures(io, options.json === true)));
}

function measures(io: Io, asJson: boolean): number {
  const specs = services.flatMap((service) => service.measures);
  if (asJson) {
    io.stdout.write(json(specs));
    return exitCode.ok;
  }
  for (const { name, unit, definition, of, by } of specs) {
    print(io.stdout, `${name} (${unit})`, `  ${definition}`, `  By ${by}; ${kinds[of]}.`, "");
  }
  print(io.stdout, `${specs.length} measures.`);
  return exitCode.ok;
}
