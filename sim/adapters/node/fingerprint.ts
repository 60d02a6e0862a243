/**
 * The text of the program that computes results, as one hash. Kept results carry it, so that those of an edited model are
 * never taken for its own. Responsible for that only; what else a result depends on is in the experiment room's cell.ts.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Rooms that a result depends on. */
const rooms = ["engine", "scenario", "model", "experiment"];
let known: string | undefined;

/** SHA-256 in hexadecimal over names and bytes of all program files of those rooms; taken once a process. */
export function programFingerprint(): string {
  known ??= fingerprintOf(fileURLToPath(new URL("../../", import.meta.url)));
  return known;
}

function fingerprintOf(folder: string): string {
  const hash = createHash("sha256");
  for (const room of rooms) {
    const names = readdirSync(join(folder, room), { recursive: true, encoding: "utf8" });
    for (const name of names.filter((each) => /\.[jt]s$/.test(each) && !each.endsWith(".d.ts")).sort()) {
      const bytes = readFileSync(join(folder, room, name));
      hash.update(`${room}/${name} ${bytes.length}\n`).update(bytes);
    }
  }
  return hash.digest("hex");
}
