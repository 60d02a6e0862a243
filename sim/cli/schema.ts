/** `knockon schema`: the JSON Schemas of scenario, study and calibration files, for editors. */
import { existsSync, readFileSync } from "node:fs";
import { relative } from "node:path";
import { Command, Option } from "commander";
import { scenariosFolder, writeWhole } from "../adapters/node/index.ts";
import { registryOf } from "../model/index.ts";
import { calibrationJsonSchema, jsonSchema, studyJsonSchema } from "../scenario/index.ts";
import { exitCode, type Io, print } from "./io.ts";

export function schemaCommand(io: Io, end: (code: number) => void): Command {
  return new Command("schema")
    .summary("write scenarios/schema.json and that of studies, which help editors")
    .description(
      "Writes scenarios/schema.json from the model's parameters and actions, and scenarios/studies/schema.json, so that " +
        "editors can complete and check scenario and study files.",
    )
    .addOption(new Option("-o, --out <file>", "write only the schema of scenarios, to this file"))
    .option("--check", "write nothing; exit with 1 when the file is not up to date")
    .action((options: { readonly out?: string; readonly check?: true }) => {
      const ofScenarios = jsonSchema(registryOf());
      const files: [string, object][] =
        options.out === undefined
          ? [
              [`${scenariosFolder}/schema.json`, ofScenarios],
              [`${scenariosFolder}/studies/schema.json`, studyJsonSchema()],
              [`${scenariosFolder}/studies/calibration-schema.json`, calibrationJsonSchema()],
            ]
          : [[options.out, ofScenarios]];
      const codes = files.map(([path, content]) => schema(io, path, content, options.check === true));
      end(Math.max(...codes));
    });
}

function schema(io: Io, path: string, content: object, isCheck: boolean): number {
  const shown = relative(process.cwd(), path);
  const text = `${JSON.stringify(content)}\n`;
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
