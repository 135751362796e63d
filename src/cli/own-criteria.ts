/** Criteria for a person's own questions, written by the model where they ask for it. */
import { translatedError } from "../words/errors.ts";
import { readOwnQuestion, toRecord } from "../bank/own-question.ts";
import type { OwnQuestion } from "../bank/own-question.ts";
import { isGreenroomError } from "../errors.ts";
import type { Dependencies } from "./dependencies.ts";
import { disclose } from "./engine-choice.ts";
import { ownQuestionsWords } from "../words/own-questions.ts";
import type { OwnQuestionsWords } from "../words/own-questions/english.ts";

export interface WithCriteria {
  readonly own: OwnQuestion;
  /** Who wrote its criteria; null: nobody new. */
  readonly writtenBy: string | null;
}

/** True where `--engine openai` stands on the command line: a setting alone sends nothing for an import. */
export function wantsModel({ config }: Pick<Dependencies, "config">): boolean {
  return config.resolved.some(
    ({ key, value, source }) => key === "engine" && value === "openai" && source === "flag",
  );
}

/**
 * The questions in their order, with criteria by the model for those that bring none of their own. Where it fails, those
 * from the reference stand, and that is told once.
 * @throws GreenroomError `key` when the service needs a key and there is none, `usage` when the person does not want it
 */
export async function writeCriteria(
  questions: readonly OwnQuestion[],
  dependencies: Dependencies,
): Promise<readonly WithCriteria[]> {
  const bare = questions.filter(({ criteriaFrom }) => criteriaFrom !== "written");
  if (bare.length === 0) return questions.map((own) => ({ own, writtenBy: null }));
  const { terminal, ambient, signal } = dependencies;
  const write = await dependencies.own.openCriteriaWriter();
  const { language } = terminal.talkFormat;
  const { criteria: words } = await ownQuestionsWords(language);
  const sent = { key: "disclosed questions", ...words.sent };
  if (!(await disclose(dependencies, await dependencies.openStore(), sent))) {
    throw translatedError("usage", ({ noConsentCriteria }) => noConsentCriteria);
  }
  const spinner = terminal.spinner(words.writing);
  const result: WithCriteria[] = [];
  let failure: string | null = null;
  try {
    for (const own of questions) {
      const { written } = own;
      if (own.criteriaFrom === "written" || failure !== null) {
        result.push({ own, writtenBy: null });
        continue;
      }
      spinner.update(words.writingOf(result.length + 1, questions.length));
      try {
        const outcome = await write({ ...written, references: written.reference, signal });
        if (!outcome.ok) failure = words.noneUsable(outcome.model);
        const read = outcome.ok
          ? readOwnQuestion(
              { ...toRecord(own), criteria: outcome.criteria },
              { area: own.area, hash: ambient.hash },
            )
          : null;
        result.push(
          read?.status === "ok"
            ? { own: read.own, writtenBy: outcome.model }
            : { own, writtenBy: null },
        );
        // One reply that cannot be used says nothing about the next question.
        if (!outcome.ok && questions.length > 1) failure = null;
      } catch (error) {
        if (!isGreenroomError(error, "service")) throw error;
        failure = (await error.in(language)).message;
        result.push({ own, writtenBy: null });
      }
    }
  } finally {
    spinner.stop();
  }
  if (failure !== null) terminal.talk(words.noMore(failure));
  return result;
}

/** Where its criteria came from, as a sentence for the person. */
export function criteriaSentence(
  { own, writtenBy }: WithCriteria,
  { criteria: words }: OwnQuestionsWords,
): string {
  const criteria = words.count(own.question?.criteria.length ?? 0);
  if (writtenBy !== null) return words.byModel(criteria, writtenBy);
  if (own.criteriaFrom === "written") return words.written(criteria);
  if (own.criteriaFrom === "reference") return words.fromReference(criteria);
  return words.waits;
}
