/**
 * The port through which scenario texts are read, and the arithmetic of their paths.
 * Paths are POSIX and relative to the scenarios root (`what-if/x.yaml`). Following or refusing symbolic links is the adapter's work.
 */

/** Synchronous source of texts; adapters give one that is confined to its root (or roots, searched in order). */
export interface TextFiles {
  /** The text of a file, or null when there is none. */
  read(path: string): string | null;
  /** Paths of the files below a folder, sorted. */
  list?(folder: string): readonly string[];
}

/** Longest file that is read at all, in characters. */
export const maxFileLength = 1_000_000;

/** `reference` as seen from the folder `from`, normalised; null when it leaves the root, is absolute or is no plain path. */
export function joinPath(from: string, reference: string): string | null {
  if (reference === "" || /^\/|\\|\0|^[A-Za-z][A-Za-z0-9+.-]*:/.test(reference)) return null;
  const parts = from === "" ? [] : from.split("/");
  for (const part of reference.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.length === 0 ? null : parts.join("/");
}

/** Folder of a path; "" for the root. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash < 0 ? "" : path.slice(0, slash);
}

export type Resolved =
  | { readonly ok: true; readonly path: string; readonly text: string }
  | { readonly ok: false; readonly why: "outside" | "missing"; readonly tried: readonly string[] };

/** The file that `reference`, written in the file `by`, means: beside that file first, then from the scenarios root. */
export function resolveFile(files: TextFiles, by: string, reference: string): Resolved {
  const beside = joinPath(folderOf(by), reference);
  const fromRoot = joinPath("", reference);
  if (beside === null) return { ok: false, why: "outside", tried: [reference] };
  const candidates = fromRoot === null || fromRoot === beside ? [beside] : [beside, fromRoot];
  for (const path of candidates) {
    const text = files.read(path);
    if (text !== null) return { ok: true, path, text };
  }
  return { ok: false, why: "missing", tried: candidates };
}
