/**
 * The scenarios that come with the page, bundled as texts at build time. Responsible for their paths only. Nothing is fetched.
 */
import type { TextFiles } from "../../scenario/index.ts";

const root = "../../../scenarios/";

const bundled: Readonly<Record<string, string>> = import.meta.glob<string>("../../../scenarios/**/*.{yaml,csv}", {
  query: "?raw",
  eager: true,
  import: "default",
});

const texts = new Map(Object.entries(bundled).map(([path, text]) => [path.slice(root.length), text]));
const paths = [...texts.keys()].sort();

/** The bundled texts; paths as from the scenarios folder. */
export const bundledFiles: TextFiles = {
  read: (path) => texts.get(path) ?? null,
  list: (folder) => paths.filter((path) => folder === "" || path.startsWith(`${folder}/`)),
};
