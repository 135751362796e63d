/** The story bank with the real binary, over the bank's own strong answers. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { questionSchema } from "../../src/grading/question.ts";
import { greenroom, jsonLines, temporaryHome } from "../support/greenroom.ts";

const eventSchema = z.looseObject({
  type: z.string(),
  question: questionSchema.loose().optional(),
});
const storiesSchema = z.array(
  z.strictObject({
    id: z.string().regex(/^[a-z2-7]{8}-\d+$/),
    tellings: z.array(z.string()).min(1),
    question: z.object({ id: z.string(), text: z.string() }),
    score: z.number().min(3.5).max(5),
    parts: z.strictObject({
      situation: z.array(z.string()),
      action: z.array(z.string()).min(1),
      result: z.array(z.string()).min(1),
      reflection: z.array(z.string()),
    }),
    criteria: z.array(z.string()),
    competencies: z.array(z.string()),
    told: z.number().int().min(1),
    lastToldAt: z.iso.datetime(),
  }),
);
const suggestionsSchema = z.object({
  job: z.string().nullable(),
  suggestions: z.array(
    z.looseObject({
      id: z.string(),
      story: z.looseObject({ id: z.string() }).nullable(),
      practise: z.string().nullable(),
    }),
  ),
});

describe("stories", () => {
  test(
    "come from good answers, are suggested for a job, hidden and taken back",
    { timeout: 120_000 },
    async () => {
      const { path: home, remove } = temporaryHome();
      onTestFinished(remove);
      const run = (...words: string[]) => greenroom(words, { home });
      const none = await run("stories");
      expect(none).toMatchObject({ code: 0, stdout: "" });
      expect(none.stderr).toContain("score 3.5 or more");

      const file = join(home, "answers.jsonl");
      const interview = (answers: readonly string[]) => {
        writeFileSync(file, answers.map((answer) => `${JSON.stringify({ answer })}\n`).join(""));
        const choice = ["--kind", "behavioural", "--questions", "3", "--seed", "3"];
        return run("interview", ...choice, "--answers", file, "--engine", "offline", "--json");
      };
      const asked = await interview(["a", "b", "c"]);
      const questions = jsonLines(asked.stdout)
        .map((line) => eventSchema.parse(line))
        .flatMap(({ type, question }) =>
          type === "question-asked" && question !== undefined ? [question] : [],
        );
      expect(questions).toHaveLength(3);
      expect(JSON.parse((await run("stories", "--json")).stdout)).toEqual([]);

      const id = jsonLines(asked.stdout)[0];
      const { interviewId } = z.looseObject({ interviewId: z.string() }).parse(id);
      await run("data", "delete", interviewId, "--yes");
      const strong = questions.map(({ examples }) => examples?.strong ?? "");
      await interview(strong);
      const listed = await run("stories", "--json");
      const stories = storiesSchema.parse(JSON.parse(listed.stdout));
      expect(stories.length).toBeGreaterThan(0);
      for (const { parts } of stories) {
        for (const sentence of Object.values(parts).flat()) {
          expect(strong.some((text) => text.includes(sentence))).toBe(true);
        }
      }

      const [story] = stories;
      const shown = await run("stories", "show", story?.id ?? "");
      expect(shown.stdout).toContain("What came of it\n");
      const narrow = await run("stories", "--plain");
      expect(narrow.stdout).toMatch(/^[ -~\n]*$/);

      const job = join(home, "job.md");
      writeFileSync(job, "# Engineer\n\nYou communicate clearly and mentor others.\n");
      const suggested = await run("stories", "suggest", "--job", job, "--json");
      const { suggestions } = suggestionsSchema.parse(JSON.parse(suggested.stdout));
      expect(suggestions.map((each) => each.id)).toContain("mentoring");
      for (const { story: found, practise } of suggestions) {
        expect((found === null) === (practise !== null)).toBe(true);
      }

      await run("stories", "hide", story?.id ?? "");
      const left = storiesSchema.parse(JSON.parse((await run("stories", "--json")).stdout));
      expect(left.map((each) => each.id)).not.toContain(story?.id);
      const hidden: unknown = JSON.parse((await run("stories", "--hidden", "--json")).stdout);
      expect(storiesSchema.parse(hidden).map((each) => each.id)).toEqual([story?.id]);
      await run("stories", "unhide", story?.id ?? "");
      const again = await run("stories", "--json");
      expect(JSON.parse(again.stdout)).toEqual(JSON.parse(listed.stdout));

      const unknown = await run("stories", "show", "zzzz");
      expect(unknown.code).toBe(2);
      expect(unknown.stderr).toContain('No story has an id that begins with "zzzz".');
    },
  );
});
