import { PassThrough } from "node:stream";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { TerminalFlags } from "../../src/cli/terminal.ts";
import { createTerminal } from "../../src/cli/terminal.ts";
import { captureTerminal } from "./fakes.ts";

describe("colour", () => {
  const both = { stdout: true, stderr: true };

  test.each([
    ["a terminal", both, {}, {}, [true, true]],
    ["stdout in a pipe", { stderr: true }, {}, {}, [false, true]],
    ["two pipes", {}, {}, {}, [false, false]],
    ["--json on a terminal", both, {}, { json: true }, [false, true]],
    ["--plain", both, { FORCE_COLOR: "1" }, { plain: true }, [false, false]],
    ["NO_COLOR", both, { NO_COLOR: "1" }, {}, [false, false]],
    ["an empty NO_COLOR", both, { NO_COLOR: "" }, {}, [true, true]],
    ["TERM=dumb", both, { TERM: "dumb" }, {}, [false, false]],
    ["FORCE_COLOR in pipes", {}, { FORCE_COLOR: "1" }, {}, [true, true]],
    [
      "FORCE_COLOR over NO_COLOR, as in Node",
      {},
      { FORCE_COLOR: "", NO_COLOR: "1" },
      {},
      [true, true],
    ],
    ["FORCE_COLOR=0", both, { FORCE_COLOR: "0" }, {}, [false, false]],
  ])("%s", async (_what, streams, environment, flags, expected) => {
    expect(await isColoured(streams, environment, flags)).toEqual(expected);
  });
});

describe("width", () => {
  test.each([
    [undefined, 80],
    [0, 80],
    [40, 40],
    [5, 20],
  ])("columns %j are %d", async (columns, width) => {
    const { terminal } = await captureTerminal(columns === undefined ? {} : { columns });
    expect([terminal.resultFormat.width, terminal.talkFormat.width]).toEqual([width, width]);
  });
});

describe("what goes where", () => {
  test("results on stdout, talk and dialogue on stderr, each ending with one newline", async () => {
    const { terminal, stdout, stderr } = await captureTerminal();
    terminal.result("one");
    terminal.result("two\n");
    terminal.talk("three");
    terminal.dialogue("four");
    expect([stdout(), stderr()]).toEqual(["one\ntwo\n", "three\nfour\n"]);
  });

  test("--quiet silences the talk, not the dialogue", async () => {
    const { terminal, stdout, stderr } = await captureTerminal({ flags: { quiet: true } });
    terminal.result("result");
    terminal.talk("talk");
    terminal.spinner("working").stop();
    terminal.dialogue("question");
    expect([stdout(), stderr()]).toEqual(["result\n", "question\n"]);
  });

  test("readInput gives all of stdin, and refuses to wait for a person", async () => {
    const piped = await captureTerminal({ input: "línea\n東京" });
    expect(await piped.terminal.readInput("a file")).toBe("línea\n東京");
    const typed = await captureTerminal({ columns: 80 });
    await expect(typed.terminal.readInput("a file")).rejects.toMatchObject({
      code: "usage",
      hint: "Use a file.",
    });
  });
});

describe("JSON", () => {
  test("reads back as what was written, and holds nothing that a terminal obeys", async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ stringUnit: "binary" }), async (value) => {
        const { terminal, stdout } = await captureTerminal();
        terminal.json(value);
        terminal.jsonLine(value);
        const text = stdout();
        expect(text).not.toMatch(
          /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2028\u2029]/,
        );
        const line = text.trimEnd().split("\n").at(-1) ?? "";
        const expected: unknown = JSON.parse(JSON.stringify(value));
        expect(JSON.parse(line)).toEqual(expected);
        expect(JSON.parse(text.slice(0, -line.length - 1))).toEqual(expected);
      }),
    );
  });
});

function stream(isTTY = false): PassThrough {
  return Object.assign(new PassThrough(), { isTTY, columns: 80 });
}

/** Whether results and talk are coloured. */
async function isColoured(
  streams: { readonly stdout?: boolean; readonly stderr?: boolean },
  environment: Readonly<Record<string, string>>,
  flags: Partial<TerminalFlags>,
): Promise<readonly [stdout: boolean, stderr: boolean]> {
  const { resultFormat, talkFormat } = await createTerminal({
    stdin: stream(),
    stdout: stream(streams.stdout),
    stderr: stream(streams.stderr),
    environment,
    flags: { quiet: false, plain: false, input: true, json: false, ...flags },
  });
  return [resultFormat.style.good("x") !== "x", talkFormat.style.good("x") !== "x"];
}
