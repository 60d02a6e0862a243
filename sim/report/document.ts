/** A document as a tree of plain blocks, and its plain text: what a situation report is before anybody lays it out. */

export type Block =
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | { readonly kind: "table"; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

export interface Document {
  readonly title: string;
  readonly blocks: readonly Block[];
}

const width = 100;

/** Lines of at most about 100 characters; the first column of a table to the left, the others to the right. */
export function toText(document: Document): string[] {
  const lines = [document.title, "=".repeat(document.title.length)];
  for (const block of document.blocks) lines.push("", ...blockText(block));
  return lines;
}

function blockText(block: Block): string[] {
  switch (block.kind) {
    case "heading":
      return [block.text, "-".repeat(block.text.length)];
    case "paragraph":
      return wrap(block.text, "");
    case "list":
      return block.items.flatMap((item) => wrap(item, "- "));
    case "table":
      return tableText(block.head, block.rows);
  }
}

function wrap(text: string, bullet: string): string[] {
  const lines: string[] = [];
  let line = bullet;
  for (const word of text.split(" ")) {
    if (line.length > bullet.length && line.length + word.length > width) {
      lines.push(line.trimEnd());
      line = " ".repeat(bullet.length);
    }
    line += `${word} `;
  }
  lines.push(line.trimEnd());
  return lines;
}

function tableText(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column].length)));
  return all.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column])))
      .join("  ")
      .trimEnd(),
  );
}
