/** `knockon figures`: the pictures of one run at a moment, as SVG files with their words and tables. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { scenariosFolder, writeFolder } from "../adapters/node/index.ts";
import {
  type AlbumPage,
  album,
  albumText,
  flatGeography,
  type Geography,
  geographyFiles,
  noShapes,
  pageSvg,
  type Shapes,
} from "../figures/index.ts";
import { prepare } from "../model/index.ts";
import { standingText } from "../report/index.ts";
import { BadInput, exitCode, type Io, print } from "./io.ts";
import { type MomentOptions, momentOf } from "./moment.ts";
import { atOption, replicationOption, seedOption, setOption, whole } from "./options.ts";
import { outFolder } from "./out-folder.ts";
import { scenarioFrom } from "./scenario.ts";

interface FiguresOptions extends MomentOptions {
  readonly at: string;
  readonly width: number;
  readonly hospital?: string;
  readonly out?: string;
}

export function figuresCommand(io: Io, end: (code: number) => void): Command {
  return new Command("figures")
    .summary("the pictures of one run at a moment, as SVG")
    .description(
      "Runs a scenario once and writes its pictures as they stand at a moment: map, cascade, lines, dots of postponed care, " +
        "theatre board, blood, practices and a why; and figures.md with the same in words and tables.",
    )
    .argument("<scenario>", "a scenario file, or the name of one that comes with Knock-on, such as synnovis-2024")
    .addOption(seedOption())
    .addOption(replicationOption())
    .addOption(setOption())
    .addOption(atOption())
    .option("--hospital <id>", "whose theatre board is drawn, such as kch")
    .option("--width <pixels>", "width of the pictures", whole("--width", 300, 4000), 1000)
    .option("-o, --out <folder>", "where the files go (default: out/figures-<id of the scenario>)")
    .addHelpText("after", "\nExample:\n  knockon figures synnovis-2024 --seed 7 --at 'day 3 06:00' --hospital kch\n")
    .action((named: string, options: FiguresOptions) => end(figures(io, named, options)));
}

function figures(io: Io, named: string, options: FiguresOptions): number {
  const scenario = scenarioFrom(io, named, options.set);
  const folder = options.out ?? `out/figures-${scenario.id}`;
  outFolder(folder);
  const setup = prepare(scenario);
  const { seed, replication, width, hospital } = options;
  if (hospital !== undefined && setup.places.hospital(hospital) < 0) {
    const known = setup.places.hospitals.map(({ id }) => id).join(", ");
    throw new BadInput(`--hospital: found ${JSON.stringify(hospital)}, expected one of ${known}`);
  }
  const pages = album(
    setup,
    { seed, replication },
    {
      timeMin: momentOf(setup, options.at),
      width,
      geography: geographyOf(scenario.region.id),
      showsFitted: scenario.id === "synnovis-2024",
      ...(hospital !== undefined && { hospital }),
    },
  );
  writeFolder(folder, [
    ...pages.map((page) => ({ name: fileName(page), parts: [pageSvg(page)] })),
    { name: "figures.md", parts: [albumText(pages)] },
  ]);
  for (const page of pages) print(io.stdout, `${fileName(page).padEnd(34)} ${page.figure.title}`);
  print(io.stdout, "", `Written to ${folder}; the same in words and tables: figures.md.`, standingText);
  return exitCode.ok;
}

const fileName = ({ name }: AlbumPage): string => `${name}.svg`;

/** Boundaries that come with a region; a region without them is drawn by its places alone. */
function geographyOf(regionId: string): Geography {
  const [boroughs, context, river] = geographyFiles.map((name): Shapes => {
    try {
      return JSON.parse(readFileSync(join(scenariosFolder, "regions", regionId, `${name}.geojson`), "utf8"));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return noShapes;
      throw error;
    }
  });
  return flatGeography(boroughs, context, river);
}
