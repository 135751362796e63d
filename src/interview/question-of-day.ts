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

/** So many words are said in two minutes, at 150 a minute: the pace of audio books, which are read at 150 to 160. */
const wordsInTwoMinutes = 300;

/**
 * Whether a question can be answered well in two minutes. A design never can: it is drawn up, asked about and weighed for half
 * an hour. Anything else goes by its strong example, the length of a good answer; without one it is taken to fit.
 */
export function fitsTwoMinutes({ kind, examples }: Pick<Question, "kind" | "examples">): boolean {
  if (kind === "system-design") return false;
  const words = (examples?.strong ?? "").match(/\S+/g)?.length ?? 0;
  return words <= wordsInTwoMinutes;
}

/**
 * The requirement first that weighs, lacks and was left longest, then a question for it that fits the level and how the last
 * ones in its area went, and none of the last 30 days while another remains: as an interview chooses, among the questions
 * that fit two minutes (`fitsTwoMinutes`). Longer ones come only when all of those were asked in the last 30 days, or there
 * are none. The same arguments give the same question.
 * @returns null when the bank is empty
 */
export function questionOfDay(options: DayOptions): Question | null {
  const { plan, role, settings, past, own, now, day } = options;
  const bank = toChooseFrom(options);
  const asked = new Map(options.bank.map((question) => [question.id, question]));
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

/** The questions that fit two minutes while one of them is left that was not asked lately, else all. */
function toChooseFrom({ bank, settings, past }: DayOptions): readonly Question[] {
  const short = bank.filter(
    (question) => settings.kinds.includes(question.kind) && fitsTwoMinutes(question),
  );
  const recent = new Set(past.map(({ questionId }) => questionId));
  return short.some(({ id }) => !recent.has(id)) ? short : bank;
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
