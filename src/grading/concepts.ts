/** A question's criteria made findable: their phrasings compiled once, and the words that its topic is made of. */
import type { Criterion, Question } from "./question.ts";
import { compilePhrase, findPhrase, indexText } from "./text/phrases.ts";
import type { Phrase } from "./text/phrases.ts";
import { tokenize } from "./text/tokens.ts";

export interface Concept {
  /** Its first phrasing, to name it by. */
  readonly name: string;
  readonly phrases: readonly Phrase[];
  /** The question itself says it: found alone it shows nothing. */
  readonly isGiven: boolean;
}

export interface PreparedCriterion {
  readonly criterion: Criterion;
  readonly concepts: readonly Concept[];
  readonly contradictions: readonly Phrase[];
}

export interface PreparedQuestion {
  readonly criteria: readonly PreparedCriterion[];
  /** Every key that a phrasing uses. */
  readonly keys: ReadonlySet<string>;
  readonly keysByInitial: ReadonlyMap<string, readonly string[]>;
  /** Keys of the content words of the question, its criteria and their phrasings. */
  readonly topic: ReadonlySet<string>;
}

const known = new WeakMap<Question, PreparedQuestion>();

/** Compiles a question's concepts; later calls with the same object cost nothing. */
export function prepareQuestion(question: Question): PreparedQuestion {
  const before = known.get(question);
  if (before !== undefined) return before;
  const prepared = prepare(question);
  known.set(question, prepared);
  return prepared;
}

function prepare(question: Question): PreparedQuestion {
  const { language } = question;
  const compile = (phrasings: readonly string[]): Phrase[] =>
    phrasings
      .map((phrasing) => compilePhrase(phrasing, language))
      .filter((phrase) => phrase !== null);
  const compiled = question.criteria.map((criterion) => ({
    criterion,
    concepts: conceptsOf(criterion, question).map((phrasings) => ({
      name: phrasings[0] ?? "",
      phrases: compile(phrasings),
    })),
    contradictions: compile(criterion.contradictions),
  }));
  const phrases = compiled.flatMap(({ concepts, contradictions }) => [
    ...concepts.flatMap((concept) => concept.phrases),
    ...contradictions,
  ]);
  const keys = new Set(
    phrases.flatMap(({ keys: needed, joined }) => (joined === null ? needed : [...needed, joined])),
  );
  const keysByInitial = Map.groupBy(keys, (key) => key.charAt(0));
  const asked = indexText(tokenize(question.text, language), keys, new Map());
  const words = [
    question.text,
    ...question.criteria.flatMap(({ text, concepts }) => [text, ...concepts.flat()]),
  ];
  return {
    criteria: compiled.map(({ criterion, concepts, contradictions }) => ({
      criterion,
      concepts: concepts.map((concept) => ({
        ...concept,
        isGiven: concept.phrases.some((phrase) => findPhrase(phrase, asked).length > 0),
      })),
      contradictions,
    })),
    keys,
    keysByInitial,
    topic: new Set(words.flatMap((text) => contentKeys(text, question))),
  };
}

function contentKeys(text: string, question: Question): string[] {
  return tokenize(text, question.language)
    .tokens.filter((token) => !token.isFunctionWord)
    .map((token) => token.key);
}

/** Criteria begin with what the answer does ("Says that …"): that word is no concept. Stems. */
const OPENING_VERBS: ReadonlySet<string> = new Set(
  "sai explain mention name describ state show give point know distinguish note read".split(" "),
);

/** A criterion's concepts; one that was written without any is recognised by the content words of its sentence. */
function conceptsOf(criterion: Criterion, question: Question): readonly (readonly string[])[] {
  if (criterion.concepts.length > 0) return criterion.concepts;
  const words = tokenize(criterion.text, question.language).tokens.filter(
    (token, index) => !token.isFunctionWord && !(index === 0 && OPENING_VERBS.has(token.stem)),
  );
  return [...new Map(words.map((token) => [token.key, [token.word]])).values()];
}
