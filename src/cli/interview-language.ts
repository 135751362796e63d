/** Which language an interview is in: what was chosen, what the role has, what the machine is set to, what the bank has. */
import { chosenLanguage, isChosen } from "../config.ts";
import type { Config } from "../config.ts";
import type { Kind, Language } from "../grading/question.ts";
import type { Requirement } from "../interview/interview.ts";
import type { Role } from "../interview/role.ts";
import type { Library } from "./dependencies.ts";

/**
 * The language that was chosen, else the role's own, else the machine's.
 * @param isForProgram what comes out of it is read by a program or was prepared for one: the machine's has no say in it
 */
export function wantedLanguage(config: Config, role: Role | null, isForProgram: boolean): Language {
  const own = isChosen(config, "language") ? null : (role?.language ?? null);
  return own ?? (isForProgram ? chosenLanguage(config) : config.settings.language);
}

export interface BankLanguage {
  /** In which the bank can ask: English where it is only that; the one that is wanted where it has nothing at all. */
  readonly language: Language;
  /** Areas of the role that the bank has in English only. */
  readonly onlyInEnglish: readonly string[];
}

/**
 * The language in which the bank can ask for a role. Translated areas are enough to stay with what the person wants; an
 * interview is never in two languages, since the grader reads an answer in the language of its question.
 */
export function languageOfBank(
  wanted: Language,
  { areas }: Role,
  kinds: readonly Kind[],
  { questions }: Library,
): BankLanguage {
  if (wanted === "en") return { language: "en", onlyInEnglish: [] };
  const isAsked = (area: string, language: Language): boolean =>
    questions([area], language).some(({ kind }) => kinds.includes(kind));
  const translated = Object.keys(areas).filter((area) => isAsked(area, wanted));
  const onlyInEnglish = Object.keys(areas).filter(
    (area) => !translated.includes(area) && isAsked(area, "en"),
  );
  const isOnlyEnglish = translated.length === 0 && onlyInEnglish.length > 0;
  return { language: isOnlyEnglish ? "en" : wanted, onlyInEnglish };
}

/** Whether the library has a question for it in the language: without a model nothing else can ask for it. */
export function isAskable(
  { areas, kind }: Readonly<Pick<Requirement, "kind">> & { readonly areas: readonly string[] },
  language: Language,
  { questions }: Pick<Library, "questions">,
): boolean {
  return questions(areas, language).some((question) => question.kind === kind);
}
