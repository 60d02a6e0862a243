/** The report room's door: words as data. */
export { assumptionsLog } from "./assumptions-log.ts";
export { type CentralReading, type CentralSide, centralRuleText, centralRunSentences } from "./central.ts";
export {
  compareSentence,
  exactInterval,
  type Interval,
  matchedSentence,
  pairedText,
  type Range,
  type Side,
  shareText,
} from "./compare.ts";
export { type Block, type Document, toText } from "./document.ts";
export { Events, type NotableEvent, type Stop } from "./events.ts";
export { hazardLog } from "./hazard-log.ts";
export { toMarkdown } from "./markdown.ts";
export {
  behindConstraint,
  behindKind,
  behindMeasures,
  type ParameterBehind,
} from "./parameters-behind.ts";
export { Readings } from "./readings.ts";
export { type ReportMark, situationReport } from "./sitrep.ts";
export {
  dateText,
  durationText,
  measureText,
  momentText,
  numberText,
  percentText,
  phaseText,
  singleCaseText,
  standingText,
} from "./text.ts";
export { type Explanation, explainable, explainRecord, findRecord, type Link, type Root, type Wanted } from "./why.ts";
export type { Chosen, Known, ShareTable, WhyAnswer, WhyStep } from "./why-answer.ts";
export { whyAnswer } from "./why-tell.ts";
