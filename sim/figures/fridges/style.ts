/** Classes of the blood figures: shades of age, ticks of reserve and order level, tests, phases. */
export const fridgesStyle = `
.kn-figure .fridges-big { font-size: 32px; font-weight: 700; }
.kn-figure .fridges-phase { font-size: 20px; font-weight: 700; }
.kn-figure .fridges-age-0 { fill: var(--kn-a); stroke: var(--kn-a); }
.kn-figure .fridges-age-1 { fill: var(--kn-band); stroke: var(--kn-a); }
.kn-figure .fridges-age-2 { fill: var(--kn-wash); stroke: var(--kn-a); }
.kn-figure .fridges-age-3 { fill: var(--kn-ground); stroke: var(--kn-d); }
.kn-figure .fridges-hatch { stroke: var(--kn-a); stroke-width: 1.2; fill: none; }
.kn-figure .fridges-age-3 + .fridges-hatch { stroke: var(--kn-d); }
.kn-figure .fridges-plate { fill: var(--kn-ground); }
.kn-figure text.fridges-on-dark { fill: var(--kn-ground); }
.kn-figure .fridges-way { fill: var(--kn-ground); stroke: var(--kn-quiet); stroke-dasharray: 3 2; }
.kn-figure .fridges-none { stroke: var(--kn-d); stroke-width: 3; }
.kn-figure .fridges-reserve { stroke: var(--kn-c); stroke-width: 3; }
.kn-figure .fridges-reserve-head { fill: var(--kn-c); stroke: none; }
.kn-figure .fridges-target { stroke: var(--kn-ink); stroke-width: 1.2; stroke-dasharray: 3 2; }
.kn-figure .fridges-target-head { fill: var(--kn-ground); stroke: var(--kn-ink); }
.kn-figure .fridges-alarm { fill: var(--kn-d); stroke: none; }
.kn-figure .fridges-today { fill: var(--kn-quiet); }
.kn-figure .fridges-usual { stroke: var(--kn-ink); stroke-width: 2; }
.kn-figure .fridges-usual-head { fill: var(--kn-ink); }
.kn-figure .fridges-limit { stroke: var(--kn-ink); stroke-dasharray: 2 3; }
.kn-figure .fridges-hit { fill: transparent; stroke: none; }
.kn-figure [data-pick][aria-pressed="true"]:has(> .fridges-hit) { stroke: none; stroke-width: 1; }
.kn-figure [data-pick][aria-pressed="true"] > .fridges-hit { stroke: var(--kn-ink); stroke-width: 2.5; }
`;
