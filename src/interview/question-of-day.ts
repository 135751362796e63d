/** The question of a day, outside an interview: chosen as an interview chooses its next one. */
import type { Question } from "../grading/question.ts";
import type { InterviewRecord, InterviewSettings, Plan, Requirement } from "./interview.ts";
import type { PastQuestion } from "./ports.ts";
import type { Role } from "./role.ts";
import { chooseWanted, difficultyAfter, pickQuestion } from "./selection.ts";

export interface DayOptions {
  /** What may be asked, in one language. */
  readonly bank: readonly Question[];
  readonly plan: Plan;
  readonly role: Role;
  readonly settings: InterviewSettings;
  /** Questions of the last 30 days in interviews and practice, newest first. */
  readonly past: readonly PastQuestion[];
  /** Ids of the person's own questions. */
  readonly own: ReadonlySet<string>;
  readonly now: Date;
  /** `YYYY-MM-DD` where the machine stands: the same question all day. */
  readonly day: string;
}

/**
 * The requirement first that weighs, lacks and was left longest, then a question for it that fits the level and how the last
 * ones in its area went, and none of the last 30 days while another remains. The same arguments give the same question.
 * @returns null when the bank is empty
 */
export function questionOfDay(options: DayOptions): Question | null {
  const { bank, plan, role, settings, past, own, now, day } = options;
  const asked = new Map(bank.map((question) => [question.id, question]));
  // What has no question in this language would be asked for every day, and never be asked.
  const requirements = plan.requirements.filter(({ areas, kind }) =>
    bank.some((question) => question.kind === kind && areas.includes(question.area)),
  );
  const record: InterviewRecord = {
    id: "",
    status: "open",
    startedAt: now.toISOString(),
    finishedAt: null,
    settings: { ...settings, seed: seedOf(day) },
    plan: { requirements },
    resume: null,
    job: null,
    turns: [],
  };
  const known = past.flatMap((each) => testedBy(each, requirements, asked));
  const wanted = chooseWanted(record, role, { past: known, due: [] });
  const lately = past
    .filter(({ questionId }) => asked.get(questionId)?.area === wanted.area)
    .map(({ score }) => score)
    .toReversed();
  const difficulty = difficultyAfter(settings.level, lately);
  return pickQuestion({ bank, wanted: { ...wanted, difficulty }, record, past, due: [], own });
}

/**
 * The question once for every requirement that it tells of: the one that it was asked for; else those whose skills it has;
 * else, since practice asks for none, those of its area.
 */
function testedBy(
  past: PastQuestion,
  requirements: readonly Requirement[],
  bank: ReadonlyMap<string, Question>,
): readonly PastQuestion[] {
  if (requirements.some(({ id }) => id === past.requirementId)) return [past];
  const question = bank.get(past.questionId);
  if (question === undefined) return [];
  const { area, kind, skills } = question;
  const near = requirements.filter((each) => each.kind === kind && each.areas.includes(area));
  const tested = near.filter((each) => each.skills.some((skill) => skills.includes(skill)));
  return (tested.length > 0 ? tested : near).map(({ id }) => ({ ...past, requirementId: id }));
}

/** FNV-1a, 32 bits: spreads days evenly, and is the same everywhere. */
function seedOf(day: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < day.length; index += 1) {
    hash = Math.imul(hash ^ day.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}
