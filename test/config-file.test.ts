import * as fc from "fast-check";
import { parse, stringify } from "smol-toml";
import { describe, expect, test } from "vitest";
import { editConfigText } from "../src/config-file.ts";

describe("editConfigText", () => {
  const source = '# my settings\n\nmode = "mock" # always\n  "questions" = 3\n# the end\n';

  test.each([
    ["a new key is added at the end", "probes", 2, `${source}probes = 2\n`],
    [
      "a key is changed in its place",
      "mode",
      "coach",
      source.replace('mode = "mock" # always', 'mode = "coach"'),
    ],
    ["a quoted key is known", "questions", 4, source.replace('  "questions" = 3', "questions = 4")],
    [
      "a key is removed with its line",
      "mode",
      null,
      source.replace('mode = "mock" # always\n', ""),
    ],
    ["a key that is not there changes nothing", "level", null, source],
  ])("%s", async (_what, name, value, expected) => {
    expect(await editConfigText(source, name, value, "config.toml")).toBe(expected);
  });

  test("keys stay before the first table", async () => {
    expect(await editConfigText("[later]\nx = 1\n", "mode", "mock", "config.toml")).toBe(
      'mode = "mock"\n[later]\nx = 1\n',
    );
  });

  test("a value over several lines is replaced whole", async () => {
    const text = await editConfigText(
      'editor = """\nmy\neditor"""\nmode = "mock"\n',
      "editor",
      "vi",
      "config.toml",
    );
    expect(parse(text)).toEqual({ editor: "vi", mode: "mock" });
  });

  test("what is no TOML is told with the file and its line", async () => {
    await expect(
      editConfigText("mode = [broken", "mode", "mock", "/home/a/config.toml"),
    ).rejects.toThrow(/^\/home\/a\/config\.toml: not TOML at line 1: invalid value\.$/);
  });

  test("a text that only looks like the key's line is left alone", async () => {
    const text = await editConfigText(
      'editor = """\nmode = "x"\n"""\n',
      "mode",
      "mock",
      "config.toml",
    );
    expect(parse(text)).toEqual({ editor: 'mode = "x"\n', mode: "mock" });
  });

  test("whatever was in the file, exactly the one key changes", async () => {
    const values = fc.dictionary(
      fc.constantFrom("mode", "model", "editor", "questions", "probes", "extra"),
      fc.oneof(fc.string(), fc.integer(), fc.boolean()),
    );
    await fc.assert(
      fc.asyncProperty(
        values,
        fc.constantFrom("mode", "model", "editor"),
        fc.option(fc.string()),
        async (before, name, value) => {
          const expected: Record<string, unknown> = { ...before };
          if (value === null) delete expected[name];
          else expected[name] = value;
          expect(
            parse(await editConfigText(stringify(before), name, value, "config.toml")),
          ).toEqual(expected);
        },
      ),
    );
  });
});
