/** `--dry-run`: what a run would ask and what that would cost, found out on the way of the run itself, asking nobody. */
import { createCriteriaWriter } from "../grading/criteria-writer.ts";
import type { Ambient, Model, ModelRequest } from "../grading/ports.ts";
import type { TokenPrice } from "./budget.ts";
import { createModelRowJudge } from "./judge-by-model.ts";
import type { ModelRowJudgeOptions } from "./judge-by-model.ts";
import type { JudgementStore } from "./ports.ts";
import { derivedCriteria } from "./questions.ts";
import type { ReadRow } from "./row.ts";

export interface BatchPlan {
  readonly answers: number;
  readonly invalid: number;
  /** Answers whose judgement is kept, and such as no model is asked about: empty, or "I don't know". */
  readonly free: number;
  /** What the kept judgements cost when they were made; null when a price was unknown. */
  readonly keptCostUsd: number | null;
  readonly calls: number;
  /** Of the calls: those that write criteria for a question which has none yet. */
  readonly criteriaCalls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Dollars, about; null when the price is unknown. */
  readonly costUsd: number | null;
  /** The same if every reply were as long as it may be. */
  readonly mostCostUsd: number | null;
}

export interface PlanOptions extends Omit<
  ModelRowJudgeOptions,
  "model" | "store" | "onKept" | "onFailure"
> {
  readonly modelName: string;
  readonly store: Pick<JudgementStore, "findJudgement" | "findCriteria">;
  /** The usual price. */
  readonly price: TokenPrice | null;
  /** What judgements cost of it: 1, or less where a batch engine makes them. Criteria are written at once either way. */
  readonly judgementShare: number;
  /** Tokens that are added to the limit of each reply for a model that thinks first. */
  readonly reasoningTokens: number;
}

/** Characters per token of English prose and JSON together, about; see https://platform.openai.com/tokenizer. */
const charactersPerToken = 4;

/** What a reply takes, about: five criteria with quote and reason, or as many written with their phrasings. */
const usualReplyTokens: Readonly<Record<string, number>> = { judge: 450, criteria: 900 };

/** A model that thinks uses about so much of what it may. */
const usualShareOfReasoning = 0.25;

/** Equal answers are asked about once; so many of the last ones are remembered as asked. */
const mostRemembered = 100_000;

/** Reads all rows and says what judging them would take. */
export async function planBatch(
  rows: AsyncIterable<ReadRow>,
  options: PlanOptions,
): Promise<BatchPlan> {
  let answers = 0;
  let invalid = 0;
  let free = 0;
  let keptCostUsd: number | null = 0;
  let calls = 0;
  let criteriaCalls = 0;
  let inputTokens = 0;
  let outputTokens = 0;
  const cost = { usual: 0, most: 0 };
  const asked = new Set<string>();
  const unwritten: (() => Promise<unknown>)[] = [];
  const { inputPerMillion, outputPerMillion } = options.price ?? noPrice;
  const costOf = (input: number, output: number): number =>
    (input * inputPerMillion + output * outputPerMillion) / 1_000_000;
  // The marks that fence data are drawn at random: with the same draw each time, equal requests are equal texts.
  const ambient: Ambient = { ...options.ambient, random: () => 0 };

  const model: Model = {
    name: options.modelName,
    contextTokens: Number.MAX_SAFE_INTEGER,
    complete: async <T>(request: ModelRequest<T>) => {
      const text = JSON.stringify(request.messages);
      const key = ambient.hash(text);
      if (options.judges > 1 || !asked.has(key)) {
        calls += 1;
        criteriaCalls += request.purpose === "criteria" ? 1 : 0;
        const input = Math.ceil(text.length / charactersPerToken);
        const output = Math.round(
          (usualReplyTokens[request.purpose] ?? request.maxOutputTokens) +
            options.reasoningTokens * usualShareOfReasoning,
        );
        inputTokens += input;
        outputTokens += output;
        const share = request.purpose === "criteria" ? 1 : options.judgementShare;
        cost.usual += share * costOf(input, output);
        cost.most += share * costOf(input, request.maxOutputTokens + options.reasoningTokens);
        if (asked.size < mostRemembered) asked.add(key);
      }
      return { ok: false, failure: "refused", detail: "a plan asks nobody", model: "" } as const;
    },
  };
  const write = createCriteriaWriter({ ...options, model, ambient });
  const judge = createModelRowJudge({
    ...options,
    model,
    ambient,
    onKept: () => undefined,
    onFailure: () => undefined,
    store: {
      findJudgement: (key) => options.store.findJudgement(key),
      findCriteria: (key) => options.store.findCriteria(key),
      saveJudgements: async () => undefined,
    },
    // A question without criteria is planned with those that its references give, which are about as long.
    standIn: (bare) => {
      unwritten.push(() => write({ ...bare, signal: new AbortController().signal }));
      return (
        derivedCriteria(bare, options.rubricFor(bare.kind)) ?? [
          { ...placeholder, dimension: options.rubricFor(bare.kind).dimensions[0]?.id ?? "" },
        ]
      );
    },
  });
  for await (const read of rows) {
    const before = calls;
    const begun = read.status === "ok" ? judge(read.row) : null;
    for (const ask of unwritten.splice(0)) await ask();
    if (begun === null || ("output" in begun && begun.output.status === "invalid")) {
      invalid += 1;
      continue;
    }
    answers += 1;
    if ("output" in begun) {
      const { costUsd } = begun.output.usage;
      keptCostUsd = keptCostUsd === null || costUsd === null ? null : keptCostUsd + costUsd;
    } else {
      await begun.task();
    }
    if (calls === before) free += 1;
  }
  return {
    answers,
    invalid,
    free,
    keptCostUsd,
    calls,
    criteriaCalls,
    inputTokens,
    outputTokens,
    costUsd: options.price === null ? null : cost.usual,
    mostCostUsd: options.price === null ? null : cost.most,
  };
}

const noPrice: TokenPrice = { inputPerMillion: 0, outputPerMillion: 0 };

const placeholder = {
  id: "placeholder",
  text: "What any good answer to this question shows.",
  weight: 1,
  concepts: [],
  contradictions: [],
};
