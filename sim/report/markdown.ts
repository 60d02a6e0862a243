/** A document tree as Markdown: what is kept in files and read in a repository. */
import type { Block, Document } from "./document.ts";

/** Ends with a line break. */
export function toMarkdown({ title, blocks }: Document): string {
  return `${[`# ${title}`, ...blocks.map(blockText)].join("\n\n")}\n`;
}

function blockText(block: Block): string {
  switch (block.kind) {
    case "heading":
      return `## ${block.text}`;
    case "paragraph":
      return block.text;
    case "list":
      return block.items.map((item) => `- ${item}`).join("\n");
    case "table":
      return [block.head, block.head.map(() => "---"), ...block.rows].map(rowText).join("\n");
  }
}

const rowText = (cells: readonly string[]): string => `| ${cells.map(inCell).join(" | ")} |`;

/** A bar would end the cell, a line break the row. */
const inCell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");
