/**
 * What a recogniser is told before it listens: names and terms that are likely to be said, so that `Kubernetes` is not
 * heard as "Cuban eighties", and fillers, so that it writes them down.
 */
import { fillerExamples } from "./fillers.ts";
import type { SpokenLanguage } from "./ports.ts";

export interface PromptSources {
  /** The text of the resume and the job; null where there is none. */
  readonly resume: string | null;
  readonly job: string | null;
  /** What is being answered. */
  readonly question: string;
  /** Null: not known, and then no fillers are shown, since a prompt in another language misleads. */
  readonly language: SpokenLanguage | null;
}

/**
 * Whisper keeps the last 224 tokens of a prompt, half of its context less one (OpenAI's prompting guide; whisper.cpp says
 * `n_text_ctx/2`). Its tokenizer is not here: three characters a token is what names and acronyms take at worst.
 */
const longestTokens = 224;
const charactersPerToken = 3;

/** A term of the question is likelier than one of the job, and that likelier than one of the resume. */
const weights = { question: 12, job: 3, resume: 1 } as const;

const longestTerms = 60;

/** The prompt, the likeliest terms last, because a recogniser that cuts it cuts its beginning. */
export function transcriptionPrompt(sources: PromptSources): string {
  const fillers = sources.language === null ? "" : fillerExamples[sources.language];
  let room = longestTokens - tokensOf(fillers) - tokensOf("Glossary: .");
  const chosen: string[] = [];
  for (const term of rankedTerms(sources)) {
    const tokens = tokensOf(term) + 1;
    if (tokens > room || chosen.length === longestTerms) break;
    room -= tokens;
    chosen.push(term);
  }
  const glossary = chosen.length === 0 ? "" : `Glossary: ${chosen.toReversed().join(", ")}.`;
  return [glossary, fillers].filter((part) => part !== "").join(" ");
}

function tokensOf(text: string): number {
  return text
    .split(/\s+/)
    .reduce((sum, word) => sum + Math.ceil(word.length / charactersPerToken), 0);
}

interface Term {
  readonly text: string;
  weight: number;
}

/** Names and terms of all sources, the likeliest first. */
function rankedTerms(sources: PromptSources): readonly string[] {
  const terms = new Map<string, Term>();
  for (const source of ["question", "job", "resume"] as const) {
    for (const text of termsOf(sources[source] ?? "")) {
      const key = text.toLowerCase();
      const known = terms.get(key);
      if (known === undefined) terms.set(key, { text, weight: weights[source] });
      else known.weight += weights[source];
    }
  }
  // Of equals the one that stands first: a name stands at the top of a resume.
  return [...terms.values()].toSorted((a, b) => b.weight - a.weight).map(({ text }) => text);
}

/**
 * A word that no recogniser would write so by itself: with a capital inside or twice (`PostgreSQL`, `HTTP`), a digit
 * (`k8s`), a sign (`C++`, `Node.js`, `CI/CD`); or a word with a capital that does not begin a sentence or a line of a
 * list, with those that follow it (`Ana Souza`, `Google Cloud`).
 */
function termsOf(text: string): readonly string[] {
  const terms: string[] = [];
  for (const line of text.split(/[\n\r]+/)) {
    // A name at the top of a resume is a line of its own.
    const isShort = line.trim().split(/\s+/).length <= 4 && !/[.?!:]\s*$/.test(line);
    let name: string[] = [];
    let beginsSentence = !isShort;
    const close = (): void => {
      if (name.length > 0) terms.push(name.join(" "));
      name = [];
    };
    for (const { 0: token } of line.matchAll(/\S+/g)) {
      const word = token.replace(/^[^\p{L}\p{N}.]+|[^\p{L}\p{N}+#]+$/gu, "");
      const isTechnical = isTechnicalTerm(word);
      const isName = /^\p{Lu}[\p{L}'’-]+$/u.test(word) && !beginsSentence && !isOrdinary(word);
      if (isTechnical) {
        close();
        terms.push(word);
      } else if (isName && name.length < 3) {
        name.push(word);
      } else {
        close();
      }
      // A name ends where punctuation stands after it.
      if (/[,;:.!?)]$/.test(token)) close();
      beginsSentence = word === "" ? beginsSentence : /[.!?:]$/.test(token);
    }
    close();
  }
  return terms;
}

function isTechnicalTerm(word: string): boolean {
  if (word.length < 2 || word.length > 30 || /@|\/\/|\.(?:com|org|net|io|dev)\b/i.test(word))
    return false;
  if (!/\p{L}/u.test(word) || /^\d+(?:st|nd|rd|th|k|x|ms|s|%|h|m|gb|mb|tb)?\+?$/i.test(word))
    return false;
  return (
    /\p{Ll}\p{Lu}|\p{Lu}\p{Lu}/u.test(word) ||
    /^\p{L}+\d|\d\p{L}{2}/u.test(word) ||
    /^(?:\p{L}[+#]{1,2}|\.\p{Lu}\p{L}+|\p{L}+\.\p{L}{1,4}|\p{Lu}+\/\p{Lu}+)$/u.test(word)
  );
}

/** Capitalised, and still no name: headings of resumes and what job descriptions begin with. */
const ordinary = new Set(
  (
    "i the a an and or of in on for to with we you our your this that is are what how why when which who describe explain tell " +
    "experience education skills summary profile projects languages requirements responsibilities about team role senior junior " +
    "mid staff lead engineer developer software remote present january february march april may june july august september " +
    "october november december monday friday " +
    "experiencia educación habilidades resumen perfil proyectos idiomas requisitos enero febrero marzo abril mayo junio julio " +
    "agosto septiembre octubre noviembre diciembre experiência formação habilidades resumo projetos idiomas janeiro fevereiro " +
    "março maio junho julho setembro outubro novembro dezembro"
  ).split(" "),
);

function isOrdinary(word: string): boolean {
  return ordinary.has(word.toLowerCase());
}
