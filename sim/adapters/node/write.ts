/**
 * Results as files. A folder appears whole: everything is written beside it under a temporary name and then renamed, the
 * last file named telling that the others are there. What a killed process left under a temporary name goes with the next
 * writing into the same folder. Responsible for that only; not for what the files say.
 */
import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { clearLeftovers, writerMark } from "./leftovers.ts";

/** A file's text in parts, so that long tables need not be in memory at once; or what writes it, for files that are no text. */
export type ResultFile =
  | { readonly name: string; readonly parts: Iterable<string> }
  | { readonly name: string; write(path: string): void };

/** Why a folder cannot take results, in words; null when it can. Changes nothing. */
export function folderProblem(folder: string): string | null {
  let above = resolve(folder);
  while (!existsSync(above)) above = dirname(above);
  if (!statSync(above).isDirectory()) return `${above} is a file, not a folder`;
  try {
    accessSync(above, constants.W_OK | constants.X_OK);
  } catch (error) {
    return `${above} cannot be written to (${(error as NodeJS.ErrnoException).code})`;
  }
  return null;
}

/**
 * Writes files into a folder. One that does not exist appears in one step; in one that does, files of the names in
 * `replaces` are removed first, so that none of an earlier run is left among the new ones.
 * The last of `files` vouches for the others: it is removed first and renamed last.
 */
export function writeFolder(folder: string, files: readonly ResultFile[], replaces: readonly string[] = []): void {
  const target = resolve(folder);
  const isNew = !existsSync(target);
  mkdirSync(dirname(target), { recursive: true });
  clearLeftovers(target);
  // Where the files are to be, so that renaming stays within one disk.
  const temporary = mkdtempSync(
    isNew ? join(dirname(target), `.${basename(target)}-${writerMark()}-`) : join(target, `.new-${writerMark()}-`),
  );
  try {
    writeFiles(temporary, files);
    if (isNew) {
      chmodSync(temporary, 0o777 & ~process.umask());
      renameSync(temporary, target);
      return;
    }
    const written = files.map(({ name }) => name);
    const voucher = written.slice(-1);
    for (const name of [...voucher, ...replaces.filter((other) => !written.includes(other))]) {
      rmSync(join(target, name), { force: true });
    }
    for (const { name } of files) renameSync(join(temporary, name), join(target, name));
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** Writes files into a folder that is there, as they come. */
export function writeFiles(folder: string, files: readonly ResultFile[]): void {
  for (const file of files) {
    const path = join(folder, file.name);
    if ("parts" in file) writeParts(path, file.parts);
    else file.write(path);
  }
}

/** Writes one file in one step: the old text or the new is there, never a part. */
export function writeWhole(path: string, text: string): void {
  const target = resolve(path);
  const temporary = mkdtempSync(join(dirname(target), `.${basename(target)}-${writerMark()}-`));
  try {
    writeParts(join(temporary, "text"), [text]);
    renameSync(join(temporary, "text"), target);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** Joined before writing: a system call for each line would take longer than making it. */
const bufferLength = 1 << 18;

function writeParts(path: string, parts: Iterable<string>): void {
  const handle = openSync(path, "wx");
  try {
    let buffer = "";
    for (const part of parts) {
      buffer += part;
      if (buffer.length < bufferLength) continue;
      writeAll(handle, buffer);
      buffer = "";
    }
    writeAll(handle, buffer);
  } finally {
    closeSync(handle);
  }
}

function writeAll(handle: number, text: string): void {
  const bytes = Buffer.from(text, "utf8");
  for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
}
