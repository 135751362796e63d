/** The real bank, rubrics, prompts and marked answers, read from `prompts/`. */
import { join } from "node:path";
import { openLibrary } from "../../src/adapters/library/library.ts";
import type { Question } from "../../src/grading/question.ts";
import { parsePrompt } from "../../src/prompts.ts";

export const library = await openLibrary({
  promptsFolder: join(import.meta.dirname, "..", "..", "prompts"),
  compiledFolder: null,
  parsePrompt,
});

const byId = new Map(library.questions().map((question) => [question.id, question]));

export const bankQuestion = (id: string): Question | null => byId.get(id) ?? null;
