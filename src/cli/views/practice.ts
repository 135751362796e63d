/** Practice as a person reads it: one event in, the lines to show out. Pure. */
import type { MarkValue } from "../../grading/evaluation.ts";
import { describeJudgement } from "../../grading/judgement-words.ts";
import type { Level, Rubric } from "../../grading/question.ts";
import type { PracticeEvent } from "../../practice/practise.ts";
import type { Format } from "../format.ts";
import { wrap, wrapHanging } from "../format.ts";
import { sanitize, sanitizeLine } from "../sanitize.ts";
import { renderMark, renderScore, ungradedText } from "./interview-events.ts";
import { localDay } from "./time.ts";

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
      return format.style.faint("Skipped; it stays due.");
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
  const { style, symbols } = format;
  const head =
    event.questions === 1 ? "Question" : `Question ${event.number} of ${event.questions}`;
  const details = [event.question.area, event.question.difficulty].join(` ${symbols.separator} `);
  return [
    "",
    `${style.accent(head)} ${style.faint(sanitizeLine(details))}`,
    style.strong(wrap(sanitize(event.question.text), format)),
  ].join("\n");
}

const markWords: Readonly<Record<MarkValue, string>> = {
  met: "met",
  partly: "partly",
  missed: "missed",
  contradicted: "contradicted",
  "cannot-tell": "not told",
};

function renderEvaluation(
  event: Extract<PracticeEvent, { type: "answer-evaluated" }>,
  context: PracticeContext,
  format: Format,
): string {
  const { evaluation, question } = event;
  if (evaluation.status === "ungraded") {
    return wrap(
      `\nNot graded: ${ungradedText[evaluation.reason]}. The answer is saved, and judged when you practise next.`,
      format,
    );
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
          : [`${markWords[earlier]} before, ${markWords[mark.mark]} now`]),
        ...(card === undefined ? [] : [`comes back ${comesBack(card.dueAt, card.intervalDays)}`]),
      ].join("; ");
      return [
        renderMark(mark, question, format),
        ...(facts === "" ? [] : [format.style.faint(wrap(facts, format, "     "))]),
      ];
    }),
    ...(evaluation.nextStep === null
      ? []
      : [wrapHanging("Next time: ", sanitizeLine(evaluation.nextStep), format)]),
    format.style.faint(wrap(sanitize(describeJudgement(evaluation)), format)),
  ].join("\n");
}

function comesBack(dueAt: string, days: number): string {
  return days === 1 ? "tomorrow" : `in ${days} days (${localDay(new Date(dueAt))})`;
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
  if (answered === 0) return type === "practice-paused" ? "\nPaused." : "";
  const line = `${met} of ${criteria} met in ${answered} ${answered === 1 ? "answer" : "answers"}.`;
  return `\n${format.style.strong(line)}`;
}
