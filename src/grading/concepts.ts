/** A question's criteria made findable: their phrasings compiled once, and the words that its topic is made of. */
import type { EvidenceWeights } from "./evidence.ts";
import type { Criterion, Question } from "./question.ts";
import { rightStatements } from "./reversal.ts";
import type { RightStatements } from "./reversal.ts";
import { rivalsOf } from "./rivals.ts";
import { ordinaryWords } from "./text/ordinary-words.ts";
import { findPhrase } from "./text/find-phrase.ts";
import { indexText, numberPhrases, vocabularyOf } from "./text/phrase-index.ts";
import { compilePhrase } from "./text/phrases.ts";
import type { NumberedPhrase, Vocabulary } from "./text/phrase-index.ts";
import type { Phrase } from "./text/phrases.ts";
import { readTokens, tokenize } from "./text/tokens.ts";
import type { TokenizedText } from "./text/tokens.ts";

export interface Concept {
  /** Its first phrasing, to name it by. */
  readonly name: string;
  readonly phrases: readonly NumberedPhrase[];
  /** The question itself says it: found alone it shows nothing. */
  readonly isGiven: boolean;
  /** Phrasings of what the question sets beside it, see rivals.ts. */
  readonly rivals: readonly NumberedPhrase[];
}

export interface PreparedCriterion {
  readonly criterion: Criterion;
  readonly concepts: readonly Concept[];
  readonly contradictions: readonly NumberedPhrase[];
  /** What a good answer warns of. */
  readonly warnsOf: readonly NumberedPhrase[];
  /** It was written without concepts: they are the content words of its sentence. */
  readonly isDerived: boolean;
  readonly weights: EvidenceWeights;
}

export interface PreparedQuestion {
  readonly criteria: readonly PreparedCriterion[];
  readonly vocabulary: Vocabulary;
  /** Keys of the content words of the question, its criteria and their phrasings. */
  readonly topic: ReadonlySet<string>;
  /** What right answers say: the strong example's sentences. */
  readonly right: RightStatements;
  /** Text whose share of topic words is lower is about something else. */
  readonly relevantFrom: number;
}

/**
 * A phrasing found in text of less relevance was used about something else. Measured on the bank: around what earned
 * credit in examples and in right answers by others the share of topic words is .34 and more, around chance hits in
 * answers to other questions below .29 in nine of ten. Without phrasings the topic's words are few, and so is the share.
 */
const RELEVANT_FROM = 0.3;
const RELEVANT_FROM_WITHOUT_CONCEPTS = 0.12;

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
  const read = (text: string): TokenizedText => readTokens(text, language);
  const compile = (phrasings: readonly TokenizedText[]): Phrase[] =>
    phrasings
      .map((phrasing) => compilePhrase(phrasing, language))
      .filter((phrase) => phrase !== null);
  // A question has hundreds of phrasings, and reading them is most of the work: each is read once.
  const readings = question.criteria.map((criterion) =>
    conceptsOf(criterion, question).map((phrasings) => phrasings.map(read)),
  );
  const compiled = question.criteria.map((criterion, at) => ({
    criterion,
    concepts: (readings[at] ?? []).map((phrasings) => ({
      name: phrasings[0]?.text ?? "",
      phrases: compile(phrasings),
    })),
    contradictions: compile(criterion.contradictions.map(read)),
    warnsOf: compile((criterion.warnsOf ?? []).map(read)),
    isDerived: criterion.concepts.length === 0,
  }));
  const phrases = compiled.flatMap(({ concepts, contradictions, warnsOf }) => [
    ...concepts.flatMap((concept) => concept.phrases),
    ...contradictions,
    ...warnsOf,
  ]);
  const vocabulary = vocabularyOf(phrases);
  const wordings = [question.text, question.original ?? ""].filter((wording) => wording !== "");
  const asked = indexText(read(wordings.join("\n")), vocabulary);
  const used = [
    contentKeys(read(question.text)),
    ...question.criteria.map(({ text, concepts }, at) => [
      ...contentKeys(read(text)),
      ...(concepts.length === 0 ? [] : (readings[at] ?? []).flat().flatMap(contentKeys)),
    ]),
  ];
  const rarity = rarities(used);
  const numbered = (found: readonly Phrase[]): NumberedPhrase[] => numberPhrases(found, vocabulary);
  const marked = compiled.map((prepared) => ({
    ...prepared,
    contradictions: numbered(prepared.contradictions),
    warnsOf: numbered(prepared.warnsOf),
    concepts: prepared.concepts.map(({ name, phrases: ofConcept }) => {
      const own = numbered(ofConcept);
      const isGiven = own.some((phrase) => findPhrase(phrase, asked).length > 0);
      return { name, phrases: own, isGiven };
    }),
  }));
  const named = marked.flatMap(({ concepts }) => concepts);
  const sentences = question.criteria.map(({ text }) => contentKeys(read(text)));
  return {
    criteria: marked.map((prepared, at) => ({
      ...prepared,
      weights: {
        rarity,
        criterionKeys: new Set(sentences[at]),
        othersKeys: new Set(sentences.flatMap((keys, other) => (other === at ? [] : keys))),
      },
      concepts: prepared.concepts.map((concept) => ({
        ...concept,
        rivals: question.kind === "behavioural" ? [] : rivalsOf(concept, named, asked),
      })),
    })),
    vocabulary,
    right: rightStatements(question.examples === null ? [] : [question.examples.strong], language),
    relevantFrom: compiled.some(({ isDerived }) => isDerived)
      ? RELEVANT_FROM_WITHOUT_CONCEPTS
      : RELEVANT_FROM,
    topic: new Set(used.flat()),
  };
}

/** Of an ordinary word against one that is not, in telling where a criterion is shown. */
const ORDINARY_RARITY = 0.4;

/**
 * For each content word how much it says about one criterion: the less, the more criteria (and the question) use it.
 *
 * @param used the words of the question and of each criterion
 */
function rarities(used: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const users = new Map<string, number>();
  for (const keys of used) {
    for (const key of new Set(keys)) users.set(key, (users.get(key) ?? 0) + 1);
  }
  return new Map(
    [...users].map(([key, count]) => [key, (ordinaryWords.has(key) ? ORDINARY_RARITY : 1) / count]),
  );
}

function contentKeys({ tokens }: TokenizedText): string[] {
  return tokens.filter((token) => !token.isFunctionWord).map((token) => token.key);
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
