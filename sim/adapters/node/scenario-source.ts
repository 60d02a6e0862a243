/**
 * From what a user typed (a path, or the name of a scenario that comes with the package) to the files it is read from.
 * A file of the package is read from the package's scenarios; any other from its own folder, or the folder above it that
 * holds `regions/`, with the package's scenarios behind it, so that its region need not be copied.
 */
import { existsSync, statSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { type LoadResult, loadScenario, type Registry, ScenarioProblem, type TextFiles } from "../../scenario/index.ts";
import { fileWithin, folderFiles, realPath } from "./files.ts";
import { scenariosFolder } from "./locations.ts";

interface Source {
  readonly path: string;
  readonly files: TextFiles;
  /** How the user would name a file of this source. */
  readonly shown: (path: string) => string;
}

export interface OpenOptions {
  readonly overrides?: readonly string[];
  /** The folder that relative paths start from. */
  readonly from?: string;
}

/** Loads the scenario a user named; problems name files as the user would. */
export function openScenario(named: string, registry: Registry, options: OpenOptions = {}): LoadResult {
  const { overrides = [], from = process.cwd() } = options;
  const source = sourceOf(named, from);
  if (source === null) return { ok: false, problems: [absent(named)] };
  const loaded = loadScenario(source.path, source.files, registry, { overrides });
  if (loaded.ok) return loaded;
  return { ok: false, problems: loaded.problems.map((problem) => renamed(problem, source)) };
}

/**
 * What a scenario is called on every machine: the name of one that comes with the package, else its file without the folder.
 * @param named a path or name as `openScenario` takes it
 */
export function sharedName(named: string, from: string = process.cwd()): string {
  const source = sourceOf(named, from);
  if (source === null) return basename(named);
  const full = fileWithin(realPath(scenariosFolder) ?? scenariosFolder, source.path);
  const isPackaged = full !== null && (realPath(resolve(from, named)) ?? full) === full;
  return isPackaged ? source.path.replace(/\.ya?ml$/, "") : basename(named);
}

/** Names of the scenarios that come with the package, as `openScenario` takes them. */
export function packagedScenarios(): string[] {
  return scenarioPaths(folderFiles(scenariosFolder));
}

/** What a folder holds: its scenario files, and the YAML files that are none. Paths as the user would write them. */
export interface ScenarioFolder {
  readonly scenarios: readonly string[];
  /** YAML files outside `regions/` without a top-level `format`. */
  readonly others: readonly string[];
}

/** Null when the path is no folder. */
export function readScenarioFolder(folder: string, from: string = process.cwd()): ScenarioFolder | null {
  const full = resolve(from, folder);
  if (!existsSync(full) || !statSync(full).isDirectory()) return null;
  const files = folderFiles(full);
  const scenarios = new Set(scenarioPaths(files));
  const shown = (path: string): string => join(folder, path);
  const others = yamlPaths(files).filter((path) => !scenarios.has(path));
  return { scenarios: [...scenarios].map(shown), others: others.map(shown) };
}

/** Everything but `regions/`, which holds what scenarios refer to. */
function yamlPaths(files: Required<TextFiles>): string[] {
  return files.list("").filter((path) => /\.ya?ml$/.test(path) && !path.split("/").includes("regions"));
}

function scenarioPaths(files: Required<TextFiles>): string[] {
  return yamlPaths(files).filter((path) => /^["']?format["']?\s*:/m.test(files.read(path) ?? ""));
}

function sourceOf(named: string, from: string): Source | null {
  const full = realPath(resolve(from, named));
  const packaged = realPath(scenariosFolder) ?? scenariosFolder;
  if (full !== null && statSync(full).isFile()) {
    const root = full.startsWith(packaged + sep) ? packaged : rootAbove(dirname(full));
    return sourceIn(root, relative(root, full).split(sep).join("/"), named, from);
  }
  const asked = named.replaceAll("\\", "/").replace(/^(\.\/)?(scenarios\/)?/, "");
  const path = [asked, `${asked}.yaml`].find((candidate) => fileWithin(packaged, candidate) !== null);
  return path === undefined ? null : sourceIn(packaged, path, named, from);
}

function sourceIn(root: string, path: string, named: string, from: string): Source {
  const shown = (other: string): string => {
    if (other === path) return named;
    const full = join(existsSync(join(root, other)) ? root : scenariosFolder, other);
    const near = relative(from, full);
    return near.startsWith("..") ? full : near;
  };
  return { path, files: folderFiles(root, scenariosFolder), shown };
}

/** The nearest folder, from this one up, that holds `regions/`; this one when none does. */
function rootAbove(folder: string): string {
  for (let above = folder; ; above = dirname(above)) {
    if (existsSync(join(above, "regions"))) return above;
    if (above === dirname(above)) return folder;
  }
}

function absent(named: string): ScenarioProblem {
  const known = packagedScenarios();
  const mend = known.length === 0 ? "mend the path" : `mend the path, or name one of ${known.join(", ")}`;
  return new ScenarioProblem({ file: named, line: 1, column: 1 }, "", "no such file", "a scenario file", mend);
}

function renamed(problem: ScenarioProblem, source: Source): ScenarioProblem {
  const { line, column, path, found, expected, mend } = problem;
  // Overrides are no file: they keep the name of their option.
  const file = problem.file.startsWith("--") ? problem.file : source.shown(problem.file);
  return new ScenarioProblem({ file, line, column }, path, found, expected, mend);
}
