/** `greenroom drill`: what failed in interviews, asked again in other words until it holds. */
import * as z from "zod";
import { ankiDeck } from "../../practice/anki.ts";
import type { DrillItem } from "../../practice/card.ts";
import { bankWording, drillQuestion, planDrill } from "../../practice/card.ts";
import type { PracticeTask } from "../../practice/practise.ts";
import type { Dependencies } from "../dependencies.ts";
import { areaIn } from "../library-names.ts";
import { openOutputFile } from "../output-file.ts";
import type { PracticeRoom } from "../practice-session.ts";
import { cardsDue, openPractice, runSitting } from "../practice-session.ts";
import { renderCards } from "../views/cards.ts";
import { areaName } from "../../words/areas.ts";
import { practiceWords } from "../../words/practice.ts";

const optionsSchema = z.object({
  minutes: z.number().positive().optional(),
  questions: z.coerce.number().int().positive().optional(),
  area: z.string().optional(),
  answers: z.string().optional(),
  json: z.boolean().default(false),
});

/** Without `--questions`: as many as a sitting can hold; the minutes end it sooner. */
const mostQuestions = 50;
/** Without `--minutes`. */
const usualMinutes = 10;

/** `greenroom drill` */
export async function run(input: unknown, dependencies: Dependencies): Promise<void> {
  const options = optionsSchema.parse(input);
  const { terminal, ambient } = dependencies;
  const room = await openPractice(dependencies, options.json);
  const { practice } = room.store;
  const now = ambient.now();
  const area = options.area === undefined ? null : areaIn(options.area, room.library);
  const due = cardsDue(room, now).filter(({ question }) => area === null || question.area === area);
  const items = planDrill(due, now, options.questions ?? mostQuestions);
  if (items.length === 0) {
    const next = practice.cardCounts(now).nextDueAt;
    if (options.json) {
      terminal.jsonLine({ type: "nothing-due", at: now.toISOString(), nextDueAt: next });
      return;
    }
    const words = practiceWords(terminal.talkFormat.language);
    terminal.talk(
      next === null
        ? words.nothingFailed
        : words.nothingDueYet(area === null ? null : areaName(area, terminal.talkFormat.language)),
    );
    return;
  }
  const tasks = await tasksOf(items, room);
  await runSitting(room, {
    occasion: "drill",
    tasks,
    answers: options.answers,
    json: options.json,
    minutes: options.minutes ?? (options.questions === undefined ? usualMinutes : null),
  });
}

/** What a drill asks of each item, in the engine's words. */
export async function tasksOf(
  items: readonly DrillItem[],
  { engine, dependencies, role }: PracticeRoom,
): Promise<readonly (() => Promise<PracticeTask>)[]> {
  const reword = engine.name === "offline" ? null : await dependencies.openReword(role.persona);
  return items.map((item) => async () => {
    const wording = reword === null ? bankWording(item) : await reword(item, dependencies.signal);
    return {
      original: item.question,
      asked: drillQuestion(item, wording),
      // What a real interview made due was judged by nobody.
      before: new Map(
        item.cards
          .filter(({ lastMark }) => lastMark !== "cannot-tell")
          .map((card) => [card.criterionId, card.lastMark]),
      ),
    };
  });
}

const listSchema = z.object({
  area: z.string().optional(),
  due: z.boolean().default(false),
  json: z.boolean().default(false),
});

/** `greenroom drill list` */
export async function list(input: unknown, dependencies: Dependencies): Promise<void> {
  const { area: given, due, json } = listSchema.parse(input);
  const { terminal, ambient } = dependencies;
  const area = given === undefined ? null : areaIn(given, await dependencies.openLibrary());
  const { practice } = await dependencies.openStore();
  practice.reviewTurns();
  const now = ambient.now();
  const cards = (due ? practice.dueCards(now) : practice.allCards()).filter(
    ({ question }) => area === null || question.area === area,
  );
  if (json) {
    terminal.json(
      cards.map(({ question, criterionId, schedule, lastMark, drilled }) => ({
        questionId: question.id,
        area: question.area,
        criterionId,
        criterion: question.criteria.find(({ id }) => id === criterionId)?.text ?? null,
        lastMark,
        drilled,
        ...schedule,
      })),
    );
    return;
  }
  if (cards.length === 0) {
    const words = practiceWords(terminal.talkFormat.language);
    terminal.talk(due ? words.nothingDue : words.noCards);
    return;
  }
  terminal.result(renderCards(cards, now, terminal.resultFormat));
}

const exportSchema = z.object({ anki: z.string().min(1) });

/** `greenroom drill export --anki FILE` */
export async function exportCards(input: unknown, dependencies: Dependencies): Promise<void> {
  const { anki } = exportSchema.parse(input);
  const { terminal } = dependencies;
  const { practice } = await dependencies.openStore();
  practice.reviewTurns();
  const { lines, notes } = ankiDeck(practice.allCards());
  if (anki === "-") {
    await terminal.resultText(`${lines.join("\n")}\n`);
    return;
  }
  const file = await openOutputFile(anki, dependencies.signal);
  await file.write(`${lines.join("\n")}\n`);
  await file.finish();
  terminal.talk(practiceWords(terminal.talkFormat.language).cardsExported(notes, anki));
}
