import { PassThrough } from "node:stream";
import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, test } from "vitest";
import type { Key } from "../../src/cli/keys.ts";
import { listenForKeys, openStatusLine } from "../../src/cli/keys.ts";

function keyboard() {
  const modes: boolean[] = [];
  const input = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: (isRaw: boolean) => {
      modes.push(isRaw);
    },
  });
  return { input, modes };
}

test("keys are named, arrows are one key, Ctrl-C interrupts, and the mode is put back", async () => {
  const { input, modes } = keyboard();
  const keys: Key[] = [];
  let interrupts = 0;
  const listening = listenForKeys(
    input,
    (key) => keys.push(key),
    () => (interrupts += 1),
  );
  input.write("\r rR\u001b[A\u001bOP\u0004\u001b");
  input.write("\u0003");
  await nextTurn();
  expect(keys.map((key) => (key.name === "letter" ? key.letter : key.name))).toEqual(
    "enter space r r other other end escape".split(" "),
  );
  expect(interrupts).toBe(1);
  listening.close();
  listening.close();
  expect(modes).toEqual([true, false]);
  input.write("x");
  await nextTurn();
  expect(keys).toHaveLength(8);
});

test("a status line is written when it changes, and taken away once", async () => {
  const output = new PassThrough();
  const written: string[] = [];
  output.setEncoding("utf8").on("data", (piece: string) => written.push(piece));
  const status = openStatusLine(output);
  status.update("one");
  status.update("one");
  status.update("two");
  status.clear();
  status.clear();
  await nextTurn();
  // `output.read()` gives the first piece only from Node 26 on.
  expect(written.join("")).toBe("\r\u001b[2Kone\r\u001b[2Ktwo\r\u001b[2K");
  openStatusLine(null).update("nothing");
});
