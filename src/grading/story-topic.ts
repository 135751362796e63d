/**
 * Whether a story answers the question that was asked.
 *
 * A story is about payment forms or lab results, whatever it answers: few of its words are the question's, and to ask for
 * as many as of a technical answer left nearly all stories that were not the bank's own without a mark. What is the
 * question's is what was done in it.
 */
import type { ConceptHits } from "./concept-hits.ts";
import type { Concept } from "./concepts.ts";
import type { Language } from "./question.ts";
import type { TokenizedText } from "./text/tokens.ts";

/**
 * A story is about its question from `counts` on; where it is `clear`, what the question says need not be said again. Of
 * 124 stories that were written without knowing the phrasings one in fifteen is below the first; so are four in five of
 * the same stories when they are told to another question, and more than half of the bank's own.
 */
export const storyOnTopic = { counts: 0.44, clear: 0.52 };

/** What all concepts of the question's own add to the share of its topic's words, and what the question says itself. */
const OWN_CONCEPTS = 0.6;
const QUESTION_SAID = 0.1;

/** Lists of the bank that any story has words of, by their first: when it was, what came of it, what was learnt. */
const PARTS_OF_ANY_STORY: ReadonlySet<string> = new Set([
  "last year",
  "percent",
  "i learned",
  "hace más o menos un año",
  "por ciento",
  "aprendí",
  "há mais ou menos um ano",
  "por cento",
  "aprendi",
]);

export function isPartOfAnyStory({ name }: Pick<Concept, "name">): boolean {
  return PARTS_OF_ANY_STORY.has(name);
}

/**
 * How much a text is a story that answers the question, to be compared with `storyOnTopic`; 0 when it is none, since nobody
 * in it does anything.
 *
 * @param found what stands in the text of each criterion's concepts
 * @param topicShare the share of its content words that belong to the question's topic, 0 to 1
 */
export function storyTopicality(
  text: TokenizedText,
  language: Language,
  found: readonly (readonly ConceptHits[])[],
  topicShare: () => number,
): number {
  if (!isStory(text, language)) return 0;
  const own = new Map<string, boolean>();
  let isQuestionSaid = false;
  for (const hits of found) {
    for (const { concept, said } of hits) {
      const isSaid = said.length > 0;
      if (concept.isGiven) isQuestionSaid ||= isSaid;
      else if (!isPartOfAnyStory(concept))
        own.set(concept.name, isSaid || own.get(concept.name) === true);
    }
  }
  const saidOfOwn = [...own.values()].filter(Boolean).length / Math.max(1, own.size);
  return topicShare() + OWN_CONCEPTS * saidOfOwn + (isQuestionSaid ? QUESTION_SAID : 0);
}

/** In so many of a story's sentences the one who tells it did something, or it happened to them. */
const SENTENCES_OF_ONESELF = 0.3;

/** True when enough of a text's sentences tell of oneself and of the past: "I use a queue" is how one works, not what happened. */
function isStory({ text, tokens, sentences }: TokenizedText, language: Language): boolean {
  const { person, past, both } = toldBy[language];
  const ofOneself = sentences.filter(({ firstToken, lastToken }) => {
    let isOfPerson = false;
    let isOfPast = false;
    for (let at = firstToken; at < lastToken; at += 1) {
      const token = tokens[at];
      if (token === undefined) continue;
      const written = text.slice(token.start, token.end);
      if (both?.test(written) === true) return true;
      isOfPerson ||= person.test(token.word);
      isOfPast ||= past.test(written);
      if (isOfPerson && isOfPast) return true;
    }
    return false;
  });
  return ofOneself.length >= sentences.length * SENTENCES_OF_ONESELF;
}

/** Words of the first person, of the past, and verbs that are both: Spanish and Portuguese need no pronoun. */
const toldBy: Readonly<
  Record<Language, { readonly person: RegExp; readonly past: RegExp; readonly both: RegExp | null }>
> = {
  en: {
    person: /^(?:i|we|my|our|me|us|mine|ours|im|ive)$/u,
    past: /^(?:was|were|had|did|went|came|told|said|found|took|got|made|gave|wrote|built|ran|kept|saw|knew|thought|felt|left|lost|met|put|sat|sent|set|spent|spoke|cut|broke|began|brought|chose|fell|held|led|learnt|read|rose|shut|split|stood|stuck|taught|won|understood|\p{L}{2,}ed|\p{L}+n['’]t|(?:I|we)['’]d)$/iu,
    both: null,
  },
  es: {
    person: /^(?:yo|mi|mis|me|nos|nosotros|nosotras|nuestro|nuestra|nuestros|nuestras|conmigo)$/u,
    past: /^(?:era|eran|fue|fueron|había|estaba|estaban|tenía|\p{L}+(?:ó|aba|aban|ía|ían|aron|ieron|ado|ido))$/iu,
    both: /^(?:fui|hice|tuve|puse|dije|vine|pude|supe|quise|propuse|estuve|\p{L}{2,}(?:é|í|amos|imos))$/iu,
  },
  pt: {
    person: /^(?:eu|meu|meus|minha|minhas|me|nos|nosso|nossa|nossos|nossas|comigo|gente)$/u,
    past: /^(?:era|eram|foi|foram|havia|estava|estavam|tinha|\p{L}+(?:ou|ava|avam|ia|iam|eu|aram|eram|iram|ado|ido))$/iu,
    both: /^(?:fui|fiz|tive|pus|disse|vim|pude|soube|quis|propus|estive|vi|pedi|decidi|\p{L}{2,}(?:ei|amos|emos|imos))$/iu,
  },
};
