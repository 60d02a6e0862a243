/** The strip of an explanation: its links as plain data. */
import type { Explanation } from "../../report/index.ts";
import type { WhyLink, WhyStripData } from "./data.ts";

export const whyLinks = ({ links }: Explanation): readonly WhyLink[] =>
  links.map(({ record, sentence }) => ({
    sentence,
    atMin: record.timeMin,
    kind: record.kind,
    binding: record.binding,
    record: record.id,
  }));

/** @param subject what is explained, in a few words */
export const readWhyStrip = (explanation: Explanation, subject: string): WhyStripData => ({
  links: whyLinks(explanation),
  subject,
});
