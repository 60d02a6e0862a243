/** Classes of the practices' strips. */
export const practicesStyle = `
.kn-figure .strip-1, .kn-figure .strip-2, .kn-figure .strip-3, .kn-figure .strip-4, .kn-figure .strip-5 { fill: none; stroke: var(--kn-a); }
.kn-figure .strip-1 { stroke-opacity: .28; } .kn-figure .strip-2 { stroke-opacity: .46; } .kn-figure .strip-3 { stroke-opacity: .64; }
.kn-figure .strip-4 { stroke-opacity: .82; }
.kn-figure .strip-hit { fill: transparent; }
.kn-figure [data-pick]:hover > .strip-hit { fill: #ffb81c; fill-opacity: .25; }
.kn-figure .strip-row[aria-pressed="true"], .kn-figure .strip-group[aria-pressed="true"] { stroke: none; }
.kn-figure .strip-row[aria-pressed="true"] > .strip-hit { stroke: #b57a00; stroke-width: 2; fill: #ffb81c; fill-opacity: .35; }
.kn-figure .strip-group[aria-pressed="true"] > text { text-decoration: underline; }
.kn-figure .strip-group[aria-pressed="true"] > .strip-hit { stroke: var(--kn-ink); stroke-width: 1.5; }
.kn-figure .strip-mean { fill: var(--kn-b); }
.kn-figure .strip-base { stroke: var(--kn-edge); fill: none; }
.kn-figure .strip-incident { stroke: var(--kn-d); stroke-dasharray: 2 3; fill: none; }
.kn-figure .strip-ahead { fill: var(--kn-wash); }
.kn-figure .strip-name { font-size: 12px; font-weight: 600; }
`;
