/**
 * Scenario texts from folders of this machine. Responsible for confinement: a path that leaves its folder, also through a
 * symbolic link, is no file. Only plain files are read. What the texts mean is the scenario room's business.
 */
import { closeSync, openSync, readdirSync, readSync, realpathSync, statSync } from "node:fs";
import { join, sep } from "node:path";
import type { TextFiles } from "../../scenario/index.ts";

/** More bytes than the longest text that the loader accepts has: a longer file is cut and then refused as too long. */
const maxBytes = 4_100_000;

/** Texts below some folders, searched in their order. Folders that do not exist hold nothing. */
export function folderFiles(...folders: readonly string[]): Required<TextFiles> {
  const roots = folders.flatMap((folder) => realPath(folder) ?? []);
  return {
    read: (path) => {
      for (const root of roots) {
        const file = fileWithin(root, path);
        if (file !== null) return readText(file);
      }
      return null;
    },
    list: (folder) => {
      const found = roots.flatMap((root) => {
        const start = folder === "" ? root : within(root, folder);
        return start === null ? [] : filesBelow(root, start, folder);
      });
      return [...new Set(found)].sort();
    },
  };
}

/** Full path of a plain file within a root, symbolic links followed; null when there is none or it lies outside. */
export function fileWithin(root: string, path: string): string | null {
  const full = within(root, path);
  return full !== null && statSync(full).isFile() ? full : null;
}

/** Full path with symbolic links followed; null when nothing is there. */
export function realPath(path: string): string | null {
  try {
    return realpathSync(path);
  } catch (error) {
    if (isAbsence(error)) return null;
    throw error;
  }
}

function within(root: string, path: string): string | null {
  if (/^\/|\\|\0|(^|\/)\.\.(\/|$)/.test(path)) return null;
  const full = realPath(join(root, path));
  return full?.startsWith(root.endsWith(sep) ? root : root + sep) ? full : null;
}

function readText(file: string): string {
  const handle = openSync(file, "r");
  try {
    const bytes = Buffer.alloc(Math.min(statSync(file).size, maxBytes));
    let length = 0;
    for (let read = -1; read !== 0 && length < bytes.length; length += read) {
      read = readSync(handle, bytes, length, bytes.length - length, length);
    }
    return bytes.toString("utf8", 0, length).replace(/^\uFEFF/, "");
  } finally {
    closeSync(handle);
  }
}

function filesBelow(root: string, start: string, folder: string): string[] {
  if (!statSync(start).isDirectory()) return [];
  return readdirSync(start, { withFileTypes: true }).flatMap((entry) => {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    // Links to folders are not followed: they may lead round in a circle.
    if (entry.isDirectory()) return filesBelow(root, join(start, entry.name), path);
    return fileWithin(root, path) === null ? [] : [path];
  });
}

function isAbsence(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code;
  return ["ENOENT", "ENOTDIR", "ELOOP", "EACCES", "ENAMETOOLONG", "ERR_INVALID_ARG_VALUE"].includes(code ?? "");
}
