import { describe, expect, test } from "vitest";
import { withoutPhantoms } from "../../src/speech/phantoms.ts";
import { timedWords, transcriptOf } from "./transcript.ts";

const answer = "It keeps the keys in memory.";
/** Six words, so 0 to 2300 ms. */
const spoken = [{ startMs: 0, endMs: 2300 }];

describe("sentences where nobody spoke", () => {
  test.each([
    "Thanks for watching!",
    "Thank you.",
    "Thank you very much for watching, and don't forget to subscribe.",
    "Please subscribe to my channel.",
    "you",
    "Subtitles by the Amara.org community",
    "Subtítulos realizados por la comunidad de Amara.org",
    "¡Gracias por ver el video!",
    "Muchas gracias.",
    "Obrigado por assistir!",
    "Obrigada.",
    "Legendas pela comunidade Amara.org",
    "Inscreva-se no canal.",
    "Untertitel der Amara.org-Community",
    "[BLANK_AUDIO]",
  ])("%s is left out, with its words", (phantom) => {
    const words = [...timedWords(answer), ...timedWords(phantom, 5000)];
    const cleaned = withoutPhantoms(transcriptOf(`${answer} ${phantom}`, { words }), spoken);
    expect(cleaned.text).toBe(answer);
    expect(cleaned.words).toEqual(timedWords(answer));
    expect(cleaned.notices).toEqual(["silence-left-out"]);
  });

  test("a repeated sentence is left out, and an unknown one kept and marked", () => {
    const text = `${answer} ${answer} And then some.`;
    const words = [
      ...timedWords(answer),
      ...timedWords(answer, 5000),
      ...timedWords("And then some", 9000),
    ];
    const cleaned = withoutPhantoms(transcriptOf(text, { words }), spoken);
    expect(cleaned.text).toBe(`${answer} And then some.`);
    expect(cleaned.doubtful).toEqual([{ start: answer.length + 1, end: cleaned.text.length }]);
  });

  test("a silent recording says nothing, with times or without", () => {
    const text = "Thanks for watching! Thanks for watching!";
    expect(withoutPhantoms(transcriptOf(text), []).text).toBe("");
    expect(withoutPhantoms(transcriptOf(text, { words: timedWords(text) }), []).text).toBe("");
  });

  test("in the middle moves up what is doubtful behind it", () => {
    const after = "It evicts them.";
    const text = `${answer} Thank you. ${after}`;
    const words = [
      ...timedWords(answer),
      ...timedWords("Thank you", 4000),
      ...timedWords(after, 8000),
    ];
    const start = text.indexOf("evicts");
    const speech = [...spoken, { startMs: 8000, endMs: 9200 }];
    const cleaned = withoutPhantoms(
      transcriptOf(text, { words, doubtful: [{ start, end: start + 6 }] }),
      speech,
    );
    expect(cleaned.text).toBe(`${answer} ${after}`);
    expect(cleaned.doubtful.map((span) => cleaned.text.slice(span.start, span.end))).toEqual([
      "evicts",
    ]);
  });
});

describe("what stays", () => {
  const text = `${answer} Thanks for watching!`;
  const words = [...timedWords(answer), ...timedWords("Thanks for watching", 5000)];

  test("thanks that were said", () => {
    const speech = [...spoken, { startMs: 4900, endMs: 6300 }];
    expect(withoutPhantoms(transcriptOf(text, { words }), speech)).toEqual(
      transcriptOf(text, { words }),
    );
  });

  test("everything, where it is not known who spoke, or where words have no times", () => {
    expect(withoutPhantoms(transcriptOf(text, { words }), null)).toEqual(
      transcriptOf(text, { words }),
    );
    expect(withoutPhantoms(transcriptOf(text), spoken)).toEqual(transcriptOf(text));
  });
});
