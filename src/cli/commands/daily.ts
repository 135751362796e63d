/** `greenroom daily`: one question a day, two minutes, a grade, the streak. */
import * as z from "zod";
import { withoutSkill } from "../../interview/requirements.ts";
import { matchRole } from "../../interview/role-match.ts";
import { recentSince } from "../../interview/selection.ts";
import { planDrill } from "../../practice/card.ts";
import { questionOfDay } from "../../practice/daily.ts";
import type { PracticeTask } from "../../practice/practise.ts";
import { streakDays } from "../../practice/streak.ts";
import { GreenroomError } from "../../errors.ts";
import type { Dependencies } from "../dependencies.ts";
import type { PracticeRoom } from "../practice-session.ts";
import { openPractice, runSitting } from "../practice-session.ts";
import { localDay, startOfDay } from "../../practice/local-day.ts";
import { tasksOf } from "./drill.ts";
import type { Language, Question } from "../../grading/question.ts";
import { practiceWords } from "../../words/practice.ts";

const optionsSchema = z.object({
  again: z.boolean().default(false),
  answers: z.string().optional(),
  json: z.boolean().default(false),
});

export async function run(input: unknown, dependencies: Dependencies): Promise<void> {
  const options = optionsSchema.parse(input);
  const { terminal, ambient } = dependencies;
  const room = await openPractice(dependencies, options.json);
  const { practice } = room.store;
  const now = ambient.now();
  if (!options.again && practice.answeredDailySince(startOfDay(now))) {
    const streak = streakDays(now, practice.isPractised);
    if (options.json) {
      terminal.jsonLine({ type: "already-done", at: now.toISOString(), streakDays: streak });
    } else {
      terminal.talk(practiceWords(terminal.talkFormat.language).dailyDone(streak));
    }
    return;
  }
  const tasks = (await dueTask(room, now)) ?? [newTask(room, now)];
  if (options.answers === undefined)
    terminal.dialogue(practiceWords(terminal.talkFormat.language).twoMinutes);
  await runSitting(room, {
    occasion: "daily",
    tasks,
    answers: options.answers,
    json: options.json,
    minutes: null,
  });
}

/** What is due comes before anything new. */
async function dueTask(
  room: PracticeRoom,
  now: Date,
): Promise<readonly (() => Promise<PracticeTask>)[] | null> {
  const items = planDrill(room.store.practice.dueCards(now), now, 1);
  return items.length === 0 ? null : await tasksOf(items, room);
}

function newTask(room: PracticeRoom, now: Date): () => Promise<PracticeTask> {
  const { store, library, settings } = room;
  const since = recentSince(now);
  const recent = new Set([
    ...store.questionsAskedSince(since).map(({ questionId }) => questionId),
    ...store.practice.practisedSince(since),
  ]);
  const areas = areasOfDay(room);
  const { terminal } = room.dependencies;
  const words = practiceWords(terminal.talkFormat.language);
  const questionIn = (language: Language): Question | null =>
    questionOfDay(library.questions(Object.keys(areas), language), areas, recent, localDay(now));
  let question = questionIn(settings.language);
  if (question === null && settings.language !== "en") {
    question = questionIn("en");
    if (question !== null) terminal.talk(words.onlyInEnglish);
  }
  if (question === null) {
    throw new GreenroomError("usage", words.noQuestion, words.noQuestionHint);
  }
  const asked = question;
  return async () => ({ original: asked, asked, before: new Map() });
}

/** The role's, and those of the person's own questions that belong to no role: as weighty as the role's first. */
function areasOfDay(room: PracticeRoom): Readonly<Record<string, number>> {
  const { library } = room;
  const { areas } = roleOfDay(room);
  const { questions: own } = library.own;
  if (own.length === 0) return areas;
  const weight = Math.max(...Object.values(areas));
  const apart = withoutSkill(own, library.skills).map(({ area }) => [area, weight] as const);
  return { ...Object.fromEntries(apart), ...areas };
}

/** The role that was chosen, else the one that fits the saved job best. */
function roleOfDay({ role, library, store, dependencies }: PracticeRoom): PracticeRoom["role"] {
  if (dependencies.config.settings.role !== null) return role;
  const documents = store.profileDocuments().filter(({ isDefault }) => isDefault);
  for (const kind of ["job", "resume"] as const) {
    const text = documents.find((document) => document.kind === kind)?.reading.text;
    const found = text === undefined ? null : matchRole(text, library.roles);
    if (found !== null) return found;
  }
  return role;
}
