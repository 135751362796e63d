/** Judging by a model: it marks, code checks every quote and computes the score. */
import { isGreenroomError } from "../errors.ts";
import type { GradedAnswer } from "./answer.ts";
import { evaluateOffline, screenedEvaluation } from "./evaluate.ts";
import type { Doubt, Evaluation, Grader, Mark } from "./evaluation.ts";
import { spansToGrader } from "./injection.ts";
import { completeMarks, judgeReplySchema } from "./model-marks.ts";
import type { ModelMark } from "./model-marks.ts";
import { disagreement } from "./panel.ts";
import type { Ambient, Model, ModelMessage, Prompt, PromptSource } from "./ports.ts";
import type { Criterion, Kind, Language, Level, Question, Rubric } from "./question.ts";
import { checkQuoteInAnswers } from "./quotes.ts";
import { buildEvaluation, rubricHash, ungradedEvaluation } from "./score.ts";
import { withUnclearWords } from "./unclear-words.ts";
import { dataMessage, longestAnswerCharacters } from "./untrusted.ts";
import { gradingWords } from "../words/grading.ts";
import type { GradingWords } from "../words/grading/english.ts";
import { languageNames } from "../vocabulary.ts";

export interface ModelJudgeOptions {
  readonly model: Model;
  readonly prompts: PromptSource;
  readonly rubricFor: (kind: Kind) => Rubric;
  readonly ambient: Ambient;
}

export interface ModelJudgeRequest {
  readonly question: Question;
  readonly answers: readonly GradedAnswer[];
  readonly settings: { readonly level: Level; readonly language: Language };
  readonly signal: AbortSignal;
  /** Marks whose quote was checked, as they stream in; provisional until the evaluation is returned. */
  readonly onMark?: ((mark: Mark) => void) | undefined;
}

/**
 * A judge over a model, who judges once; see panel.ts for several judgements. No name, history or earlier score goes into a call: only question, criteria and answer.
 * It never throws for a service that fails or a reply that is no use: the evaluation is then ungraded, with the reason.
 * @throws GreenroomError `stopped` when the signal is aborted
 */
export function createModelJudge(options: ModelJudgeOptions) {
  const { model, ambient } = options;
  return async (request: ModelJudgeRequest): Promise<Evaluation> => {
    const { question, answers } = request;
    const prompt = options.prompts("judge");
    const rubric = options.rubricFor(question.kind);
    const grader: Grader = { engine: "openai", model: model.name, promptHash: prompt.hash };
    const examples = examplesFor(question, rubric, ambient.hash);
    const identity = {
      grader,
      // What this question adds to the prompt, the examples with their scores included.
      rubricHash: ambient.hash(`${rubricHash(question, rubric, ambient.hash)}${examples}`),
    };
    const screened = screenedEvaluation(question, answers, identity);
    if (screened !== null) {
      return screened;
    }
    try {
      const context = { prompt, rubric, examples, options };
      const asking = askForMarks(question.criteria, request, context);
      // Once the request is on its way, while nothing else is to be done: a person waits for what comes after the reply.
      const secondOpinion = nextTask().then(() =>
        evaluateOffline(question, rubric, answers, ambient.hash),
      );
      const first = await asking;
      if (!first.ok) {
        return ungradedEvaluation(first.failure, {
          ...identity,
          grader: { ...grader, model: first.model },
        });
      }
      const marks = new Map(first.marks.map((mark) => [mark.criterionId, mark]));
      const again = question.criteria.filter((criterion) => !isSettled(marks.get(criterion.id)));
      if (again.length > 0) {
        const second = await askForMarks(again, { ...request, onMark: undefined }, context);
        for (const mark of second.ok ? second.marks : []) {
          marks.set(mark.criterionId, mark);
        }
      }
      const settled = question.criteria.map((criterion) =>
        settle(criterion, marks.get(criterion.id), gradingWords(question.language)),
      );
      const heard = withUnclearWords(question, settled, answers);
      const evaluation = buildEvaluation(
        question,
        {
          marks: heard,
          nextStep: heard.every(({ mark }) => mark === "met") ? null : first.nextStep,
          screen: null,
          doubts: doubtsOf(request, heard, heard !== settled),
        },
        { ...identity, grader: { ...grader, model: first.model } },
      );
      return crossChecked(evaluation, await secondOpinion);
    } catch (error) {
      if (isGreenroomError(error, "service")) {
        return ungradedEvaluation("service-down", identity);
      }
      if (isGreenroomError(error, "key")) {
        return ungradedEvaluation("key-refused", identity);
      }
      throw error;
    }
  };
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}

interface AskContext {
  readonly prompt: Prompt;
  readonly rubric: Rubric;
  readonly examples: string;
  readonly options: ModelJudgeOptions;
}

/** A mark whose quote has been looked for; `needsQuote`: it gives credit without one. */
interface CheckedMark extends Mark {
  readonly needsQuote: boolean;
}

type Marks =
  | {
      readonly ok: true;
      readonly marks: readonly CheckedMark[];
      readonly nextStep: string | null;
      readonly model: string;
    }
  | { readonly ok: false; readonly failure: "refused" | "invalid-reply"; readonly model: string };

/** One call for the marks of these criteria; marks for any other criterion are dropped, of two the first counts. */
async function askForMarks(
  criteria: readonly Criterion[],
  request: ModelJudgeRequest,
  context: AskContext,
): Promise<Marks> {
  const { prompt, options } = context;
  const { onMark } = request;
  const wanted = new Set(criteria.map((criterion) => criterion.id));
  const seen = new Set<string>();
  let readTo = 0;
  const outcome = await options.model.complete({
    purpose: prompt.name,
    messages: judgeMessages(criteria, request, context),
    schema: judgeReplySchema,
    temperature: prompt.temperature,
    maxOutputTokens: prompt.maxOutputTokens,
    signal: request.signal,
    onText:
      onMark === undefined
        ? undefined
        : (text) => {
            // A piece is a word or two: only one that closes a mark is worth reading them all again.
            const added = text.slice(readTo);
            readTo = text.length;
            if (!added.includes("}")) return;
            for (const mark of completeMarks(text)) {
              // Every piece brings all marks again, and looking for a quote takes a millisecond.
              if (!wanted.has(mark.criterionId) || seen.has(mark.criterionId)) continue;
              seen.add(mark.criterionId);
              const checked = checkMark(mark, request);
              if (!checked.needsQuote) onMark(withoutCheck(checked));
            }
          },
  });
  if (!outcome.ok) {
    return outcome;
  }
  const marks = new Map<string, CheckedMark>();
  for (const mark of outcome.value.marks) {
    if (wanted.has(mark.criterionId) && !marks.has(mark.criterionId)) {
      marks.set(mark.criterionId, checkMark(mark, request));
    }
  }
  return {
    ok: true,
    marks: [...marks.values()],
    nextStep: outcome.value.nextStep,
    model: outcome.model,
  };
}

function judgeMessages(
  criteria: readonly Criterion[],
  { question, answers, settings }: ModelJudgeRequest,
  { prompt, rubric, examples, options }: AskContext,
): ModelMessage[] {
  const anchors = rubric.anchors[settings.level].map((anchor, index) => `${index + 1}: ${anchor}`);
  return [
    {
      role: "system",
      content: prompt.render({
        language: languageNames[settings.language],
        level: settings.level,
        anchors: anchors.join("\n"),
        kind: question.kind,
        question: question.text,
        dimensions: rubric.dimensions
          .map(({ id, description }) => `- ${id}: ${description}`)
          .join("\n"),
        criteria: criteria
          .map(({ id, text, dimension }) => `- ${id} (${dimension}): ${text}`)
          .join("\n"),
        examples,
      }),
    },
    // What is beyond the limit is not judged, and the confidence is then low.
    dataMessage(
      [{ label: "answer", text: spokenText(answers).slice(0, longestAnswerCharacters) }],
      options.ambient.random,
    ),
  ];
}

function spokenText(answers: readonly GradedAnswer[]): string {
  return answers
    .map(({ probe, text }) => (probe === null ? text : `[asked: ${probe}]\n${text}`))
    .join("\n\n");
}

/**
 * Two answers of known quality to the same question hold a model's scale in place, where the bank has them. Their scores
 * are the offline grader's, which marks by the same criteria and never wavers: the text is the same in every call.
 */
function examplesFor(question: Question, rubric: Rubric, hash: (text: string) => string): string {
  if (question.examples === null) return "";
  const known = scoredExamples.get(question);
  if (known?.rubric === rubric) return known.text;
  const { strong, weak } = question.examples;
  const text = [strong, weak]
    .filter((example) => example !== undefined)
    .map((example) => {
      const answers = [{ probe: null, text: example }];
      const { score } = evaluateOffline(question, rubric, answers, hash);
      return `\nFor scale, an answer to this question whose marks come to ${(score ?? 1).toFixed(1)} of 5:\n${example}\n`;
    })
    .join("");
  scoredExamples.set(question, { rubric, text });
  return text;
}

const scoredExamples = new WeakMap<Question, { readonly rubric: Rubric; readonly text: string }>();

/** The mark with its quote as it stands in the answer. Only met and partly need one. */
function checkMark(mark: ModelMark, { question, answers }: ModelJudgeRequest): CheckedMark {
  const quote =
    mark.evidence === null ? null : checkQuoteInAnswers(mark.evidence, answers, question);
  const givesCredit = mark.mark === "met" || mark.mark === "partly";
  return {
    criterionId: mark.criterionId,
    mark: mark.mark,
    quote,
    reason: mark.reason,
    needsQuote: givesCredit && quote === null,
  };
}

function isSettled(mark: CheckedMark | undefined): boolean {
  return mark !== undefined && !mark.needsQuote;
}

/** After the second try: no quote means missed, and no mark at all means that nobody can tell. */
function settle(criterion: Criterion, mark: CheckedMark | undefined, words: GradingWords): Mark {
  if (mark === undefined) {
    return {
      criterionId: criterion.id,
      mark: "cannot-tell",
      quote: null,
      reason: words.noMark,
    };
  }
  return mark.needsQuote
    ? { ...withoutCheck(mark), mark: "missed", reason: words.noWords }
    : withoutCheck(mark);
}

function withoutCheck({ criterionId, mark, quote, reason }: CheckedMark): Mark {
  return { criterionId, mark, quote, reason };
}

function doubtsOf(
  { answers }: ModelJudgeRequest,
  marks: readonly Mark[],
  hasUnclearWords: boolean,
): Doubt[] {
  const unsure = marks.filter(({ mark }) => mark === "cannot-tell").length;
  const doubts: Doubt[] = [];
  if (unsure * 2 > marks.length) doubts.push("mostly-cannot-tell");
  if (hasUnclearWords) doubts.push("unclear-words");
  if (spokenText(answers).length > longestAnswerCharacters) doubts.push("too-long");
  if (answers.some(({ text }) => spansToGrader(text).length > 0))
    doubts.push("addressed-to-grader");
  return doubts;
}

/** The offline grader as a second opinion: it never changes a score, only how sure one may be of it. */
function crossChecked(evaluation: Evaluation, second: Evaluation): Evaluation {
  return evaluation.status === "evaluated" &&
    second.status === "evaluated" &&
    Math.abs(evaluation.score - second.score) > disagreement
    ? {
        ...evaluation,
        confidence: "low",
        doubts: [...evaluation.doubts, "graders-disagree"],
      }
    : evaluation;
}
