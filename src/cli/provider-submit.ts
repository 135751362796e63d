/** `greenroom evaluate … --via batch-api`: the answers as requests at the provider. */
import { setImmediate as nextTurn } from "node:timers/promises";
import * as z from "zod";
import { providerRunsError, providerRunsWords } from "../words/provider-runs.ts";
import type { ProviderRunsWords } from "../words/provider-runs/english.ts";
import type { Budget, TokenPrice } from "../batch/budget.ts";
import { createPlanner } from "../batch/provider/plan.ts";
import type { Plan, PlanBudget, Planner } from "../batch/provider/plan.ts";
import type { ProviderEngine, ProviderRun } from "../batch/provider/ports.ts";
import { batchLimits } from "../batch/provider/request-files.ts";
import { submitFiles } from "../batch/provider/run.ts";
import type { RunContext } from "../batch/provider/run.ts";
import { serviceOf, chosenLanguage } from "../config.ts";
import type { Model } from "../grading/ports.ts";
import { drawId } from "../interview/draw-id.ts";
import { runBatch } from "../batch/run.ts";
import type { BatchModel, Dependencies } from "./dependencies.ts";
import type { Store } from "./store.ts";
import { openInput } from "./evaluate-input.ts";
import type { Evaluation } from "./evaluate-input.ts";
import { showLine } from "./evaluate-progress.ts";
import { evaluateWords } from "../words/evaluate.ts";
import { openBudget, openModelJudge, transcribeInput } from "./evaluate-judge.ts";
import { parsePrice } from "./evaluate-options.ts";
import {
  removeUnplanned,
  reportRun,
  runContext,
  withRunLock,
  withThoseNeeded,
} from "./provider-runs.ts";

/** What the batch API takes of the usual price: half. */
export const batchPriceShare = 0.5;

/** What is remembered of the command, to evaluate the same answers again when the replies are in. */
export const rememberedSchema = z.object({
  /** Paths are relative to it. */
  workingDirectory: z.string(),
  /** The command's options in camelCase, with the service and model that they came to. */
  options: z.record(z.string(), z.unknown()),
});
export type Remembered = z.infer<typeof rememberedSchema>;

interface SubmitParts {
  readonly engine: ProviderEngine;
  readonly options: {
    readonly paths: readonly string[];
    readonly queueTokens?: number | undefined;
  };
  /** As they were given. */
  readonly rawOptions: unknown;
  readonly workingDirectory: string;
  readonly budget: PlanBudget | null;
  /**
   * Judges all answers with the models given and looks at no result; the ordinary model tries the first request out.
   * @returns how many answers there are
   */
  readonly judgeAll: (modelFor: (key: string, ordinary: Model) => Model) => Promise<number>;
}

/**
 * Plans a run and submits as much of it as the provider takes at once.
 * @returns the run; null when no request is needed: everything has been judged, or needs no model
 * @throws GreenroomError `usage` for answers on stdin or while another process is at work, and what planning and
 *   submitting throw; what was submitted until then is saved
 */
async function submitToProvider(
  parts: SubmitParts,
  dependencies: Dependencies,
): Promise<ProviderRun | null> {
  const { engine, options } = parts;
  if (options.paths.includes("-")) {
    throw providerRunsError("usage", ({ errors }) => errors.stdin);
  }
  const store = await dependencies.openStore();
  const words = await providerRunsWords(dependencies.terminal.talkFormat.language);
  const context = runContext(engine, store.providerRuns, words, dependencies);
  return await withRunLock(engine, dependencies, async () => {
    await engine.service.requireBatches(dependencies.signal);
    await removeUnplanned(context);
    const begun = beginRun(parts, context, dependencies);
    const plan = await planOrForget(begun, parts, context, words, dependencies);
    if (plan.requests === 0 && plan.waitsFor.length === 0) {
      context.store.deleteRun(begun.id);
      return null;
    }
    const run: ProviderRun = {
      ...begun,
      state: "open",
      answers: plan.answers,
      waitsFor: plan.waitsFor,
    };
    context.store.saveRun(run);
    dependencies.terminal.talk(describePlan(run, plan, words));
    // A run that this one needs may have been killed before all of it was submitted.
    for (const each of withThoseNeeded(run, context.store)) {
      if (each.state === "open") await submitFiles(each, context);
    }
    return run;
  });
}

function beginRun(
  { engine, options, rawOptions, workingDirectory }: SubmitParts,
  { store, now }: RunContext,
  { config, ambient }: Dependencies,
): ProviderRun {
  const { baseUrl, model } = engine.service;
  const { settings } = config;
  const given = z.record(z.string(), z.unknown()).parse(rawOptions);
  const remembered: Remembered = {
    workingDirectory,
    options: {
      ...given,
      // As they are now: neither the configuration nor the environment has to be the same then.
      engine: "openai",
      service: serviceOf(settings),
      ...(settings.baseUrl === null ? {} : { baseUrl: settings.baseUrl }),
      model,
      language: chosenLanguage(config),
      ...(settings.level === null ? {} : { level: settings.level }),
    },
  };
  const known = store.runs().find((run) => run.baseUrl === baseUrl && run.model === model);
  const run: ProviderRun = {
    id: drawId(ambient.random),
    createdAt: now().toISOString(),
    baseUrl,
    model,
    state: "planning",
    arguments: remembered,
    answers: 0,
    waitsFor: [],
    // What an earlier run learnt of the queue.
    queueTokens: options.queueTokens ?? known?.queueTokens ?? null,
  };
  store.saveRun(run);
  return run;
}

async function planOrForget(
  run: ProviderRun,
  { engine, budget, judgeAll }: SubmitParts,
  context: RunContext,
  words: ProviderRunsWords,
  { terminal }: Dependencies,
): Promise<Plan & { readonly answers: number }> {
  const { store, files } = context;
  const planner: Planner = createPlanner({
    run,
    service: engine.service,
    store,
    files,
    limits: { ...batchLimits, tokens: run.queueTokens },
    budget,
  });
  try {
    const answers = await judgeAll((key, ordinary) => planner.modelFor(key, ordinary));
    return { ...(await planner.finish()), answers };
  } catch (error) {
    await planner.abandon();
    await files.remove(run.id);
    store.deleteRun(run.id);
    terminal.talk(words.nothingSubmitted);
    throw error;
  }
}

function half({ inputPerMillion, outputPerMillion }: TokenPrice): TokenPrice {
  return {
    inputPerMillion: inputPerMillion * batchPriceShare,
    outputPerMillion: outputPerMillion * batchPriceShare,
  };
}

function describePlan(run: ProviderRun, plan: Plan, words: ProviderRunsWords): string {
  const others =
    plan.waitsFor.length === 0 ? "" : words.repeated(plan.repeated, plan.waitsFor.join(", "));
  return `${words.planned(run.id, run.answers, plan.requests, plan.files, plan.tokens)}${others}`;
}

/**
 * Hands the answers of an evaluation to the provider and says how to go on; with `--wait` it goes on by itself.
 * @returns false when nothing had to be submitted
 */
export async function submitEvaluation(
  evaluation: Evaluation,
  opened: BatchModel,
  rawOptions: unknown,
): Promise<boolean> {
  const { options, dependencies } = evaluation;
  const { batch, terminal } = dependencies;
  const store = await dependencies.openStore();
  const budget = openBudget(evaluation);
  const submitted = await submitToProvider(
    {
      engine: await batch.openProvider(parsePrice(options.price)),
      options,
      rawOptions,
      workingDirectory: process.cwd(),
      budget:
        budget === null || opened.price === null
          ? null
          : { budget, price: half(opened.price), reasoningTokens: opened.reasoningTokens },
      judgeAll: (modelFor) => judgeForProvider(evaluation, opened, store, { modelFor, budget }),
    },
    dependencies,
  );
  if (submitted === null) return false;
  const { id } = submitted;
  if (options.wait) {
    const how = { wait: true, resubmit: false, leftovers: true, json: options.json };
    await (await import("./commands/evaluate-batches.ts")).collectRun(submitted, how, dependencies);
    return true;
  }
  if (options.json) terminal.json(reportRun(submitted, store.providerRuns));
  const words = await providerRunsWords(terminal.talkFormat.language);
  terminal.talk(words.howToGoOn(id));
  return true;
}

/** So long the loop may keep signals and timers waiting. */
const longestTurnMs = 20;

/** Has every answer judged by models that only take down what they are asked. @returns how many answers there are */
async function judgeForProvider(
  evaluation: Evaluation,
  opened: BatchModel,
  store: Store,
  {
    modelFor,
    budget,
  }: {
    readonly modelFor: (key: string, ordinary: Model) => Model;
    readonly budget: Budget | null;
  },
): Promise<number> {
  const { options, dependencies } = evaluation;
  const { terminal, signal } = dependencies;
  const paid = { threads: null, modelFor, budget };
  const { tally, pace, judge } = await openModelJudge(evaluation, opened, store, paid);
  const input = openInput(evaluation);
  const parts = { budget, tally };
  const { rows, transcribing } = await transcribeInput(evaluation, input, store, parts);
  const { language, symbols } = terminal.talkFormat;
  const words = await providerRunsWords(language);
  const { progress, stopping } = await evaluateWords(language);
  const run = { judge, limit: pace.limit, strict: options.strict, stop: signal, tally };
  let answers = 0;
  const shown = showLine(terminal, () => {
    const recordings = transcribing();
    const read = words.readingSo(answers);
    return recordings === 0
      ? read
      : `${read} ${symbols.separator} ${progress.transcribing(recordings)}`;
  });
  const sayStopping = (): void => terminal.talk(stopping);
  signal.addEventListener("abort", sayStopping);
  let turnedAtMs = performance.now();
  try {
    for await (const { status } of runBatch(rows, run)) {
      answers += status === "invalid" ? 0 : 1;
      if (performance.now() - turnedAtMs <= longestTurnMs) continue;
      await nextTurn();
      turnedAtMs = performance.now();
    }
  } finally {
    signal.removeEventListener("abort", sayStopping);
    shown.stop();
  }
  return answers;
}
