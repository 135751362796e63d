/** What is settled before any grader runs: an answer that holds no answer scores 1 by code. */
import type { GradedAnswer } from "./answer.ts";
import type { ScreenFinding } from "./evaluation.ts";
import type { Question } from "./question.ts";
import { tokenize } from "./text/tokens.ts";

/** What makes the answers no answer at all; null when there is something to judge. */
export function screenAnswers(
  answers: readonly GradedAnswer[],
  question: Question,
): ScreenFinding | null {
  const said = answers.map((answer) => answer.text).join("\n");
  const { tokens } = tokenize(said, question.language);
  if (tokens.length === 0) return "empty";
  if (
    /^\W*(?:(?:sorry|hmm?|um+|uh+|well|honestly)\W+)*(?:i (?:do not|don['’]?t) (?:really )?know|idk|no idea|pass|skip)\b[^.]*\.?\s*$/iu.test(
      said,
    ) &&
    tokens.length < 8
  )
    return "no-answer";
  const asked = new Set(
    [question.text, ...answers.map((answer) => answer.probe ?? "")].flatMap((text) =>
      tokenize(text, question.language).tokens.map((token) => token.key),
    ),
  );
  if (tokens.every((token) => token.isFunctionWord || asked.has(token.key))) return "echo";
  return null;
}
