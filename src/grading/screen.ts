/** What is settled before any grader runs: an answer that holds no answer scores 1 by code. */
import type { GradedAnswer } from "./answer.ts";
import type { ScreenFinding } from "./evaluation.ts";
import type { Question } from "./question.ts";
import { withoutNoAnswers } from "./no-answer.ts";
import { fold } from "./text/fold.ts";
import { isGibberish } from "./text/plausible.ts";
import { tokenize } from "./text/tokens.ts";
import type { Token } from "./text/tokens.ts";

/** Words around such a phrase that add nothing to it. */
const FILLERS: ReadonlySet<string> = new Set(
  (
    "sorry apologies apologise apologize honestly honest frankly really actually basically well hmm hm um uh uhm er erm eh ah oh ok okay " +
    "yes yeah yep no nope nah sure certain lol haha hahaha please thanks thank maybe perhaps guess suppose think afraid fear unfortunately " +
    "moment now right top head mind anyway either answer answers question questions topic subject thing things stuff idea clue word words " +
    "time yet today far say tell said try trying come know knew remember recall learn learned study studied read work worked use used heard " +
    "hear google search look looked check docs documentation chatgpt skip pass next move honesty truth experience experiences familiar sure " +
    "enough much anything something nothing everything bad shame tough hard difficult good great like mean kind sort little bit lot ever before " +
    "lo siento perdon disculpa disculpe disculpen perdona gracias verdad sinceramente honestamente pues bueno este esta esto eso esa la el los las un una de del " +
    "que en es son y o a por para con se mi me su al respuesta pregunta tema idea momento ahora nada algo mucho bien claro creo supongo quizas tal vez favor si ni idea como cual respecto sobre ese " +
    "desculpa desculpe desculpem obrigado obrigada perdao infelizmente sinceramente bem entao isso isto essa esse este o os as do da dos das em no na nos nas um uma e com para por " +
    "meu minha resposta pergunta assunto momento agora nada muito acho talvez sim pois honestamente verdade mesmo ainda"
  ).split(" "),
);

/** Alone, these are no answer, whatever was asked. */
const HESITATION: ReadonlySet<string> = new Set(
  (
    "um uh uhm er erm eh ah oh hm hmm mm well so yes yeah yep no nope nah ok okay sure right lol haha hahaha sorry please thanks thank you " +
    "know i mean like maybe perhaps just really actually honestly and or but test hello hi hey si vale bueno pues este gracias sim entao bem obrigado obrigada"
  ).split(" "),
);

/** Words of grammar that can be the whole point of an answer: "the same", "both", "only once", "never". */
const TELLING: ReadonlySet<string> = new Set(
  (
    "same other another all none both neither either each every any most many few more less only not never no always often before after " +
    "above below within without inside outside first last once still already instead together up down back away"
  ).split(" "),
);

/** "I don't know" with all its excuses is shorter than this, in words. */
const LONGEST_NO_ANSWER = 60;
/** An echo repeats so many different content words of the question: fewer may be a choice that it offered. */
const ECHOED_WORDS = 3;
/** An echo adds at most one content word to so many. */
const ECHOED_PER_ADDED = 16;

/**
 * What makes the answers no answer at all; null when there is something to judge.
 *
 * `empty`: no word. `no-answer`: what is left beside "I don't know" and its like, in English, Spanish or Portuguese, is
 * filler or the question's own words; an answer that only begins so is judged. `gibberish`: no language. `echo`: nothing
 * but the question, its clarification or the probe repeated; one word of a choice that the question offers is an answer.
 */
export function screenAnswers(
  answers: readonly GradedAnswer[],
  question: Question,
): ScreenFinding | null {
  // A model's judgement is checked by the offline grader, which would screen the same answers again.
  const known = screenedBefore.get(answers);
  if (known?.question === question) return known.finding;
  const finding = screen(answers, question);
  screenedBefore.set(answers, { question, finding });
  return finding;
}

const screenedBefore = new WeakMap<
  readonly GradedAnswer[],
  { readonly question: Question; readonly finding: ScreenFinding | null }
>();

function screen(answers: readonly GradedAnswer[], question: Question): ScreenFinding | null {
  const said = answers.map(({ text }) => text).join("\n");
  const { tokens } = tokenize(said, question.language);
  if (tokens.length === 0) return "empty";
  if (tokens.every((token) => HESITATION.has(token.word))) return "no-answer";
  const probes = answers.flatMap(({ probe }) => probe ?? []);
  const asked =
    probes.length === 0
      ? askedKeys(question)
      : new Set([...askedKeys(question), ...probes.flatMap((text) => keysOf(text, question))]);
  if (tokens.length <= LONGEST_NO_ANSWER && isNoAnswer(said, asked, question)) return "no-answer";
  if (isGibberish(tokens)) return "gibberish";
  return isEcho(tokens, asked) ? "echo" : null;
}

/** Nothing but what was asked, with a word or two. */
function isEcho(tokens: readonly Token[], asked: ReadonlySet<string>): boolean {
  let content = 0;
  let added = 0;
  const repeated = new Set<string>();
  for (const token of tokens) {
    const isContent = isOwn(token);
    const isAsked = asked.has(token.key);
    if (isContent) content += 1;
    if (isContent && isAsked) repeated.add(token.key);
    if (!isAsked && (isContent || TELLING.has(token.word))) added += 1;
    // However much of the rest is content: most answers have shown so after a line.
    if (added * ECHOED_PER_ADDED > tokens.length) return false;
  }
  return repeated.size >= ECHOED_WORDS && added * ECHOED_PER_ADDED <= content;
}

const askedBefore = new WeakMap<Question, ReadonlySet<string>>();

/** The words of the question and its clarification; a batch has thousands of answers to one question. */
function askedKeys(question: Question): ReadonlySet<string> {
  const known = askedBefore.get(question);
  if (known !== undefined) return known;
  const keys = new Set(
    [question.text, question.clarification].flatMap((text) => keysOf(text, question)),
  );
  askedBefore.set(question, keys);
  return keys;
}

function keysOf(text: string, { language }: Question): string[] {
  return tokenize(text, language).tokens.map((token) => token.key);
}

/** Carries meaning, and is not one of the words that stand around an "I don't know". */
function isOwn(token: Token): boolean {
  return !token.isFunctionWord && !FILLERS.has(token.word);
}

/** Says in some way that there is no answer, and nothing else but filler and what was asked. */
function isNoAnswer(said: string, asked: ReadonlySet<string>, question: Question): boolean {
  const folded = fold(said)
    .replaceAll(/['’ʼ‘`]/gu, "")
    .replaceAll(/\s+/gu, " ");
  const rest = withoutNoAnswers(folded);
  if (rest === folded) return false;
  const left = tokenize(rest, question.language).tokens.filter(isOwn);
  return left.every((token) => asked.has(token.key));
}
