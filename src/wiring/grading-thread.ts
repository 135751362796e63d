/** A thread that grades: the library and the graders, and the main thread in the place of the model. */
import { hash as digest } from "node:crypto";
import { parentPort, workerData } from "node:worker_threads";
import * as z from "zod";
import { openLibrary } from "../adapters/library/library.ts";
import type {
  FromThread,
  SentMeasure,
  ThreadData,
  ToThread,
} from "../adapters/threads/messages.ts";
import { createOfflineGrader } from "../batch/grade.ts";
import type { Measure } from "../batch/grade.ts";
import { GreenroomError } from "../errors.ts";
import { createModelJudge } from "../grading/model-grader.ts";
import type { Ambient, Model, ModelOutcome } from "../grading/ports.ts";
import { parsePrompt } from "../prompts.ts";

const port = parentPort;
if (port === null) throw new Error("this module is run as a thread");

const dataSchema: z.ZodType<ThreadData> = z.object({
  promptsFolder: z.string(),
  compiledFolder: z.string().nullable(),
});
const ambient: Ambient = {
  now: () => new Date(),
  random: () => Math.random(),
  hash: (text) => digest("sha256", text),
};
const library = openLibrary({ ...dataSchema.parse(workerData), parsePrompt });
const grade = createOfflineGrader(ambient.hash);
const measures = new Map<number, Measure>();
/** What the request of a task waits for. */
const waiting = new Map<number, PromiseWithResolvers<ModelOutcome<unknown>>>();

function tell(message: FromThread): void {
  port?.postMessage(message);
}

function measureOf({ number, measure }: SentMeasure): Measure {
  const known = measure ?? measures.get(number);
  if (known === undefined) throw new Error(`measure ${number} was never sent`);
  measures.set(number, known);
  return known;
}

/** A model whose requests the main thread makes. */
function remoteModel(
  task: number,
  { name, contextTokens }: Pick<Model, "name" | "contextTokens">,
): Model {
  return {
    name,
    contextTokens,
    complete: async ({ purpose, messages, temperature, maxOutputTokens, schema }) => {
      const reply = Promise.withResolvers<ModelOutcome<unknown>>();
      waiting.set(task, reply);
      tell({ type: "ask", task, request: { purpose, messages, temperature, maxOutputTokens } });
      const outcome = await reply.promise;
      return outcome.ok ? { ...outcome, value: schema.parse(outcome.value) } : outcome;
    },
  };
}

async function judge(message: Extract<ToThread, { type: "judge" }>): Promise<void> {
  const { task, model, given } = message;
  try {
    const measure = measureOf(message.sent);
    if (measure.by !== "criteria") throw new Error("a model judges by criteria");
    const { question, rubric } = measure;
    const { prompts } = await library;
    const evaluation = await createModelJudge({
      model: remoteModel(task, model),
      prompts,
      rubricFor: () => rubric,
      ambient,
    })({ ...given, question, signal: new AbortController().signal });
    tell({ type: "done", task, evaluation });
  } catch (error) {
    tell({ type: "threw", task, error });
  }
}

function receive(message: ToThread): void {
  switch (message.type) {
    case "grade":
      try {
        const evaluation = grade(measureOf(message.sent), message.answer);
        tell({ type: "done", task: message.task, evaluation });
      } catch (error) {
        tell({ type: "threw", task: message.task, error });
      }
      break;
    case "judge":
      void judge(message);
      break;
    case "replied":
      waiting.get(message.task)?.resolve(message.outcome);
      waiting.delete(message.task);
      break;
    case "refused":
      // What it says is for the main thread, which has the error itself.
      waiting
        .get(message.task)
        ?.reject(
          message.code === null
            ? new Error("the model failed")
            : new GreenroomError(message.code, "", ""),
        );
      waiting.delete(message.task);
      break;
    case "forget":
      measures.delete(message.number);
      break;
  }
}

port.on("message", receive);
