/** One interview as data: what was planned, asked, answered and found. The store keeps exactly this. */
import * as z from "zod";
import type { Evaluation } from "../grading/evaluation.ts";
import { engineNameSchema } from "../grading/evaluation.ts";
import { kindSchema, languageSchema, levelSchema } from "../grading/question.ts";
import type { Question } from "../grading/question.ts";
import type { Heard, TextSpan } from "../speech/ports.ts";
import { modes } from "../vocabulary.ts";

/** A resume or a job as the interview uses it: text that a reader can see, cleaned, nothing hidden. */
export interface Material {
  /** SHA-256 of the text: the same document is stored once. */
  readonly hash: string;
  /** Where it came from, for the person: a file's name or `stdin`. */
  readonly name: string;
  readonly text: string;
}

/** Everything that was chosen before the first question; it never changes afterwards. */
export const settingsSchema = z.object({
  mode: z.enum(modes),
  /** A role pack's id (`prompts/roles/<id>.yaml`). */
  role: z.string(),
  level: levelSchema,
  /** Kinds that may be asked; never empty. */
  kinds: z.array(kindSchema).min(1),
  language: languageSchema,
  engine: engineNameSchema,
  model: z.string(),
  /** Makes the choice of questions repeatable. */
  seed: z.number().int().nonnegative(),
  /** How many questions, probes not counted. */
  questionLimit: z.number().int().min(1).max(50),
  /** No new question is asked after so many minutes of answering; null: no limit. */
  minutes: z.number().positive().nullable(),
  /** How many probes one question may get; 0 turns them off. */
  probeLimit: z.number().int().min(0).max(3),
});
export type InterviewSettings = z.infer<typeof settingsSchema>;

/** One competency that the job asks for, and what the resume says about it. */
export const requirementSchema = z.object({
  /** `kebab-case`, unique within the plan. */
  id: z.string(),
  name: z.string(),
  /** 1 nice to have, 2 expected, 3 the job hangs on it. */
  importance: z.number().int().min(1).max(3),
  /** The sentence of the job that asks for it; null when it comes from the role pack. */
  jobQuote: z.string().nullable(),
  /** The sentence of the resume that shows it; null: the resume says nothing. */
  evidence: z.string().nullable(),
  /** Areas of the bank that test it, best first. */
  areas: z.array(z.string()),
  /** Skill ids of `prompts/skills.yaml`. */
  skills: z.array(z.string()),
  kind: kindSchema,
});
export type Requirement = z.infer<typeof requirementSchema>;

export interface Plan {
  readonly requirements: readonly Requirement[];
}

export interface AskedQuestion {
  /** 1 for the first. */
  readonly position: number;
  readonly question: Question;
  /** The requirement it tests; null when it tests none of them. */
  readonly requirementId: string | null;
  /** Who wrote it: `openai`, or `offline` for the bank. */
  readonly source: "openai" | "offline";
  /** ISO 8601, as every time in here. */
  readonly askedAt: string;
}

export interface AskedProbe {
  readonly position: number;
  /** 1 for the question's first probe. */
  readonly number: number;
  readonly criterionId: string;
  readonly text: string;
  readonly askedAt: string;
}

export type AnswerInput = "typed" | "editor" | "file" | "spoken";

export interface Answer {
  readonly id: string;
  readonly position: number;
  /** 0 answers the question itself, n its n-th probe. */
  readonly probeNumber: number;
  /** Verbatim, or the transcript as the person left it; empty when skipped, or spoken and not transcribed yet. */
  readonly text: string;
  readonly outcome: "answered" | "skipped";
  readonly input: AnswerInput;
  /** How a spoken answer was heard; null for every other. */
  readonly heard: Heard | null;
  /** From the question on the screen to the answer, pauses included; null when read from a file. */
  readonly durationMs: number | null;
  /** The score that the person bet on, 1 to 5; null when none was asked for. */
  readonly predictedScore: number | null;
  readonly answeredAt: string;
}

export interface SavedEvaluation {
  readonly id: string;
  readonly position: number;
  /** The evaluation has read the answers up to this probe; 0 is the first answer alone. */
  readonly throughProbe: number;
  readonly evaluation: Evaluation;
  readonly evaluatedAt: string;
}

/** A question with all that followed from it, in order of time. */
export interface Turn {
  readonly asked: AskedQuestion;
  readonly probes: readonly AskedProbe[];
  readonly answers: readonly Answer[];
  /** Oldest first; the last is the one that counts. */
  readonly evaluations: readonly SavedEvaluation[];
  /** The stronger version, if it was asked for. */
  readonly improvement: string | null;
}

export type InterviewStatus = "open" | "completed" | "ended-early";

export interface InterviewRecord {
  /** Eight characters of a to z and 2 to 7; the person may type a unique beginning of it. */
  readonly id: string;
  readonly status: InterviewStatus;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly settings: InterviewSettings;
  readonly plan: Plan;
  readonly resume: Material | null;
  readonly job: Material | null;
  readonly turns: readonly Turn[];
}

/** The evaluation that counts for a turn: the latest, whatever grader made it; null before the first. */
export function currentEvaluation(turn: Turn): SavedEvaluation | null {
  return turn.evaluations.at(-1) ?? null;
}

/** True for a spoken answer whose recording is kept and whose words are not known: nobody can judge it yet. */
export function awaitsTranscription({ outcome, heard, text }: Answer): boolean {
  return outcome === "answered" && heard !== null && heard.transcript === null && text === "";
}

/** Where the answer's text is what the recogniser was unsure of; nowhere once the person has corrected it. */
export function doubtfulSpans({ heard, text }: Answer): readonly TextSpan[] {
  const transcript = heard?.transcript ?? null;
  return transcript?.text === text ? transcript.doubtful : [];
}
