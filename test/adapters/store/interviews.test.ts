import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openProgress } from "../../../src/adapters/store/progress.ts";
import { openStore } from "../../../src/adapters/store/store.ts";
import { summarize } from "../../../src/interview/summary.ts";
import {
  answer,
  anyInterview,
  evaluated,
  interview,
  minute,
  question,
  startOfTime,
  turn,
  ungraded,
} from "./records.ts";
import { newDatabasePath } from "./processes.ts";

const now = () => startOfTime;
const open = () => openStore({ path: newDatabasePath(), now });

/** What is kept of any text: everything but halves of surrogate pairs, which become U+FFFD. */
function wellFormed(value: unknown): unknown {
  if (typeof value === "string") {
    return value.toWellFormed();
  }
  if (Array.isArray(value)) {
    return value.map(wellFormed);
  }
  return typeof value === "object" && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, member]) => [key, wellFormed(member)]))
    : value;
}

test("answers with numbers are read from earlier interviews in the same language, the newest first", () => {
  const store = open();
  const settings = interview("aaaaaaaa").settings;
  const said = (
    id: string,
    startedAt: string,
    text: string,
    language = settings.language,
  ): void => {
    store.saveInterview(
      interview(id, { startedAt, settings: { ...settings, language }, turns: [] }),
    );
    store.saveQuestion(id, { ...turn(1).asked, position: 1 });
    store.saveAnswer(id, { ...answer(1), text });
  };
  said("aaaaaaaa", minute(1), "We cut it by 30 %.");
  said("bbbbbbbb", minute(2), "No figure at all.");
  said("cccccccc", minute(3), "Lo redujimos un 40 %.", "es");
  said("dddddddd", minute(4), "Later it was 50 %.");
  said("eeeeeeee", minute(5), "This one: 60 %.");
  said("ffffffff", minute(0), "We cut it by two thirds.");
  const { answeredAt } = answer(1);
  expect(store.answersWithNumbersBefore(minute(5), "en")).toEqual([
    { interviewId: "dddddddd", position: 1, text: "Later it was 50 %.", answeredAt },
    { interviewId: "aaaaaaaa", position: 1, text: "We cut it by 30 %.", answeredAt },
    { interviewId: "ffffffff", position: 1, text: "We cut it by two thirds.", answeredAt },
  ]);
});

describe("an interview", () => {
  test("comes back as it was saved, whatever was said in it, and is listed with its sums", () => {
    const store = open();
    fc.assert(
      fc.property(anyInterview, (record) => {
        store.saveInterview(record);
        expect(store.loadInterview(record.id)).toEqual(wellFormed(record));

        const summary = summarize(record);
        const [listed] = store.listInterviews({ limit: 1 });
        expect(listed).toMatchObject({
          id: record.id,
          answered: summary.answered,
          ungraded: summary.ungraded,
        });
        // Two ways of rounding the same mean may differ in the last place.
        expect(Math.abs((listed?.score ?? 0) - (summary.score ?? 0))).toBeLessThan(0.011);
        expect(listed?.score === null).toBe(summary.score === null);
        expect(store.pendingAnswers(record.id)).toHaveLength(summary.ungraded);
        expect(store.questionsAskedSince(new Date(0))).toHaveLength(record.turns.length);

        store.deleteInterview(record.id);
        expect(store.countInterviews()).toBe(0);
      }),
      { numRuns: 150 },
    );
    expect(store.check()).toEqual([]);
    store.close();
  });

  test("saved step by step is the same as saved whole", () => {
    const store = open();
    const probe = {
      position: 1,
      number: 1,
      criterionId: "third",
      text: "And why?",
      askedAt: minute(2),
    };
    const full = interview("abcdefgh", {
      status: "ended-early",
      finishedAt: minute(9),
      job: { hash: "job-hash", name: "job.md", text: "A job" },
      turns: [
        turn(1, {
          probes: [probe],
          answers: [answer(1), answer(1, 1)],
          evaluations: [evaluated(1, 3), ungraded(1)],
          improvement: "A closure is a function with its scope.",
        }),
        turn(2),
      ],
    });
    store.saveInterview({ ...full, status: "open", finishedAt: null, turns: [] });
    for (const { asked, probes, answers, evaluations } of full.turns) {
      store.saveQuestion(full.id, asked);
      probes.forEach((each) => store.saveProbe(full.id, each));
      answers.forEach((each) => store.saveAnswer(full.id, each));
      evaluations.forEach((each) => store.saveEvaluation(full.id, each));
    }
    store.saveImprovement(full.id, 1, "First try.");
    store.saveImprovement(full.id, 1, "A closure is a function with its scope.");
    store.finishInterview(full.id, "ended-early", minute(9));
    expect(store.loadInterview("last")).toEqual(full);
    store.close();
  });

  test("a spoken answer without words gets them once, and an answer with words never", async () => {
    const store = open();
    const speech = [{ startMs: 200, endMs: 1400 }];
    const heard = { recordingPath: "/recordings/1.wav", transcript: null, speech };
    const spoken = { ...answer(1), input: "spoken" as const, text: "", heard };
    store.saveInterview(interview("abcdefgh", { turns: [turn(1, { answers: [spoken] })] }));
    const transcript = {
      text: "A closure.",
      language: "en",
      words: [{ text: "A", startMs: 210, endMs: 300, confidence: null }],
      doubtful: [{ start: 2, end: 9 }],
      durationMs: 1500,
      recogniser: "whisper-cli",
      model: "base.en",
      notices: [],
    };
    store.saveTranscript("abcdefgh", spoken.id, transcript);
    expect(store.loadInterview("abcdefgh").turns[0]?.answers).toEqual([
      { ...spoken, text: "A closure.", heard: { ...heard, transcript } },
    ]);
    const again = () => store.saveTranscript("abcdefgh", spoken.id, { ...transcript, text: "No." });
    expect(again).toThrow("does not wait for a transcript");
    store.saveInterview(
      interview("bbbbbbbb", { turns: [turn(1, { answers: [{ ...spoken, id: "waiting" }] })] }),
    );
    store.saveInterview(interview("cccccccc", { turns: [turn(1, { answers: [answer(1)] })] }));
    const progress = openProgress({ path: store.path, now });
    expect(await progress.spokenAnswers(null, null, 30)).toMatchObject([
      { interviewId: "abcdefgh", language: "en", heard: { recordingPath: "/recordings/1.wav" } },
    ]);
    expect(await progress.spokenAnswers(null, "javascript", 30)).toHaveLength(1);
    expect(await progress.spokenAnswers(null, "databases", 30)).toEqual([]);
    progress.close();
    store.close();
  });

  test("takes with it what no other needs, and leaves the rest", () => {
    const store = open();
    const path = store.path;
    const shared = { hash: "shared", name: "cv.pdf", text: "the shared resume" };
    const own = { hash: "own", name: "job.md", text: "the secret job" };
    const turns = [turn(1, { answers: [answer(1)], evaluations: [evaluated(1, 3)] })];
    const otherQuestion = { ...turn(2).asked, question: question("only-here") };
    store.saveInterview(
      interview("aaaaaaaa", {
        resume: shared,
        job: own,
        turns: [...turns, turn(2, { asked: otherQuestion })],
      }),
    );
    store.saveInterview(interview("bbbbbbbb", { resume: shared, turns }));
    store.deleteInterview("aaaaaaaa");
    expect(store.loadInterview("bbbbbbbb")).toEqual(
      interview("bbbbbbbb", { resume: shared, turns }),
    );
    expect(JSON.stringify([...store.exportAll()])).not.toMatch(/secret job|only-here/);
    expect(() => store.loadInterview("aaaaaaaa")).toThrow(/no interview "aaaaaaaa"/);
    expect(store.check()).toEqual([]);
    store.close();
    expect(readFileSync(path).includes("the secret job")).toBe(false);
    expect(readFileSync(path).includes("the shared resume")).toBe(true);
  });
});

describe("which interview is meant", () => {
  test("an id, its unique beginning, or the last one started", () => {
    const store = open();
    expect(() => store.resolveInterviewId("last")).toThrow(/no interview yet/);
    store.saveInterview(interview("abcdefgh", { startedAt: minute(5) }));
    store.saveInterview(interview("abzzzzzz", { startedAt: minute(3) }));
    store.saveInterview(interview("qrstuvwx", { startedAt: minute(5) }));
    expect(store.resolveInterviewId("abcdefgh")).toBe("abcdefgh");
    expect(store.resolveInterviewId(" ABC ")).toBe("abcdefgh");
    // Of two that started in the same instant, the one saved later.
    expect(store.resolveInterviewId("last")).toBe("qrstuvwx");
    expect(store.loadInterview("q").id).toBe("qrstuvwx");
    for (const none of ["", "x", "abcdefghi", "%", "a_", "' OR 1=1 --"]) {
      expect(() => store.resolveInterviewId(none)).toThrow(/There is no interview/);
    }
    expect(() => store.resolveInterviewId("ab")).toThrow(
      expect.objectContaining({
        code: "usage",
        message: '2 interviews begin with "ab": abzzzzzz, abcdefgh.',
        hint: "Type more of the id.",
      }),
    );
    store.close();
  });
});

describe("lists", () => {
  test("newest first, by page and by status", () => {
    const store = open();
    for (const [index, letter] of ["a", "b", "c", "d", "e", "f"].entries()) {
      const ended = index % 2 === 0;
      store.saveInterview(
        interview(letter.repeat(8), {
          startedAt: minute(index),
          status: ended ? (index === 0 ? "ended-early" : "completed") : "open",
          finishedAt: ended ? minute(index + 30) : null,
        }),
      );
    }
    const ids = (options: Parameters<typeof store.listInterviews>[0]) =>
      store
        .listInterviews(options)
        .map(({ id }) => id[0])
        .join("");
    expect(ids({ limit: 10 })).toBe("fedcba");
    expect(ids({ limit: 2, offset: 1 })).toBe("ed");
    expect(ids({ limit: 10, status: "open" })).toBe("fdb");
    expect(ids({ limit: 10, status: "finished" })).toBe("eca");
    expect(store.countInterviews()).toBe(6);
    expect(store.listInterviews({ limit: 1, status: "finished" })).toEqual([
      {
        id: "eeeeeeee",
        status: "completed",
        startedAt: minute(4),
        finishedAt: minute(34),
        role: "backend",
        level: "senior",
        mode: "coach",
        engine: "offline",
        questionLimit: 5,
        answered: 0,
        ungraded: 0,
        score: null,
      },
    ]);
    store.close();
  });

  test("the latest evaluation of a turn is the one that counts, also when it has no score", () => {
    const store = open();
    store.saveInterview(
      interview("abcdefgh", {
        turns: [
          turn(1, {
            answers: [answer(1)],
            evaluations: [evaluated(1, 2, "a"), evaluated(1, 4.5, "b")],
          }),
          turn(2, { answers: [answer(2)], evaluations: [evaluated(2, 3)] }),
          turn(3, { answers: [answer(3)], evaluations: [evaluated(3, 5), ungraded(3)] }),
          turn(4, { answers: [answer(4)] }),
          turn(5, { answers: [{ ...answer(5), text: "", outcome: "skipped" }] }),
        ],
      }),
    );
    expect(store.listInterviews({ limit: 1 })).toMatchObject([
      { answered: 4, ungraded: 2, score: 3.75 },
    ]);
    expect(store.pendingAnswers()).toEqual([
      { interviewId: "abcdefgh", position: 3 },
      { interviewId: "abcdefgh", position: 4 },
    ]);
    expect(store.pendingAnswers("abc")).toHaveLength(2);
    store.saveEvaluation("abcdefgh", evaluated(3, 4, "again"));
    expect(store.pendingAnswers()).toEqual([{ interviewId: "abcdefgh", position: 4 }]);
    expect(
      store
        .questionsAskedSince(new Date(minute(2)))
        .map(({ askedAt, score }) => ({ askedAt, score })),
    ).toEqual([
      { askedAt: minute(5), score: null },
      { askedAt: minute(4), score: null },
      { askedAt: minute(3), score: 4 },
      { askedAt: minute(2), score: 3 },
    ]);
    // What practice asked counts as well, in the words in which it was asked.
    const original = question("drilled");
    store.practice.saveAttempt({
      occasion: "drill",
      original,
      asked: { ...original, text: "In other words?" },
      text: "An answer.",
      durationMs: null,
      answeredAt: minute(6),
    });
    expect(store.questionsAskedSince(new Date(minute(5))).slice(0, 1)).toEqual([
      {
        questionId: "drilled",
        text: "In other words?",
        requirementId: null,
        askedAt: minute(6),
        score: null,
      },
    ]);
    store.close();
  });

  test("an answer to a probe that nobody has read yet is pending", () => {
    const store = open();
    const probe = {
      position: 1,
      number: 1,
      criterionId: "third",
      text: "And why?",
      askedAt: minute(2),
    };
    store.saveInterview(
      interview("abcdefgh", {
        turns: [turn(1, { probes: [probe], answers: [answer(1)], evaluations: [evaluated(1, 3)] })],
      }),
    );
    expect(store.pendingAnswers()).toEqual([]);
    store.saveAnswer("abcdefgh", answer(1, 1));
    expect(store.pendingAnswers()).toEqual([{ interviewId: "abcdefgh", position: 1 }]);
    store.saveEvaluation("abcdefgh", { ...evaluated(1, 4, "second"), throughProbe: 1 });
    expect(store.pendingAnswers()).toEqual([]);
    store.close();
  });
});
