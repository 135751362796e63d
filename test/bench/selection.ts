/** How long it takes to choose the next question when the last 30 days hold very many. */
import type { PastQuestion } from "../../src/interview/ports.ts";
import { chooseWanted, pickQuestion } from "../../src/interview/selection.ts";
import { bankFiles, readBankFile } from "../support/bank-check.ts";
import { record, requirement, role } from "../support/interview.ts";

const requirements = 20;
const choices = 50;

/**
 * The durations of choosing what to ask for and the bank's question for it: for a job of 20 requirements, with so many
 * past questions, half of them about a requirement and the latest about none, and a card due for each question of the bank.
 */
export function selectionDurations(pastQuestions: number): readonly number[] {
  const bank = bankFiles().flatMap((path) => readBankFile(path).questions);
  const { startedAt } = record();
  const past: readonly PastQuestion[] = Array.from({ length: pastQuestions }, (_, index) => ({
    questionId: bank[index % bank.length]?.id ?? "",
    text: "What was asked?",
    requirementId: index * 2 < pastQuestions ? null : `skill-${index % requirements}`,
    askedAt: new Date(Date.parse(startedAt) - index * 60_000).toISOString(),
    score: 1 + (index % 5),
  }));
  const due = bank.map(({ id, area }) => ({ questionId: id, area }));
  const plan = {
    requirements: Array.from({ length: requirements }, (_, index) => requirement(`skill-${index}`)),
  };
  const interview = record({ plan });
  return Array.from({ length: choices }, () => {
    const start = performance.now();
    const wanted = chooseWanted(interview, role, { past, due });
    if (pickQuestion({ bank, wanted, record: interview, past, due }) === null) {
      throw new Error("no question was chosen");
    }
    return performance.now() - start;
  });
}
