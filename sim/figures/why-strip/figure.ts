/**
 * The chain of a Why? as blocks from its root to what is explained: a block is as long as the time until the next link. Lengths
 * grow with the square root of time, so that five minutes and thirty days stand side by side.
 */
import { durationText } from "../../report/index.ts";
import { type Figure, figure } from "../figure.ts";
import { pickable } from "../pick.ts";
import { element, group, label, short, title } from "../svg.ts";
import type { WhyLink, WhyStripData } from "./data.ts";

/** Least width of a label that stands beside others. */
const leastColumn = 128;
const lineHeight = 14;
/** Mean width of a letter, plain and bold. */
const letter = 5.9;
const boldLetter = 7;
const leastBlock = 3;

const kindWords: Readonly<Record<string, string>> = {
  postponement: "Postponed",
  displacement: "Displaced",
  wait: "Waited",
  substitution: "Other group given",
  transfusion: "Transfused",
  discard: "Went to waste",
  deferral: "Held back",
  condition: "Working slowly",
  system: "Systems stop",
  action: "Event or decision",
  alert: "Alert declared",
  strike: "Strike",
  ordinary: "Ordinary life",
};

/** What bound at a link, in a few words. */
export const linkLabel = ({ kind, binding }: WhyLink): string =>
  `${kindWords[kind] ?? kind}${binding === null ? "" : `: ${binding}`}`;

/** Sentences begin with their moment, set off by a colon and a space. */
const momentOf = ({ sentence }: WhyLink): string => {
  const end = sentence.indexOf(": ");
  return end < 0 ? "" : sentence.slice(0, end);
};

interface Step {
  readonly link: WhyLink;
  /** Minutes until the next link, 0 for the last. */
  readonly untilMin: number;
  readonly after: string;
}

/** @param width CSS pixels */
export function whyStripFigure(data: WhyStripData, { width }: { readonly width: number }): Figure {
  const links = [...data.links].reverse();
  const steps = links.map((link, index): Step => {
    const next = links[index + 1];
    const untilMin = next === undefined ? 0 : Math.max(0, next.atMin - link.atMin);
    return { link, untilMin, after: next === undefined ? "" : `${durationText(untilMin)} later` };
  });
  const isBeside = width >= leastColumn * Math.max(3, steps.length);
  const { marks, height } =
    steps.length === 0
      ? { marks: [label(0, 16, "No chain of records stands behind this.", { class: "soft" })], height: 26 }
      : isBeside
        ? drawBeside(steps, width)
        : drawBelow(steps, width);
  return figure({
    width,
    height,
    title: titleText(steps),
    subtitle: data.subject,
    sentence: sentenceText(steps),
    table: {
      caption: "The chain, from its root",
      columns: ["Link", "What bound", "Time to the next", "What happened"],
      rows: steps.map(({ link, untilMin }, index) => [
        String(index + 1),
        linkLabel(link),
        index === steps.length - 1 ? "–" : durationText(untilMin),
        link.sentence,
      ]),
    },
    note: steps.length > 1 ? "Block length: time to the next link, on a square-root scale." : "",
    marks,
  });
}

function titleText(steps: readonly Step[]): string {
  if (steps.length === 0) return "No chain to show";
  if (steps.length === 1) return "One link, with nothing behind it";
  const spanMin = steps[steps.length - 1].link.atMin - steps[0].link.atMin;
  return `${steps.length} links over ${durationText(spanMin)}`;
}

function sentenceText(steps: readonly Step[]): string {
  if (steps.length === 0) return "No chain of records stands behind this.";
  const parts = steps.map(({ link }, index) => {
    const before = steps[index - 1];
    return before === undefined ? linkLabel(link) : `${before.after} ${linkLabel(link)}`;
  });
  const told =
    parts.length <= mostTold ? parts : [...parts.slice(0, 2), `${parts.length - 4} more`, ...parts.slice(-2)];
  return `From the root: ${told.join("; ")}.`;
}

/** Links that a sentence tells one by one; of more only the ends. */
const mostTold = 6;

/** CSS pixels for the square root of a minute. */
function scaleOf(steps: readonly Step[], room: number, longest: "sum" | "largest"): number {
  const roots = steps.map(({ untilMin }) => Math.sqrt(untilMin));
  const whole = longest === "sum" ? roots.reduce((sum, root) => sum + root, 0) : Math.max(...roots);
  return whole > 0 ? room / whole : 0;
}

const lengthOf = (step: Step, scale: number): number => Math.max(leastBlock, Math.sqrt(step.untilMin) * scale);

function drawBeside(
  steps: readonly Step[],
  width: number,
): { readonly marks: readonly string[]; readonly height: number } {
  const column = width / steps.length;
  const across = Math.floor((column - 14) / letter);
  const texts = steps.map((step) => lines(step, across));
  const labelsY = 62;
  const height = labelsY + Math.max(...texts.map((text) => text.length)) * lineHeight + 24;
  const room = width - 14 - steps.length * (leastBlock + 2);
  const scale = scaleOf(steps, room, "sum");
  let x = 1;
  const marks = steps.map((step, index) => {
    const isLast = index === steps.length - 1;
    const length = isLast ? 12 : lengthOf(step, scale);
    const at = x;
    x += length + 2;
    const labelX = index * column + 4;
    return linkGroup(step, isLast, [
      element("path", {
        class: "why-strip-lead",
        d: `M${short(at + 1)},30V40L${short(labelX + 1)},50V${short(labelsY + texts[index].length * lineHeight - 8)}`,
      }),
      block(isLast, step, at, 6, length, 24),
      ...texts[index].map((line, row) =>
        label(labelX + 7, labelsY + row * lineHeight, line.text, { class: line.style }),
      ),
    ]);
  });
  return { marks: [...marks, axis(width, height - 6, scale)], height };
}

function drawBelow(
  steps: readonly Step[],
  width: number,
): { readonly marks: readonly string[]; readonly height: number } {
  const across = Math.floor((width - 24) / letter);
  const scale = scaleOf(steps, width - 24 - 90, "largest");
  const marks: string[] = [];
  let y = 4;
  steps.forEach((step, index) => {
    const isLast = index === steps.length - 1;
    const text = lines(step, across, false);
    const barY = y + text.length * lineHeight + 6;
    const end = barY + (isLast ? 4 : 24);
    const length = lengthOf(step, scale);
    marks.push(
      linkGroup(step, isLast, [
        element("path", { class: "why-strip-lead", d: `M7,${short(y + 8)}V${short(isLast ? y + 9 : end + 4)}` }),
        knot(isLast, step, 7, y + 7),
        ...text.map((line, row) => label(20, y + 11 + row * lineHeight, line.text, { class: line.style })),
        ...(isLast
          ? []
          : [
              block(false, step, 20, barY, length, 10),
              label(20 + length + 6, barY + 9, step.after, { class: "small" }),
            ]),
      ]),
    );
    y = end + 4;
  });
  return { marks: [...marks, axis(width, y + 12, scale)], height: y + 20 };
}

function linkGroup({ link, after }: Step, isLast: boolean, children: readonly string[]): string {
  const says = `${link.sentence}${after === "" ? "" : ` ${after}:`}`;
  const picked = link.record >= 0 ? pickable({ kind: "record", id: String(link.record) }, says) : {};
  return group(
    { class: isLast ? "why-strip-link why-strip-last" : "why-strip-link", ...picked },
    title(says),
    ...children,
  );
}

const outcomes: ReadonlySet<string> = new Set(["action", "system", "strike", "ordinary"]);
const colourOf = (isLast: boolean, { link }: Step): string =>
  isLast ? "why-strip-end" : outcomes.has(link.kind) ? "why-strip-cause" : "why-strip-between";

const block = (isLast: boolean, step: Step, x: number, y: number, width: number, height: number): string =>
  isLast
    ? knot(true, step, x + 6, y + height / 2)
    : element("rect", { class: `why-strip-block ${colourOf(false, step)}`, x, y, width, height });

/** A circle for a link, a diamond for what is explained. */
const knot = (isLast: boolean, step: Step, x: number, y: number): string =>
  isLast
    ? element("path", { class: "why-strip-end", d: `M${short(x)},${short(y - 7)}l6,7l-6,7l-6,-7Z` })
    : element("circle", { class: `why-strip-block ${colourOf(false, step)}`, cx: x, cy: y, r: 4.5 });

interface Line {
  readonly text: string;
  readonly style: string;
}

function lines(step: Step, across: number, withAfter = true): Line[] {
  const named = wrapped(linkLabel(step.link), Math.floor((across * letter) / boldLetter)).map((text) => ({
    text,
    style: "why-strip-name",
  }));
  const moment = wrapped(momentOf(step.link), across).map((text) => ({ text, style: "soft small" }));
  const after =
    withAfter && step.after !== "" ? wrapped(`→ ${step.after}`, across).map((text) => ({ text, style: "small" })) : [];
  return [...named, ...moment, ...after];
}

/** Words in lines of at most so many letters; a longer word is broken. */
function wrapped(text: string, across: number): string[] {
  const most = Math.max(6, across);
  const result: string[] = [];
  let line = "";
  for (const word of text.split(" ").flatMap((whole) => pieces(whole, most))) {
    if (line !== "" && line.length + word.length + 1 > most) {
      result.push(line);
      line = "";
    }
    line = line === "" ? word : `${line} ${word}`;
  }
  if (line !== "") result.push(line);
  return result;
}

function pieces(word: string, most: number): string[] {
  const result: string[] = [];
  for (let at = 0; at < word.length; at += most) result.push(word.slice(at, at + most));
  return result;
}

const yardsticks = [
  { words: "1 h", minutes: 60 },
  { words: "1 day", minutes: 1440 },
  { words: "1 week", minutes: 7 * 1440 },
  { words: "4 weeks", minutes: 28 * 1440 },
] as const;

/** How long some times are drawn: the axis of a scale that is not even. */
function axis(width: number, y: number, scale: number): string {
  if (scale === 0) return "";
  let x = 1;
  const marks: string[] = [];
  for (const { words, minutes } of yardsticks) {
    const length = Math.sqrt(minutes) * scale;
    const room = length + 8 + words.length * letter + 12;
    if (x + room > width) break;
    marks.push(
      element("path", { class: "axis", d: `M${short(x)},${short(y - 7)}v6h${short(length)}v-6` }),
      label(x + length + 5, y, words, { class: "soft small" }),
    );
    x += room;
  }
  return group({ "aria-hidden": "true" }, ...marks);
}
