import { describe, expect, test } from "vitest";
import { linesOf, readResultLine } from "../../../src/adapters/openai/batch-lines.ts";

const price = {
  inputPerMillion: 2,
  cachedInputPerMillion: null,
  cacheWritePerMillion: null,
  outputPerMillion: 10,
  upToInputTokens: null,
};

describe("result lines", () => {
  const subject = { endpoint: { baseUrl: "http://localhost/v1", apiKey: null }, model: "asked" };
  const read = (value: unknown) => readResultLine(JSON.stringify(value), subject, price);

  test("a success that holds no reply has failed", () => {
    const response = { status_code: 200, body: { error: { message: "no" } } };
    expect(read({ custom_id: "a", response })).toMatchObject({ outcome: "failed" });
    expect(read({ custom_id: "a", response: { status_code: 200, body: "<html>" } })).toMatchObject({
      outcome: "failed",
    });
  });

  test("a status of 0 has failed", () => {
    const response = { status_code: 0, body: null };
    expect(read({ custom_id: "a", response, error: null })).toMatchObject({ outcome: "failed" });
  });

  test("a line without response or error has failed", () => {
    expect(read({ custom_id: "a" })).toMatchObject({ outcome: "failed" });
  });

  test("usage and model may be missing", () => {
    const body = {
      choices: [{ message: { content: "{}" }, finish_reason: "stop" }],
    };
    expect(read({ custom_id: "a", response: { status_code: 200, body } })).toMatchObject({
      outcome: "replied",
      model: "asked",
      inputTokens: null,
      costUsd: null,
    });
  });
});

describe("lines of a download", () => {
  const text = '{"a":"é ✓"}\n\n{"b":1}\n{"c"';

  async function linesIn(pieces: readonly Uint8Array[]) {
    let piecesSeen = 0;
    const download = async function* () {
      yield* pieces;
    };
    const lines: { readonly text: string; readonly isLast: boolean }[] = [];
    for await (const line of linesOf(download(), () => (piecesSeen += 1))) lines.push(line);
    return { lines, piecesSeen };
  }

  test.each([1, 2, 5, 1000])("are whole, in pieces of %i bytes", async (pieceBytes) => {
    const bytes = new TextEncoder().encode(text);
    const pieces = Array.from({ length: Math.ceil(bytes.length / pieceBytes) }, (_, index) =>
      bytes.subarray(index * pieceBytes, (index + 1) * pieceBytes),
    );
    const { lines, piecesSeen } = await linesIn(pieces);
    expect(lines).toEqual([
      { text: '{"a":"é ✓"}', isLast: false },
      { text: '{"b":1}', isLast: false },
      { text: '{"c"', isLast: true },
    ]);
    expect(piecesSeen).toBe(pieces.length);
  });

  test("without an end are not kept, and the next one is read", async () => {
    const long = new TextEncoder().encode(`{"a":"${"x".repeat(33_000_000)}`);
    const rest = new TextEncoder().encode('"}\n{"b":1}\n');
    const { lines } = await linesIn([long, rest]);
    expect(lines).toEqual([
      { text: '{"}', isLast: false },
      { text: '{"b":1}', isLast: false },
    ]);
  });
});
