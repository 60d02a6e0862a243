// Numbers of the model that are no parameters: whatever could be argued with from a source belongs in the ledger, so a numeric literal in
// sim/model must be arithmetic (0, 1, 2, a half, powers of two), a unit of time, an offset into a block of luck, a code of an enumeration,
// the priority of an event, or be named with its reason in `explained`.

import ts from "typescript";
import { lineOf, parse, type Rule, type SourceFile, walk } from "./source.ts";

/** Arithmetic and units: halves, percentages' and thousands' bases, days of a week, hours, minutes, days of a year. */
const plain = new Set(["0", "1", "2", "0.5", "7", "24", "60", "365", "1000", "1440"]);

/** Names of constants that say how things lie in memory, or how numbers are packed, and not what the world is like. */
const layoutName =
  /(Bits|Count|Grow|growBy|Luck|luckOf|Mask|Ordinal|Origin|Rows|Size|Span|Stride|Width|Scale|Ring|Reference)$|^(size|rowSize)$/;

/**
 * Names that carry a unit, or say how many of something the world has: there a small number is a value, elsewhere it is a code of an
 * enumeration, one of three priorities, a weekday or a working week.
 */
const measuredName =
  /(Min|Hours?|Days|Weeks|Fraction|Share|Rate|Cv|Ratio|Units|Km|Moved|PerDay|PerHour)$|^(default|most[A-Z]|extra|usual)/;

const isSmall = (node: ts.NumericLiteral): boolean => /^[3-6]$/.test(node.text);

const isPowerOfTwo = (value: number): boolean => value >= 4 && Number.isInteger(Math.log2(value));
/** All bits of a byte, of two, of a 15- or 31-bit number. */
const isAllBits = (value: number): boolean => value >= 63 && isPowerOfTwo(value + 1);

export interface Explained {
  /** `path#name`: the file in sim/model, and the constant, property or function that holds the number. */
  readonly at: string;
  readonly because: string;
}

/** Breaches, and explanations that explain nothing. */
export function literalsRule(explained: readonly Explained[]): Rule {
  return (files) => {
    const used = new Set<string>();
    const breaches = files.filter(({ path }) => isOfModel(path)).flatMap((file) => breachesIn(file, explained, used));
    const stale = explained
      .filter(({ at }) => !used.has(at))
      .map(({ at }) => `${at}: explained, but holds no such number`);
    return [...breaches, ...stale];
  };
}

/** Parameters are what the ledger holds; those files may say any number. */
const isOfModel = (path: string): boolean =>
  /^sim\/model\/.*\.ts$/.test(path) && !/\/(parameters|case-mix|national-parameters)[^/]*\.ts$/.test(path);

function breachesIn(file: SourceFile, explained: readonly Explained[], used: Set<string>): string[] {
  const found: string[] = [];
  walk(parse(file), (node) => {
    if (!ts.isNumericLiteral(node) || isHarmless(node)) return;
    const names = [...holdersOf(node)].map((name) => `${file.path.slice("sim/model/".length)}#${name}`);
    const reason = explained.find(({ at }) => names.includes(at));
    if (reason !== undefined) used.add(reason.at);
    else
      found.push(
        `${file.path}:${lineOf(node)}: the number ${node.text} in ${names[0] ?? "the file"}; make it a parameter with a source, ` +
          "or explain it in tests/architecture/literals.test.ts",
      );
  });
  return found;
}

function isHarmless(node: ts.NumericLiteral): boolean {
  const value = Number(node.text);
  if (plain.has(node.text) || isPowerOfTwo(value) || isAllBits(value)) return true;
  const holders = [...holdersOf(node)];
  // Parameters in a service of one file: the ledger holds them.
  if (holders.includes("parameters") || holders.some((name) => layoutName.test(name))) return true;
  if (isSmall(node) && !measuredName.test(holders[0] ?? "")) return true;
  return isOffset(node) || isCode(node) || isEventPriority(node) || isBound(node);
}

/** An index, or what is added to a place in a block (`luck[at + 3]`, `at + 8` as an argument). */
function isOffset(node: ts.NumericLiteral): boolean {
  const { parent } = node;
  if (ts.isElementAccessExpression(parent)) return parent.argumentExpression === node;
  if (!ts.isBinaryExpression(parent) || parent.operatorToken.kind !== ts.SyntaxKind.PlusToken) return false;
  return ts.isIdentifier(parent.left) && /^(at|offset|base|from)$/.test(parent.left.text);
}

/** Numbers of an enumeration: whole ones in a constant object or array marked `as const`, or typed as a table of numbers. */
function isCode(node: ts.NumericLiteral): boolean {
  if (!/^\d{1,2}$/.test(node.text)) return false;
  for (let at: ts.Node = node; at.parent !== undefined; at = at.parent) {
    if (ts.isAsExpression(at.parent) && at.parent.type.getText() === "const") return ts.isObjectLiteralExpression(at);
    if (ts.isFunctionLike(at.parent) || ts.isBlock(at.parent)) return false;
  }
  return false;
}

/** The last argument of `schedule` and `after`: order among events of one moment. */
function isEventPriority(node: ts.NumericLiteral): boolean {
  const of = ts.isPrefixUnaryExpression(node.parent) ? node.parent : node;
  const call = of.parent;
  if (!ts.isCallExpression(call) || call.arguments.length < 4) return false;
  const isLast = call.arguments[call.arguments.length - 1] === of;
  return isLast && /\.(schedule|after)$/.test(call.expression.getText());
}

/** What makes sense at all in an argument of an action: not a value of the model. */
function isBound(node: ts.NumericLiteral): boolean {
  const of = ts.isPrefixUnaryExpression(node.parent) ? node.parent : node;
  return ts.isPropertyAssignment(of.parent) && /^(minimum|maximum)$/.test(of.parent.name.getText());
}

/** Constants, properties, parameters and functions around a number, the nearest first. */
function* holdersOf(node: ts.Node): Generator<string> {
  for (let at = node.parent; at !== undefined; at = at.parent) {
    if (ts.isVariableDeclaration(at) || ts.isPropertyAssignment(at)) yield at.name.getText();
    else if ((ts.isFunctionDeclaration(at) || ts.isMethodDeclaration(at)) && at.name !== undefined)
      yield at.name.getText();
  }
}
