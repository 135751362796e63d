/**
 * From answers to request files: what the ordinary path would ask of the model for each answer is written down.
 * Memory does not grow with the number of answers.
 */
import { GreenroomError, isGreenroomError } from "../../errors.ts";
import type { Model, ModelOutcome, ModelRequest } from "../../grading/ports.ts";
import { evaluateError } from "../../words/evaluate-errors.ts";
import type { Budget, TokenPrice } from "../budget.ts";
import { highestCost } from "../budget.ts";
import type { BatchService, ProviderRun } from "./ports.ts";
import { createFileSplitter } from "./request-files.ts";
import type { RequestFilesContext, WrittenTotals } from "./request-files.ts";

export interface PlanOptions extends RequestFilesContext {
  /** Saved as `planning`. */
  readonly run: ProviderRun;
  readonly service: BatchService;
  /** What all requests are paid from at their highest possible price; null: no limit. */
  readonly budget: PlanBudget | null;
}

export interface PlanBudget {
  /** Shared with whatever else the run pays for, such as recordings. */
  readonly budget: Budget;
  /** Of a token through the batch API. */
  readonly price: TokenPrice;
  /** Tokens that are added to the limit of each reply for a model that thinks first. */
  readonly reasoningTokens: number;
}

export interface Plan extends WrittenTotals {
  /** Judgements whose request is in this run already, or in another. */
  readonly repeated: number;
  /** The other runs whose replies this one needs. */
  readonly waitsFor: readonly string[];
}

export interface Planner {
  /**
   * A model that takes down the first thing it is asked as a request with this custom id, and has no reply. Give it to
   * whatever judges an answer: what that comes to is not to be looked at, only that it did not throw.
   * @param customId names the judgement: the same for the same question, criteria, answer, model and prompt, no other
   * @param ordinary the model of the ordinary path. It is asked the first request, whose reply is not used: a key, a
   *   model name or a parameter that the server does not take is then known before anything is uploaded, and not a day
   *   later
   * @throws GreenroomError what the first request failed with, or `below-minimum` when the budget does not allow more
   */
  modelFor(customId: string, ordinary: Model): Model;
  requests(): number;
  /**
   * Saves the last file.
   * @throws GreenroomError as `modelFor` would
   */
  finish(): Promise<Plan>;
  /** Lets go of the file that is being written; nothing of the plan is to be used. */
  abandon(): Promise<void>;
}

/** Writes the requests of a run into its files, and saves each file with its custom ids when it is complete. */
export function createPlanner(options: PlanOptions): Planner {
  const { run, service, store, budget } = options;
  const writer = createFileSplitter(run, 1, options);
  const encoder = new TextEncoder();
  const waitsFor = new Set<string>();
  let requests = 0;
  let repeated = 0;
  let failure: GreenroomError | null = null;
  // One request after the other, however many answers are looked at together.
  let last: Promise<unknown> = Promise.resolve();

  async function takeDown<T>(
    customId: string,
    request: ModelRequest<T>,
    ordinary: Model,
  ): Promise<void> {
    if (failure !== null) throw failure;
    const sent = store.findRequest(customId);
    if (sent !== null || writer.has(customId)) {
      repeated += 1;
      if (sent !== null && sent.runId !== run.id) waitsFor.add(sent.runId);
      return;
    }
    // Before its line is made, so that what the server turns out not to take is left out of it.
    if (requests === 0) await ordinary.complete(request);
    const line = encoder.encode(`${service.requestLine(customId, request)}\n`);
    if (budget !== null) {
      const maxOutputTokens = request.maxOutputTokens + budget.reasoningTokens;
      await pay(budget.budget, highestCost({ bytes: line.length, maxOutputTokens }, budget.price));
    }
    requests += 1;
    await writer.add(customId, line);
  }

  async function inTurn(takeTurn: () => Promise<void>): Promise<void> {
    const turn = last.then(takeTurn);
    last = turn.catch(() => undefined);
    try {
      await turn;
    } catch (error) {
      if (error instanceof GreenroomError) failure = error;
      throw error;
    }
  }

  return {
    modelFor: (customId, ordinary) => {
      if (failure !== null) throw failure;
      let isTaken = false;
      return {
        name: service.model,
        contextTokens: Infinity,
        complete: async <T>(request: ModelRequest<T>): Promise<ModelOutcome<T>> => {
          if (!isTaken) await inTurn(() => takeDown(customId, request, ordinary));
          isTaken = true;
          const detail = "taken down for a batch";
          return { ok: false, failure: "invalid-reply", detail, model: service.model };
        },
      };
    },
    requests: () => requests,
    finish: async () => {
      await last;
      if (failure !== null) throw failure;
      await writer.finish();
      return { ...writer.totals(), repeated, waitsFor: [...waitsFor] };
    },
    abandon: async () => {
      await last;
      await writer.abandon();
    },
  };
}

/** What a batch will cost is known when it is done; until then it counts as spent. */
async function pay(budget: Budget, cost: number): Promise<void> {
  try {
    budget.settle(await budget.setAside(cost, 0), cost);
  } catch (error) {
    if (!isGreenroomError(error, "below-minimum")) throw error;
    throw evaluateError("below-minimum", (words) => words.planOverBudget, { cause: error });
  }
}
