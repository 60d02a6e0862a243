/** Decisions on transfusion working: group O policy, O-positive policy, more scientists, reference laboratory. */
import { bankNumbers, listArgument, numberArgument } from "../arguments.ts";
import type { ActionDefinition } from "../service.ts";
import type { World } from "../world.ts";
import { fixed, own } from "./state.ts";
import { startWork } from "./work.ts";

const banks = { label: "trusts or hospitals; all when not given", type: "places", optional: true } as const;
const onOff = {
  label: "on or off",
  type: "choice",
  choices: ["on", "off"],
  default: "on",
  optional: true,
} as const;

const forBanks = (world: World, ids: readonly string[], apply: (bank: number) => void): void =>
  bankNumbers(world.setup.places, ids).forEach(apply);

export const actions: Readonly<Record<string, ActionDefinition>> = {
  "transfusion.groupOPolicy": {
    label: "group O for all whose group is not confirmed twice",
    role: "transfusion",
    arguments: { banks, state: onOff },
    delayMin: 120,
    apply: (world, action, cause) => {
      const isOn = action.arguments.state !== "off";
      forBanks(world, listArgument(action, "banks"), (bank) => {
        own(world).groupOPolicy[bank] = isOn ? cause : -1;
      });
    },
  },
  "transfusion.oPositivePolicy": {
    label: "group O D-positive for men and for women of 50 and over",
    role: "transfusion",
    arguments: {
      banks,
      adherence: {
        label: "share that follows it",
        type: "number",
        unit: "fraction",
        minimum: 0,
        maximum: 1,
        optional: true,
      },
    },
    delayMin: 1080,
    apply: (world, action) => {
      const { adherence } = own(world);
      forBanks(world, listArgument(action, "banks"), (bank) => {
        adherence[bank] = numberArgument(action, "adherence", fixed(world).p.oPositiveAdherenceUnderPolicy);
      });
    },
  },
  "transfusion.surge": {
    label: "more scientists on day shifts",
    role: "transfusion",
    arguments: {
      banks,
      scientists: { label: "scientists for each day shift", type: "number", unit: "staff", minimum: -20, maximum: 20 },
      note: { label: "where they come from", type: "text", optional: true },
    },
    delayMin: 720,
    apply: (world, action) =>
      forBanks(world, listArgument(action, "banks"), (bank) => {
        own(world).surge[bank] += numberArgument(action, "scientists", 0);
        startWork(world, bank);
      }),
  },
  "transfusion.referOut": {
    label: "antibody requests go to the reference laboratory",
    role: "transfusion",
    arguments: { banks, state: onOff },
    delayMin: 1440,
    apply: (world, action) => {
      const isOn = action.arguments.state !== "off" ? 1 : 0;
      forBanks(world, listArgument(action, "banks"), (bank) => {
        own(world).referOut[bank] = isOn;
      });
    },
  },
};
