/** Reading SVG text in tests without a browser: that it is well formed, and what its attributes say. */

/** Problems of a piece of markup: elements that do not close as they open, attributes that hold no number where they should. */
export function problemsOf(svg: string): string[] {
  const problems: string[] = [];
  const open: string[] = [];
  for (const [whole, close, name, rest, self] of svg.matchAll(
    /<(\/?)([a-zA-Z]+)((?:\s+[\w:-]+="[^"<>]*")*)\s*(\/?)>/g,
  )) {
    if (close === "/") {
      const last = open.pop();
      if (last !== name) problems.push(`</${name}> closes <${last}>`);
    } else if (self !== "/") open.push(name);
    for (const [, key, value] of rest.matchAll(/\s+([\w:-]+)="([^"]*)"/g)) {
      const isText = key === "aria-label" || key === "class" || key.startsWith("data-");
      if (!isText && /NaN|Infinity|undefined|null/.test(value))
        problems.push(`${key}="${value}" in ${whole.slice(0, 60)}`);
      if (["width", "height", "r"].includes(key) && Number(value) < 0)
        problems.push(`negative ${key} in ${whole.slice(0, 60)}`);
    }
  }
  if (open.length > 0) problems.push(`never closed: ${open.join(" ")}`);
  const stray = svg.replace(/<\/?[a-zA-Z]+(?:\s+[\w:-]+="[^"<>]*")*\s*\/?>/g, "");
  if (/[<>]/.test(stray))
    problems.push(`stray bracket near ${stray.slice(Math.max(0, stray.search(/[<>]/) - 20), 40)}`);
  if (/&(?!amp;|lt;|gt;|quot;)/.test(svg)) problems.push("an ampersand that is not escaped");
  return problems;
}

/** Values of an attribute in order. */
export const valuesOf = (svg: string, attribute: string): string[] =>
  [...svg.matchAll(new RegExp(`${attribute}="([^"]*)"`, "g"))].map(([, value]) => value);
