import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { noStyle, unicodeSymbols } from "../../src/cli/format.ts";
import { renderDelivery } from "../../src/cli/views/delivery.ts";
import { renderInterview } from "../../src/cli/views/show.ts";
import { deliveryReport, deliverySection } from "../../src/report/delivery.ts";
import { renderMarkdown } from "../../src/report/markdown.ts";
import { buildReport } from "../../src/report/report.ts";
import type { Heard } from "../../src/speech/ports.ts";
import { timedWords, transcriptOf } from "../speech/transcript.ts";
import { hostileText } from "../support/hostile-text.ts";
import { answer, record, turn } from "../support/interview.ts";
import { rubrics } from "../support/rubrics.ts";
import { nodesOf, parse } from "./parse.ts";

const said = "Um, a closure keeps its variables. A closure keeps them alive, I think.";
const heard: Heard = {
  recordingPath: "/recordings/1.wav",
  transcript: transcriptOf(said, { words: timedWords(said, 500), notices: ["No confidence."] }),
  speech: [{ startMs: 500, endMs: 5700 }],
};
const spoken = answer(1, { input: "spoken", text: said, heard });
const waiting = answer(2, { input: "spoken", text: "", heard: { ...heard, transcript: null } });
const interview = record({
  turns: [
    turn(1, 4, { answers: [spoken] }),
    turn(2, null, { answers: [waiting], evaluations: [] }),
  ],
});
const format = (width: number) => ({
  style: noStyle,
  symbols: unicodeSymbols,
  language: "en" as const,
  width,
});

describe("the report's section on delivery", () => {
  test("tells figures, methods, what waits and what the recogniser could not do", () => {
    const section = deliverySection(deliveryReport(interview), "en");
    expect(section).toContain(
      "| Pace | 150 words a minute | 120 to 160 words a minute are comfortable",
    );
    expect(section).toContain("| Fillers | 1 (11.5 a minute): “um” 1 |");
    expect(section).toContain("| Hedging | 1 (11.5 a minute): “i think” 1 |");
    expect(section).toContain("- Suspected fillers: sounds of 300 ms and more");
    expect(section).toContain("Recordings that wait to be transcribed: 1.");
    expect(section).toContain("Heard by test (test).");
    expect(section).toContain("- No confidence.");
    expect(section).toContain("never part of it");
  });

  test.each([
    [
      "es",
      "Ritmo | 150 palabras por minuto",
      "Muletillas | 1 (11.5 por minuto): “um” 1",
      "El reconocedor no dice",
    ],
    [
      "pt",
      "Ritmo | 150 palavras por minuto",
      "Muletas verbais | 1 (11,5 por minuto): “um” 1",
      "O reconhecedor não diz",
    ],
  ] as const)("is in the interview's language: %s", (language, pace, fillers, notice) => {
    const unsure = {
      ...heard,
      transcript: transcriptOf(said, { words: timedWords(said, 500), notices: ["no-confidence"] }),
    };
    const one = record({ turns: [turn(1, 4, { answers: [{ ...spoken, heard: unsure }] })] });
    const data = deliveryReport({ ...one, settings: { ...one.settings, language } });
    const section = deliverySection(data, language);
    expect(section).toContain(`| ${pace} |`);
    expect(section).toContain(`| ${fillers} |`);
    expect(section).toContain(`- ${notice}`);
    expect(section).not.toMatch(/\b(?:the|words|measured|a minute)\b/);
  });

  test("stands in the report and in the terminal, apart from the scores", () => {
    const data = buildReport(interview, { rubrics });
    const markdown = renderMarkdown(data);
    expect(markdown).toContain("\n## Delivery\n");
    expect(markdown).toContain("Spoken, and not transcribed yet.");
    const shown = renderInterview(data, rubrics, format(80));
    expect(shown).toContain("  Pace: 150 words a minute");
    expect(shown).toContain("Spoken, and not transcribed yet.");
  });

  test("words that the recogniser was unsure of stand below the answer, until it was corrected", () => {
    const doubtful = [{ start: 6, end: 13 }];
    const unsure = { ...heard, transcript: transcriptOf(said, { doubtful }) };
    const shownFor = (text: string): readonly string[] => {
      const one = { ...spoken, text, heard: unsure };
      const data = buildReport(record({ turns: [turn(1, 4, { answers: [one] })] }), { rubrics });
      return [renderMarkdown(data), renderInterview(data, rubrics, format(80))];
    };
    for (const shown of shownFor(said)) {
      expect(shown).toContain("The recogniser was unsure of “closure”.");
    }
    for (const shown of shownFor(`${said} Corrected.`)) expect(shown).not.toContain("unsure of");
  });

  test("is not there when nothing was spoken", () => {
    const typed = record({ turns: [turn(1, 4)] });
    expect(deliveryReport(typed)).toBeNull();
    expect(renderMarkdown(buildReport(typed, { rubrics }))).not.toContain("Delivery");
  });

  test("says what was not measured", () => {
    const untimed = { ...heard, speech: null, transcript: transcriptOf(said) };
    const only = record({ turns: [turn(1, 4, { answers: [{ ...spoken, heard: untimed }] })] });
    expect(deliverySection(deliveryReport(only), "en")).toContain("| Pauses | not measured |");
  });

  test("keeps its shape, whatever was said", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const hostile = {
          ...heard,
          transcript: transcriptOf(text, { model: text, notices: [text] }),
        };
        const one = record({ turns: [turn(1, 4, { answers: [{ ...spoken, heard: hostile }] })] });
        const nodes = nodesOf(parse(deliverySection(deliveryReport(one), "en")));
        expect(nodes.filter(({ type }) => type === "heading")).toHaveLength(1);
        expect(nodes.filter(({ type }) => type === "tableRow")).toHaveLength(10);
        expect(nodes.some(({ type }) => type === "html")).toBe(false);
      }),
      { numRuns: 50 },
    );
  });
});

describe("delivery in the terminal", () => {
  const whole = deliveryReport(interview)?.whole;

  test.each([0, 40, 80])("fits a window of %d columns", (width) => {
    if (whole === null || whole === undefined) throw new Error("nothing was measured");
    const lines = renderDelivery(whole, format(Math.max(width, 8)), { explain: true }).split("\n");
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(Math.max(width, 12));
  });

  test("explains each measure when it is asked to", () => {
    if (whole === null || whole === undefined) throw new Error("nothing was measured");
    expect(renderDelivery(whole, format(100), { explain: true })).toContain(
      "Blind: recognisers leave many out",
    );
    expect(renderDelivery(whole, format(100), { explain: false })).not.toContain("Blind:");
  });
});
