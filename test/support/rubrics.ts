/** The rubrics that ship with the program, parsed. */
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { Rubric } from "../../src/grading/question.ts";
import { rubricSchema } from "../../src/grading/question.ts";

export const rubrics: readonly Rubric[] = ["technical", "behavioural", "system-design"].map(
  (kind) =>
    rubricSchema.parse(
      parse(readFileSync(new URL(`../../prompts/rubrics/${kind}.yaml`, import.meta.url), "utf8")),
    ),
);
