#!/usr/bin/env node
// The first file to run, in words that any Node with ES modules understands: better-sqlite3 crashes the whole
// process on a Node that is too old, so the version is checked before anything else is loaded.

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

const words = process.argv.slice(2);
if (words.length === 1 && (words[0] === "--version" || words[0] === "-v")) {
  // Asked for by scripts and prompts all day: answered before anything is loaded.
  const file = new URL("../package.json", import.meta.url);
  const text = process.getBuiltinModule("node:fs").readFileSync(file, "utf8");
  process.stdout.on("error", () => process.exit(0)); // Nobody reads any more.
  process.stdout.write(`${/"version": "([^"]+)"/.exec(text)?.[1]}\n`);
} else {
  // Compiled code is kept between runs: start-up at about 0.6 of what it is without.
  process.getBuiltinModule("node:module").enableCompileCache();
  const { main } = await import("../dist/main.js").catch(notBuilt);
  await main(words);
}

/**
 * A fresh copy of the sources has neither `dist` nor packages; anything else is a bug.
 * @param {unknown} error
 * @returns {never}
 */
function notBuilt(error) {
  if (!(error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND")) {
    throw error;
  }
  const folder = process.getBuiltinModule("node:url").fileURLToPath(new URL("..", import.meta.url));
  process.stderr.write(
    "Greenroom is not built yet, or its packages are not installed.\n" +
      `This does both, in ${folder}: npm install\n`,
  );
  process.exit(2);
}
