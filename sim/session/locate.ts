/**
 * Where a value stands in JSON text, so that a problem can name its line. Knows nothing of what the text means; it is only
 * asked when something is wrong, so it need not be quick.
 */

export type JsonPath = readonly (string | number)[];

export interface Position {
  readonly line: number;
  readonly column: number;
}

interface Frame {
  readonly isMap: boolean;
  key: string | number;
  /** In a map: the next text is a key. */
  awaitsKey: boolean;
}

const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/** Position of the value at a path, or of the nearest thing around it that is there; lines and columns count from 1. */
export function positionOf(text: string, path: JsonPath): Position {
  const stack: Frame[] = [];
  let offset = text.search(/\S/);
  let depth = 0;
  for (const { 0: word, index } of text.matchAll(token)) {
    const top = stack.at(-1);
    if (top?.isMap && top.awaitsKey && word.startsWith('"')) {
      top.key = keyOf(word);
      top.awaitsKey = false;
    } else if (word === ",") {
      if (top?.isMap) top.awaitsKey = true;
      else if (top) top.key = Number(top.key) + 1;
    } else if (word === "}" || word === "]") {
      stack.pop();
    } else if (word !== ":") {
      const isOnPath = stack.length > depth && stack.length <= path.length;
      if (isOnPath && stack.every(({ key }, level) => key === path[level])) {
        depth = stack.length;
        offset = index;
      }
      if (word === "{") stack.push({ isMap: true, key: "", awaitsKey: true });
      else if (word === "[") stack.push({ isMap: false, key: 0, awaitsKey: false });
    }
  }
  return positionAt(text, Math.max(0, offset));
}

/** Whether text that is no JSON has more opened than closed, as a file has that was cut short. */
export function isCutShort(text: string): boolean {
  let open = 0;
  for (const { 0: word } of text.matchAll(token)) {
    if (word === "{" || word === "[") open++;
    else if (word === "}" || word === "]") open--;
  }
  return open > 0;
}

export function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length, column: (before.at(-1) ?? "").length + 1 };
}

/** A key that cannot be read (in text that is no JSON) matches nothing. */
function keyOf(word: string): string {
  return /\\/.test(word) ? "" : word.slice(1, -1);
}
