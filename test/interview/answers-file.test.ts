import { describe, expect, test } from "vitest";
import { createScriptedCandidate, parseAnswers } from "../../src/interview/answers-file.ts";
import { question } from "../support/interview.ts";

describe("parseAnswers", () => {
  test("parts between lines of ---, in order, with their own blank lines", () => {
    expect(parseAnswers("one\n\nstill one\n---\ntwo\r\n---  \nthree\n", "a.md")).toEqual([
      "one\n\nstill one",
      "two",
      "three",
    ]);
  });

  test("a separator at the end adds no answer, one in the middle adds an empty one", () => {
    expect(parseAnswers("one\n---\n", "a.md")).toEqual(["one"]);
    expect(parseAnswers("one\n---\n---\nthree", "a.md")).toEqual(["one", "", "three"]);
  });

  test("dashes inside a line, a table or a longer rule separate nothing", () => {
    expect(parseAnswers("a --- b\n----\n| --- | --- |", "a.md")).toHaveLength(1);
  });

  test("a comment at the beginning is a note, one further down is part of the answer", () => {
    expect(parseAnswers("<!-- for the\nsample -->\none\n---\n<!-- two -->", "a.md")).toEqual([
      "one",
      "<!-- two -->",
    ]);
  });

  test("JSONL: answer or skip on each line, blank lines passed over", () => {
    expect(
      parseAnswers('{"answer":"a\\nb"}\n\n{"skip":true}\n{"answer":"c","note":1}\n', "a.jsonl"),
    ).toEqual(["a\nb", null, "c"]);
  });

  test.each([
    ['{"answer":"ok"}\n{"anser":"x"}', "a.jsonl:2"],
    ['{"answer":"ok"}\nnot json', "a.jsonl:2"],
    ['{"answer":5}', "a.jsonl:1"],
  ])("names the line that is wrong: %s", (text, place) => {
    expect(() => parseAnswers(text, "a.jsonl")).toThrow(place);
  });

  test("an empty file is an error of use", () => {
    expect(() => parseAnswers(" \n\n", "a.md")).toThrow("a.md holds no answers");
  });
});

test("the scripted candidate reads in order, skips where told, and pauses at the end", async () => {
  const candidate = createScriptedCandidate(["one", null], true);
  const prompt = { position: 1, questionLimit: 3, question: question("q"), probe: null };
  const { signal } = new AbortController();
  expect(await candidate.respond(prompt, signal)).toMatchObject({
    type: "answer",
    text: "one",
    input: "file",
  });
  expect(await candidate.respond(prompt, signal)).toEqual({ type: "skip" });
  expect(await candidate.respond(prompt, signal)).toEqual({ type: "pause" });
  expect(await candidate.acceptOfflineEngine("", signal)).toBe(true);
});
