/** `knockon schema`: the JSON Schema of scenario files, for editors. */
import { existsSync, readFileSync } from "node:fs";
import { relative } from "node:path";
import { Command, Option } from "commander";
import { scenariosFolder, writeWhole } from "../adapters/node/index.ts";
import { registryOf } from "../model/index.ts";
import { jsonSchema } from "../scenario/index.ts";
import { exitCode, type Io, print } from "./io.ts";

export function schemaCommand(io: Io, end: (code: number) => void): Command {
  return new Command("schema")
    .summary("write scenarios/schema.json, which helps editors")
    .description(
      "Writes scenarios/schema.json from the model's parameters and actions, so that editors can complete and check " +
        "scenario files.",
    )
    .addOption(
      new Option("-o, --out <file>", "another file").default(`${scenariosFolder}/schema.json`, "scenarios/schema.json"),
    )
    .option("--check", "write nothing; exit with 1 when the file is not up to date")
    .action((options: { readonly out: string; readonly check?: true }) =>
      end(schema(io, options.out, options.check === true)),
    );
}

function schema(io: Io, path: string, isCheck: boolean): number {
  const shown = relative(process.cwd(), path);
  const text = `${JSON.stringify(jsonSchema(registryOf()))}\n`;
  const isCurrent = existsSync(path) && readFileSync(path, "utf8") === text;
  if (isCurrent) {
    print(io.stdout, `${shown} is up to date.`);
    return exitCode.ok;
  }
  if (isCheck) {
    print(io.stderr, `${shown} is not up to date; write it anew with: knockon schema`);
    return exitCode.failed;
  }
  writeWhole(path, text);
  print(io.stdout, `Wrote ${shown}.`);
  return exitCode.ok;
}
