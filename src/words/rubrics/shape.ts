import type { Kind, Level, Rubric } from "../../grading/question.ts";

/** For each kind the names of the dimensions by id, and for each level the anchors of 1 to 5. */
export type RubricWords = Readonly<
  Record<
    Kind,
    {
      readonly dimensions: Readonly<Record<string, string>>;
      readonly anchors: Record<Level, Rubric["anchors"][Level]>;
    }
  >
>;
