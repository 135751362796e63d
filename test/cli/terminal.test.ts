import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { PseudoTerminal, PseudoTerminalOptions } from "../support/pseudo-terminal.ts";
import { openPseudoTerminal } from "../support/pseudo-terminal.ts";

const driver = fileURLToPath(new URL("terminal-driver.ts", import.meta.url));

function open(parameters: readonly string[], options: PseudoTerminalOptions = {}): PseudoTerminal {
  return openPseudoTerminal(process.execPath, [driver, ...parameters], options);
}

const draftSchema = z.object({
  type: z.string(),
  text: z.string(),
  input: z.string().optional(),
  name: z.string().optional(),
});

/** What the driver printed after `RESULT`, once it has ended. */
async function resultOf(terminal: PseudoTerminal): Promise<unknown> {
  await terminal.ended;
  const line = /RESULT (.*)\r?\n/.exec(
    terminal.output().replaceAll(/\u001b\[\?[0-9]+[hl]/g, ""),
  )?.[1];
  if (line === undefined) throw new Error(`no result in:\n${terminal.output()}`);
  return JSON.parse(line);
}

async function draftOf(terminal: PseudoTerminal): Promise<z.infer<typeof draftSchema>> {
  return draftSchema.parse(await resultOf(terminal));
}

describe("an answer in a pseudo-terminal", () => {
  test("is sent by an empty line, with all its lines", async () => {
    const terminal = open(["answer"]);
    await terminal.waitFor("> ");
    terminal.type("First line.\r");
    await terminal.waitFor("> ");
    terminal.type("Second line.\r");
    await terminal.waitFor("> ");
    terminal.type("\r");
    expect(await draftOf(terminal)).toEqual({
      type: "text",
      text: "First line.\nSecond line.",
      input: "typed",
    });
  });

  test("typed ahead in one piece, ended by two Enters, is complete", async () => {
    const terminal = open(["answer"]);
    await terminal.waitFor("> ");
    terminal.type("Everything at once.\r\r");
    expect((await draftOf(terminal)).text).toBe("Everything at once.");
  });

  test("a pasted block with empty lines stays together and is sent by the next empty line", async () => {
    const terminal = open(["answer"]);
    await terminal.waitFor("> ");
    terminal.type("\u001b[200~One.\r\rTwo.\r/skip\r\u001b[201~");
    await terminal.waitFor("/skip");
    terminal.type("\r");
    expect((await draftOf(terminal)).text).toBe("One.\n\nTwo.\n/skip");
  });

  test("a block from a terminal that does not mark pasted text stays together too", async () => {
    const terminal = open(["answer"]);
    await terminal.waitFor("> ");
    terminal.type("One.\r\rTwo.\r");
    await terminal.waitFor("Two.");
    terminal.type("\r");
    expect((await draftOf(terminal)).text).toBe("One.\n\nTwo.");
  });

  test("asks the terminal to mark pasted text, and stops asking", async () => {
    const terminal = open(["answer"]);
    await terminal.waitFor("\u001b[?2004h");
    terminal.type("x\r\r");
    await expect(terminal.waitFor("\u001b[?2004l")).resolves.toBeUndefined();
    await terminal.ended;
  });

  test("Ctrl-D sends what was typed, also from the middle of writing", async () => {
    const terminal = open(["answer"]);
    await terminal.waitFor("> ");
    terminal.type("One.\r");
    await terminal.waitFor("> ");
    terminal.type("Two.");
    await terminal.waitFor("Two.");
    terminal.type("\u0004");
    expect((await draftOf(terminal)).text).toBe("One.\nTwo.");
  });

  test("Ctrl-D before anything was typed pauses", async () => {
    const terminal = open(["answer"]);
    await terminal.waitFor("> ");
    terminal.type("\u0004");
    expect(await draftOf(terminal)).toEqual({ type: "command", name: "pause", text: "" });
  });

  test("Ctrl-C stops at once, whatever was typed", async () => {
    const terminal = open(["answer"]);
    await terminal.waitFor("> ");
    terminal.type("Lines.\r");
    await terminal.waitFor("> ");
    terminal.type("Half a sent");
    await terminal.waitFor("Half a sent");
    terminal.type("\u0003");
    await terminal.waitFor('TYPED "Lines.\\nHalf a sent"');
    await terminal.waitFor("FAILED stopped");
    expect((await terminal.ended).exitCode).toBe(1);
  });

  test("an aborted signal stops it without a key", async () => {
    const terminal = open(["aborted"]);
    await expect(terminal.waitFor("FAILED stopped")).resolves.toBeUndefined();
  });

  test.each(["repeat", "clarify", "skip", "pause", "end"])(
    "/%s is returned with the text so far",
    async (name) => {
      const terminal = open(["answer"]);
      await terminal.waitFor("> ");
      terminal.type("So far.\r");
      await terminal.waitFor("> ");
      terminal.type(`/${name}\r`);
      expect(await draftOf(terminal)).toEqual({ type: "command", name, text: "So far." });
    },
  );

  test("goes on with the text so far after a command", async () => {
    const terminal = open(["twice"]);
    await terminal.waitFor("> ");
    terminal.type("Before.\r");
    await terminal.waitFor("> ");
    terminal.type("/repeat\r");
    await terminal.waitFor("> Before.");
    await terminal.waitFor("> ");
    terminal.type("After.\r\r");
    const [first, second] = z.tuple([draftSchema, draftSchema]).parse(await resultOf(terminal));
    expect(first.name).toBe("repeat");
    expect(second.text).toBe("Before.\nAfter.");
  });

  test("/help lists the commands, a slip is asked back, and a path is part of the answer", async () => {
    const terminal = open(["answer"]);
    await terminal.waitFor("> ");
    terminal.type("/help\r");
    await terminal.waitFor("/clarify");
    await terminal.waitFor("> ");
    terminal.type("/skpi\r");
    await terminal.waitFor("did you mean /skip?");
    await terminal.waitFor("> ");
    terminal.type("/health returns 200\r\r");
    expect((await draftOf(terminal)).text).toBe("/health returns 200");
  });

  test("an empty line before anything was typed sends nothing", async () => {
    const terminal = open(["answer"]);
    await terminal.waitFor("> ");
    terminal.type("\r");
    await terminal.waitFor("Nothing typed yet");
    await terminal.waitFor("> ");
    terminal.type("Now.\r\r");
    expect((await draftOf(terminal)).text).toBe("Now.");
  });

  test("keeps wide characters and long lines, at 40 columns and while the window changes", async () => {
    const text = `東京で働いています。 ${"a word ".repeat(12)}😀 end`;
    const terminal = open(["answer"], { columns: 40 });
    await terminal.waitFor("> ");
    terminal.type(text.slice(0, 50));
    await terminal.waitFor("word");
    terminal.resize(60);
    terminal.type(text.slice(50));
    await terminal.waitFor("end");
    terminal.resize(33);
    terminal.type("\r\r");
    expect((await draftOf(terminal)).text).toBe(text);
  });

  test("/edit opens the editor on the text so far; what it saves is the answer", async () => {
    const editor = script(
      'grep -q "What is a mutex?" "$1" || exit 9\nprintf "edited: %s\\n" "$(head -n 1 "$1")" > "$1"',
    );
    const terminal = open(["answer"], { environment: { TEST_EDITOR: editor } });
    await terminal.waitFor("> ");
    terminal.type("A lock.\r");
    await terminal.waitFor("> ");
    terminal.type("/edit\r");
    await terminal.waitFor("Enter sends this");
    await terminal.waitFor("> edited: A lock.");
    await terminal.waitFor("> ");
    terminal.type("\r");
    expect(await draftOf(terminal)).toEqual({
      type: "text",
      text: "edited: A lock.",
      input: "editor",
    });
  });

  test("an editor that fails costs nothing that was typed", async () => {
    const terminal = open(["answer"], { environment: { TEST_EDITOR: "exit 3;" } });
    await terminal.waitFor("> ");
    terminal.type("Kept.\r");
    await terminal.waitFor("> ");
    terminal.type("/edit\r");
    await terminal.waitFor("ended with exit code 3");
    await terminal.waitFor("> ");
    terminal.type("\r");
    expect(await draftOf(terminal)).toEqual({ type: "text", text: "Kept.", input: "typed" });
  });

  test("an editor that takes the file away costs nothing that was typed either", async () => {
    const terminal = open(["answer"], { environment: { TEST_EDITOR: "rm" } });
    await terminal.waitFor("> ");
    terminal.type("Kept.\r");
    await terminal.waitFor("> ");
    terminal.type("/edit\r");
    await terminal.waitFor("left no file behind");
    await terminal.waitFor("> ");
    terminal.type("\r");
    expect(await draftOf(terminal)).toEqual({ type: "text", text: "Kept.", input: "typed" });
  });

  test("works on a dumb terminal, without a single escape sequence", async () => {
    const terminal = open(["answer"], { environment: { TERM: "dumb" } });
    await terminal.waitFor("> ");
    terminal.type("Plain.\r");
    await terminal.waitFor("> ");
    terminal.type("\r");
    expect((await draftOf(terminal)).text).toBe("Plain.");
    expect(terminal.output()).not.toContain("\u001b");
  });
});

describe("one-line prompts", () => {
  test("select moves with the arrows and begins at the initial choice", async () => {
    const terminal = open(["select"]);
    await terminal.waitFor("Cherry");
    terminal.type("\u001b[B");
    await terminal.waitFor("> Cherry");
    terminal.type("\r");
    expect(await resultOf(terminal)).toBe("c");
  });

  test("select breaks what is too long at spaces, in a window of 40 columns", async () => {
    const command = `stty cols 40; exec "${process.execPath}" "${driver}" long`;
    const terminal = openPseudoTerminal("/bin/sh", ["-c", command]);
    await terminal.waitFor("Banana");
    const shown = stripVTControlCharacters(terminal.output());
    expect(shown).toContain("? Which of these fruits is it that you\r\n  would like to eat?");
    expect(shown).toContain("> An apple that somebody has picked up\r\n  below the tree");
    terminal.type("\u001b[B");
    await terminal.waitFor("than a window is wide");
    terminal.type("\r");
    expect(await resultOf(terminal)).toBe("b");
  });

  test("select is a numbered list with --plain", async () => {
    const terminal = open(["select", "--plain"]);
    await terminal.waitFor("3) Cherry");
    await terminal.waitFor("Number: (2) ");
    terminal.type("7\r");
    await terminal.waitFor("Type a number from 1 to 3.");
    await terminal.waitFor("Number: (2) ");
    terminal.type("1\r");
    expect(await resultOf(terminal)).toBe("a");
  });

  test.each([
    [[], "y\r", true],
    [[], "\r", false],
    [["--plain"], "yes\r", true],
    [["--plain"], "\r", false],
  ])("confirm %j with %j is %j", async (flags, keys, expected) => {
    const terminal = open(["confirm", ...flags]);
    await terminal.waitFor("Sure?");
    await terminal.waitFor(")");
    terminal.type(keys);
    expect(await resultOf(terminal)).toBe(expected);
  });

  test("a password is not shown", async () => {
    const terminal = open(["password"]);
    await terminal.waitFor("Key?");
    terminal.type("sk-secret\r");
    expect(await resultOf(terminal)).toBe("sk-secret");
    expect(terminal.output().replace('"sk-secret"', "")).not.toContain("secret");
  });

  test("text takes the default for an empty line", async () => {
    const terminal = open(["text"]);
    await terminal.waitFor("default");
    terminal.type("\r");
    expect(await resultOf(terminal)).toBe("default");
  });

  test.each(["select", "confirm", "password", "text"])("Ctrl-C in %s stops", async (scenario) => {
    for (const flags of [[], ["--plain"]]) {
      const terminal = open([scenario, ...flags]);
      await terminal.waitFor(scenario === "select" ? "Cherry" : "?");
      // inquirer throws away what was typed before its first picture was drawn.
      await new Promise((resolve) => setTimeout(resolve, 100));
      terminal.type("\u0003");
      await expect(terminal.waitFor("FAILED stopped")).resolves.toBeUndefined();
    }
  });

  test("work on a terminal that reports 0 columns", async () => {
    const terminal = openPseudoTerminal("/bin/sh", [
      "-c",
      `stty cols 0; exec "${process.execPath}" "${driver}" select`,
    ]);
    await terminal.waitFor("Cherry");
    terminal.type("\r");
    expect(await resultOf(terminal)).toBe("b");
  });
});

describe("without a person", () => {
  test.each(["answer", "select", "confirm", "password", "text"])(
    "%s names the flag and does not wait",
    (scenario) => {
      const run = spawnSync(process.execPath, [driver, scenario], {
        encoding: "utf8",
        stdio: ["ignore", "pipe", "pipe"],
      });
      expect(run.stdout).toMatch(
        /^FAILED usage This needs an answer, and nobody can be asked here: .* \| Use /,
      );
    },
  );

  test.each([
    [["--no-input"], {}],
    [[], { CI: "true" }],
  ])("%j %j on a terminal counts as nobody", async (flags, environment) => {
    const terminal = open(["confirm", ...flags], { environment });
    await expect(terminal.waitFor("FAILED usage")).resolves.toBeUndefined();
  });

  test("CI=false is no CI", async () => {
    const terminal = open(["confirm"], { environment: { CI: "false" } });
    await expect(terminal.waitFor("Sure?")).resolves.toBeUndefined();
  });
});

describe("the spinner", () => {
  test("turns on a terminal, lets other lines through, and is gone at the end", async () => {
    const terminal = open(["spinner"]);
    await terminal.waitFor("Working on it");
    await terminal.waitFor("Nearly there");
    await terminal.waitFor("a line meanwhile");
    expect(await resultOf(terminal)).toBe(80);
  });

  test("is one plain line on a terminal that reports 0 columns, where ora would never return", async () => {
    const terminal = openPseudoTerminal("/bin/sh", [
      "-c",
      `stty cols 0; exec "${process.execPath}" "${driver}" spinner`,
    ]);
    await terminal.waitFor("Working on it…");
    expect(await resultOf(terminal)).toBe(80);
  });

  test("breaks what is too long at spaces, in a window of 40 columns", async () => {
    const command = `stty cols 40; exec "${process.execPath}" "${driver}" longSpinner`;
    const terminal = openPseudoTerminal("/bin/sh", ["-c", command]);
    await terminal.waitFor("1,235 done");
    expect(await resultOf(terminal)).toBe(40);
    const shown = stripVTControlCharacters(terminal.output());
    expect(shown).toContain("1,234 done · 98.5/s · 12 min left ·\r\n  $0.1234 · 3 without a score");
    expect(shown).toContain("1,235 done · 98.5/s · 12 min left · 3\r\n  without a score");
  });

  test("is one plain line with --plain, and nothing with --quiet", async () => {
    const plain = open(["spinner", "--plain"]);
    await plain.ended;
    expect(stripVTControlCharacters(plain.output())).toBe(
      "Working on it...\r\na line meanwhile\r\nRESULT 80\r\n",
    );
    expect(plain.output()).not.toContain("\u001b");
    const quiet = open(["spinner", "--quiet"]);
    await quiet.ended;
    expect(quiet.output()).toBe("RESULT 80\r\n");
  });

  test("is one line in a pipe", () => {
    const output = execFileSync(process.execPath, [driver, "spinner"], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
    expect(output).toBe("RESULT 80\n");
  });
});

/** A shell script as an editor; its path. */
function script(body: string): string {
  const path = join(mkdtempSync(join(tmpdir(), "greenroom-editor-")), "editor.sh");
  writeFileSync(path, `#!/bin/sh\n${body}\n`);
  chmodSync(path, 0o755);
  return path;
}
