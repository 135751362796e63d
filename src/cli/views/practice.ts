/** Practice as a person reads it: one event in, the lines to show out. Pure. */
import { describeJudgement } from "../../grading/judgement-words.ts";
import type { Level, Rubric } from "../../grading/question.ts";
import type { PracticeEvent } from "../../practice/practise.ts";
import type { Format } from "../format.ts";
import { wrap, wrapHanging } from "../format.ts";
import { sanitize, sanitizeLine } from "../sanitize.ts";
import { renderMark, renderScore } from "./interview-events.ts";
import { localDay } from "../../practice/local-day.ts";
import { areaName } from "../../words/areas.ts";
import { gradingWords } from "../../words/grading.ts";
import { interviewWords } from "../../words/interview.ts";
import { practiceWords } from "../../words/practice.ts";
import type { PracticeWords } from "../../words/practice/english.ts";

export interface PracticeContext {
  readonly rubrics: readonly Rubric[];
  readonly level: Level;
}

/** What to show of an event; null for one that a person need not see. */
export function renderPracticeEvent(
  event: PracticeEvent,
  context: PracticeContext,
  format: Format,
): string | null {
  switch (event.type) {
    case "practice-started":
    case "answer-received":
      return null;
    case "question-asked":
      return renderQuestion(event, format);
    case "question-skipped":
      return format.style.faint(practiceWords(format.language).skipped);
    case "answer-evaluated":
      return renderEvaluation(event, context, format);
    case "practice-completed":
    case "practice-paused":
      return renderEnd(event, format);
  }
}

function renderQuestion(
  event: Extract<PracticeEvent, { type: "question-asked" }>,
  format: Format,
): string {
  const { style, symbols, language } = format;
  const { questionOf, difficulties } = interviewWords(language);
  const head =
    event.questions === 1
      ? practiceWords(language).question
      : questionOf(event.number, event.questions);
  const details = [
    areaName(event.question.area, language),
    difficulties[event.question.difficulty],
  ].join(` ${symbols.separator} `);
  return [
    "",
    wrap(`${style.accent(head)} ${style.faint(sanitizeLine(details))}`, format),
    style.strong(wrap(sanitize(event.question.text), format)),
  ].join("\n");
}

function renderEvaluation(
  event: Extract<PracticeEvent, { type: "answer-evaluated" }>,
  context: PracticeContext,
  format: Format,
): string {
  const { evaluation, question } = event;
  const { language } = format;
  const words = practiceWords(language);
  if (evaluation.status === "ungraded") {
    return wrap(`\n${words.notGraded(gradingWords(language).ungraded[evaluation.reason])}`, format);
  }
  const before = new Map(event.before.map(({ criterionId, mark }) => [criterionId, mark]));
  const cards = new Map(event.cards.map((card) => [card.criterionId, card]));
  const view = { ...context, shown: new Set<string>(), headings: false };
  return [
    "",
    // A drill's few criteria are told one by one; a score of two of them would only look exact.
    ...(before.size === 0 ? [renderScore(evaluation, question, view, format)] : []),
    ...evaluation.marks.flatMap((mark) => {
      const earlier = before.get(mark.criterionId);
      const card = cards.get(mark.criterionId);
      const facts = [
        ...(earlier === undefined
          ? []
          : [words.beforeAndNow(words.marks[earlier], words.marks[mark.mark])]),
        ...(card === undefined ? [] : [comesBack(card.dueAt, card.intervalDays, words)]),
      ].join("; ");
      return [
        renderMark(mark, question, format),
        ...(facts === "" ? [] : [format.style.faint(wrap(facts, format, "     "))]),
      ];
    }),
    ...(evaluation.nextStep === null
      ? []
      : [
          wrapHanging(interviewWords(language).nextTime, sanitizeLine(evaluation.nextStep), format),
        ]),
    format.style.faint(wrap(sanitize(describeJudgement(evaluation, language)), format)),
  ].join("\n");
}

function comesBack(dueAt: string, days: number, words: PracticeWords): string {
  return days === 1 ? words.comesBackTomorrow : words.comesBack(days, localDay(new Date(dueAt)));
}

function renderEnd(
  {
    type,
    answered,
    criteria,
    met,
  }: Extract<PracticeEvent, { type: "practice-completed" | "practice-paused" }>,
  format: Format,
): string {
  const words = practiceWords(format.language);
  if (answered === 0) return type === "practice-paused" ? `\n${words.paused}` : "";
  const line = words.metIn(met, criteria, answered);
  return `\n${format.style.strong(wrap(line, format))}`;
}
