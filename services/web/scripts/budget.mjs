// Weighs the first load of the app entry (its scripts and styles, gzip) and fails above the budget.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const BUDGET = 320_000;
const dist = new URL("../dist/", import.meta.url);
const manifest = JSON.parse(readFileSync(new URL(".vite/manifest.json", dist), "utf8"));

const files = new Set();
const seen = new Set();
function collect(key) {
  if (seen.has(key)) return;
  seen.add(key);
  const chunk = manifest[key];
  files.add(chunk.file);
  for (const style of chunk.css ?? []) files.add(style);
  for (const next of chunk.imports ?? []) collect(next);
}

// What a signed-in visitor of the start page fetches before the page stands.
const first = (key) => manifest[key].isEntry || /(texts\/nl\/web\.json|app\/shell\/Shell\.tsx|app\/start\/StartPage\.tsx)$/.test(key);
Object.keys(manifest).filter(first).forEach(collect);

const rows = [...files].map((file) => [file, gzipSync(readFileSync(new URL(file, dist))).length]);
const total = rows.reduce((sum, [, size]) => sum + size, 0);
for (const [file, size] of rows.sort((a, b) => b[1] - a[1])) console.log(`${(size / 1000).toFixed(1).padStart(7)} kB  ${file}`);
console.log(`${(total / 1000).toFixed(1).padStart(7)} kB  first load, gzip (budget ${BUDGET / 1000} kB)`);
process.exit(total > BUDGET ? 1 : 0);
