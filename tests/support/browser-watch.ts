/**
 * Commands of browser tests that run beside the browser, in Node: they hear every request and every complaint on the console,
 * of the page and of its workers.
 */
import type { ConsoleMessage, Request, WebError, Worker } from "playwright";
import type { BrowserCommand } from "vitest/node";

export interface Heard {
  /** Addresses of all requests. */
  readonly requests: readonly string[];
  /** Errors and warnings of the console, and errors that nothing caught. */
  readonly complaints: readonly string[];
}

const watches = new Map<string, () => Heard>();

/** Begins to listen. */
export const watchPage: BrowserCommand<[]> = ({ context, page, sessionId }) => {
  watches.get(sessionId)?.();
  const requests: string[] = [];
  const complaints: string[] = [];
  const onRequest = (request: Request) => requests.push(request.url());
  const onConsole = (message: ConsoleMessage) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  };
  const onError = (error: WebError) => complaints.push(error.error().message);
  const onWorker = (worker: Worker) => worker.on("console", onConsole);
  page.on("worker", onWorker);
  context.on("request", onRequest);
  context.on("console", onConsole);
  context.on("weberror", onError);
  watches.set(sessionId, () => {
    page.off("worker", onWorker);
    context.off("request", onRequest);
    context.off("console", onConsole);
    context.off("weberror", onError);
    return { requests, complaints };
  });
};

/** Ends listening and tells what was heard. */
export const heardOnPage: BrowserCommand<[]> = ({ sessionId }): Heard => {
  const heard = watches.get(sessionId)?.() ?? { requests: [], complaints: ["nobody listened"] };
  watches.delete(sessionId);
  return heard;
};

declare module "vitest/browser" {
  interface BrowserCommands {
    watchPage(): Promise<void>;
    heardOnPage(): Promise<Heard>;
  }
}
