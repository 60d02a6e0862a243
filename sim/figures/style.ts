/**
 * Colours and type of the figures, as one style sheet: a figure on its own brings it along, the page gives it once with its own
 * tokens. Colour never says anything alone: shape or label says it too. The palette follows the Analysis Function's and keeps 3:1
 * for marks and 4.5:1 for text on both grounds.
 */
const light = `
  --kn-ink: #212b32; --kn-soft: #4c6272; --kn-edge: #c8d2d9; --kn-ground: #ffffff; --kn-wash: #eef3f6;
  --kn-a: #12436d; --kn-b: #1c7f75; --kn-c: #801650; --kn-d: #b8430a; --kn-band: #9cc3dc; --kn-quiet: #7b8c98;`;
const dark = `
  --kn-ink: #e9eff2; --kn-soft: #a9bac5; --kn-edge: #2d4350; --kn-ground: #15252f; --kn-wash: #1c323f;
  --kn-a: #8fc5ea; --kn-b: #4cc4b4; --kn-c: #e58fbf; --kn-d: #ff9a61; --kn-band: #2d536c; --kn-quiet: #8296a3;`;

/** Tokens; where a page says `data-theme` on its root element, that decides. */
export const figureTokens = `:root {${light} }
@media screen and (prefers-color-scheme: dark) { :root:not([data-theme]) {${dark} } }
@media screen { :root[data-theme="dark"] {${dark} } }
`;

/** Classes that all figures share; a figure adds its own in its folder's style. */
export const sharedStyle = `
.kn-figure { font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; font-size: 13px; fill: var(--kn-ink); }
.kn-figure text { fill: var(--kn-ink); }
.kn-figure .soft, .kn-figure text.soft { fill: var(--kn-soft); }
.kn-figure .small { font-size: 11px; }
.kn-figure .strong { font-weight: 700; }
.kn-figure .axis { stroke: var(--kn-edge); fill: none; }
.kn-figure .edge { stroke: var(--kn-edge); fill: none; }
.kn-figure .now { stroke: var(--kn-ink); stroke-width: 1.5; }
.kn-figure .wash { fill: var(--kn-wash); }
.kn-figure .fill-a { fill: var(--kn-a); } .kn-figure .fill-b { fill: var(--kn-b); }
.kn-figure .fill-c { fill: var(--kn-c); } .kn-figure .fill-d { fill: var(--kn-d); } .kn-figure .fill-quiet { fill: var(--kn-quiet); }
.kn-figure .line-a, .kn-figure .line-b, .kn-figure .line-c, .kn-figure .line-d, .kn-figure .line-quiet { fill: none; stroke-width: 2; }
.kn-figure .line-a { stroke: var(--kn-a); } .kn-figure .line-b { stroke: var(--kn-b); }
.kn-figure .line-c { stroke: var(--kn-c); } .kn-figure .line-d { stroke: var(--kn-d); } .kn-figure .line-quiet { stroke: var(--kn-quiet); }
.kn-figure .band { fill: var(--kn-band); }
.kn-figure [data-pick] { cursor: pointer; }
.kn-figure [data-pick]:focus { outline: none; }
.kn-figure [data-pick]:focus-visible { outline: 3px solid #ffb81c; outline-offset: 1px; }
.kn-figure [data-pick][aria-pressed="true"] { stroke: var(--kn-ink); stroke-width: 2.5; }
@media (forced-colors: active) { .kn-figure, .kn-figure text { fill: CanvasText; } .kn-figure .axis, .kn-figure .edge { stroke: CanvasText; } }
`;
