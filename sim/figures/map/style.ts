/** Classes of the map. */
export const mapStyle = `
.kn-figure .map-ground { fill: var(--kn-wash); }
.kn-figure .map-context path { fill: var(--kn-wash); stroke: var(--kn-ground); }
.kn-figure .map-land path { fill: var(--kn-ground); stroke: var(--kn-quiet); stroke-width: 1; }
.kn-figure .map-land path.chosen { stroke: var(--kn-ink); stroke-width: 3; }
.kn-figure .map-river path { fill: var(--kn-band); fill-opacity: .7; }
.kn-figure .map-names text { fill: var(--kn-soft); font-size: 13px; letter-spacing: .12em; text-anchor: middle; pointer-events: none; }
.kn-figure .map-ring { fill: var(--kn-ground); stroke: var(--kn-quiet); stroke-width: 1; }
.kn-figure .map-step-0 { fill: none; }
.kn-figure .map-step-1 { fill: var(--kn-a); fill-opacity: .4; }
.kn-figure .map-step-2 { fill: var(--kn-a); fill-opacity: .55; }
.kn-figure .map-step-3 { fill: var(--kn-a); fill-opacity: .7; }
.kn-figure .map-step-4 { fill: var(--kn-a); fill-opacity: .85; }
.kn-figure .map-step-5 { fill: var(--kn-a); }
.kn-figure .map-cross { fill: none; stroke: var(--kn-ink); stroke-width: 1.6; }
.kn-figure .practices [aria-pressed="true"] { stroke: none; }
.kn-figure .practices [aria-pressed="true"] .map-ring { stroke: var(--kn-ink); stroke-width: 3; }
.kn-figure .map-hospital { fill: var(--kn-ink); stroke: var(--kn-ground); }
.kn-figure .map-letter { fill: none; stroke: var(--kn-ground); stroke-width: 1.6; }
.kn-figure .sites [aria-pressed="true"] { stroke: none; }
.kn-figure .sites [aria-pressed="true"] .map-hospital, .kn-figure .sites [aria-pressed="true"] .map-gauge-frame { stroke: #ffb81c; stroke-width: 3; }
.kn-figure .map-bar { fill: var(--kn-ground); stroke: var(--kn-ink); stroke-width: .8; }
.kn-figure .map-bar-level { fill: var(--kn-c); }
.kn-figure .map-gauge-ground { fill: var(--kn-ground); }
.kn-figure .map-gauge-level { fill: var(--kn-b); }
.kn-figure .map-gauge-frame { fill: none; stroke: var(--kn-ink); }
.kn-figure .idle .map-gauge-frame { stroke-dasharray: 2 2; }
.kn-figure .site-names { pointer-events: none; }
.kn-figure .site-names text, .kn-figure .map-gate { font-size: 12px; paint-order: stroke; stroke: var(--kn-ground); stroke-width: 3px; stroke-linejoin: round; }
.kn-figure .site-names .large { font-weight: 600; }
.kn-figure .site-names .small-site, .kn-figure .map-gate { fill: var(--kn-soft); font-size: 11px; }
.kn-figure .map-samples { fill: var(--kn-d); }
.kn-figure .map-samples.urgent { stroke: var(--kn-ink); stroke-width: 1; }
.kn-figure .map-results { fill: var(--kn-b); stroke: var(--kn-ground); stroke-width: .5; }
.kn-figure .map-blood { fill: var(--kn-c); stroke: var(--kn-ground); stroke-width: .5; }
.kn-figure .map-blood-line { fill: none; stroke: var(--kn-ground); stroke-width: 2; }
.kn-figure .map-patients { fill: var(--kn-ground); fill-opacity: .6; stroke: var(--kn-ink); stroke-width: 2; }
`;
