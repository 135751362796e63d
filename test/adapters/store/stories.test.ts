import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openStore } from "../../../src/adapters/store/store.ts";
import { questionSchema } from "../../../src/grading/question.ts";
import type { InterviewRecord } from "../../../src/interview/interview.ts";
import {
  answer,
  evaluated,
  interview,
  minute,
  question,
  startOfTime,
  turn,
  ungraded,
} from "./records.ts";

test("good answers to behavioural questions are read with the marks that count", () => {
  const folder = mkdtempSync(join(tmpdir(), "greenroom-stories-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const store = openStore({ path: join(folder, "greenroom.db"), now: () => startOfTime });
  onTestFinished(() => store.close());

  const behavioural = questionSchema.parse({ ...question("beh-one"), kind: "behavioural" });
  const asked = (position: number) => ({
    position,
    question: behavioural,
    requirementId: null,
    source: "offline" as const,
    askedAt: minute(position),
  });
  const tell = (id: string, position: number, scores: readonly number[], text: string) => {
    store.saveQuestion(id, asked(position));
    store.saveAnswer(id, { ...answer(position), text });
    for (const [index, score] of scores.entries()) {
      store.saveEvaluation(id, evaluated(position, score, `evaluation-${position}-${index}`));
    }
  };
  const base: InterviewRecord = interview("aaaaaaaa", { turns: [] });
  store.saveInterview(base);
  tell(base.id, 1, [4], "The first story.");
  tell(base.id, 2, [3], "Too weak.");
  // The last evaluation counts.
  tell(base.id, 3, [4.5, 2], "Judged again, and weaker.");
  tell(base.id, 4, [2, 4.5], "Judged again, and better.");
  tell(base.id, 5, [4], "The first story.");
  store.saveQuestion(base.id, { ...turn(6).asked, position: 6 });
  store.saveAnswer(base.id, answer(6));
  store.saveEvaluation(base.id, evaluated(6, 5));
  store.saveQuestion(base.id, asked(7));
  store.saveAnswer(base.id, { ...answer(7), text: "Not judged." });
  store.saveEvaluation(base.id, ungraded(7));

  const told = store.toldAnswers(3.5);
  expect(
    told.map(({ position, texts, times, score }) => ({ position, texts, times, score })),
  ).toEqual([
    { position: 5, texts: ["The first story."], times: 2, score: 4 },
    { position: 4, texts: ["Judged again, and better."], times: 1, score: 4.5 },
  ]);
  expect(told[0]).toMatchObject({
    interviewId: base.id,
    toldAt: minute(5),
    question: behavioural,
    marks: [
      { criterionId: "first", mark: "met", quote: "the variables around it" },
      { criterionId: "third", mark: "missed", quote: null },
    ],
  });
});
