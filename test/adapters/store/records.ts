/** Interviews to save: one plain, and any that the types allow, with the most hostile text. */
import * as fc from "fast-check";
import {
  doubtSchema,
  judgedOnce,
  markValueSchema,
  ungradedReasonSchema,
} from "../../../src/grading/evaluation.ts";
import type { Evaluation } from "../../../src/grading/evaluation.ts";
import { questionSchema } from "../../../src/grading/question.ts";
import type { Kind, Question } from "../../../src/grading/question.ts";
import type {
  Answer,
  InterviewRecord,
  SavedEvaluation,
  Turn,
} from "../../../src/interview/interview.ts";
import type { Heard } from "../../../src/speech/ports.ts";

export const startOfTime = new Date("2026-03-01T10:00:00.000Z");

/** That many minutes after the start of time. */
export function minute(minutes: number): string {
  return new Date(startOfTime.getTime() + minutes * 60_000).toISOString();
}

export function question(id = "js-closures"): Question {
  return questionSchema.parse({
    id,
    text: `What is ${id}?`,
    area: "javascript",
    kind: "technical",
    difficulty: "medium",
    seniority: ["mid"],
    skills: ["javascript"],
    criteria: ["first", "second", "third", "fourth"].map((criterion, index) => ({
      id: criterion,
      text: `Says the ${criterion} thing`,
      weight: (index % 3) + 1,
      dimension: index < 2 ? "correctness" : "depth",
    })),
  });
}

export function answer(position: number, probeNumber = 0): Answer {
  return {
    id: `answer-${position}-${probeNumber}`,
    position,
    probeNumber,
    text: "A function together with the variables around it.",
    outcome: "answered",
    input: "typed",
    heard: null,
    durationMs: 1500.25,
    predictedScore: 4,
    answeredAt: minute(position),
  };
}

export function evaluated(
  position: number,
  score: number,
  id = `evaluation-${position}`,
): SavedEvaluation {
  return {
    id,
    position,
    throughProbe: 0,
    evaluatedAt: minute(position),
    evaluation: {
      status: "evaluated",
      engine: "offline",
      model: "offline-1",
      promptHash: null,
      rubricHash: "rubric",
      score,
      dimensions: { correctness: 3.5, depth: null },
      marks: [
        { criterionId: "first", mark: "met", quote: "the variables around it", reason: null },
        { criterionId: "third", mark: "missed", quote: null, reason: "Nothing was said." },
      ],
      nextStep: "Say why.",
      screen: null,
      ...judgedOnce([]),
      reason: null,
    },
  };
}

export function ungraded(position: number, id = `ungraded-${position}`): SavedEvaluation {
  return {
    ...evaluated(position, 3, id),
    evaluation: {
      status: "ungraded",
      engine: "openai",
      model: "some-model",
      promptHash: "abc",
      rubricHash: "rubric",
      score: null,
      dimensions: {},
      marks: [],
      nextStep: null,
      screen: null,
      confidence: "normal",
      reason: "service-down",
    },
  };
}

export function turn(position: number, changes: Partial<Turn> = {}): Turn {
  return {
    asked: {
      position,
      question: question(),
      requirementId: "closures",
      source: "offline",
      askedAt: minute(position),
    },
    probes: [],
    answers: [],
    evaluations: [],
    improvement: null,
    ...changes,
  };
}

export function interview(id: string, changes: Partial<InterviewRecord> = {}): InterviewRecord {
  return {
    id,
    status: "open",
    startedAt: minute(0),
    finishedAt: null,
    settings: {
      mode: "coach",
      role: "backend",
      level: "senior",
      kinds: ["technical", "system-design"],
      language: "en",
      engine: "offline",
      model: "offline-1",
      seed: 42,
      questionLimit: 5,
      minutes: null,
      probeLimit: 1,
    },
    plan: {
      requirements: [
        {
          id: "closures",
          name: "Closures",
          importance: 3,
          jobQuote: "You know closures.",
          evidence: null,
          areas: ["javascript"],
          skills: ["javascript"],
          kind: "technical",
        },
      ],
    },
    resume: { hash: "resume-hash", name: "cv.pdf", text: "Ada, developer" },
    job: null,
    turns: [],
    ...changes,
  };
}

/** Any text: NUL, control characters, emoji, halves of surrogate pairs, SQL. */
const hostileText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)), maxLength: 20 }),
  fc.constantFrom(
    "'); DROP TABLE answers; --",
    "\u0000before and after\u0000",
    "half \ud83d of a pair \ude00",
    '\\ud83d is no escape, "\\u0000" neither',
    "👩‍👩‍👧‍👦 ñandú ẞ \u202eright to left",
    "\u001b[31mred\u0007\r\n\t",
    "$1 ? :name @name NULL",
    "__proto__",
  ),
);
const sentence = hostileText.map((text) => `x${text}x`);
const slug = fc
  .array(fc.constantFrom("a", "b", "c9", "zebra"), { minLength: 1, maxLength: 3 })
  .map((words) => words.join("-"));
const time = fc
  .date({
    min: new Date("2000-01-01T00:00:00.000Z"),
    max: new Date("2099-12-31T00:00:00.000Z"),
    noInvalidDate: true,
  })
  .map((date) => date.toISOString());
const score = fc.integer({ min: 100, max: 500 }).map((hundredths) => hundredths / 100);
const orNull = <Value>(values: fc.Arbitrary<Value>) => fc.option(values, { nil: null });

const anyQuestion: fc.Arbitrary<Question> = fc.record({
  id: slug,
  text: sentence,
  variants: fc.array(sentence, { maxLength: 2 }),
  language: fc.constantFrom("en", "es", "pt"),
  area: slug,
  kind: fc.constantFrom("technical", "behavioural", "system-design"),
  difficulty: fc.constantFrom("easy", "medium", "hard"),
  seniority: fc.subarray(["junior", "mid", "senior", "staff"], { minLength: 1 }),
  skills: fc.array(slug, { maxLength: 3 }),
  why: sentence,
  clarification: sentence,
  criteria: fc.uniqueArray(
    fc.record({
      id: slug,
      text: sentence,
      weight: fc.integer({ min: 1, max: 3 }),
      dimension: slug,
      concepts: fc.array(fc.array(sentence, { minLength: 1, maxLength: 2 }), { maxLength: 2 }),
      contradictions: fc.array(sentence, { maxLength: 1 }),
    }),
    { minLength: 4, maxLength: 8, selector: (criterion) => criterion.id },
  ),
  probes: fc.constant([]),
  examples: orNull(fc.record({ strong: sentence, weak: sentence })),
  mistakes: fc.array(sentence, { maxLength: 2 }),
});

const grader = {
  engine: fc.constantFrom<"openai" | "offline">("openai", "offline"),
  model: hostileText,
  promptHash: orNull(slug),
  rubricHash: slug,
};

function anyEvaluation(asked: Question): fc.Arbitrary<Evaluation> {
  return fc.oneof(
    fc.record({
      ...grader,
      status: fc.constant("evaluated" as const),
      score,
      dimensions: fc.dictionary(slug, orNull(score), { noNullPrototype: true }),
      marks: fc.tuple(
        ...asked.criteria.map(({ id }) =>
          fc.record({
            criterionId: fc.constant(id),
            mark: fc.constantFrom(...markValueSchema.options),
            quote: orNull(hostileText),
            reason: orNull(hostileText),
          }),
        ),
      ),
      nextStep: orNull(hostileText),
      screen: fc.constantFrom("empty", "no-answer", "gibberish", "echo", null),
      confidence: fc.constantFrom("normal", "low"),
      doubts: fc.uniqueArray(fc.constantFrom(...doubtSchema.options)),
      judges: fc.integer({ min: 1, max: 9 }),
      spread: orNull(fc.nat(400).map((hundredths) => hundredths / 100)),
      calibration: orNull(
        fc.record({
          name: slug,
          intercept: fc.integer({ min: -500, max: 500 }).map((hundredths) => hundredths / 100),
          slope: fc.nat(500).map((hundredths) => hundredths / 100),
          rawScore: score,
        }),
      ),
      reason: fc.constant(null),
    }),
    fc.record({
      ...grader,
      status: fc.constant("ungraded" as const),
      score: fc.constant(null),
      dimensions: fc.constant({}),
      marks: fc.constant<readonly []>([]),
      nextStep: fc.constant(null),
      screen: fc.constant(null),
      confidence: fc.constant("normal" as const),
      reason: fc.constantFrom(...ungradedReasonSchema.options),
    }),
  );
}

function anyTurn(position: number): fc.Arbitrary<Turn> {
  return fc.tuple(anyQuestion, fc.nat(2), fc.boolean()).chain(([asked, probeCount, open]) => {
    const answered = Array.from({ length: probeCount + (open ? 0 : 1) }, (_, number) => number);
    return fc.record({
      asked: fc.record({
        position: fc.constant(position),
        question: fc.constant(asked),
        requirementId: orNull(slug),
        source: grader.engine,
        askedAt: time,
      }),
      probes: fc.tuple(
        ...Array.from({ length: probeCount }, (_, index) =>
          fc.record({
            position: fc.constant(position),
            number: fc.constant(index + 1),
            criterionId: slug,
            text: hostileText,
            askedAt: time,
          }),
        ),
      ),
      answers: fc.tuple(
        ...answered.map((probeNumber) =>
          fc.record({
            id: fc.constant(`a${position}-${probeNumber}`),
            position: fc.constant(position),
            probeNumber: fc.constant(probeNumber),
            text: hostileText,
            outcome: fc.constantFrom("answered", "skipped"),
            input: fc.constantFrom("typed", "editor", "file", "spoken"),
            heard: orNull(anyHeard),
            durationMs: orNull(fc.nat({ max: 1e9 }).map((tenths) => tenths / 10)),
            predictedScore: orNull(score),
            answeredAt: time,
          }),
        ),
      ),
      evaluations: fc
        .array(
          fc.record({
            position: fc.constant(position),
            throughProbe: fc.nat(probeCount),
            evaluation: anyEvaluation(asked),
            evaluatedAt: time,
          }),
          { maxLength: answered.length === 0 ? 0 : 3 },
        )
        .map((list) => list.map((each, index) => ({ id: `e${position}-${index}`, ...each }))),
      improvement: orNull(hostileText),
    });
  });
}

const milliseconds = fc.nat({ max: 600_000 });
const stretch = fc.record({ startMs: milliseconds, endMs: milliseconds });

const anyHeard: fc.Arbitrary<Heard> = fc.record({
  recordingPath: orNull(hostileText),
  transcript: orNull(
    fc.record({
      text: hostileText,
      language: orNull(fc.constantFrom("en", "es", "pt")),
      words: orNull(
        fc.array(
          fc.record({
            text: hostileText,
            startMs: milliseconds,
            endMs: milliseconds,
            confidence: orNull(fc.double({ min: 0, max: 1, noNaN: true })),
          }),
          { maxLength: 3 },
        ),
      ),
      doubtful: fc.array(fc.record({ start: fc.nat(), end: fc.nat() }), { maxLength: 2 }),
      durationMs: orNull(milliseconds),
      recogniser: hostileText,
      model: hostileText,
      notices: fc.array(hostileText, { maxLength: 2 }),
    }),
  ),
  speech: orNull(fc.array(stretch, { maxLength: 3 })),
});

const material = fc
  .record({ name: hostileText, text: hostileText })
  .map(({ name, text }) => ({ hash: `hash of ${text.toWellFormed()}`, name, text }));

const interviewId = fc.string({
  unit: fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz234567".split("")),
  minLength: 8,
  maxLength: 8,
});

/** Any interview that the types allow, with turns in any state. */
export const anyInterview: fc.Arbitrary<InterviewRecord> = fc
  .tuple(
    fc.record({
      id: interviewId,
      startedAt: time,
      settings: fc.record({
        mode: fc.constantFrom("coach", "mock"),
        role: hostileText,
        level: fc.constantFrom("junior", "mid", "senior", "staff"),
        kinds: fc.subarray<Kind>(["technical", "behavioural", "system-design"], { minLength: 1 }),
        language: fc.constantFrom("en", "es", "pt"),
        engine: grader.engine,
        model: hostileText,
        seed: fc.maxSafeNat(),
        questionLimit: fc.integer({ min: 1, max: 50 }),
        minutes: orNull(fc.integer({ min: 1, max: 900 }).map((tenths) => tenths / 10)),
        probeLimit: fc.nat(3),
      }),
      plan: fc.record({
        requirements: fc.uniqueArray(
          fc.record({
            id: slug,
            name: hostileText,
            importance: fc.integer({ min: 1, max: 3 }),
            jobQuote: orNull(hostileText),
            evidence: orNull(hostileText),
            areas: fc.array(hostileText, { maxLength: 2 }),
            skills: fc.array(hostileText, { maxLength: 2 }),
            kind: fc.constantFrom("technical", "behavioural", "system-design"),
          }),
          { maxLength: 4, selector: (requirement) => requirement.id },
        ),
      }),
      resume: orNull(material),
      job: orNull(material),
    }),
    fc.oneof(
      fc.constant({ status: "open" as const, finishedAt: null }),
      fc.record({ status: fc.constantFrom("completed", "ended-early"), finishedAt: time }),
    ),
    fc
      .nat(3)
      .chain((count) =>
        fc.tuple(...Array.from({ length: count }, (_, index) => anyTurn(index + 1))),
      ),
  )
  .map(([base, end, turns]) => ({ ...base, ...end, turns }));
