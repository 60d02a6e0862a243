/** `knockon serve`: the page, on this machine only. */
import { Command, Option } from "commander";
import { hasPage, servePage } from "../adapters/node/index.ts";
import { standingText } from "../report/index.ts";
import { BadInput, exitCode, type Io, print } from "./io.ts";
import { whole } from "./options.ts";

export function serveCommand(io: Io, end: (code: number) => void): Command {
  return new Command("serve")
    .summary("show the page in your browser")
    .description("Serves the page at 127.0.0.1, which only this machine reaches, until you press Ctrl-C.")
    .addOption(
      new Option("--port <number>", "first port to try; the next free one is taken")
        .argParser(whole("--port", 1, 65_535))
        .default(4173),
    )
    .action(async (options: { readonly port: number }) => end(await serve(io, options.port)));
}

async function serve(io: Io, port: number): Promise<number> {
  if (!hasPage()) throw new BadInput("The page has not been built yet: run npm run build:web first.");
  const server = await servePage(port);
  print(io.stdout, `Knock-on is at ${server.address} (this machine only; Ctrl-C ends it)`, standingText);
  await new Promise<void>((resolve) => io.onInterrupt(resolve));
  await server.close();
  return exitCode.ok;
}
