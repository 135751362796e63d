/**
 * Everything that stands in `prompts/`, read when it is asked for. The build parses and checks the YAML files once and
 * writes JSON (compile.ts), since both would take most of the time to a first question; from source that is done here.
 */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import * as z from "zod";
import { attackSetSchema } from "../../grading/calibration/attack-set.ts";
import type { AttackSet } from "../../grading/calibration/attack-set.ts";
import { goldenSchema } from "../../grading/calibration/marked-answer.ts";
import type { Golden } from "../../grading/calibration/marked-answer.ts";
import { questionSchema, rubricSchema } from "../../grading/question.ts";
import type { Kind, Language, Question, Rubric } from "../../grading/question.ts";
import { translateQuestions, translationFileSchema } from "../../grading/translation.ts";
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

/** The questions of one bank file, each with the file's area filled in. */
const bankFileSchema: z.ZodType<readonly Question[]> = z
  .object({ area: z.string(), questions: z.array(z.record(z.string(), z.unknown())) })
  .transform(({ area, questions }) =>
    questions.map((question) => questionSchema.parse({ ...question, area })),
  );
/** Of the build: checked when it was written. */
const questionsSchema = z.custom<readonly Question[]>();
const skillsSchema = z.array(skillSchema);

/** The schema of a data file, which is named without its ending: `rubrics/technical`, `skills`. */
export function schemaOf(name: string): z.ZodType {
  if (name.startsWith("rubrics/")) return rubricSchema;
  if (name.startsWith("roles/")) return roleSchema;
  if (name === "calibration/golden") return goldenSchema;
  if (name === "calibration/attacks") return attackSetSchema;
  return name === "skills" ? skillsSchema : z.unknown();
}

/** The YAML files that hold the bank, without their ending: `javascript`, and in Spanish `es/javascript`. */
export function bankNames(promptsFolder: string): readonly string[] {
  const folder = join(promptsFolder, "questions");
  const translated = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => namesIn(join(folder, name)).map((area) => `${name}/${area}`));
  return [...namesIn(folder), ...translated];
}

/**
 * The questions of one file of the bank, checked; a translation is laid over the English questions of its area.
 * @throws ZodError or Error when the file is wrong
 */
export function parseBankFile(
  name: string,
  readYaml: (name: string) => unknown,
): readonly Question[] {
  const area = basename(name);
  const originals = bankFileSchema.parse(readYaml(area));
  if (name === area) return originals;
  return translateQuestions(originals, translationFileSchema.parse(readYaml(name)));
}

/** Reads the data files. Both throw a ZodError when the YAML is not as its schema says. */
interface DataReader {
  readonly data: <T>(name: string, schema: z.ZodType<T>) => T;
  /** One file of the bank; see bankNames. */
  readonly bank: (name: string) => readonly Question[];
}

/** The bank, the rubrics, the role packs, the skills and the prompts. A file that is wrong is a bug and throws. */
export async function openLibrary(options: LibraryOptions) {
  const { promptsFolder } = options;
  const read = await dataReader(options);
  const areas = namesIn(join(promptsFolder, "questions"));
  const banks = new Set(bankNames(promptsFolder));
  const byFile = new Map<string, readonly Question[]>();
  const prompts = new Map<string, Prompt>();
  const promptSource: PromptSource = (name) => {
    let prompt = prompts.get(name);
    if (prompt === undefined) {
      prompt = options.parsePrompt(name, readFileSync(join(promptsFolder, `${name}.md`), "utf8"));
      prompts.set(name, prompt);
    }
    return prompt;
  };
  const readAll = <T>(name: string, schema: z.ZodType<T>): readonly T[] =>
    namesIn(join(promptsFolder, name)).map((file) => read.data(`${name}/${file}`, schema));
  const rubrics = lazily(() => readAll("rubrics", rubricSchema));
  const roles = lazily(() => readAll("roles", roleSchema));
  const skills = lazily((): readonly Skill[] => read.data("skills", skillsSchema));
  return {
    areas,
    questions: (
      wanted: readonly string[] = areas,
      language: Language = "en",
    ): readonly Question[] =>
      wanted.flatMap((area) => {
        const file = language === "en" ? area : `${language}/${area}`;
        let questions = byFile.get(file);
        if (questions === undefined) {
          questions = banks.has(file) ? read.bank(file) : [];
          byFile.set(file, questions);
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
    own: nothingOwn,
    /** `prompts/templates/<name>.yaml`, or that of the folder of the language, for a person to fill in. */
    template: (name: "question" | "role", language: Language): string =>
      readFileSync(
        join(promptsFolder, "templates", language === "en" ? "" : language, `${name}.yaml`),
        "utf8",
      ),
    golden: (): Golden => read.data("calibration/golden", goldenSchema),
    attacks: (): AttackSet => read.data("calibration/attacks", attackSetSchema),
    /** Parsed but not validated: `prompts/models.yaml`, whose shape the openai adapter knows. */
    modelData: (): unknown => read.data("models", z.unknown()),
    sample: {
      resume: join(promptsFolder, "sample", "resume.pdf"),
      job: join(promptsFolder, "sample", "job.md"),
      answers: join(promptsFolder, "sample", "answers.md"),
    },
  };
}

/** What is bundled is nobody's own; wiring puts that beside it. */
const nothingOwn = {
  questions: [],
  questionIds: new Set<string>(),
  roleIds: new Set<string>(),
  waiting: 0,
};

function lazily<T>(load: () => T): () => T {
  let value: { readonly loaded: T } | null = null;
  return () => (value ??= { loaded: load() }).loaded;
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
    // Parsed and checked by the build with the same schemas.
    const load = (name: string): unknown =>
      JSON.parse(readFileSync(join(compiledFolder, `${name}.json`), "utf8"));
    return {
      data: <T>(name: string, _schema: z.ZodType<T>) => z.custom<T>().parse(load(name)),
      bank: (name) => questionsSchema.parse(load(`questions/${name}`)),
    };
  }
  const { parse } = await import("yaml");
  const readYaml = (name: string): unknown =>
    parse(readFileSync(join(promptsFolder, `${name}.yaml`), "utf8"));
  return {
    data: (name, schema) => schema.parse(readYaml(name)),
    bank: (name) => parseBankFile(name, (file) => readYaml(`questions/${file}`)),
  };
}
