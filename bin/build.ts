/** The build: `src` bundled into `dist`, in chunks that are loaded when they are needed. */
import { copyFileSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { isBuiltin } from "node:module";
import { build } from "esbuild";
import type { BuildOptions, Plugin } from "esbuild";

/**
 * Node's own modules by `process.getBuiltinModule` and not by `import`. An import reads every export at once, and some
 * of node:process's and node:fs's are getters that load further parts of Node: 2 to 4 ms each of a start of 30. It also
 * gives bundled CommonJS packages the modules that they `require`, for which an ES module has no function.
 */
const builtinModules: Plugin = {
  name: "builtin-modules",
  setup(hooks) {
    hooks.onResolve({ filter: /^[a-z_:/]+$/ }, ({ path, kind, importer }) => {
      if (!isBuiltin(path)) return null;
      // commander would start subcommands that are programs of their own with it. There are none.
      const isUnused = path === "node:child_process" && /[\\/]commander[\\/]/.test(importer);
      const isCommonJs = kind === "require-call";
      return {
        path,
        namespace: isUnused ? "unused" : isCommonJs ? "builtin-commonjs" : "builtin",
        sideEffects: false,
      };
    });
    hooks.onLoad({ filter: /^/, namespace: "unused" }, () => ({ contents: "export default {};" }));
    hooks.onLoad({ filter: /^/, namespace: "builtin-commonjs" }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule("${path}");`,
    }));
    hooks.onLoad({ filter: /^/, namespace: "builtin" }, ({ path }) => {
      const names = Object.keys(process.getBuiltinModule(path) ?? {});
      // Marked as pure, so that what nobody imports is left out and never read.
      const lines = names
        .filter((name) => /^[A-Za-z]\w*$/.test(name) && name !== "default")
        .map((name) => `export const ${name} = /* @__PURE__ */ (() => all.${name})();`);
      lines.unshift(
        `const all = /* @__PURE__ */ process.getBuiltinModule("${path}");`,
        "export default all;",
      );
      return { contents: lines.join("\n") };
    });
  },
};

/** How `src` is bundled; paths are from the project's root, where the build is run. */
export const buildOptions = {
  entryPoints: ["src/main.ts", "src/adapters/documents/pdf-child.ts"],
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node22",
  outbase: "src",
  outdir: "dist",
  chunkNames: "chunks/[name]-[hash]",
  external: ["better-sqlite3", "pdf-parse", "mammoth", "yaml", "node-record-lpcm16", "play-sound"],
  plugins: [builtinModules],
  // Names stay as they are: the stack of a bug is to be read.
  minifySyntax: true,
  minifyWhitespace: true,
  metafile: true,
  logLevel: "warning",
} as const satisfies BuildOptions;

if (import.meta.main) {
  const { metafile } = await build(buildOptions);
  // Loaded by node-record-lpcm16 by its path, as CommonJS: no part of the bundle.
  mkdirSync("dist/adapters/audio", { recursive: true });
  copyFileSync(
    "src/adapters/audio/recorder-command.cjs",
    "dist/adapters/audio/recorder-command.cjs",
  );
  // Chunks are named by their content: those of earlier builds would pile up, and be published.
  for (const name of readdirSync("dist/chunks")) {
    if (!(`dist/chunks/${name}` in metafile.outputs)) rmSync(`dist/chunks/${name}`);
  }
}
