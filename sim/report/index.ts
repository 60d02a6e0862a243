/** The report room's door: words as data. */
export { compareSentence, exactInterval, type Interval, pairedText, type Side, shareText } from "./compare.ts";
export { type Block, type Document, toText } from "./document.ts";
export { type ReportMark, situationReport } from "./sitrep.ts";
export {
  dateText,
  durationText,
  measureText,
  momentText,
  numberText,
  percentText,
  singleCaseText,
  standingText,
} from "./text.ts";
export { type Explanation, explainable, explainRecord, findRecord, type Link, type Root, type Wanted } from "./why.ts";
