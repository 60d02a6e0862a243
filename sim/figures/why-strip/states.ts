/** The strip of a Why? from made-up chains: none, one link, five, and more than fit, from minutes to a month. */
import type { Figure } from "../figure.ts";
import type { WhyLink, WhyStripData } from "./data.ts";
import { whyStripFigure } from "./figure.ts";

const link = (
  day: string,
  atMin: number,
  kind: string,
  binding: string | null,
  what: string,
  record = -1,
): WhyLink => ({
  sentence: `${day}: ${what}`,
  atMin,
  kind,
  binding,
  record,
});

const typical: WhyStripData = {
  subject: "Made-up operation at a made-up hospital",
  links: [
    link(
      "Tue 9 April 2030 07:40",
      11_980,
      "postponement",
      "valid group and screen",
      "the simulated operation was postponed.",
      5,
    ),
    link(
      "Mon 1 April 2030 09:00",
      540,
      "condition",
      "electronic issue",
      "blood could not be issued electronically.",
      4,
    ),
    link("Mon 1 April 2030 03:05", 185, "condition", "laboratory capacity", "the laboratory worked by hand.", 3),
    link("Mon 1 April 2030 03:00", 180, "system", null, "systems of the laboratory stopped.", 2),
    link("Mon 1 April 2030 03:00", 180, "action", null, "the incident: systems of a laboratory fail.", 1),
  ],
};

const extreme: WhyStripData = {
  subject: "A long chain",
  links: Array.from({ length: 14 }, (_, index) =>
    link(
      "Sat 31 December 2030 23:59",
      index % 3 === 0 ? 1_000_000 - index * 43_200 : 1_000_000 - index * 43_200 + 43_195,
      index % 2 === 0 ? "displacement" : "wait",
      "group O stock above the emergency reserve and a-single-word-that-is-far-too-long-for-any-column",
      "something long happened that needs many words to be told in full.",
      index,
    ),
  ),
};

export const whyStripStates: readonly {
  readonly state: "empty" | "small" | "typical" | "extreme";
  readonly figure: (width: number) => Figure;
}[] = [
  { state: "empty", figure: (width) => whyStripFigure({ links: [], subject: "" }, { width }) },
  {
    state: "small",
    figure: (width) => whyStripFigure({ links: typical.links.slice(4), subject: "One link" }, { width }),
  },
  { state: "typical", figure: (width) => whyStripFigure(typical, { width }) },
  { state: "extreme", figure: (width) => whyStripFigure(extreme, { width }) },
];
