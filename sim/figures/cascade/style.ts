/** Classes of the cascade. */
export const cascadeStyle = `
.kn-figure .cascade-head { font-weight: 700; font-size: 12px; }
.kn-figure .cascade-band { font-weight: 700; font-size: 11px; fill: var(--kn-soft); paint-order: stroke; stroke: var(--kn-ground); stroke-width: 3px; }
.kn-figure .cascade-name { font-weight: 600; font-size: 12px; }
.kn-figure .cascade-node text, .kn-figure .cascade-flow text { stroke: none; }
.kn-figure .cascade-box { fill: var(--kn-ground); stroke: var(--kn-edge); stroke-width: 1.25; }
.kn-figure .cascade-edge-critical { stroke: var(--kn-d); }
.kn-figure .cascade-edge-lost { stroke: var(--kn-c); stroke-dasharray: 5 3; }
.kn-figure .cascade-node[aria-pressed="true"] .cascade-box { stroke: var(--kn-ink); stroke-width: 2.5; stroke-dasharray: none; }
.kn-figure .cascade-node:hover .cascade-box { fill: var(--kn-wash); }
.kn-figure .cascade-shape, .kn-figure .cascade-bar { stroke: none; }
.kn-figure .cascade-normal { fill: var(--kn-b); } .kn-figure .cascade-strained { fill: var(--kn-a); }
.kn-figure .cascade-critical { fill: var(--kn-d); } .kn-figure .cascade-lost { fill: var(--kn-c); }
.kn-figure .cascade-open { fill: var(--kn-b); stroke: var(--kn-b); stroke-width: 2.5; }
.kn-figure .cascade-unread { fill: var(--kn-quiet); stroke: var(--kn-quiet); stroke-width: 2.5; }
.kn-figure .cascade-bar.cascade-open { stroke: none; }
.kn-figure .cascade-strike { stroke: var(--kn-ground); stroke-width: 1.75; fill: none; }
.kn-figure .cascade-track { fill: var(--kn-wash); stroke: var(--kn-edge); stroke-width: 0.5; }
.kn-figure .cascade-notch { stroke: var(--kn-ink); stroke-width: 1.5; fill: none; }
.kn-figure .cascade-up { fill: var(--kn-b); stroke: none; }
.kn-figure .cascade-down { fill: none; stroke: var(--kn-c); stroke-width: 1; }
.kn-figure .cascade-frame { fill: none; stroke: var(--kn-quiet); stroke-width: 1; }
.kn-figure .cascade-outline { fill: none; stroke: var(--kn-quiet); opacity: 0.55; }
.kn-figure .cascade-inside { fill: none; stroke: var(--kn-ground); }
.kn-figure .cascade-now { fill: none; stroke: var(--kn-a); opacity: 0.75; }
.kn-figure .cascade-by-hand { stroke-dasharray: 6 3; }
.kn-figure .cascade-supply { stroke: var(--kn-c); opacity: 0.6; }
.kn-figure .cascade-aid { stroke: var(--kn-b); stroke-dasharray: 2 2; }
.kn-figure .cascade-flow:hover .cascade-now, .kn-figure .cascade-flow[aria-pressed="true"] .cascade-now { opacity: 1; }
.kn-figure .cascade-flow[aria-pressed="true"] .cascade-outline { stroke: var(--kn-ink); opacity: 1; }
.kn-figure .cascade-cross { stroke: var(--kn-c); stroke-width: 2.5; fill: none; }
.kn-figure .cascade-cross-ground { stroke: var(--kn-ground); stroke-width: 5; fill: none; }
@media (forced-colors: active) { .kn-figure .cascade-box, .kn-figure .cascade-now, .kn-figure .cascade-cross { stroke: CanvasText; } .kn-figure .cascade-box { fill: Canvas; } }
`;
