/** What people say instead of an answer, in English, Spanish and Portuguese. */

import { createWordSearch, isIn } from "./text/word-search.ts";
import type { FoundWords } from "./text/word-search.ts";

const needed = createWordSearch();

export interface NoAnswer {
  /** Of each group at least one stands in every text that the pattern matches. */
  readonly needs: readonly (readonly string[])[];
  /** The same words as numbers of `needed`. */
  readonly numbers: readonly (readonly number[])[];
  readonly pattern: RegExp;
}

/** @param needs groups joined by `&`, the words of each by `|` */
function noAnswer(needs: string, source: string): NoAnswer {
  const groups = needs.split(" & ").map((group) => group.split("|"));
  return {
    needs: groups,
    numbers: groups.map((group) => group.map(needed.numberOf)),
    pattern: new RegExp(source, "gu"),
  };
}

/** Over text that is folded, without accents or apostrophes. */
export const noAnswers: readonly NoAnswer[] = [
  noAnswer(
    "know|remember|recall|understand|answer|clue|idea",
    "\\b(?:i )?(?:really |honestly |truly |just |still )*(?:do not|dont|dunno|did not|didnt|wouldnt|would not) (?:\\w+ )?(?:know|remember|recall|understand|have (?:an?|any|the|a good) (?:answer|clue|idea)|have a clue)(?: (?:how|what|why|when|where|which|if|whether|about|the answer|this|that|it|anything|enough|much|one|yet|either|of)\\b)*",
  ),
  noAnswer(
    "answer|clue|idea|experience & dont|do not",
    "\\b(?:i )?(?:dont|do not) (?:have|know)(?: \\w+)? (?:answer|clue|idea|experience)(?: \\w+)*",
  ),
  noAnswer(
    "idea|clue|answer|experience|knowledge & no|zero|not",
    "\\b(?:i )?(?:have|got|ive|ive got)? ?(?:absolutely |honestly |really )*(?:no|zero|not a|not the (?:slightest|faintest|foggiest)) (?:idea|clue|answer|experience|knowledge)(?: (?:how|what|why|when|where|about|of|with|whatsoever|at all)\\b)*",
  ),
  noAnswer(
    "idk|idek|dunno|donno|dont know|no clue|no idea|beats me|search me|who knows|god knows|not a clue",
    "\\b(?:idk|idek|dunno|donno|dont know|no clue|no idea|beats me|search me|who knows|god knows|not a clue)\\b",
  ),
  noAnswer(
    "sure|certain|familiar|aware & i am|im|i m",
    "\\b(?:i am|im|i m) (?:not|un)(?: \\w+)? ?(?:sure|certain|familiar|aware)(?: (?:how|what|why|about|of|with|at all|to be honest|here|enough)\\b)*",
  ),
  noAnswer(
    "ive |have |had  & never|not|n't & used|worked with|heard|learn|studied|seen|done|dealt with|come across|encountered|touched|tried|had ",
    "\\b(?:i )?(?:have|ive|had) (?:never|not|n[o']t) (?:\\w+ )?(?:used|worked with|heard(?: of| about)?|learn(?:ed|t)|studied|seen|done|dealt with|come across|encountered|touched|tried|had (?:to|such))(?: \\w+)?",
  ),
  noAnswer(
    "never  & used|worked with|heard|learn|studied|seen|did|done|dealt with|came across|encountered|touched|tried|had",
    "\\b(?:i )?never (?:really |actually )?(?:used|worked with|heard(?: of| about)?|learn(?:ed|t)|studied|seen|did|done|dealt with|came across|encountered|touched|tried|had)\\b",
  ),
  noAnswer(
    "havent|have not|hadnt",
    "\\b(?:i )?(?:havent|have not|havent ever|hadnt) (?:\\w+ )?(?:used|worked with|heard(?: of| about)?|learn(?:ed|t)|studied|seen|done|dealt with|come across|encountered|touched|tried)\\b",
  ),
  noAnswer(
    "cant|cannot|can not|could not|couldnt|wont|will not|rather not|prefer not|unable & answer|say|tell|remember|recall|think of|come up with|explain",
    "\\b(?:i )?(?:cant|cannot|can not|could not|couldnt|wont|will not|would rather not|prefer not to|rather not|am unable to|im unable to) (?:\\w+ )?(?:answer|say|tell|remember|recall|think of|come up with|explain)(?: (?:an|any|a|anything|one|this|that|it|the)\\b)*",
  ),
  noAnswer(
    "google|look |search for|ask chatgpt|check the doc|read up on",
    "\\b(?:i(?:d| would| will|ll)?(?: have to| need to| probably)* )?(?:google|look (?:it|this|that) up|look up|search for|ask chatgpt|check the (?:docs|documentation)|read up on)\\b",
  ),
  noAnswer(
    "skip|pass|move on|next",
    "\\b(?:lets? |can we |could we |i(?:ll| will| would like to|d like to| want to)? |please )*(?:skip|pass|move on|next)\\b(?: (?:this|it|one|question|on|to|the|please|next|that))*",
  ),
  noAnswer(
    "my mind |a blank|im blank|i forg|have forgotten|ive forgotten|it escapes me|no comment|nothing|none|tbd|todo",
    "\\b(?:my mind (?:is|went) blank|(?:i )?drawing a blank|im blank|i forgot|i forget|i have forgotten|ive forgotten|it escapes me|no comment|nothing comes to mind|none|nothing|tbd|todo)\\b",
  ),
  noAnswer("n", "\\bn[ /.]?a\\b"),
  // Spanish.
  noAnswer(
    "no  & se|sab|recuerdo|acuerdo|conozco|entiend|entendi|tengo",
    "\\b(?:la verdad(?: es)?(?: que)? )?(?:yo )?no (?:lo |la |me |le )?(?:se|sabria|sabia|recuerdo|acuerdo|conozco|entiendo|entendi|sabria decir|tengo (?:ni )?(?:idea|la menor idea|ni idea|respuesta|experiencia|claro))(?: (?:que|como|cual|por|porque|la|respuesta|decir|decirlo|decirte|eso|esto|responder|bien|mucho|nada|de|del|sobre|es|son)\\b)*",
  ),
  noAnswer(
    "ni idea|ni la mas remota idea|ninguna idea|sin respuesta|en blanco|ni pajolera idea",
    "\\b(?:ni idea|ni la mas remota idea|ninguna idea|sin respuesta|me quede en blanco|en blanco|ni pajolera idea)\\b",
  ),
  noAnswer(
    "paso|pasemos|pasapalabra|saltar|saltemos|siguiente|otra pregunta",
    "\\b(?:paso|pasemos|pasapalabra|saltar|saltemos|siguiente|otra pregunta|la siguiente)\\b(?: (?:a|de|la|esta|pregunta|por|favor|siguiente))*",
  ),
  noAnswer(
    "nunca|jamas",
    "\\b(?:nunca|jamas) (?:lo |la |he |habia )*(?:usado|oido|escuchado|visto|use|aprendi|trabajado|estudiado|utilizado|trabaje)(?: (?:con|de|eso|esto|hablar|sobre))*",
  ),
  noAnswer(
    "tendria que|tengo que|habria que|deberia",
    "\\b(?:tendria que|tengo que|habria que|deberia) (?:googlear|googlearlo|buscar|buscarlo|mirar|mirarlo|consultar|consultarlo)\\b",
  ),
  // Portuguese.
  noAnswer(
    "nao ",
    "\\b(?:na verdade )?(?:eu )?nao (?:o |a |me )?(?:sei|saberia|sabia|lembro|recordo|conheco|entendo|entendi|faco (?:a menor |ideia|a minima )?(?:ideia)?|tenho (?:ideia|a menor ideia|nocao|resposta|experiencia|certeza))(?: (?:o|que|como|qual|por|porque|a|resposta|dizer|responder|isso|isto|bem|muito|nada|de|do|da|sobre|e|sao)\\b)*",
  ),
  noAnswer(
    "sei la|sem ideia|nem ideia|sem resposta|faco ideia|deu branco|um branco|nenhuma ideia",
    "\\b(?:sei la|sem ideia|nem ideia|sem resposta|faco ideia|deu branco|me deu (?:um )?branco|nenhuma ideia|nao faco ideia)\\b",
  ),
  noAnswer(
    "passo|pula|pular|pulo|proxima|outra pergunta|passar",
    "\\b(?:passo|pula|pular|pulo|proxima|proxima pergunta|outra pergunta|vamos para a proxima|passar)\\b(?: (?:a|de|da|essa|esta|pergunta|por|favor|proxima))*",
  ),
  noAnswer(
    "nunca|jamais",
    "\\b(?:nunca|jamais) (?:o |a |tinha |havia )*(?:usei|ouvi|vi|usado|ouvido|estudei|aprendi|trabalhei|trabalhado|utilizei)(?: (?:com|de|falar|isso|isto|sobre))*",
  ),
  noAnswer(
    "teria que|tenho que|precisaria|preciso",
    "\\b(?:teria que|tenho que|precisaria|preciso) (?:pesquisar|googlar|procurar|consultar|ver)\\b",
  ),
];

/**
 * A text without the phrases that stand for an answer. Most answers hold none of the words of most phrases, which is
 * seen in a fraction of the time that the patterns take.
 *
 * @param folded without accents or apostrophes
 */
export function withoutNoAnswers(folded: string): string {
  const found = needed.search(folded);
  let rest = folded;
  for (const { numbers, pattern } of noAnswers)
    if (mayStandIn(numbers, found)) rest = rest.replaceAll(pattern, " ");
  return rest;
}

function mayStandIn(groups: readonly (readonly number[])[], found: FoundWords): boolean {
  for (const group of groups) if (!hasOneOf(group, found)) return false;
  return true;
}

function hasOneOf(group: readonly number[], found: FoundWords): boolean {
  for (const number of group) if (isIn(found, number)) return true;
  return false;
}
