// What the architecture rules look at: the project's source files, their imports and their identifiers, read
// with TypeScript's own parser. A rule is a function from files to breaches, so that it can be shown a bad
// example in memory as well as the repository.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

/** A file: its path from the repository root, with forward slashes, and its text. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** One breach of a rule, as a reader sees it: `sim/engine/time.ts:12: what is wrong and what to do instead`. */
export type Breach = string;

export type Rule = (files: readonly SourceFile[]) => Breach[];

export interface Import {
  readonly specifier: string;
  readonly line: number;
  /** True when the compiler removes it: `import type` and `export type`. */
  readonly typeOnly: boolean;
}

const root = fileURLToPath(new URL("../..", import.meta.url));
const notOurs = new Set(["node_modules", "dist", "out", "coverage", ".git"]);

/** All files under the given folders of the repository whose names match, in path order. */
export function filesUnder(folders: readonly string[], pattern: RegExp): SourceFile[] {
  const files: SourceFile[] = [];
  const visit = (folder: string): void => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!notOurs.has(entry.name)) visit(path);
      } else if (pattern.test(entry.name)) {
        files.push({ path, text: readFileSync(join(root, path), "utf8") });
      }
    }
  };
  folders.forEach(visit);
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

let sources: readonly SourceFile[] | undefined;

/** The TypeScript and plain JavaScript of sim/, viz/ and tests/; read once, so that each file is parsed once. */
export function repositorySources(): readonly SourceFile[] {
  sources ??= filesUnder(["sim", "viz", "tests"], /\.(ts|tsx|mjs|js)$/);
  return sources;
}

const parsed = new WeakMap<SourceFile, ts.SourceFile>();

export function parse(file: SourceFile): ts.SourceFile {
  let tree = parsed.get(file);
  if (tree === undefined) {
    tree = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.ES2023, true);
    parsed.set(file, tree);
  }
  return tree;
}

export function lineOf(node: ts.Node): number {
  const tree = node.getSourceFile();
  return tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
}

export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

const importCache = new WeakMap<SourceFile, readonly Import[]>();

/** Static, dynamic and type imports, re-exports, and modules named by `new URL("./x", import.meta.url)`. */
export function importsOf(file: SourceFile): readonly Import[] {
  const known = importCache.get(file);
  if (known !== undefined) return known;
  const found: Import[] = [];
  const add = (node: ts.Node | undefined, typeOnly: boolean): void => {
    if (node === undefined || !ts.isStringLiteralLike(node)) return;
    found.push({ specifier: node.text.replace(/\?.*$/, ""), line: lineOf(node), typeOnly });
  };
  walk(parse(file), (node) => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, node.importClause?.isTypeOnly === true);
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node.arguments[0], false);
    } else if (ts.isNewExpression(node) && node.expression.getText() === "URL") {
      const [address, base] = node.arguments ?? [];
      if (base?.getText() === "import.meta.url" && /\.[tj]sx?$/.test(address?.getText().slice(1, -1) ?? "")) {
        add(address, false);
      }
    }
  });
  importCache.set(file, found);
  return found;
}

/** The repository path a relative specifier leads to, or undefined for a package. A `.js` name means its `.ts`. */
export function resolveImport(from: string, specifier: string): string | undefined {
  if (!specifier.startsWith(".")) return undefined;
  const parts = from.split("/").slice(0, -1);
  for (const step of specifier.split("/")) {
    if (step === "..") parts.pop();
    else if (step !== ".") parts.push(step);
  }
  return parts.join("/").replace(/\.js$/, ".ts");
}

const globalsCache = new WeakMap<SourceFile, readonly ts.Identifier[]>();

/**
 * Identifiers that a file uses without declaring them anywhere: globals. Property names, labels of object
 * literals and type members are not uses.
 */
export function globalsOf(file: SourceFile): readonly ts.Identifier[] {
  const known = globalsCache.get(file);
  if (known !== undefined) return known;
  const declared = new Set<string>();
  const used: ts.Identifier[] = [];
  walk(parse(file), (node) => {
    if (!ts.isIdentifier(node)) return;
    const parent = node.parent;
    if (isDeclarationName(node)) declared.add(node.text);
    else if (ts.isPropertyAccessExpression(parent) && parent.name === node) {
      if (parent.expression.getText() === "globalThis") used.push(node);
    } else if (!isMemberName(node)) used.push(node);
  });
  const found = used.filter((node) => !declared.has(node.text));
  globalsCache.set(file, found);
  return found;
}

function isDeclarationName(node: ts.Identifier): boolean {
  const parent = node.parent;
  return (
    (ts.isVariableDeclaration(parent) ||
      ts.isParameter(parent) ||
      ts.isBindingElement(parent) ||
      ts.isFunctionDeclaration(parent) ||
      ts.isFunctionExpression(parent) ||
      ts.isClassDeclaration(parent) ||
      ts.isInterfaceDeclaration(parent) ||
      ts.isTypeAliasDeclaration(parent) ||
      ts.isTypeParameterDeclaration(parent) ||
      ts.isImportClause(parent) ||
      ts.isImportSpecifier(parent) ||
      ts.isNamespaceImport(parent)) &&
    parent.name === node
  );
}

function isMemberName(node: ts.Identifier): boolean {
  const parent = node.parent;
  if (ts.isQualifiedName(parent)) return parent.right === node;
  if (ts.isBindingElement(parent)) return parent.propertyName === node;
  if (ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent)) return true;
  if (ts.isJsxAttribute(parent) || ts.isNamedTupleMember(parent) || ts.isMetaProperty(parent)) return true;
  if (ts.isJsxOpeningLikeElement(parent) || ts.isJsxClosingElement(parent)) return true;
  return (
    (ts.isPropertyAssignment(parent) ||
      ts.isPropertySignature(parent) ||
      ts.isPropertyDeclaration(parent) ||
      ts.isMethodDeclaration(parent) ||
      ts.isMethodSignature(parent) ||
      ts.isGetAccessor(parent) ||
      ts.isSetAccessor(parent) ||
      ts.isEnumMember(parent)) &&
    parent.name === node
  );
}
