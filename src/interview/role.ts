/** Role packs and the skills lexicon: data of `prompts/roles/*.yaml` and `prompts/skills.yaml`. */
import * as z from "zod";
import { kindSchema, languageSchema, levelSchema } from "../grading/question.ts";
import type { Language } from "../grading/question.ts";

const identifier = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

const manners = ["warm", "neutral", "sceptical"] as const;

export const roleSchema = z.object({
  /** The file's name. */
  id: identifier,
  name: z.string(),
  /** Words in a job's title or text that point to this role, matched whole and case-blind. */
  titles: z.array(z.string()).min(1),
  /** Areas of the bank with their relative weight. */
  areas: z.record(identifier, z.number().positive()),
  /** Share of each kind among the questions. */
  kinds: z.record(kindSchema, z.number().nonnegative()),
  /** How the interviewer is disposed; the words for it are the persona's. */
  manner: z.enum(manners).default("neutral"),
  /** The level where neither the person nor job and resume name one; null: mid. */
  level: levelSchema.nullable().default(null),
  /** The language where the person names none; null: as the settings have it. */
  language: languageSchema.nullable().default(null),
  /** How the interviewer speaks: a paragraph for a model's instructions. */
  persona: z.string(),
});
export type Role = z.infer<typeof roleSchema>;

const nameInLanguage = z.object({ name: z.string(), aliases: z.array(z.string()) });

export const skillSchema = z.object({
  id: identifier,
  name: z.string(),
  /** How documents write it, matched whole and case-blind: `postgres`, `PostgreSQL`, `psql`. */
  aliases: z.array(z.string()),
  /** Areas of the bank that test it, best first. */
  areas: z.array(identifier).min(1),
  kind: kindSchema,
  /** What it is called in the other languages, and how documents write it there; absent: as in English. */
  es: nameInLanguage.optional(),
  pt: nameInLanguage.optional(),
});
export type Skill = z.infer<typeof skillSchema>;

/** What a skill is called in a language. */
export function skillName(skill: Skill, language: Language): string {
  return (language === "en" ? null : skill[language]?.name) ?? skill.name;
}
