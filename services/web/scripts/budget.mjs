// Weighs the first load of each entry (its scripts, styles and Dutch texts, gzip) and fails above its budget.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const dist = new URL("../dist/", import.meta.url);
const manifest = JSON.parse(readFileSync(new URL(".vite/manifest.json", dist), "utf8"));

// What a visitor fetches before the first page stands: the app's start page, the portal's inbox.
const ENTRIES = [
  { name: "app", budget: 320_000, first: /^index\.html$|(texts\/nl\/web\.json|app\/shell\/Shell\.tsx|app\/start\/StartPage\.tsx)$/ },
  { name: "portal", budget: 120_000, first: /^portal\/index\.html$|texts\/nl\/portal\.json$/ },
];

function filesOf(first) {
  const files = new Set();
  const seen = new Set();
  const collect = (key) => {
    if (seen.has(key)) return;
    seen.add(key);
    const chunk = manifest[key];
    files.add(chunk.file);
    for (const style of chunk.css ?? []) files.add(style);
    for (const next of chunk.imports ?? []) collect(next);
  };
  Object.keys(manifest).filter((key) => first.test(key)).forEach(collect);
  return [...files];
}

const kilo = (size) => `${(size / 1000).toFixed(1).padStart(7)} kB`;
let isOver = false;
for (const { name, budget, first } of ENTRIES) {
  const rows = filesOf(first).map((file) => [file, gzipSync(readFileSync(new URL(file, dist))).length]);
  const total = rows.reduce((sum, [, size]) => sum + size, 0);
  for (const [file, size] of rows.sort((a, b) => b[1] - a[1])) console.log(`${kilo(size)}  ${file}`);
  console.log(`${kilo(total)}  first load of the ${name}, gzip (budget ${budget / 1000} kB)`);
  isOver ||= rows.length === 0 || total > budget;
}
process.exit(isOver ? 1 : 0);
