/** The sections of VALIDATION.md, in order. */
import { alert } from "./sections/alert.ts";
import { decision } from "./sections/decision.ts";
import { extremes } from "./sections/extremes.ts";
import { face } from "./sections/face.ts";
import { fit } from "./sections/fit.ts";
import { patterns } from "./sections/patterns.ts";
import { predictions } from "./sections/predictions.ts";
import { screening } from "./sections/screening.ts";
import { theory } from "./sections/theory.ts";

export const sections = [theory, extremes, face, fit, decision, predictions, screening, alert, patterns] as const;
