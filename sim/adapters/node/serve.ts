/**
 * A small web server for the built page, on this machine only (127.0.0.1). Responsible for addresses, types of files and
 * confinement to two folders: the page, and the scenarios under `/scenarios/`. Nothing is stored and nothing goes out.
 */
import { existsSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import { getMimeType, mimes } from "hono/utils/mime";
import { fileWithin, realPath } from "./files.ts";
import { pageFolder, scenariosFolder } from "./locations.ts";

const host = "127.0.0.1";
const firstPort = 4173;
const portsTried = 100;

const types: Record<string, string> = {
  ...mimes,
  geojson: "application/geo+json",
  yaml: "application/yaml; charset=utf-8",
  md: "text/markdown; charset=utf-8",
};

const headers = {
  "Cache-Control": "no-cache",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
};

export interface Folders {
  readonly page: string;
  readonly scenarios: string;
}

const packaged: Folders = { page: pageFolder, scenarios: scenariosFolder };

export interface PageServer {
  readonly address: string;
  close(): Promise<void>;
}

/** Whether the page has been built. */
export function hasPage(folders: Folders = packaged): boolean {
  return existsSync(`${folders.page}/index.html`);
}

/** Answers of the server, without a port. */
export function pageApp(folders: Folders = packaged): Hono {
  const app = new Hono();
  app.get("*", (context) => {
    const path = decoded(new URL(context.req.url).pathname);
    const found = path === null ? null : fileFor(path, folders);
    if (found === null) return context.text("Not found", 404, headers);
    const type = getMimeType(found, types) ?? "application/octet-stream";
    return context.body(new Uint8Array(readFileSync(found)), 200, { ...headers, "Content-Type": type });
  });
  return app;
}

/** Serves from the first free port at or after 4173 (or the given one). @throws Error when none of a hundred is free */
export async function servePage(port: number = firstPort, folders: Folders = packaged): Promise<PageServer> {
  const server = createServer(getRequestListener(pageApp(folders).fetch));
  for (let tried = 0; tried < portsTried && port + tried <= 65_535; tried++) {
    if (!(await listens(server, port + tried))) continue;
    return { address: `http://${host}:${port + tried}/`, close: () => closed(server) };
  }
  throw new Error(`none of the ports ${port} to ${Math.min(port + portsTried - 1, 65_535)} is free`);
}

function fileFor(path: string, folders: Folders): string | null {
  const inScenarios = path.startsWith("/scenarios/");
  const root = realPath(inScenarios ? folders.scenarios : folders.page);
  if (root === null) return null;
  const inside = path.slice(inScenarios ? "/scenarios/".length : 1);
  return fileWithin(root, inside === "" || inside.endsWith("/") ? `${inside}index.html` : inside);
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}

function listens(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException): void => {
      if (error.code === "EADDRINUSE" || error.code === "EACCES") resolve(false);
      else reject(error);
    };
    server.once("error", onError);
    server.listen(port, host, () => {
      server.off("error", onError);
      resolve(true);
    });
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}
