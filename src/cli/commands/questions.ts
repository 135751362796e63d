import * as z from "zod";
import { libraryError, libraryWords } from "../../words/library.ts";
import type { Language, Question } from "../../grading/question.ts";
import type { Dependencies, Library } from "../dependencies.ts";
import { areaIn } from "../library-names.ts";
import { nearest } from "../../nearest.ts";
import { renderQuestion, renderQuestions } from "../views/library.ts";
import { chosenLanguage } from "../../config.ts";

const listSchema = z.object({
  area: z.array(z.string()).optional(),
  own: z.boolean().default(false),
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
  const { area: given, own, json } = listSchema.parse(input);
  const library = await dependencies.openLibrary();
  const areas = given?.map((area) => areaIn(area, library));
  const questions = library.questions(areas, languageFor(json, dependencies));
  const chosen = own ? ownQuestions(library, areas) : questions;
  await print(chosen, json, library, dependencies);
  const { waiting } = library.own;
  if (waiting > 0 && !json) {
    const words = await libraryWords(dependencies.terminal.talkFormat.language);
    dependencies.terminal.talk(words.waiting(waiting));
  }
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
      .find((each) => each.id === id) ??
    questions.find((each) => each.id === id) ??
    library.own.questions.find((each) => each.id === id);
  if (question === undefined) {
    const meant = nearest(
      id,
      questions.map((each) => each.id),
    );
    throw libraryError("usage", ({ errors }) => errors.noQuestion(id, meant));
  }
  const own = library.own.questionIds.has(id);
  const words = await libraryWords(terminal.resultFormat.language);
  if (json) terminal.json({ ...question, own });
  else terminal.result(renderQuestion(question, { answers, own }, words, terminal.resultFormat));
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
  await print(questions, json, library, dependencies);
}

/** In whatever language they are: who asks for their own means all of them. */
function ownQuestions(library: Library, areas: readonly string[] | undefined): readonly Question[] {
  return library.own.questions.filter(({ area }) => areas?.includes(area) ?? true);
}

/** The machine's locale speaks for a person alone. */
function languageFor(json: boolean, { config }: Pick<Dependencies, "config">): Language {
  return json ? chosenLanguage(config) : config.settings.language;
}

async function print(
  questions: readonly Question[],
  json: boolean,
  { own }: Library,
  { terminal, config }: Dependencies,
): Promise<void> {
  if (json) {
    return terminal.json(
      questions.map((question) => ({ ...question, own: own.questionIds.has(question.id) })),
    );
  }
  const words = await libraryWords(terminal.resultFormat.language);
  if (questions.length === 0) {
    return terminal.talk(
      config.settings.language === "en" ? words.noMatch : words.noMatchInLanguage,
    );
  }
  terminal.result(renderQuestions(questions, own.questionIds, words, terminal.resultFormat));
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
