/** The build: `src` bundled into `dist`, in chunks that are loaded when they are needed. */
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { rolldown } from "rolldown";
import type { OutputChunk, Plugin, RolldownBuild } from "rolldown";
import { compileLibrary } from "../src/adapters/library/compile.ts";
import { mergeChunks } from "./chunks.ts";
import type { Chunk } from "./chunks.ts";
import { replaceWhole } from "./replace-whole.ts";

/**
 * Node's own modules by `process.getBuiltinModule` and not by `import`. An import reads every export at once, and some
 * of node:process's and node:fs's are getters that load further parts of Node: 2 to 4 ms each of a start of 30. It also
 * gives bundled CommonJS packages the modules that they `require`, for which an ES module has no function.
 */
const builtinModules: Plugin = {
  name: "builtin-modules",
  resolveId(source, importer = "", { kind }) {
    if (!isBuiltin(source)) return null;
    // commander would start subcommands that are programs of their own with it. There are none.
    if (source === "node:child_process" && /[\\/]commander[\\/]/.test(importer))
      return { id: unused, moduleSideEffects: false };
    // Each importer has its own lines of it: shared ones would be a file of their own.
    const id = `${kind === "require-call" ? builtinCommonJs : builtin}${source}?${importer}`;
    return { id, moduleSideEffects: false };
  },
  load(id) {
    if (id === unused) return "export default {};";
    const path = /^\0builtin[a-z-]*:([^?]+)\?/.exec(id)?.[1];
    if (path === undefined) return null;
    if (id.startsWith(builtinCommonJs))
      return `module.exports = process.getBuiltinModule("${path}");`;
    const names = Object.entries(
      Object.getOwnPropertyDescriptors(process.getBuiltinModule(path)),
    ).filter(([name]) => /^[A-Za-z]\w*$/.test(name) && name !== "default");
    const lines = names.map(([name, { value }]) =>
      slowToLoad.has(path) && typeof value === "function" && /^[a-z]/.test(name)
        ? loadedAtCall(path, name, promisify.custom in value)
        : // Marked as pure, so that what nobody imports is left out and never read.
          `export const ${name} = /* @__PURE__ */ (() => all.${name})();`,
    );
    lines.unshift(
      `const all = /* @__PURE__ */ process.getBuiltinModule("${path}");`,
      "export default all;",
    );
    return lines.join("\n");
  },
};

/** Loaded at the first call of one of their functions: 3 to 7 ms each that most runs never need. */
const slowToLoad: ReadonlySet<string> = new Set([
  "node:crypto",
  "node:fs/promises",
  "node:child_process",
  "node:http",
  "node:https",
]);

/** @param hasPromise it has a form of its own for `promisify`, which has to be handed on */
function loadedAtCall(path: string, name: string, hasPromise: boolean): string {
  const called = `process.getBuiltinModule("${path}").${name}`;
  const plain = `(...given) => ${called}(...given)`;
  if (!hasPromise) return `export const ${name} = ${plain};`;
  const key = `[Symbol.for("nodejs.util.promisify.custom")]`;
  return `export const ${name} = /* @__PURE__ */ Object.assign(${plain}, { ${key}: (...given) => ${called}${key}(...given) });`;
}

// Ids with a leading NUL are taken for files by no other plugin.
const unused = "\0unused";
const builtin = "\0builtin:";
const builtinCommonJs = "\0builtin-commonjs:";

/** Bundles the folder's `src`: every file of `dist` and what went into it, nothing written. */
export async function bundle(folder: string): Promise<readonly OutputChunk[]> {
  const build = await rolldown({
    cwd: folder,
    input: {
      main: "src/main.ts",
      "adapters/documents/pdf-child": "src/adapters/documents/pdf-child.ts",
      "wiring/grading-thread": "src/wiring/grading-thread.ts",
    },
    platform: "node",
    transform: { target: "node22" },
    external: [
      "better-sqlite3",
      "pdf-parse",
      "mammoth",
      "yaml",
      "node-record-lpcm16",
      "play-sound",
    ],
    plugins: [builtinModules],
    preserveEntrySignatures: "allow-extension",
  });
  try {
    const apart = await generate(build, () => null);
    const files = mergeChunks(apart.map(chunkOf));
    const together = [...new Set(files.values())];
    const fileOf = new Map(
      apart.flatMap(({ fileName, moduleIds }) => {
        const at = together.findIndex((members) => members.includes(fileName));
        return at === -1 ? [] : moduleIds.map((id): [string, string] => [id, `shared-${at + 1}`]);
      }),
    );
    return await generate(build, (id) => fileOf.get(id) ?? null);
  } finally {
    await build.close();
  }
}

/** @param fileOf the name of the file that a module shares with others; null leaves it to the bundler */
async function generate(
  build: RolldownBuild,
  fileOf: (moduleId: string) => string | null,
): Promise<readonly OutputChunk[]> {
  const { output } = await build.generate({
    format: "esm",
    chunkFileNames: "chunks/[name]-[hash].js",
    codeSplitting: {
      groups: [{ name: fileOf, debugName: "shared", includeDependenciesRecursively: false }],
    },
    // Names stay as they are: the stack of a bug is to be read.
    minify: { compress: true, mangle: false, codegen: true },
  });
  return output.filter((file) => file.type === "chunk");
}

/** The program's start and the wiring are loaded by every run, what else an `import()` names by a command in twenty or so. */
function chunkOf({ fileName, name, code, imports, isEntry, isDynamicEntry }: OutputChunk): Chunk {
  const loads = name === "main" || name === "wire" ? 20 : isEntry || isDynamicEntry ? 1 : 0;
  return { id: fileName, bytes: code.length, imports, loads };
}

/** Everything that `dist` holds, written into a folder that is not there yet. */
async function buildInto(target: string): Promise<void> {
  for (const { fileName, code } of await bundle(process.cwd())) {
    mkdirSync(dirname(join(target, fileName)), { recursive: true });
    writeFileSync(join(target, fileName), code);
  }
  // Loaded by node-record-lpcm16 by its path, as CommonJS: no part of the bundle.
  const recorder = join("adapters", "audio", "recorder-command.cjs");
  mkdirSync(dirname(join(target, recorder)), { recursive: true });
  copyFileSync(join("src", recorder), join(target, recorder));
  compileLibrary("prompts", join(target, "data"));
}

if (import.meta.main) {
  await replaceWhole("dist", buildInto);
}
