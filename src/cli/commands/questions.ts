import * as z from "zod";
import { GreenroomError } from "../../errors.ts";
import type { Language, Question } from "../../grading/question.ts";
import type { Dependencies, Library } from "../dependencies.ts";
import { nearest } from "../nearest.ts";
import { renderQuestion, renderQuestions } from "../views/library.ts";
import { chosenLanguage } from "../../config.ts";

const listSchema = z.object({
  area: z.array(z.string()).optional(),
  json: z.boolean().default(false),
});
const showSchema = z.object({
  id: z.string(),
  answers: z.boolean().default(false),
  json: z.boolean().default(false),
});
const searchSchema = z.object({ words: z.array(z.string()), json: z.boolean().default(false) });

/** `greenroom questions [list]` */
export async function list(input: unknown, dependencies: Dependencies): Promise<void> {
  const { area: areas, json } = listSchema.parse(input);
  const library = await dependencies.openLibrary();
  for (const area of areas ?? []) requireArea(area, library);
  print(library.questions(areas, languageFor(json, dependencies)), json, dependencies);
}

/** `greenroom questions show ID`: in the language that is set, else in English. */
export async function show(
  input: unknown,
  { terminal, config, openLibrary }: Dependencies,
): Promise<void> {
  const { id, answers, json } = showSchema.parse(input);
  const library = await openLibrary();
  const questions = library.questions();
  const question =
    library
      .questions(library.areas, languageFor(json, { config }))
      .find((each) => each.id === id) ?? questions.find((each) => each.id === id);
  if (question === undefined) {
    const meant = nearest(
      id,
      questions.map((each) => each.id),
    );
    throw new GreenroomError(
      "usage",
      `The bank has no question "${id}".`,
      meant === null ? "`greenroom questions` lists them." : `Did you mean ${meant}?`,
    );
  }
  if (json) terminal.json(question);
  else terminal.result(renderQuestion(question, answers, terminal.resultFormat));
}

/** `greenroom questions search WORDS`: questions that contain every word, in any of their texts, case-blind. */
export async function search(input: unknown, dependencies: Dependencies): Promise<void> {
  const { words, json } = searchSchema.parse(input);
  const wanted = words
    .flatMap((word) => word.toLowerCase().split(/\s+/))
    .filter((word) => word !== "");
  const library = await dependencies.openLibrary();
  const questions = library
    .questions(library.areas, languageFor(json, dependencies))
    .filter((question) => {
      const text = searchText(question);
      return wanted.every((word) => text.includes(word));
    });
  print(questions, json, dependencies);
}

/** The machine's locale speaks for a person alone. */
function languageFor(json: boolean, { config }: Pick<Dependencies, "config">): Language {
  return json ? chosenLanguage(config) : config.settings.language;
}

function print(
  questions: readonly Question[],
  json: boolean,
  { terminal, config }: Dependencies,
): void {
  if (json) return terminal.json(questions);
  if (questions.length === 0) {
    return terminal.talk(
      config.settings.language === "en"
        ? "No question matches."
        : "No question matches in this language; `--language en` has the whole bank.",
    );
  }
  terminal.result(renderQuestions(questions, terminal.resultFormat));
}

function searchText(question: Question): string {
  const { id, text, area, kind, difficulty, skills, criteria } = question;
  return [
    id,
    text,
    area,
    kind,
    difficulty,
    ...skills,
    ...criteria.map((criterion) => criterion.text),
  ]
    .join("\n")
    .toLowerCase();
}

function requireArea(area: string, { areas }: Library): void {
  if (areas.includes(area)) return;
  throw new GreenroomError(
    "usage",
    `The bank has no area "${area}".`,
    `The areas are ${areas.join(", ")}.`,
  );
}
