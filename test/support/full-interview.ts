/** One interview in which everything happened that can: for the report and the views. */
import type { Evaluation } from "../../src/grading/evaluation.ts";
import type { InterviewRecord, SavedEvaluation } from "../../src/interview/interview.ts";
import {
  answer,
  evaluation,
  question,
  record,
  requirement,
  settings,
  turn,
  ungraded,
} from "./interview.ts";

/** `say` writes every text from outside: the identity for a readable interview, hostile text for a hostile one. */
export function fullInterview(say: (text: string) => string = (text) => text): InterviewRecord {
  const asked = (id: string, position: number, requirementId: string | null) => ({
    position,
    question: {
      ...question(id, { kind: id === "story" ? "behavioural" : "technical" }),
      text: say(`What is ${id}?`),
      criteria: question(id).criteria.map((criterion) => ({
        ...criterion,
        text: say(criterion.text),
      })),
    },
    requirementId,
    source: "offline" as const,
    askedAt: "2026-01-31T10:00:00.000Z",
  });
  return record({
    id: "k3xqabcd",
    status: "completed",
    startedAt: "2026-01-31T10:00:00.000Z",
    finishedAt: "2026-01-31T10:30:00.000Z",
    settings: settings({ role: say("backend"), level: "mid", questionLimit: 5 }),
    resume: { hash: "r", name: say("cv.pdf"), text: "…" },
    job: { hash: "j", name: say("job.md"), text: "…" },
    plan: {
      requirements: [
        requirement("indexes", {
          name: say("Database indexes"),
          importance: 3,
          evidence: say("Tuned queries at Acme"),
        }),
        requirement("locks", { name: say("Locks") }),
        requirement("teams", { name: say("Working in teams"), kind: "behavioural" }),
        requirement("cloud", { name: say("Cloud"), importance: 1 }),
      ],
    },
    turns: [
      turn(1, 4.5, {
        asked: asked("index", 1, "indexes"),
        answers: [
          answer(1, { text: say("A B-tree finds rows.\n\nIt costs writes."), predictedScore: 3 }),
        ],
        evaluations: [
          saved(1, evaluation(["missed", "missed", "missed", "missed"], { score: 1 })),
          saved(
            1,
            evaluation([], {
              score: 4.5,
              marks: [
                {
                  criterionId: "first",
                  mark: "met",
                  quote: say("A B-tree finds rows."),
                  reason: null,
                },
                {
                  criterionId: "second",
                  mark: "met",
                  quote: say("It costs writes."),
                  reason: null,
                },
                {
                  criterionId: "third",
                  mark: "partly",
                  quote: say("rows"),
                  reason: say("Only half."),
                },
                { criterionId: "fourth", mark: "cannot-tell", quote: null, reason: null },
              ],
              nextStep: say("Say when an index is not used."),
            }),
          ),
        ],
        improvement: say("An index on [column?] cut it to [number?] ms."),
      }),
      turn(2, 2, {
        asked: asked("lock", 2, "locks"),
        probes: [
          {
            position: 2,
            number: 1,
            criterionId: "second",
            text: say("And deadlocks?"),
            askedAt: "2026-01-31T10:10:00.000Z",
          },
        ],
        answers: [
          answer(2, { text: say("A lock is fast.") }),
          answer(2, { probeNumber: 1, text: say("They never happen.") }),
        ],
        evaluations: [
          saved(
            2,
            evaluation([], {
              score: 2,
              engine: "openai",
              model: say("model-a"),
              promptHash: "0123456789ab",
              confidence: "low",
              marks: [
                {
                  criterionId: "first",
                  mark: "missed",
                  quote: null,
                  reason: say("Nothing about it."),
                },
                {
                  criterionId: "second",
                  mark: "contradicted",
                  quote: say("They never happen."),
                  reason: null,
                },
              ],
              nextStep: say("Explain how two transactions block each other."),
            }),
            1,
          ),
        ],
      }),
      turn(3, null, {
        asked: asked("story", 3, "teams"),
        evaluations: [saved(3, ungraded("service-down"))],
      }),
      turn(4, null, {
        asked: asked("skipped", 4, null),
        answers: [answer(4, { outcome: "skipped", text: "" })],
      }),
      turn(5, 1, {
        asked: asked("empty", 5, null),
        answers: [answer(5, { text: say("I don't know") })],
        evaluations: [
          saved(
            5,
            evaluation(["missed", "missed", "missed", "missed"], { score: 1, screen: "no-answer" }),
          ),
        ],
      }),
    ],
  });
}

function saved(position: number, found: Evaluation, throughProbe = 0): SavedEvaluation {
  return {
    id: `evaluation-${position}-${throughProbe}`,
    position,
    throughProbe,
    evaluation: found,
    evaluatedAt: "2026-01-31T10:05:00.000Z",
  };
}
