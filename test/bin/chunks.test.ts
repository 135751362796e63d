import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mergeChunks } from "../../bin/chunks.ts";
import type { Chunk } from "../../bin/chunks.ts";

const entry = (id: string, ...imports: string[]): Chunk => ({
  id,
  bytes: 1000,
  imports,
  loads: 1,
});
const shared = (id: string, bytes: number, ...imports: string[]): Chunk => ({
  id,
  bytes,
  imports,
  loads: 0,
});

/** The files as the build would write them: every shared chunk by the name of its file. */
function filesOf(chunks: readonly Chunk[]): ReadonlyMap<string, ReadonlySet<string>> {
  const together = mergeChunks(chunks);
  const fileOf = (id: string): string => together.get(id)?.[0] ?? id;
  const files = new Map<string, Set<string>>();
  for (const { id, imports } of chunks) {
    const file = files.get(fileOf(id)) ?? new Set();
    for (const imported of imports) if (fileOf(imported) !== fileOf(id)) file.add(fileOf(imported));
    files.set(fileOf(id), file);
  }
  return files;
}

function reached(
  from: string,
  files: ReadonlyMap<string, ReadonlySet<string>>,
  found = new Set<string>(),
): Set<string> {
  for (const next of files.get(from) ?? []) {
    if (found.has(next)) continue;
    found.add(next);
    reached(next, files, found);
  }
  return found;
}

describe("shared chunks", () => {
  test("that always come together are one file", () => {
    const files = mergeChunks([
      entry("main", "a", "b"),
      entry("history", "a", "b"),
      shared("a", 200),
      shared("b", 300),
    ]);
    expect(files.get("a")).toEqual(["a", "b"]);
    expect(files.get("b")).toBe(files.get("a"));
  });

  test("that are small are loaded in vain for the sake of fewer files; large ones are not", () => {
    const chunks = (bytes: number): readonly Chunk[] => [
      entry("one", "a", "b"),
      entry("two", "a"),
      shared("a", 500),
      shared("b", bytes),
    ];
    expect(mergeChunks(chunks(900)).get("b")).toEqual(["a", "b"]);
    expect(mergeChunks(chunks(150_000)).get("b")).toEqual(["b"]);
  });

  test("count what they import as well: a small one that brings a large one stays apart", () => {
    const files = mergeChunks([
      entry("one", "a", "b"),
      entry("two", "a"),
      shared("a", 500),
      shared("b", 200, "library"),
      shared("library", 150_000),
    ]);
    expect(files.get("a")).toEqual(["a"]);
  });

  test("with a third between them do not become one file, which would import itself by way of it", () => {
    const files = mergeChunks([
      entry("one", "a"),
      entry("two", "a"),
      shared("a", 100, "between"),
      entry("between", "b"),
      shared("b", 100),
    ]);
    expect(files.get("a")).toEqual(["a"]);
  });

  test("never make a circle, and each keeps one place, whatever imports what", () => {
    const graph = fc
      .array(
        fc.record({
          bytes: fc.integer({ min: 1, max: 40_000 }),
          loads: fc.nat(2),
          imports: fc.array(fc.nat(24), { maxLength: 5 }),
        }),
        { minLength: 1, maxLength: 25 },
      )
      .map((nodes) =>
        nodes.map(({ bytes, loads, imports }, at) => ({
          id: `c${at}`,
          bytes,
          loads,
          // Only to later ones: a bundler's chunks make no circle either.
          imports: [...new Set(imports.filter((to) => to > at && to < nodes.length))].map(
            (to) => `c${to}`,
          ),
        })),
      );
    fc.assert(
      fc.property(graph, (chunks) => {
        const files = filesOf(chunks);
        for (const file of files.keys()) expect(reached(file, files)).not.toContain(file);
        const placed = [...new Set(mergeChunks(chunks).values())].flat().toSorted();
        expect(placed).toEqual(
          chunks
            .filter(({ loads }) => loads === 0)
            .map(({ id }) => id)
            .toSorted(),
        );
      }),
    );
  });
});
