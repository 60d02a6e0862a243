/** Gives the document the style sheet of the figures, once. */
import { figureStyle, figureTokens } from "../sim/figures/index.ts";

const styleId = "figure-style";

export function giveFigureStyle(): void {
  if (document.getElementById(styleId) !== null) return;
  const style = document.createElement("style");
  style.id = styleId;
  style.textContent = `${figureTokens}${figureStyle}`;
  document.head.append(style);
}
