/**
 * A model's replies, recorded once and replayed for nothing: a decorator over the Model port, and a model that only
 * has the recording. The file is JSONL, an entry a line, and can be kept with a project's tests. A request is found
 * again by a hash of what it says; the marks that are drawn for its fences do not count. A request that is made n
 * times has n entries, taken in their order, so that several judges stay several.
 */
import { appendFileSync, readFileSync } from "node:fs";
import * as z from "zod";
import { storeError } from "../../words/store-errors.ts";
import type { Model, ModelOutcome, ModelRequest } from "../../grading/ports.ts";
import { withoutFenceMarks } from "../../grading/untrusted.ts";

const entrySchema = z.object({
  key: z.string(),
  /** For a reader of the file. */
  purpose: z.string(),
  outcome: z.discriminatedUnion("ok", [
    z.object({ ok: z.literal(true), model: z.string(), value: z.unknown() }),
    z.object({
      ok: z.literal(false),
      model: z.string(),
      failure: z.enum(["refused", "invalid-reply"]),
      detail: z.string(),
    }),
  ]),
});
type Entry = z.infer<typeof entrySchema>;

export interface ReplayOptions {
  readonly path: string;
  /** SHA-256 in hexadecimal. */
  readonly hash: (text: string) => string;
}

/**
 * The model, with each reply added to the file. What ended in an error is not recorded.
 * @throws GreenroomError `usage` at the first reply when the file cannot be written
 */
export function recordModel(model: Model, { path, hash }: ReplayOptions): Model {
  return {
    ...model,
    complete: async <T>(request: ModelRequest<T>): Promise<ModelOutcome<T>> => {
      const outcome = await model.complete(request);
      const entry: Entry = {
        key: keyOf(model.name, request, hash),
        purpose: request.purpose,
        outcome,
      };
      try {
        // Replies quote what was answered, so the file is the person's own.
        appendFileSync(path, `${JSON.stringify(entry)}\n`, { mode: 0o600 });
      } catch (error) {
        throw storeError("usage", ({ recordingFails }) => recordingFails(path), { cause: error });
      }
      return outcome;
    },
  };
}

/**
 * A model of this name that answers from the file alone. A request that streams gets its reply in one piece.
 * @throws GreenroomError `usage` when the file cannot be read, and from `complete` for a request that is not in it
 */
export function replayModel(
  model: Pick<Model, "name" | "contextTokens">,
  { path, hash }: ReplayOptions,
): Model {
  const entries = Map.groupBy(readEntries(path), ({ key }) => key);
  const taken = new Map<string, number>();
  return {
    ...model,
    complete: async <T>(request: ModelRequest<T>): Promise<ModelOutcome<T>> => {
      request.signal?.throwIfAborted();
      const key = keyOf(model.name, request, hash);
      const number = taken.get(key) ?? 0;
      taken.set(key, number + 1);
      const entry = entries.get(key)?.[number];
      if (entry === undefined) {
        const asked = `${request.purpose}, ${key.slice(0, 12)}`;
        throw storeError("usage", (words) =>
          number === 0
            ? words.noReply(path, model.name, asked)
            : words.tooFewReplies(path, number, asked),
        );
      }
      const { outcome } = entry;
      if (!outcome.ok) return outcome;
      const value = request.schema.safeParse(outcome.value);
      if (!value.success) {
        throw storeError("usage", ({ otherShape }) => otherShape(path, request.purpose));
      }
      request.onText?.(JSON.stringify(outcome.value));
      return { ok: true, value: value.data, model: outcome.model };
    },
  };
}

/** Everything that is said in a request and could change its reply. */
function keyOf<T>(
  model: string,
  { purpose, messages, temperature, maxOutputTokens }: ModelRequest<T>,
  hash: (text: string) => string,
): string {
  const said = messages.map(({ role, content }) => [role, withoutFenceMarks(content)]);
  return hash(JSON.stringify([model, purpose, said, temperature, maxOutputTokens]));
}

function readEntries(path: string): readonly Entry[] {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    throw storeError("usage", ({ repliesUnread }) => repliesUnread(path), { cause: error });
  }
  return text.split("\n").flatMap((line, index) => {
    if (line.trim() === "") return [];
    try {
      return entrySchema.parse(JSON.parse(line));
    } catch (error) {
      throw storeError("usage", ({ notAReply }) => notAReply(path, index + 1), { cause: error });
    }
  });
}
