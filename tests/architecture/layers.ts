// Rules on who may import whom: rooms in their order, entered by the front door; no cycles; services apart.

import { type Import, importsOf, type Rule, resolveImport, type SourceFile } from "./source.ts";

/** The rooms from the innermost outwards. `cli` and `viz` are the two outermost and do not know each other. */
export const rooms = ["engine", "scenario", "model", "experiment", "session", "report", "figures", "adapters"] as const;
const outermost = ["cli", "viz"];

/**
 * Which room a path belongs to: `engine` to `viz`; `library` is sim/index.ts; undefined outside sim/ and viz/.
 * A folder of sim/ that is no room is given back by its own name, and breaks a rule.
 */
export function roomOf(path: string): string | undefined {
  if (path.startsWith("viz/")) return "viz";
  if (!path.startsWith("sim/")) return undefined;
  const [, folder, rest] = path.split("/");
  return rest === undefined ? "library" : folder;
}

/** The place of a room in the order; cli, viz and the library come last. -1 for what is no room. */
export function rankOf(room: string): number {
  const rank = (rooms as readonly string[]).indexOf(room);
  if (rank >= 0) return rank;
  return outermost.includes(room) || room === "library" ? rooms.length : -1;
}

const sources = (files: readonly SourceFile[]): SourceFile[] => files.filter((file) => roomOf(file.path) !== undefined);

/** Calls `judge` for each relative import of a source file. */
function judgeImports(
  files: readonly SourceFile[],
  judge: (from: string, to: string, imported: Import) => string | undefined,
): string[] {
  const breaches: string[] = [];
  for (const file of sources(files)) {
    for (const imported of importsOf(file)) {
      const to = resolveImport(file.path, imported.specifier);
      const complaint = to === undefined ? undefined : judge(file.path, to, imported);
      if (complaint !== undefined) breaches.push(`${file.path}:${imported.line}: ${complaint}`);
    }
  }
  return breaches;
}

export const layerDirection: Rule = (files) => {
  const strangers = sources(files)
    .filter((file) => rankOf(roomOf(file.path) as string) < 0)
    .map((file) => `${file.path}: ${roomOf(file.path)} is not a room of sim/; the rooms are ${rooms.join(", ")}, cli`);
  const order = `${rooms.join(" <- ")} <- cli | viz`;
  const wrong = judgeImports(files, (from, to) => {
    const [here, there] = [roomOf(from) as string, roomOf(to)];
    if (here === there) return undefined;
    if (there === undefined) {
      return here === "viz"
        ? undefined
        : `imports ${to}, which is outside sim/: only files of sim/ are built and published`;
    }
    if (rankOf(there) < rankOf(here)) return undefined;
    return `${here} imports ${to}; a room imports only from rooms to its left: ${order}`;
  });
  return [...strangers, ...wrong];
};

const frontDoor = /^sim\/(?:[a-z]+|adapters\/(?:node|browser))\/index\.ts$/;

export const throughIndexOnly: Rule = (files) =>
  judgeImports(files, (from, to) => {
    const there = roomOf(to);
    if (there === undefined || there === roomOf(from) || frontDoor.test(to)) return undefined;
    return `imports ${to}; enter another room through its index.ts only`;
  });

/** Type-only imports are left out: the compiler removes them, so they can tie no knot at run time. */
export const noCycles: Rule = (files) => {
  const edges = new Map<string, string[]>();
  for (const file of sources(files)) {
    const targets = importsOf(file)
      .filter((imported) => !imported.typeOnly)
      .flatMap((imported) => resolveImport(file.path, imported.specifier) ?? []);
    edges.set(file.path, targets);
  }
  const breaches: string[] = [];
  const finished = new Set<string>();
  const trail: string[] = [];
  const visit = (path: string): void => {
    const start = trail.indexOf(path);
    if (start >= 0) {
      const cycle = [...trail.slice(start), path];
      breaches.push(`${path}: import cycle ${cycle.join(" -> ")}; move what they share to a file of its own`);
      return;
    }
    if (finished.has(path)) return;
    trail.push(path);
    for (const target of edges.get(path) ?? []) visit(target);
    trail.pop();
    finished.add(path);
  };
  for (const path of edges.keys()) visit(path);
  return breaches;
};

/** Services of sim/model, each a file or a folder of that name. Others are found through sim/model/services.ts. */
const knownServices = [
  "supplier",
  "laboratory",
  "transfusion",
  "blood-supply",
  "theatres",
  "surgery",
  "emergency",
  "outpatients",
  "primary-care",
  "response",
];

/** The files that put the services together, and so import them. */
const registries = new Set(["sim/model/services.ts", "sim/model/world.ts", "sim/model/index.ts"]);

const inModel = (path: string): string | undefined => /^sim\/model\/([^/.]+)/.exec(path)?.[1];

function servicesOf(files: readonly SourceFile[]): Set<string> {
  const services = new Set(knownServices);
  const registry = files.find((file) => file.path === "sim/model/services.ts");
  for (const { specifier, typeOnly } of registry === undefined ? [] : importsOf(registry)) {
    const name = /^\.\/([^/.]+)/.exec(specifier)?.[1];
    if (name !== undefined && !typeOnly) services.add(name);
  }
  return services;
}

export const servicesApart: Rule = (files) => {
  const services = servicesOf(files);
  return judgeImports(files, (from, to) => {
    const [here, there] = [inModel(from), inModel(to)];
    if (here === undefined || there === undefined || here === there || !services.has(there)) return undefined;
    if (registries.has(from)) return undefined;
    return services.has(here)
      ? `service ${here} imports service ${there}; services speak through event kinds, questions and requests of contracts.ts`
      : `${from} is shared by the services and imports one of them (${there}); only ${[...registries].join(", ")} may`;
  });
};
