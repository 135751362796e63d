#!/usr/bin/env node
// The first file to run, in words that any Node with ES modules understands: better-sqlite3 crashes the whole
// process on a Node that is too old, so the version is checked before anything else is loaded.
import * as nodeModule from "node:module";

// The same range as `engines` in package.json (a test compares the two): ^22.22.2 || ^24.15.0 || >=26
const [major, minor, patch] = process.versions.node.split(".").map(Number);
const supported =
  (major === 22 && (minor > 22 || (minor === 22 && patch >= 2))) ||
  (major === 24 && minor >= 15) ||
  major >= 26;

if (!supported) {
  process.stderr.write(
    `greenroom needs Node.js 22.22.2, 24.15 or 26 and later; this is ${process.versions.node}.\n` +
      "Install a current Node from https://nodejs.org, or run it with the one it brings: npm start\n",
  );
  process.exit(2);
}

// Compiled code is kept between runs: start-up at about 0.6 of what it is without.
nodeModule.enableCompileCache();
const { main } = await import("../dist/main.js");
await main(process.argv.slice(2));
