/** Prompt files: `prompts/<name>.md`, a front matter of numbers and a body with `{{variables}}`. */
import { createHash } from "node:crypto";
import * as z from "zod";
import type { Prompt } from "./grading/ports.ts";

const frontMatterSchema = z.strictObject({
  version: z.coerce.number().int().positive(),
  /** Absent for a request that wants the model's own default. */
  temperature: z.coerce.number().min(0).max(2).optional(),
  "max-output-tokens": z.coerce.number().int().positive(),
});

/**
 * Parses one prompt file.
 * @throws Error when the front matter is missing or wrong: the file is part of the program
 */
export function parsePrompt(name: string, text: string): Prompt {
  const match = /^---\n([^]*?)\n---\n+([^]*)$/.exec(text.replaceAll("\r\n", "\n"));
  const [, front = "", body = ""] = match ?? [];
  const fields = Object.fromEntries(
    front.split("\n").map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
    }),
  );
  const parsed = frontMatterSchema.safeParse(fields);
  if (!parsed.success) {
    throw new Error(`prompts/${name}.md: ${z.prettifyError(parsed.error)}`);
  }
  const variables = new Set(Array.from(body.matchAll(variablePattern), ([, key = ""]) => key));
  return {
    name,
    version: parsed.data.version,
    hash: createHash("sha256").update(text).digest("hex").slice(0, 12),
    temperature: parsed.data.temperature ?? null,
    maxOutputTokens: parsed.data["max-output-tokens"],
    render: (values) => {
      const given = new Set(Object.keys(values));
      const wrong = [...variables.symmetricDifference(given)];
      if (wrong.length > 0) {
        throw new Error(`prompts/${name}.md: missing or superfluous: ${wrong.join(", ")}`);
      }
      // One pass, so that a value which holds {{braces}} of its own is not filled in again.
      return body.replaceAll(variablePattern, (_, key: string) => values[key] ?? "").trim();
    },
  };
}

const variablePattern = /\{\{([a-z-]+)\}\}/g;
