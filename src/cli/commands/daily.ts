/** `greenroom daily`: one question a day, two minutes, a grade, the streak. */
import * as z from "zod";
import type { Material } from "../../interview/interview.ts";
import { questionOfDay } from "../../interview/question-of-day.ts";
import { planFromWords, withOwnQuestions, withoutSkill } from "../../interview/requirements.ts";
import { matchRole } from "../../interview/role-match.ts";
import { recentSince } from "../../interview/selection.ts";
import { dueOfDay } from "../../practice/due-of-day.ts";
import type { PracticeTask } from "../../practice/practise.ts";
import { streakDays } from "../../practice/streak.ts";
import { GreenroomError } from "../../errors.ts";
import type { Dependencies } from "../dependencies.ts";
import type { PracticeRoom } from "../practice-session.ts";
import { cardsDue, openPractice, runSitting } from "../practice-session.ts";
import { localDay, startOfDay } from "../../practice/local-day.ts";
import { tasksOf } from "./drill.ts";
import type { Language, Question } from "../../grading/question.ts";
import { toMaterial } from "../interview-material.ts";
import { interviewWords } from "../../words/interview.ts";
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
  if (options.answers === undefined && terminal.isInteractive)
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
  const item = dueOfDay(cardsDue(room, now), now);
  return item === null ? null : await tasksOf([item], room);
}

function newTask(room: PracticeRoom, now: Date): () => Promise<PracticeTask> {
  const { store, library, settings } = room;
  const role = roleOfDay(room);
  const { terminal } = room.dependencies;
  const words = practiceWords(terminal.talkFormat.language);
  const past = store.questionsAskedSince(recentSince(now));
  const questionIn = (language: Language): Question | null => {
    const own = library.own.questions.filter((each) => each.language === language);
    const apart = withoutSkill(own, library.skills).map(({ area }) => area);
    const areas = new Set([...Object.keys(role.areas), ...apart]);
    const plan = planFromWords({
      resume: null,
      job: jobOfDay(room),
      skills: library.skills,
      role,
      kinds: settings.kinds,
      language,
    });
    return questionOfDay({
      bank: library.questions([...areas], language),
      plan: withOwnQuestions(plan, own, library.skills, interviewWords(language).ownQuestions),
      role,
      settings: { ...settings, language },
      past,
      own: library.own.questionIds,
      now,
      day: localDay(now),
    });
  };
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

/** The saved job that interviews take, too; null when there is none. */
function jobOfDay({ store, dependencies }: PracticeRoom): Material | null {
  const saved = store.profileDocuments().find(({ kind, isDefault }) => kind === "job" && isDefault);
  return saved === undefined ? null : toMaterial(saved.reading, dependencies);
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
