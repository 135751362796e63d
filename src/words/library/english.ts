import type { Kind } from "../../grading/question.ts";
import type { Role } from "../../interview/role.ts";

/** The question bank and the roles, as they are listed and shown. */
export const english = {
  columns: {
    id: "Id",
    own: "Own",
    area: "Area",
    difficulty: "Difficulty",
    question: "Question",
    role: "Role",
    areas: "Areas",
  },
  own: "own",
  kindNames: {
    technical: "technical",
    behavioural: "behavioural",
    "system-design": "system-design",
  } satisfies Record<Kind, string>,
  /** A bundled role; in English its name stands in its file. */
  roleName: (_id: string, name: string) => name,
  /** Of a bundled role, likewise. */
  persona: (_id: string, persona: string) => persona,
  /** Of a role that says nothing of its interviewer. */
  usualPersona: (name: string) =>
    `You interview for the role of ${name}. You are matter-of-fact and fair.`,
  yourOwn: "your own",
  goodAnswer: "A good answer",
  mistakes: "Common mistakes",
  strong: "A strong answer",
  middling: "A middling answer",
  weak: "A weak answer",
  manners: { warm: "warm", neutral: "neutral", sceptical: "sceptical" } satisfies Record<
    Role["manner"],
    string
  >,
  manner: (manner: string) => `Manner: ${manner}`,
  level: (level: string) => `level: ${level}`,
  language: (language: string) => `language: ${language}`,
  recognised: (titles: string) => `Recognised by: ${titles}`,
  areas: "Areas",
  kinds: "Kinds",
  waiting: (count: number) =>
    `${count === 1 ? "One question of yours waits" : `${count} questions of yours wait`} for a reference; \`greenroom questions lint\` says which.`,
  noMatch: "No question matches.",
  noMatchInLanguage: "No question matches in this language; `--language en` has the whole bank.",

  errors: {
    noRole: (id: string, roles: string) => ({
      message: `There is no role "${id}".`,
      hint: `The roles are ${roles}.`,
    }),
    noRoleMeant: (id: string, meant: string) => ({
      message: `There is no role "${id}".`,
      hint: `Did you mean ${meant}? \`greenroom roles\` lists all.`,
    }),
    noQuestion: (id: string, meant: string | null) => ({
      message: `The bank has no question "${id}".`,
      hint: meant === null ? "`greenroom questions` lists them." : `Did you mean ${meant}?`,
    }),
    noArea: (area: string, areas: string) => ({
      message: `The bank has no area "${area}".`,
      hint: `The areas are ${areas}.`,
    }),
  },
};

export type LibraryWords = typeof english;
