/** Where this package keeps its scenarios and its built page; the same from the sources as from dist. */
import { fileURLToPath } from "node:url";

const packageFolder = fileURLToPath(new URL("../../../", import.meta.url));

export const scenariosFolder = `${packageFolder}scenarios`;
export const pageFolder = `${packageFolder}dist/web`;
