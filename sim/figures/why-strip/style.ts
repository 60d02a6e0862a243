/** Classes of the strip of a Why?. */
export const whyStripStyle = `
.kn-figure .why-strip-name { font-weight: 600; font-size: 11.5px; }
.kn-figure .why-strip-link text { stroke: none; }
.kn-figure .why-strip-lead { fill: none; stroke: var(--kn-edge); stroke-width: 1.25; }
.kn-figure .why-strip-block { stroke: none; }
.kn-figure .why-strip-cause { fill: var(--kn-c); }
.kn-figure .why-strip-between { fill: var(--kn-a); }
.kn-figure .why-strip-end { fill: var(--kn-d); stroke: none; }
.kn-figure .why-strip-link[aria-pressed="true"] .why-strip-block, .kn-figure .why-strip-link[aria-pressed="true"] .why-strip-end { stroke: var(--kn-ink); stroke-width: 2.5; }
`;
