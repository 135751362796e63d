/**
 * From answers to request files: what the ordinary path would ask of the model for each answer is written down, as many
 * files as the provider's limits make of it. Memory does not grow with the number of answers.
 */
import { GreenroomError, isGreenroomError } from "../errors.ts";
import type { Model, ModelOutcome, ModelRequest } from "../grading/ports.ts";
import { evaluateError } from "../words/evaluate-errors.ts";
import type { Budget, TokenPrice } from "./budget.ts";
import { highestCost } from "./budget.ts";
import type {
  BatchService,
  ProviderRun,
  ProviderRunStore,
  RequestFile,
  RequestFiles,
  RequestFileWriter,
} from "./provider-ports.ts";

/** What one batch may hold. */
export interface BatchLimits {
  readonly requests: number;
  readonly bytes: number;
  /** Estimated input tokens; null: not known. */
  readonly tokens: number | null;
}

/** As documented for OpenAI; a megabyte is taken for the smaller one. */
export const batchLimits = { requests: 50_000, bytes: 200_000_000 } as const;

/** Characters per token: low for English, so that the estimate is high. */
const charactersPerToken = 3;

export interface PlanOptions {
  /** Saved as `planning`. */
  readonly run: ProviderRun;
  readonly service: BatchService;
  readonly store: ProviderRunStore;
  readonly files: RequestFiles;
  readonly limits: BatchLimits;
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

export interface Plan {
  readonly requests: number;
  readonly files: number;
  readonly bytes: number;
  readonly tokens: number;
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
  const writer = createFileSplitter(options, 1);
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

/** Request files one after the other: a line goes into the next file when the present one has no room for it. */
export interface FileSplitter {
  /** @param line UTF-8 with its newline */
  add(customId: string, line: Uint8Array): Promise<void>;
  /** True for ids of the file that is being written. */
  has(customId: string): boolean;
  /** Closes and saves the last file. */
  finish(): Promise<void>;
  /** Closes the last file without saving it. */
  abandon(): Promise<void>;
  totals(): Pick<Plan, "requests" | "files" | "bytes" | "tokens">;
}

/** @param firstFile the number of the first file */
export function createFileSplitter(
  options: Pick<PlanOptions, "run" | "store" | "files" | "limits">,
  firstFile: number,
): FileSplitter {
  const { run, store, files, limits } = options;
  const totals = { requests: 0, files: 0, bytes: 0, tokens: 0 };
  let open: RequestFileWriter | null = null;
  let ids = new Set<string>();
  let bytes = 0;
  let tokens = 0;

  async function finish(): Promise<void> {
    if (open === null) return;
    const written = await open.close();
    open = null;
    const file: RequestFile = {
      runId: run.id,
      file: firstFile + totals.files,
      requests: ids.size,
      bytes: written.bytes,
      tokens,
      inputHash: written.hash,
      stage: "planned",
      attempt: 1,
      uploadedFileId: null,
      creatingAt: null,
      batch: null,
      retryAt: null,
      problem: null,
    };
    store.saveFile(file, [...ids]);
    totals.files += 1;
    totals.requests += ids.size;
    totals.bytes += written.bytes;
    totals.tokens += tokens;
    ids = new Set();
    bytes = 0;
    tokens = 0;
  }

  return {
    add: async (customId, line) => {
      const lineTokens = Math.ceil(line.length / charactersPerToken);
      const isFull =
        ids.size + 1 > limits.requests ||
        bytes + line.length > limits.bytes ||
        (limits.tokens !== null && tokens + lineTokens > limits.tokens);
      if (isFull && ids.size > 0) await finish();
      open ??= await files.create(run.id, firstFile + totals.files);
      await open.write(line);
      ids.add(customId);
      bytes += line.length;
      tokens += lineTokens;
    },
    has: (customId) => ids.has(customId),
    finish,
    abandon: async () => {
      await open?.close();
      open = null;
    },
    totals: () => ({ ...totals }),
  };
}
