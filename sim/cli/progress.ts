/** How far many runs are: a bar with the time left on a terminal, a line now and then elsewhere. Never on stdout. */
import { Presets, SingleBar } from "cli-progress";
import { durationText } from "../report/index.ts";
import { type Io, type Output, print } from "./io.ts";

export interface Progress {
  readonly done: number;
  /** May grow as more turns out to be needed. */
  readonly total: number;
}

export interface ProgressDisplay {
  show(progress: Progress): void;
  /** Takes the bar away; to be called however the runs ended. */
  end(): void;
}

/** @param what is counted, as a plural */
export function progressDisplay(io: Io, total: number, what = "replications"): ProgressDisplay {
  return io.stderr.isTTY ? bar(io.stderr, total, what) : lines(io.stderr, what);
}

function bar(stream: Output, total: number, what: string): ProgressDisplay {
  const display = new SingleBar(
    {
      stream: stream as NodeJS.WriteStream,
      format: `{bar} {value} of {total} ${what}, {eta_formatted} left`,
      barsize: 30,
      clearOnComplete: true,
      // Ctrl-C is the command's own business; it ends the bar itself.
      gracefulExit: false,
    },
    Presets.shades_classic,
  );
  display.start(total, 0);
  return {
    show({ done, total: now }) {
      display.setTotal(now);
      display.update(done);
    },
    end: () => display.stop(),
  };
}

/** About ten lines for a total. */
function lines(stream: Output, what: string): ProgressDisplay {
  const startMs = performance.now();
  let told = 0;
  return {
    show({ done, total }) {
      if (done - told < total / 10 && done < total) return;
      told = done;
      const leftMin = ((performance.now() - startMs) * (total - done)) / done / 60_000;
      print(stream, `${done} of ${total} ${what}${done < total ? `, ${leftText(leftMin)} left` : ""}`);
    },
    end: () => undefined,
  };
}

const leftText = (minutes: number): string => (minutes < 1 ? durationText(minutes) : `about ${durationText(minutes)}`);
