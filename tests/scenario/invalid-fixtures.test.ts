import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { registryOf } from "../../sim/model/index.ts";
import { loadScenario } from "../../sim/scenario/index.ts";
import { folderFiles, linesOf } from "./builders.ts";

const folder = fileURLToPath(new URL("../fixtures/scenarios/invalid", import.meta.url));
const scenarios = fileURLToPath(new URL("../../scenarios", import.meta.url));

const messages: Readonly<Record<string, string>> = {
  "bad-argument.yaml":
    'bad-argument.yaml:9:98 incident.attack.systems[0]: found "limms", expected one of network, lims, order-communications, middleware, results-delivery, transfusion-it, patient-history, courier-tracking, did you mean "lims"?',
  "bad-date.yaml":
    'bad-date.yaml:9:23 incident.attack.at: found "2024-06-31 03:00", expected a time such as 2024-06-03 14:30, 2024-06-03, day 3 06:00 or 3 d 6 h, write a date that exists, with hours and minutes as 14:30',
  "bad-distribution.yaml":
    "bad-distribution.yaml:10:14 parameters.emergency.stayMin: found a triangular distribution that cannot be, expected one that can be drawn from, low must not exceed mode",
  "cycle-a.yaml":
    "cycle-b.yaml:8:10 extends: found a circle of files, cycle-a.yaml -> cycle-b.yaml -> cycle-a.yaml, expected a file that does not lead back here, let one of them extend nothing",
  "cycle-b.yaml":
    "cycle-a.yaml:8:10 extends: found a circle of files, cycle-b.yaml -> cycle-a.yaml -> cycle-b.yaml, expected a file that does not lead back here, let one of them extend nothing",
  "dates-out-of-order.yaml":
    "dates-out-of-order.yaml:10:24 incident.earlier.at: found 2024-06-02 22:00 after 2024-06-03 03:00, expected entries in order of time, move it above attack, or mend the date",
  "duplicated-id.yaml":
    'duplicated-id.yaml:10:11 incident.attack.id: found the id "attack" a second time, expected each id once, give the entry another id',
  "duplicated-key.yaml":
    'duplicated-key.yaml:8:1: found the key "horizon" a second time, expected each key once, keep one of the two',
  "missing-region.yaml":
    "missing-region.yaml:5:9 region: found no file regions/south-west-london/region.yaml, expected a file of that name, mend the path that missing-region.yaml gives",
  "negative-stock.yaml":
    "negative-stock.yaml:10:30 parameters.blood-supply.reserveONegative.kch: found -20, expected at least 0 units, give a value of at least 0 units",
  "nonsense.yaml":
    "nonsense.yaml:2:14: found text that is no valid YAML (Nested mappings are not allowed in compact mappings), expected YAML 1.2, mend the line",
  "out-of-range.yaml":
    'out-of-range.yaml:10:22 parameters.laboratory.weekendFraction: found "130 %", expected from 0 to 1, give a value between the two',
  "path-outside.yaml":
    'path-outside.yaml:8:10 extends: found the path "../../elsewhere.yaml", expected a file inside the scenarios folder, copy the file there and give a path without leading / or too many ..',
  "proto-key.yaml":
    'proto-key.yaml:9:3 parameters: found the unknown key "__proto__", expected a key of the scenario format, remove it',
  "rule-without-trigger.yaml":
    "rule-without-trigger.yaml:9:5 response.note-it: found a rule without a trigger, expected at or when, add at: with a time, or when: with a signal",
  "unknown-action.yaml":
    'unknown-action.yaml:9:45 incident.attack.do: found "system.fial", expected an action, did you mean "system.fail"?',
  "unknown-key-near.yaml":
    'unknown-key-near.yaml:10:5 parameters.laboratory.bookinInMin: found the unknown key "bookinInMin", expected a parameter of laboratory, did you mean "bookingInMin"?',
  "unknown-key.yaml":
    'unknown-key.yaml:8:1 colour: found the unknown key "colour", expected a key of the scenario format, use one of format, id, title, story, extends, region, start, warm-up, horizon, as-at, parameters, incident, … (14 in all)',
  "unknown-site.yaml":
    'unknown-site.yaml:9:73 incident.attack.laboratories[0]: found "synnovis-hubb", expected a place of kind laboratory or mutual-aid-laboratory, did you mean "synnovis-hub"?',
  "wrong-unit.yaml":
    'wrong-unit.yaml:10:19 parameters.laboratory.bookingInMin: found "6 litres", expected a number in min or a length of time, "litres" does not convert to min: write a bare number in min, or a text such as 45 min, 2.5 h, 3 d',
  "yaml-bomb.yaml":
    "yaml-bomb.yaml:9:22 story.c: found aliases that unfold to a huge file, expected at most 1000 values from aliases, write the values out, or use fewer aliases",
};

describe("invalid scenario files", () => {
  it("have an expected message each", () => {
    expect(Object.keys(messages).sort()).toEqual(readdirSync(folder).sort());
  });

  it.each(Object.entries(messages))("%s gives its one located message", (file, message) => {
    const result = loadScenario(file, folderFiles(folder, scenarios), registryOf());
    expect(linesOf(result)).toEqual([message]);
  });
});
