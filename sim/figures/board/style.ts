/** Classes of the theatre board; shapes of fates are those of the dots. */
export const boardStyle = `
.kn-figure .board-list { fill: var(--kn-wash); }
.kn-figure .board-end { stroke: var(--kn-quiet); stroke-dasharray: 3 2; fill: none; }
.kn-figure .board-block { fill: var(--kn-ground); stroke: var(--kn-quiet); stroke-width: 1.25; }
.kn-figure .board-block.done { stroke: var(--kn-a); }
.kn-figure .board-block.under-way { stroke: var(--kn-b); stroke-width: 2; }
.kn-figure .board-block.postponed { stroke: var(--kn-d); stroke-dasharray: 4 3; }
.kn-figure .board-block.cancelled { stroke: var(--kn-c); stroke-dasharray: 1.5 2.5; }
.kn-figure [data-pick][aria-pressed="true"] .board-block { stroke: var(--kn-ink); stroke-width: 3; stroke-dasharray: none; }
.kn-figure .board-number { font-weight: 600; font-variant-numeric: tabular-nums; text-anchor: end; }
.kn-figure .board-head { text-anchor: end; }
`;
