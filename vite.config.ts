// Builds the page (viz/) to dist/web, which `knockon serve` serves. Tests have their own vitest.config.ts.

import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

export default defineConfig({
  root: fileURLToPath(new URL("viz", import.meta.url)),
  // Relative addresses, so that the page works under any path.
  base: "./",
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  worker: { format: "es" },
  server: { host: "127.0.0.1", fs: { allow: [fileURLToPath(new URL(".", import.meta.url))] } },
  preview: { host: "127.0.0.1" },
  build: {
    outDir: "../dist/web",
    emptyOutDir: true,
    target: "es2023",
    rollupOptions: {
      input: ["index.html", "gallery.html"].map((name) => fileURLToPath(new URL(`viz/${name}`, import.meta.url))),
    },
    sourcemap: true,
  },
});
