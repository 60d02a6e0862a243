/** The built library, which users run: validation times and checks that, not the sources under a loader. */
import { existsSync } from "node:fs";
import type * as Library from "../../sim/index.ts";

const built = new URL("../../dist/index.js", import.meta.url);
if (!existsSync(built)) throw new Error("the library is not built: npm run build:cli");

export const library = (await import(built.href)) as typeof Library;
