// Rules on the text itself: short files, plain exports, typed values, an engine that knows no hospital, published
// figures that stay in the data, and words that speak of the subject only.

import ts from "typescript";
import { roomOf } from "./layers.ts";
import { lineOf, parse, type Rule, type SourceFile, walk } from "./source.ts";

const longestFile = 400;
const writtenByMachine = /(^|\/)(generated|data|fixtures|golden)\/|\.generated\.ts$/;

export const shortFiles: Rule = (files) =>
  files.flatMap(({ path, text }) => {
    const lines = text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
    if (lines <= longestFile || writtenByMachine.test(path)) return [];
    return [`${path}: ${lines} lines; no file over ${longestFile}: give its second idea a file of its own`];
  });

function nodeRule(judge: (node: ts.Node, file: SourceFile) => string | undefined): Rule {
  return (files) => {
    const breaches: string[] = [];
    for (const file of files) {
      walk(parse(file), (node) => {
        const complaint = judge(node, file);
        if (complaint !== undefined) breaches.push(`${file.path}:${lineOf(node)}: ${complaint}`);
      });
    }
    return breaches;
  };
}

export const noDefaultExports: Rule = nodeRule((node) => {
  const isDefault =
    (ts.isExportAssignment(node) && node.isExportEquals !== true) ||
    (node.kind === ts.SyntaxKind.DefaultKeyword && ts.isModifier(node)) ||
    (ts.isExportSpecifier(node) && node.name.text === "default");
  return isDefault ? "default export; export it by name, so that it has one name everywhere" : undefined;
});

export const noEnums: Rule = nodeRule((node) =>
  ts.isEnumDeclaration(node) ? "enum; use a union of literals or a const object" : undefined,
);

export const noAny: Rule = nodeRule((node) =>
  node.kind === ts.SyntaxKind.AnyKeyword ? "any; say what it is, or unknown and then check" : undefined,
);

/** Words of hospitals and laboratories, as they stand alone or inside a camelCase name. */
const domainWords = new Set(
  (
    "patient hospital clinic clinical clinician nurse doctor surgeon surgery surgical theatre ward bed blood transfusion donor " +
    "crossmatch pathology laboratory lab specimen tube reagent synnovis nhs trust gp ambulance triage diagnosis disease treatment " +
    "appointment outpatient inpatient referral ransomware medical medicine health haemoglobin plasma platelet anaesthetist elective"
  ).split(" "),
);

function wordsOf(line: string): string[] {
  return line
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z]+/);
}

export const engineKnowsNoDomain: Rule = (files) =>
  files
    .filter(({ path }) => roomOf(path) === "engine")
    .flatMap(({ path, text }) =>
      text.split("\n").flatMap((line, index) =>
        wordsOf(line).flatMap((word) => {
          const singular = word.replace(/ies$/, "y").replace(/s$/, "");
          if (!domainWords.has(word) && !domainWords.has(singular)) return [];
          return [`${path}:${index + 1}: says "${word}"; the engine serves any subject: use entity, resource, stock`];
        }),
      ),
    );

/** Weekly and cumulative figures of the published series. They are compared with, never computed from. */
const publishedCounts = new Set([
  814, 736, 1294, 320, 1202, 1366, 1517, 121, 205, 136, 2194, 3396, 4913, 1134, 1255, 1391,
]);

const isPublished = nodeRule((node) => {
  if (!ts.isNumericLiteral(node) || !publishedCounts.has(Number(node.text))) return undefined;
  return `the number ${node.text} equals a published count; those stand only in data and tests (another use: choose another number)`;
});

export const publishedCountsInDataOnly: Rule = (files) =>
  isPublished(files.filter(({ path }) => roomOf(path) !== undefined));

/**
 * Traces of the machine or the tools with which a text was written. Each pattern is spelled so that it does not
 * match itself.
 */
const traces: readonly [RegExp, string][] = [
  [/(?<![\w.])[/](?:work|tmp|root|home[/]\w+|Users[/]\w+)[/]/, "a path of one machine"],
  [/[.][.][/]shared[/]/, "a path outside the repository"],
  [/registry[.]npmjs|localhos[t]:4873/, "a registry's address"],
  [/\bissue #[0-9]/i, "a ticket number"],
  [/\b(?:AI|machine)[- ]generat(?:ed)/i, "how it was written"],
  [/\blanguage mode[l]s?\b|\bLL[M]s?\b|\bchat ?bo[t]s?\b/, "how it was written"],
  [/\bsub-?agen[t]s?\b|\bcoding agen[t]s?\b|\bAI assistan[t]s?\b/i, "how it was written"],
  [/\bCE[O]\b|\bworkplac[e] tool/, "how it was written"],
];

export const nothingOnItsMaking: Rule = (files) =>
  files.flatMap(({ path, text }) =>
    text.split("\n").flatMap((line, index) =>
      traces.flatMap(([pattern, what]) => {
        const found = pattern.exec(line);
        return found === null
          ? []
          : [`${path}:${index + 1}: "${found[0]}" is ${what}; the project speaks of its subject only`];
      }),
    ),
  );
