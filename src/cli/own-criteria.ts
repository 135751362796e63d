/** Criteria for a person's own questions, written by the model where they ask for it. */
import { translatedError } from "../words/errors.ts";
import { readOwnQuestion, toRecord } from "../bank/own-question.ts";
import type { OwnQuestion } from "../bank/own-question.ts";
import { isGreenroomError } from "../errors.ts";
import type { Dependencies } from "./dependencies.ts";
import { disclose } from "./engine-choice.ts";

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
  const sent = {
    key: "disclosed questions",
    what: "your own questions with their references",
    more: "Without --engine openai nothing is sent, and criteria come from the references.",
    instead: "no --engine",
  };
  if (!(await disclose(dependencies, await dependencies.openStore(), sent))) {
    throw translatedError("usage", (words) => words.noConsentCriteria);
  }
  const spinner = terminal.spinner("Writing criteria");
  const result: WithCriteria[] = [];
  let failure: string | null = null;
  try {
    for (const own of questions) {
      const { written } = own;
      if (own.criteriaFrom === "written" || failure !== null) {
        result.push({ own, writtenBy: null });
        continue;
      }
      spinner.update(`Writing criteria, ${result.length + 1} of ${questions.length}`);
      try {
        const outcome = await write({ ...written, references: written.reference, signal });
        if (!outcome.ok) failure = `${outcome.model} wrote none that can be used`;
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
        failure = error.message;
        result.push({ own, writtenBy: null });
      }
    }
  } finally {
    spinner.stop();
  }
  if (failure !== null) {
    terminal.talk(`The model wrote no more criteria (${failure}); the references serve.`);
  }
  return result;
}

/** Where its criteria came from, as a sentence for the person. */
export function criteriaSentence({ own, writtenBy }: WithCriteria): string {
  const count = own.question?.criteria.length ?? 0;
  const criteria = count === 1 ? "1 criterion" : `${count} criteria`;
  if (writtenBy !== null) return `${criteria}, written by ${writtenBy}.`;
  if (own.criteriaFrom === "written") return `${criteria}, as you wrote them.`;
  if (own.criteriaFrom === "reference") return `${criteria}, taken from the reference.`;
  return "It waits: without a reference or criteria nothing could judge an answer, so it is not asked.";
}
