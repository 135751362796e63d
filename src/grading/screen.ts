/** What is settled before any grader runs: an answer that holds no answer scores 1 by code. */
import type { GradedAnswer } from "./answer.ts";
import type { ScreenFinding } from "./evaluation.ts";
import type { Question } from "./question.ts";
import { fold } from "./text/fold.ts";
import { isGibberish } from "./text/plausible.ts";
import { tokenize } from "./text/tokens.ts";
import type { Token } from "./text/tokens.ts";

/** What people say instead of an answer: English, Spanish, Portuguese; folded, without accents or apostrophes. */
const NO_ANSWER: readonly RegExp[] = [
  "\\b(?:i )?(?:really |honestly |truly |just |still )*(?:do not|dont|dunno|did not|didnt|wouldnt|would not) (?:\\w+ )?(?:know|remember|recall|understand|have (?:an?|any|the|a good) (?:answer|clue|idea)|have a clue)(?: (?:how|what|why|when|where|which|if|whether|about|the answer|this|that|it|anything|enough|much|one|yet|either|of)\\b)*",
  "\\b(?:i )?(?:dont|do not) (?:have|know)(?: \\w+)? (?:answer|clue|idea|experience)(?: \\w+)*",
  "\\b(?:i )?(?:have|got|ive|ive got)? ?(?:absolutely |honestly |really )*(?:no|zero|not a|not the (?:slightest|faintest|foggiest)) (?:idea|clue|answer|experience|knowledge)(?: (?:how|what|why|when|where|about|of|with|whatsoever|at all)\\b)*",
  "\\b(?:idk|idek|dunno|donno|dont know|no clue|no idea|beats me|search me|who knows|god knows|not a clue)\\b",
  "\\b(?:i am|im|i m) (?:not|un)(?: \\w+)? ?(?:sure|certain|familiar|aware)(?: (?:how|what|why|about|of|with|at all|to be honest|here|enough)\\b)*",
  "\\b(?:i )?(?:have|ive|had) (?:never|not|n[o']t) (?:\\w+ )?(?:used|worked with|heard(?: of| about)?|learn(?:ed|t)|studied|seen|done|dealt with|come across|encountered|touched|tried|had (?:to|such))(?: \\w+)?",
  "\\b(?:i )?never (?:really |actually )?(?:used|worked with|heard(?: of| about)?|learn(?:ed|t)|studied|seen|did|done|dealt with|came across|encountered|touched|tried|had)\\b",
  "\\b(?:i )?(?:havent|have not|havent ever|hadnt) (?:\\w+ )?(?:used|worked with|heard(?: of| about)?|learn(?:ed|t)|studied|seen|done|dealt with|come across|encountered|touched|tried)\\b",
  "\\b(?:i )?(?:cant|cannot|can not|could not|couldnt|wont|will not|would rather not|prefer not to|rather not|am unable to|im unable to) (?:\\w+ )?(?:answer|say|tell|remember|recall|think of|come up with|explain)(?: (?:an|any|a|anything|one|this|that|it|the)\\b)*",
  "\\b(?:i(?:d| would| will|ll)?(?: have to| need to| probably)* )?(?:google|look (?:it|this|that) up|look up|search for|ask chatgpt|check the (?:docs|documentation)|read up on)\\b",
  "\\b(?:lets? |can we |could we |i(?:ll| will| would like to|d like to| want to)? |please )*(?:skip|pass|move on|next)\\b(?: (?:this|it|one|question|on|to|the|please|next|that))*",
  "\\b(?:my mind (?:is|went) blank|(?:i )?drawing a blank|im blank|i forgot|i forget|i have forgotten|ive forgotten|it escapes me|no comment|nothing comes to mind|n[ /.]?a|none|nothing|tbd|todo)\\b",
  // Spanish.
  "\\b(?:la verdad(?: es)?(?: que)? )?(?:yo )?no (?:lo |la |me |le )?(?:se|sabria|sabia|recuerdo|acuerdo|conozco|entiendo|entendi|sabria decir|tengo (?:ni )?(?:idea|la menor idea|ni idea|respuesta|experiencia|claro))(?: (?:que|como|cual|por|porque|la|respuesta|decir|decirlo|decirte|eso|esto|responder|bien|mucho|nada|de|del|sobre|es|son)\\b)*",
  "\\b(?:ni idea|ni la mas remota idea|ninguna idea|sin respuesta|me quede en blanco|en blanco|ni pajolera idea)\\b",
  "\\b(?:paso|pasemos|pasapalabra|saltar|saltemos|siguiente|otra pregunta|la siguiente)\\b(?: (?:a|de|la|esta|pregunta|por|favor|siguiente))*",
  "\\b(?:nunca|jamas) (?:lo |la |he |habia )*(?:usado|oido|escuchado|visto|use|aprendi|trabajado|estudiado|utilizado|trabaje)(?: (?:con|de|eso|esto|hablar|sobre))*",
  "\\b(?:tendria que|tengo que|habria que|deberia) (?:googlear|googlearlo|buscar|buscarlo|mirar|mirarlo|consultar|consultarlo)\\b",
  // Portuguese.
  "\\b(?:na verdade )?(?:eu )?nao (?:o |a |me )?(?:sei|saberia|sabia|lembro|recordo|conheco|entendo|entendi|faco (?:a menor |ideia|a minima )?(?:ideia)?|tenho (?:ideia|a menor ideia|nocao|resposta|experiencia|certeza))(?: (?:o|que|como|qual|por|porque|a|resposta|dizer|responder|isso|isto|bem|muito|nada|de|do|da|sobre|e|sao)\\b)*",
  "\\b(?:sei la|sem ideia|nem ideia|sem resposta|faco ideia|deu branco|me deu (?:um )?branco|nenhuma ideia|nao faco ideia)\\b",
  "\\b(?:passo|pula|pular|pulo|proxima|proxima pergunta|outra pergunta|vamos para a proxima|passar)\\b(?: (?:a|de|da|essa|esta|pergunta|por|favor|proxima))*",
  "\\b(?:nunca|jamais) (?:o |a |tinha |havia )*(?:usei|ouvi|vi|usado|ouvido|estudei|aprendi|trabalhei|trabalhado|utilizei)(?: (?:com|de|falar|isso|isto|sobre))*",
  "\\b(?:teria que|tenho que|precisaria|preciso) (?:pesquisar|googlar|procurar|consultar|ver)\\b",
].map((source) => new RegExp(source, "gu"));

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
  let rest = folded;
  for (const pattern of NO_ANSWER) rest = rest.replaceAll(pattern, " ");
  if (rest === folded) return false;
  const left = tokenize(rest, question.language).tokens.filter(isOwn);
  return left.every((token) => asked.has(token.key));
}
