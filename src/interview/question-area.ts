/** Where a question belongs that somebody remembers from an interview: guessed from its words. */
import type { Kind } from "../grading/question.ts";
import { skillsNamedIn } from "./skill-names.ts";
import type { Skill } from "./role.ts";

export interface QuestionPlace {
  /** Null: its words name nothing that the lexicon knows. */
  readonly area: string | null;
  readonly kind: Kind;
  /** Ids of the skills that it names. */
  readonly skills: readonly string[];
}

/** How questions about experience begin, in the three languages: what they name is what they happened to be about. */
const behavioural =
  /\b(tell (me|us) about (a time|an? (situation|occasion|example)|yourself|when)|describe (a|an|the) (time|situation|occasion|conflict)|give (me|us) an example (of|where|when)|have you ever|when was the last time|(your|a) (greatest|biggest) (strength|weakness|failure|mistake|achievement)|why (do you want|should we hire|are you leaving)|where do you see yourself|h[áa]blame de|cu[ée]ntame|describe una (situaci[óo]n|ocasi[óo]n)|fale(-me)? (sobre|de)|conte(-me)? (sobre|de|uma)|descreva uma situa[çc][ãa]o)/iu;

/** "Design X", where X is a system: designing a test, a class or a schema is another matter. */
const design =
  /^\W*(how would you |can you |please |let'?s )*(design|architect|dise[ñn]ar?|projete|desenhe)\b(?!.{0,20}\b(pattern|test|class|schema|table|index)\w*\b)/iu;

/**
 * Area, kind and skills by the skills lexicon. A question about experience is behavioural whatever it names, one that
 * begins with "design" a question of system design; of several skills the one that is named most often counts.
 */
export function guessPlace(text: string, skills: readonly Skill[]): QuestionPlace {
  const named = skillsNamedIn(text, skills);
  const ids = (kind: Kind): readonly string[] =>
    named.filter((skill) => skill.kind === kind).map(({ id }) => id);
  if (behavioural.test(text)) {
    return { area: "behavioural", kind: "behavioural", skills: ids("behavioural") };
  }
  if (design.test(text)) {
    return { area: "system-design", kind: "system-design", skills: ids("system-design") };
  }
  const [first] = named;
  if (first === undefined) return { area: null, kind: "technical", skills: [] };
  const { kind } = first;
  return { area: first.areas[0] ?? null, kind, skills: ids(kind) };
}
