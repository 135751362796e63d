/** A role as a person writes it: the format of `prompts/roles/`, where all but the name and the areas may be left out. */
import * as z from "zod";
import { kindSchema } from "../grading/question.ts";
import { roleSchema } from "../interview/role.ts";
import type { Role } from "../interview/role.ts";
import { nearest } from "../nearest.ts";
import { errorAt } from "./bank-file.ts";
import { slug } from "./names.ts";
import { problemsOf } from "./problems.ts";
import type { Finding, ParseSource } from "./source.ts";
import { english } from "../words/findings/english.ts";
import { english as libraryWords } from "../words/library/english.ts";
import type { FindingsWords } from "../words/findings/english.ts";

const sentence = z.string().trim().min(1);

const ownRoleSchema = z.strictObject({
  ...roleSchema.shape,
  id: roleSchema.shape.id.optional(),
  name: sentence,
  titles: z.array(sentence).default([]),
  areas: roleSchema.shape.areas.refine(
    (areas) => Object.keys(areas).length > 0,
    "it needs one area at least",
  ),
  // A kind that is left out is not asked.
  kinds: z
    .partialRecord(kindSchema, z.number().nonnegative())
    .transform((kinds) => ({ technical: 0, "system-design": 0, behavioural: 0, ...kinds }))
    .refine((kinds) => Object.values(kinds).some((share) => share > 0), "it needs one kind above 0")
    .default({ technical: 3, "system-design": 1, behavioural: 1 }),
  persona: sentence.optional(),
});

export interface OwnRoleFile {
  readonly file: string;
  /** Null when the file cannot be used. */
  readonly role: Role | null;
  readonly findings: readonly Finding[];
}

export interface OwnRoleOptions {
  readonly parse: ParseSource;
  /** Those that there are; null: areas are not looked at. */
  readonly areas: readonly string[] | null;
  /** What findings are said in; English without it. */
  readonly words?: FindingsWords | undefined;
}

/**
 * Reads one role. Never throws.
 * @param areas those that there are, to name the one that was meant; null: any is taken
 */
export function readOwnRole(
  file: string,
  text: string,
  { parse, areas, words = english }: OwnRoleOptions,
): OwnRoleFile {
  const source = parse(text);
  if (source.problems.length > 0) {
    const findings = source.problems.map(({ line, message }) =>
      errorAt(file, line, null, { message: words.notYaml(message), fix: words.mendLine }),
    );
    return { file, role: null, findings };
  }
  const value = withoutBlanks(source.value);
  const parsed = ownRoleSchema.safeParse(value);
  if (!parsed.success) {
    const findings = problemsOf(
      parsed.error,
      value,
      (path) => (path[0] === "kinds" ? kindSchema.options : Object.keys(ownRoleSchema.shape)),
      words,
    ).map((problem) => errorAt(file, source.lineOf(problem.path), null, problem));
    return { file, role: null, findings };
  }
  const { name, titles, persona, ...rest } = parsed.data;
  const id = rest.id ?? slug(name, 6) ?? "own-role";
  const role: Role = {
    ...rest,
    id,
    name,
    titles: titles.length > 0 ? titles : [name],
    persona: persona ?? libraryWords.usualPersona(name),
  };
  return { file, role, findings: unknownAreas(file, role, areas, source.lineOf, words) };
}

function unknownAreas(
  file: string,
  { id, areas }: Role,
  known: readonly string[] | null,
  lineOf: (path: readonly PropertyKey[]) => number,
  words: FindingsWords,
): readonly Finding[] {
  if (known === null) return [];
  return Object.keys(areas)
    .filter((area) => !known.includes(area))
    .map((area) => {
      const meant = nearest(area, known);
      return {
        ...errorAt(file, lineOf(["areas", area]), id, {
          message: words.noneInArea(area),
          fix: words.areasAre(meant, known.join(", ")),
        }),
        severity: "advice" as const,
      };
    });
}

function withoutBlanks(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== null));
}
