/** What the file format is compiled from: the parameters, actions and signals of all services. */
import type { Registry } from "../scenario/index.ts";
import type { Service } from "./service.ts";
import { services } from "./services.ts";

export function registryOf(list: readonly Service[] = services): Registry {
  return list.map(({ name, parameters, actions, signals }) => ({
    name,
    parameters,
    actions,
    ...(signals ? { signals } : {}),
  }));
}
