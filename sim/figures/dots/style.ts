/** Classes of the dots. */
const colours = ["a", "b", "c", "d", "quiet"] as const;

export const dotsStyle = `
${colours
  .map(
    (colour) =>
      `.kn-figure .dots-solid-${colour} { fill: var(--kn-${colour}); } .kn-figure .dots-line-${colour} { fill: none; stroke: var(--kn-${colour}); }`,
  )
  .join("\n")}
.kn-figure .dots-ring { fill: none; stroke: var(--kn-ink); }
.kn-figure .dots-count { font-weight: 600; font-variant-numeric: tabular-nums; }
@media (forced-colors: active) {
  .kn-figure [class*="dots-solid"] { fill: CanvasText; } .kn-figure [class*="dots-line"], .kn-figure .dots-ring { stroke: CanvasText; }
}
`;
