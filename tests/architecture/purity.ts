// Rules that keep runs repeatable and rooms in their place: where randomness, Node, the document, clocks,
// locales and inexact mathematics may be used.

import { builtinModules } from "node:module";
import ts from "typescript";
import { rankOf, roomOf, rooms } from "./layers.ts";
import { globalsOf, importsOf, lineOf, parse, type Rule, type SourceFile, walk } from "./source.ts";

const belowAdapters = (path: string): boolean => {
  const room = roomOf(path);
  return room === "library" || (room !== undefined && rankOf(room) < rooms.indexOf("adapters"));
};

/** A rule on the packages that files import. */
function importRule(forbidden: (path: string, specifier: string) => string | undefined): Rule {
  return (files) =>
    files
      .filter((file) => roomOf(file.path) !== undefined)
      .flatMap((file) =>
        importsOf(file).flatMap(({ specifier, line }) => {
          const complaint = forbidden(file.path, specifier);
          return complaint === undefined ? [] : [`${file.path}:${line}: imports ${specifier}; ${complaint}`];
        }),
      );
}

/** A rule on the globals that files use. */
function globalRule(
  applies: (path: string) => boolean,
  forbidden: (name: string, path: string) => string | undefined,
): Rule {
  return (files) =>
    files
      .filter((file) => applies(file.path))
      .flatMap((file) =>
        globalsOf(file).flatMap((identifier) => {
          const complaint = forbidden(identifier.text, file.path);
          return complaint === undefined
            ? []
            : [`${file.path}:${lineOf(identifier)}: uses ${identifier.text}; ${complaint}`];
        }),
      );
}

export const seedrandomInStreamsOnly: Rule = importRule((path, specifier) =>
  /^seedrandom(\/|$)/.test(specifier) && path !== "sim/engine/streams.ts"
    ? "only sim/engine/streams.ts makes random numbers: take a named stream from it"
    : undefined,
);

const builtins = new Set(builtinModules);

export const nodeInAdaptersAndCliOnly: Rule = importRule((path, specifier) =>
  (specifier.startsWith("node:") || builtins.has(specifier.replace(/\/.*/, ""))) &&
  !/^sim\/(adapters\/node|cli)\//.test(path)
    ? "Node's own modules are only for sim/adapters/node and sim/cli"
    : undefined,
);

const drawing = /^(d3|d3-selection|d3-transition|d3-axis|d3-brush|d3-drag|d3-zoom|preact|@preact\/signals|uplot)(\/|$)/;

export const drawingInVizOnly: Rule = importRule((path, specifier) =>
  drawing.test(specifier) && roomOf(path) !== "viz"
    ? "what draws in a document is only for viz/; d3-array, d3-scale and d3-shape work on data alone"
    : undefined,
);

const documentGlobals = new Set(
  (
    "document window HTMLElement SVGElement HTMLCanvasElement CanvasRenderingContext2D Element MouseEvent KeyboardEvent " +
    "PointerEvent customElements requestAnimationFrame cancelAnimationFrame requestIdleCallback getComputedStyle matchMedia " +
    "DOMParser XMLSerializer MutationObserver ResizeObserver IntersectionObserver Image alert confirm prompt history screen"
  ).split(" "),
);
const browserGlobals = new Set(
  "Worker SharedWorker self postMessage navigator location localStorage sessionStorage indexedDB".split(" "),
);

export const documentInVizOnly: Rule = globalRule(
  (path) => path.startsWith("sim/"),
  (name, path) => {
    if (documentGlobals.has(name)) return "the document belongs to viz/";
    if (browserGlobals.has(name) && !path.startsWith("sim/adapters/browser/")) {
      return "what only a browser has is for sim/adapters/browser and viz/";
    }
    return undefined;
  },
);

const outside: Readonly<Record<string, string>> = {
  Date: "no clock below adapters: time is the run's own minutes (sim/engine/time.ts)",
  performance: "no clock below adapters",
  setTimeout: "nothing below adapters waits for real time",
  setInterval: "nothing below adapters waits for real time",
  setImmediate: "nothing below adapters waits for real time",
  Intl: "no locale below adapters: the same bytes everywhere",
  console: "nothing below adapters prints: return the words",
  process: "nothing below adapters knows its process: pass what it needs as an argument",
  crypto: "no randomness but the named streams of sim/engine/streams.ts",
  fetch: "nothing below adapters reaches outside",
};
const localeMethods = /^(toLocale(String|DateString|TimeString|UpperCase|LowerCase)|localeCompare)$/;

const noOutsideGlobals: Rule = globalRule(belowAdapters, (name) =>
  Object.hasOwn(outside, name) ? outside[name] : undefined,
);

export const noClockLocaleOrConsole: Rule = (files) => {
  const breaches = noOutsideGlobals(files);
  for (const file of files.filter(({ path }) => belowAdapters(path))) {
    walk(parse(file), (node) => {
      if (!ts.isPropertyAccessExpression(node)) return;
      const at = `${file.path}:${lineOf(node.name)}: uses ${node.name.text}`;
      if (localeMethods.test(node.name.text))
        breaches.push(`${at}; no locale below adapters: the same bytes everywhere`);
      if (/(^|\.)Temporal\.Now$/.test(node.getText())) breaches.push(`${at}; no clock below adapters`);
    });
  }
  return breaches;
};

/** The parts of Math that every engine computes to the same last bit. */
const exactMath = new Set(
  (
    "abs ceil floor round trunc sign min max sqrt imul fround clz32 " + "PI E LN2 LN10 LOG2E LOG10E SQRT2 SQRT1_2"
  ).split(" "),
);

const isMath = (node: ts.Node): boolean => ts.isIdentifier(node) && node.text === "Math";

export const noMathRandom: Rule = (files) =>
  scan(files, belowAdapters, (node) =>
    ts.isPropertyAccessExpression(node) && isMath(node.expression) && node.name.text === "random"
      ? "uses Math.random; draw from a named stream of sim/engine/streams.ts"
      : undefined,
  );

const mustBeExact = (path: string): boolean =>
  belowAdapters(path) &&
  path !== "sim/engine/math.ts" &&
  rankOf(roomOf(path) as string) <= rooms.indexOf("session") &&
  roomOf(path) !== "library";

export const exactMathOnly: Rule = (files) =>
  scan(files, mustBeExact, (node) => {
    const advice = "differs in the last bits between Node and browsers; use sim/engine/math.ts";
    if (node.kind === ts.SyntaxKind.AsteriskAsteriskToken || node.kind === ts.SyntaxKind.AsteriskAsteriskEqualsToken) {
      return `uses **, which ${advice}`;
    }
    if (!isMath(node)) return undefined;
    const parent = node.parent;
    if (ts.isPropertyAccessExpression(parent)) {
      if (parent.name === node || exactMath.has(parent.name.text) || parent.name.text === "random") return undefined;
      return `uses Math.${parent.name.text}, which ${advice}`;
    }
    return "passes Math on or takes it apart; write Math.floor and the like in full so that this rule can see them";
  });

function scan(
  files: readonly SourceFile[],
  applies: (path: string) => boolean,
  judge: (node: ts.Node) => string | undefined,
): string[] {
  const breaches: string[] = [];
  for (const file of files.filter(({ path }) => applies(path))) {
    walk(parse(file), (node) => {
      const complaint = judge(node);
      if (complaint !== undefined) breaches.push(`${file.path}:${lineOf(node)}: ${complaint}`);
    });
  }
  return breaches;
}
