/** The report room's door: words as data. */
export { type Block, type Document, toText } from "./document.ts";
export { situationReport } from "./sitrep.ts";
export { dateText, durationText, momentText, numberText, percentText, singleCaseText, standingText } from "./text.ts";
export { type Explanation, explainable, explainRecord, findRecord, type Link, type Root, type Wanted } from "./why.ts";
