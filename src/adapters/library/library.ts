/**
 * Everything that stands in `prompts/`, read when it is asked for. The build turns the YAML files into JSON once
 * (compile.ts), since parsing YAML would take most of the time to a first question; from source the YAML is read itself.
 */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import * as z from "zod";
import { questionSchema, rubricSchema } from "../../grading/question.ts";
import type { Kind, Question, Rubric } from "../../grading/question.ts";
import type { Prompt, PromptSource } from "../../grading/ports.ts";
import { roleSchema, skillSchema } from "../../interview/role.ts";
import type { Role, Skill } from "../../interview/role.ts";

export interface LibraryOptions {
  /** The `prompts` folder. */
  readonly promptsFolder: string;
  /** Where compile.ts wrote its JSON; null reads the YAML. */
  readonly compiledFolder: string | null;
  readonly parsePrompt: (name: string, text: string) => Prompt;
}

const bankFileSchema = z.object({
  area: z.string(),
  questions: z.array(z.record(z.string(), z.unknown())),
});

/** Reads one data file, named without its ending: `questions/javascript`, `skills`. */
export type DataReader = (name: string) => unknown;

/** The bank, the rubrics, the role packs, the skills and the prompts. A file that is wrong is a bug and throws. */
export async function openLibrary(options: LibraryOptions) {
  const { promptsFolder } = options;
  const read = await dataReader(options);
  const areas = namesIn(join(promptsFolder, "questions"));
  const byArea = new Map<string, readonly Question[]>();
  const prompts = new Map<string, Prompt>();
  const promptSource: PromptSource = (name) => {
    let prompt = prompts.get(name);
    if (prompt === undefined) {
      prompt = options.parsePrompt(name, readFileSync(join(promptsFolder, `${name}.md`), "utf8"));
      prompts.set(name, prompt);
    }
    return prompt;
  };
  const rubrics = lazily(() => readRubrics(read, promptsFolder));
  const roles = lazily(() => readRoles(read, promptsFolder));
  const skills = lazily((): readonly Skill[] => z.array(skillSchema).parse(read("skills")));
  return {
    areas,
    questions: (wanted: readonly string[] = areas): readonly Question[] =>
      wanted.flatMap((area) => {
        let questions = byArea.get(area);
        if (questions === undefined) {
          questions = areas.includes(area) ? parseBankFile(read(`questions/${area}`)) : [];
          byArea.set(area, questions);
        }
        return questions;
      }),
    get rubrics(): readonly Rubric[] {
      return rubrics();
    },
    rubricFor: (kind: Kind): Rubric => {
      const rubric = rubrics().find((each) => each.kind === kind);
      if (rubric === undefined) {
        throw new Error(`prompts/rubrics holds none for ${kind}`);
      }
      return rubric;
    },
    get roles(): readonly Role[] {
      return roles();
    },
    get skills(): readonly Skill[] {
      return skills();
    },
    prompts: promptSource,
    /** Parsed but not validated: `prompts/models.yaml`, whose shape the openai adapter knows. */
    modelData: (): unknown => read("models"),
    sample: {
      resume: join(promptsFolder, "sample", "resume.pdf"),
      job: join(promptsFolder, "sample", "job.md"),
      answers: join(promptsFolder, "sample", "answers.md"),
    },
  };
}

function lazily<T>(load: () => T): () => T {
  let value: { readonly loaded: T } | null = null;
  return () => (value ??= { loaded: load() }).loaded;
}

/** The questions of one bank file, each with the file's area filled in. @throws ZodError */
function parseBankFile(file: unknown): readonly Question[] {
  const { area, questions } = bankFileSchema.parse(file);
  return questions.map((question) => questionSchema.parse({ ...question, area }));
}

/** @throws ZodError */
function readRubrics(read: DataReader, promptsFolder: string): readonly Rubric[] {
  return namesIn(join(promptsFolder, "rubrics")).map((name) =>
    rubricSchema.parse(read(`rubrics/${name}`)),
  );
}

/** @throws ZodError */
function readRoles(read: DataReader, promptsFolder: string): readonly Role[] {
  return namesIn(join(promptsFolder, "roles")).map((name) =>
    roleSchema.parse(read(`roles/${name}`)),
  );
}

/** The YAML files of a folder, without their ending, in order of the alphabet. */
export function namesIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => basename(name, ".yaml"))
    .toSorted();
}

async function dataReader({ promptsFolder, compiledFolder }: LibraryOptions): Promise<DataReader> {
  if (compiledFolder !== null && existsSync(compiledFolder)) {
    return (name) => {
      const data: unknown = JSON.parse(readFileSync(join(compiledFolder, `${name}.json`), "utf8"));
      return data;
    };
  }
  const { parse } = await import("yaml");
  return (name) => {
    const data: unknown = parse(readFileSync(join(promptsFolder, `${name}.yaml`), "utf8"));
    return data;
  };
}
