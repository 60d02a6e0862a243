/** All figures together: their style sheet, and their states for a gallery and for tests. */
import { boardStates } from "./board/states.ts";
import { boardStyle } from "./board/style.ts";
import { pairsStates, profilesStates } from "./calibration/states.ts";
import { cascadeStates } from "./cascade/states.ts";
import { cascadeStyle } from "./cascade/style.ts";
import { convergenceStates } from "./convergence/states.ts";
import { dotsStates } from "./dots/states.ts";
import { dotsStyle } from "./dots/style.ts";
import { effectsStates } from "./effects/states.ts";
import type { Figure } from "./figure.ts";
import {
  benchesStates,
  fridgesStates,
  nationalStockStates,
  oNegativeReasonsStates,
  pathwaysStates,
} from "./fridges/states.ts";
import { fridgesStyle } from "./fridges/style.ts";
import { linesStates } from "./lines/states.ts";
import { linesStyle } from "./lines/style.ts";
import { mapStates } from "./map/states.ts";
import { mapStyle } from "./map/style.ts";
import { morrisStates } from "./morris/states.ts";
import { pairedStates } from "./paired/states.ts";
import { plotStyle } from "./plot.ts";
import { practicesStates } from "./practices/states.ts";
import { practicesStyle } from "./practices/style.ts";
import { sharedStyle } from "./style.ts";
import { tornadoStates } from "./tornado/states.ts";
import { warmUpStates } from "./warm-up/states.ts";
import { whyStripStates } from "./why-strip/states.ts";
import { whyStripStyle } from "./why-strip/style.ts";

/** A figure from made-up data. */
export interface FigureState {
  readonly state: "empty" | "small" | "typical" | "extreme";
  readonly figure: (width: number) => Figure;
}

export const figureStates: readonly { readonly name: string; readonly states: readonly FigureState[] }[] = [
  { name: "map", states: mapStates },
  { name: "cascade", states: cascadeStates },
  { name: "lines", states: linesStates },
  { name: "dots", states: dotsStates },
  { name: "board", states: boardStates },
  { name: "fridges", states: fridgesStates },
  { name: "pathways", states: pathwaysStates },
  { name: "o-negative-reasons", states: oNegativeReasonsStates },
  { name: "benches", states: benchesStates },
  { name: "national-stock", states: nationalStockStates },
  { name: "practices", states: practicesStates },
  { name: "why-strip", states: whyStripStates },
  { name: "paired", states: pairedStates },
  { name: "effects", states: effectsStates },
  { name: "tornado", states: tornadoStates },
  { name: "morris", states: morrisStates },
  { name: "convergence", states: convergenceStates },
  { name: "warm-up", states: warmUpStates },
  { name: "calibration-profiles", states: profilesStates },
  { name: "calibration-pairs", states: pairsStates },
];

/** Classes of all figures; the tokens are apart. */
export const figureStyle: string = [
  sharedStyle,
  boardStyle,
  cascadeStyle,
  dotsStyle,
  fridgesStyle,
  linesStyle,
  mapStyle,
  plotStyle,
  practicesStyle,
  whyStripStyle,
].join("");
