/** SVG as text: elements, escaping, numbers. Nothing here knows a document, so that Node and browsers write the same bytes. */

export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element with its children, which are elements already or come from `words`; attributes without a value are left out. */
export function element(name: string, attributes: Attributes = {}, ...children: readonly string[]): string {
  let written = "";
  // Pictures hold thousands of attributes.
  for (const key of Object.keys(attributes)) {
    const value = attributes[key];
    if (value !== undefined) written += ` ${key}="${typeof value === "number" ? short(value) : escaped(value)}"`;
  }
  const inside = children.join("");
  return inside === "" ? `<${name}${written}/>` : `<${name}${written}>${inside}</${name}>`;
}

export const group = (attributes: Attributes, ...children: readonly string[]): string =>
  element("g", attributes, ...children);

/** A text element. Its words are escaped here. */
export const label = (x: number, y: number, text: string, attributes: Attributes = {}): string =>
  element("text", { x, y, ...attributes }, words(text));

/** Text inside an element. */
export const words = (text: string): string => escaped(text);

/** A tooltip for the pointer; what it says must also stand in the table. */
export const title = (text: string): string => element("title", {}, words(text));

/** A number to a hundredth of a pixel, without trailing zeros. */
export function short(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  return String(rounded === 0 ? 0 : rounded);
}

function escaped(text: string): string {
  if (!/[&<>"]/.test(text)) return text;
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}
