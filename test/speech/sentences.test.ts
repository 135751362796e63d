import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  createSentenceStream,
  piecesForSpeech,
  splitSentences,
} from "../../src/speech/sentences.ts";

const bare = (text: string): string => text.replaceAll(/\s+/g, "");

describe("sentences", () => {
  test.each([
    [
      "You used Node.js 20.1, e.g. with Fastify. How fast?",
      ["You used Node.js 20.1, e.g. with Fastify.", "How fast?"],
    ],
    ['Dr. Smith said "Why?" and left. So?', ['Dr. Smith said "Why?" and left.', "So?"]],
    ["Call `a.b. C` there. Then stop.", ["Call `a.b. C` there.", "Then stop."]],
    ["1. First do this. 2. Then that.", ["1. First do this.", "2. Then that."]],
    ["It takes 1.5 s, i.e. long. Really!", ["It takes 1.5 s, i.e. long.", "Really!"]],
    ["Well... it depends. Ok", ["Well... it depends.", "Ok"]],
    ["¿Qué harías, p. ej. con Redis? Cuéntame.", ["¿Qué harías, p. ej. con Redis?", "Cuéntame."]],
    ["A Sra. Costa perguntou. E você?", ["A Sra. Costa perguntou.", "E você?"]],
    ["J. Doe wrote it. (See below.) Yes", ["J. Doe wrote it.", "(See below.)", "Yes"]],
    [
      "One thing\n\nAnother thing\n- a point\n- a second",
      ["One thing", "Another thing", "- a point", "- a second"],
    ],
    ["Uses .NET and C# here. Fine.", ["Uses .NET and C# here.", "Fine."]],
    ["   ", []],
  ])("%j", (text, sentences) => {
    expect(splitSentences(text)).toEqual(sentences);
  });

  test("come out the same however the text arrives, and lose nothing", () => {
    const pieces = fc.array(
      fc.oneof(
        fc.constantFrom(". ", "? ", "!", "e.g. ", "`", "\n\n", "3.5 ", "… ", '"', ", ", " - "),
        fc.string({ maxLength: 6 }),
      ),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(pieces, (parts) => {
        const stream = createSentenceStream();
        const streamed = [...parts.flatMap((part) => stream.push(part)), ...stream.end()];
        const whole = splitSentences(parts.join(""));
        expect(streamed).toEqual(whole);
        expect(bare(whole.join(""))).toBe(bare(parts.join("")));
      }),
    );
  });

  test("the first may end at a clause, so that it can be spoken sooner", () => {
    const stream = createSentenceStream({ firstClauseFrom: 20 });
    expect(stream.push("So, you said that you would shard it, and then")).toEqual([
      "So, you said that you would shard it,",
    ]);
    expect(stream.push(" what, exactly, happens? And")).toEqual([
      "and then what, exactly, happens?",
    ]);
    expect(stream.end()).toEqual(["And"]);
  });
});

describe("pieces for a service that says only so much at once", () => {
  test("are cut between sentences, else words, else anywhere", () => {
    expect(piecesForSpeech("One two. Three four. Five.", 20)).toEqual([
      "One two. Three four.",
      "Five.",
    ]);
    expect(piecesForSpeech("one two three four", 9)).toEqual(["one two", "three", "four"]);
    expect(piecesForSpeech("aaaaaaaaaa", 4)).toEqual(["aaaa", "aaaa", "aa"]);
  });

  test("are never longer and lose nothing", () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 200 }),
        fc.integer({ min: 1, max: 30 }),
        (text, longest) => {
          const pieces = piecesForSpeech(text, longest);
          expect(pieces.every((piece) => piece.length <= longest && piece !== "")).toBe(true);
          expect(bare(pieces.join(""))).toBe(bare(text));
        },
      ),
    );
  });
});
