/** Classes of the weekly lines. */
export const linesStyle = `
.kn-figure .lines-fitted { fill: var(--kn-quiet); fill-opacity: 0.13; }
.kn-figure .lines-base { stroke: var(--kn-quiet); }
.kn-figure .lines-incident { stroke: var(--kn-d); stroke-width: 1.5; stroke-dasharray: 2 3; }
.kn-figure .lines-band { fill: var(--kn-band); opacity: 0.7; }
.kn-figure .lines-median { fill: none; stroke: var(--kn-a); stroke-width: 1.2; stroke-dasharray: 5 3; }
.kn-figure .lines-region { fill: none; stroke: var(--kn-quiet); stroke-width: 1.2; }
.kn-figure .lines-point { fill: var(--kn-a); stroke: transparent; stroke-width: 9; }
.kn-figure .lines-published { fill: var(--kn-ground); stroke: var(--kn-d); stroke-width: 2; }
.kn-figure .lines-range { fill: none; }
.kn-figure text.lines-peak { paint-order: stroke; stroke: var(--kn-ground); stroke-width: 3; stroke-linejoin: round; }
`;
