/** How far many runs are: a bar with the time left on a terminal, a line now and then elsewhere. Never on stdout. */
import { Presets, SingleBar } from "cli-progress";
import type { Progress } from "../experiment/index.ts";
import { type Io, type Output, print } from "./io.ts";

export interface ProgressDisplay {
  show(progress: Progress): void;
  /** Takes the bar away; to be called however the runs ended. */
  end(): void;
}

export function progressDisplay(io: Io, total: number): ProgressDisplay {
  return io.stderr.isTTY ? bar(io.stderr, total) : lines(io.stderr, total);
}

function bar(stream: Output, total: number): ProgressDisplay {
  const display = new SingleBar(
    {
      stream: stream as NodeJS.WriteStream,
      format: "{bar} {value} of {total} replications, {eta_formatted} left",
      barsize: 30,
      clearOnComplete: true,
      // Ctrl-C is the command's own business; it ends the bar itself.
      gracefulExit: false,
    },
    Presets.shades_classic,
  );
  display.start(total, 0);
  return { show: ({ done }) => display.update(done), end: () => display.stop() };
}

/** About ten lines in all. */
function lines(stream: Output, total: number): ProgressDisplay {
  let told = 0;
  return {
    show({ done }) {
      const tenth = Math.floor((10 * done) / total);
      if (tenth === told) return;
      told = tenth;
      print(stream, `${done} of ${total} replications`);
    },
    end: () => undefined,
  };
}
