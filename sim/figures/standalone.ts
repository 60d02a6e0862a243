/** A figure as a file of its own: heading, picture, note and standing text, with its style inside. */
import { standingText } from "../report/index.ts";
import type { Figure } from "./figure.ts";
import { figureTokens } from "./style.ts";
import { element, group, label, words } from "./svg.ts";

const margin = 16;
const headHeight = 56;
const lineHeight = 15;

/** @param style classes of the figure, as its folder exports them together with the shared ones */
export function standalone({ svg, width, height, title, subtitle, sentence, note }: Figure, style: string): string {
  const across = Math.max(20, Math.floor(width / 6.2));
  const foot = [...wrapped(note, across), ...wrapped(standingText, across)];
  const total = headHeight + height + foot.length * lineHeight + 2 * margin;
  const picture = svg.replace("<svg ", `<svg x="0" y="${headHeight}" `);
  return element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `${-margin} ${-margin} ${width + 2 * margin} ${total}`,
      width: width + 2 * margin,
      height: total,
      role: "img",
      class: "kn-figure",
    },
    element("title", {}, words(title)),
    element("desc", {}, words(sentence)),
    element("style", {}, `${figureTokens}${style}`),
    element("rect", {
      x: -margin,
      y: -margin,
      width: width + 2 * margin,
      height: total,
      style: "fill: var(--kn-ground)",
    }),
    label(0, 14, title, { class: "strong", "font-size": 17 }),
    label(0, 36, subtitle, { class: "soft" }),
    picture,
    group(
      { class: "soft small" },
      ...foot.map((line, index) => label(0, headHeight + height + 14 + index * lineHeight, line, { class: "soft" })),
    ),
  );
}

function wrapped(text: string, across: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + word.length + 1 > across) {
      lines.push(line);
      line = "";
    }
    line = line === "" ? word : `${line} ${word}`;
  }
  if (line !== "") lines.push(line);
  return lines;
}
