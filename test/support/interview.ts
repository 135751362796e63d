/** Small, valid pieces of an interview for tests to vary. */
import type { EvaluatedAnswer, Evaluation, MarkValue } from "../../src/grading/evaluation.ts";
import { judgedOnce } from "../../src/grading/evaluation.ts";
import type { Ambient } from "../../src/grading/ports.ts";
import { questionSchema } from "../../src/grading/question.ts";
import type { Question } from "../../src/grading/question.ts";
import type {
  Answer,
  InterviewRecord,
  InterviewSettings,
  Requirement,
  Turn,
} from "../../src/interview/interview.ts";
import type { Role } from "../../src/interview/role.ts";

export function question(id: string, changes: Partial<Question> = {}): Question {
  return questionSchema.parse({
    id,
    text: `What is ${id}?`,
    area: "databases",
    kind: "technical",
    difficulty: "medium",
    seniority: ["mid"],
    skills: ["sql"],
    clarification: `Think of ${id} in daily work.`,
    criteria: ["first", "second", "third", "fourth"].map((name, index) => ({
      id: name,
      text: `Names the ${name} thing.`,
      weight: index === 1 ? 3 : 2,
      dimension: "correctness",
      concepts: [[`${name} thing`]],
    })),
    probes: [{ criterionId: "second", text: "And the second thing?" }],
    ...changes,
  });
}

export function evaluation(
  marks: readonly MarkValue[],
  changes: Partial<EvaluatedAnswer> = {},
): EvaluatedAnswer {
  const ids = ["first", "second", "third", "fourth"];
  return {
    status: "evaluated",
    engine: "offline",
    model: "offline-test",
    promptHash: null,
    rubricHash: "rubric",
    score: 3,
    dimensions: { correctness: 3 },
    marks: marks.map((mark, index) => ({
      criterionId: ids[index] ?? `extra-${index}`,
      mark,
      quote: mark === "met" || mark === "partly" ? "words" : null,
      reason: null,
    })),
    nextStep: null,
    screen: null,
    ...judgedOnce([]),
    reason: null,
    ...changes,
  };
}

export function ungraded(
  reason: "service-down" | "key-refused" | "refused" = "service-down",
): Evaluation {
  return {
    status: "ungraded",
    engine: "openai",
    model: "model-test",
    promptHash: "prompt",
    rubricHash: "rubric",
    score: null,
    dimensions: {},
    marks: [],
    nextStep: null,
    screen: null,
    confidence: "normal",
    reason,
  };
}

export function answer(position: number, changes: Partial<Answer> = {}): Answer {
  return {
    id: `answer-${position}-${changes.probeNumber ?? 0}`,
    position,
    probeNumber: 0,
    text: "some words",
    outcome: "answered",
    input: "typed",
    heard: null,
    durationMs: 60_000,
    predictedScore: null,
    answeredAt: "2026-01-01T00:00:00.000Z",
    ...changes,
  };
}

/** A turn that was asked, answered and given this score; null leaves it without an evaluation. */
export function turn(position: number, score: number | null, changes: Partial<Turn> = {}): Turn {
  return {
    asked: {
      position,
      question: question(`q${position}`),
      requirementId: null,
      source: "offline",
      askedAt: "2026-01-01T00:00:00.000Z",
    },
    probes: [],
    answers: [answer(position)],
    evaluations:
      score === null
        ? []
        : [
            {
              id: `evaluation-${position}`,
              position,
              throughProbe: 0,
              evaluation: evaluation(["met", "missed", "partly", "met"], { score }),
              evaluatedAt: "2026-01-01T00:00:00.000Z",
            },
          ],
    improvement: null,
    ...changes,
  };
}

export function settings(changes: Partial<InterviewSettings> = {}): InterviewSettings {
  return {
    mode: "coach",
    role: "backend",
    level: "mid",
    kinds: ["technical", "system-design", "behavioural"],
    language: "en",
    engine: "offline",
    model: "offline-test",
    seed: 1,
    questionLimit: 3,
    minutes: null,
    probeLimit: 0,
    ...changes,
  };
}

export function requirement(id: string, changes: Partial<Requirement> = {}): Requirement {
  return {
    id,
    name: id,
    importance: 2,
    jobQuote: null,
    evidence: null,
    areas: ["databases"],
    skills: [id],
    kind: "technical",
    ...changes,
  };
}

export function record(changes: Partial<InterviewRecord> = {}): InterviewRecord {
  return {
    id: "abcdefgh",
    status: "open",
    startedAt: "2026-01-01T00:00:00.000Z",
    finishedAt: null,
    settings: settings(),
    plan: { requirements: [] },
    resume: null,
    job: null,
    turns: [],
    ...changes,
  };
}

export const role: Role = {
  id: "backend",
  name: "Backend engineer",
  titles: ["backend"],
  areas: { databases: 3, dsa: 1 },
  kinds: { technical: 0.6, "system-design": 0.2, behavioural: 0.2 },
  manner: "neutral",
  level: null,
  language: null,
  persona: "You are friendly.",
};

/** A clock that moves a second a look, numbers that repeat, and a hash that is not one but tells texts apart. */
export function testAmbient(start = "2026-01-01T00:00:00.000Z"): Ambient {
  let seconds = 0;
  let draws = 0;
  return {
    now: () => new Date(Date.parse(start) + 1000 * seconds++),
    random: () => (draws++ * 0.618_033_988_75) % 1,
    hash: (text) => `hash-${text.length}`,
  };
}
