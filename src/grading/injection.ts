/**
 * Sentences that talk to the grader instead of answering. They are flagged, never punished: the rest of the answer is
 * judged as it stands, only such a sentence is no evidence, and the evaluation's confidence is low.
 *
 * Two things make such a sentence: it commands whoever judges, or it speaks as somebody other than the candidate (the
 * system, the grader's own verdict). Talking about prompts, marks and rubrics is not enough: people are asked about
 * grading services and about prompt injection.
 */
import { disguisedReadings } from "./injection-disguises.ts";
import { fold } from "./text/fold.ts";

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Letters of other scripts that look Latin, as used to get past a word list; and digits that stand for letters. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  а: "a",
  в: "b",
  е: "e",
  к: "k",
  м: "m",
  н: "h",
  о: "o",
  р: "p",
  с: "c",
  т: "t",
  у: "y",
  х: "x",
  і: "i",
  ѕ: "s",
  ԁ: "d",
  α: "a",
  ε: "e",
  ι: "i",
  ο: "o",
  ρ: "p",
  ν: "v",
};

/** As the patterns see a sentence: folded, look-alikes replaced, l-e-t-t-e-r-s put together again. */
function plain(sentence: string): string {
  return fold(sentence)
    .replaceAll(/[^\x00-\x7F]/gu, (character) => LOOKALIKES[character] ?? character)
    .replaceAll(/[’ʼ‘`]/gu, "'")
    .replaceAll(/\b(?:\p{L}[ .\-_*]){3,}\p{L}\b/gu, (letters) =>
      letters.replaceAll(/[^\p{L}]/gu, ""),
    )
    .replaceAll(/(?<=\p{L})[013457](?=\p{L})|\b[013457](?=\p{L}{2})/gu, (digit) =>
      "oieast".charAt("013457".indexOf(digit)),
    )
    .replaceAll(/\s+/gu, " ")
    .trim();
}

const GRADER =
  "(?:grader|graders|evaluator|evaluators|examiner|judge|assessor|marker|scorer|reviewer|interviewer|ai|ai model|llm|model|language model|assistant|chatbot|chatgpt|gpt|claude|gemini|bot|system)";
const GRADER_ES_PT =
  "(?:evaluador|evaluadora|calificador|corrector|juez|examinador|modelo|asistente|sistema|ia|avaliador|avaliadora|corretor|juiz|assistente)";
const TOP =
  "(?:full|top|maximum|max|maximal|perfect|highest|best|complete|excellent|a\\+|5|five|10|ten|100)";
const CREDIT =
  "(?:marks?|scores?|points?|credits?|ratings?|grades?|stars?|result|evaluation|5 ?/ ?5|10 ?/ ?10|100 ?%|out of (?:5|five|10|ten))";
const SELF =
  "(?:me|myself|my|mine|this (?:answer|response|candidate|reply|one|submission)|the (?:answer|response|candidate|reply|submission)|above answer|it|him|her|them)";
const VERDICT = "(?:met|satisfied|fulfilled|passed|covered|correct|complete)";
/** Where a command may begin: at the start, after a break, or after a word that leads over to one. */
const COMMAND =
  "(?:^|[.,;:!?>\\])}\"'*#-]\\s*|\\b(?:please|kindly|now|and|then|so|just|simply|therefore|instead|also|must|should|shall|will|have to|need to|are to|want you to|ask you to|asked to|instructed to|required to|sure to|remember to|free to)\\s+(?:you\\s+)?)";
const GIVE =
  "(?:give|award|assign|grant|rate|score|grade|mark|return|output|set|put|report|record|assess|evaluate)";

const patterns = (...sources: readonly string[]): readonly RegExp[] =>
  sources.map((source) => new RegExp(source, "u"));

/** Commands and claims that an honest answer may quote when it talks about attacks. */
const quotable: readonly RegExp[] = patterns(
  // Instructions are to be dropped or replaced.
  `\\b(?:ignore|disregard|forget|override|overrule|bypass|skip|drop|discard)\\b(?: \\w+){0,3} (?:previous|prior|above|preceding|earlier|former|original|existing|your|system|all|grading|scoring|given|safety)(?: \\w+){0,3} (?:instructions?|prompts?|rules?|rubrics?|criteria|guidelines?|directives?|guardrails?)\\b`,
  `${COMMAND}(?:ignore|disregard|forget)\\b(?: (?:the|this|that|any|about))* (?:instructions?|rubrics?|criteria|marking scheme|grading (?:rules|scheme))\\b`,
  `\\b(?:new|updated|real|actual|revised) (?:instructions?|system prompt|task)(?: for (?:the )?${GRADER})? ?:`,
  `${COMMAND}(?:reveal|print|show|repeat|output|leak|tell me|display)(?: \\w+){0,3} (?:system prompt|your (?:instructions|prompt|rubric|rules)|the (?:rubric|hidden criteria|grading criteria))\\b`,
  `\\byou are (?:now |no longer |hereby )?(?:an? |the )?(?:\\w+ ){0,2}(?:${GRADER}|dan|unrestricted|jailbroken)\\b(?! (?:of|for) )`,
  `\\b(?:pretend|imagine|act) (?:that )?(?:as if )?(?:you are|you have|to be|this answer|the answer)\\b.*\\b(?:${GRADER}|rubric|correct|perfect|met|full)\\b`,
  // Spanish and Portuguese.
  "\\b(?:ignora|ignore|ignorar|ignoren|ignorad|ignorem|olvida|olvide|olviden|omite|descarta|desconsidere|desconsidera|esqueca|esquece|descarte)\\b(?: \\w+){0,4} (?:instruccion(?:es)?|instrucoes|instrucao|indicaciones|reglas|regras|criterios|rubrica|prompt)\\b",
  `\\b(?:eres|sos|usted es|ahora eres|voce e|voce agora e|tu es|agora voce e)(?: (?:un|una|el|la|um|uma|o|a|ahora|agora))*(?: \\w+)? ${GRADER_ES_PT}\\b`,
);

/** Commands and claims about this very answer: there is no honest reason to say them in one. */
const direct: readonly RegExp[] = patterns(
  // A mark is asked for, for this answer.
  `\\b${GIVE}\\b(?: \\w+){0,3}? ${SELF}\\b(?: \\w+){0,4}? ${TOP}(?: \\w+){0,2} ${CREDIT}`,
  `\\b${GIVE}\\b ${SELF}\\b(?: \\w+){0,5}? (?:as|at|with) (?:an? )?(?:\\w+ )?(?:5|five|10|ten|100|perfect|excellent|correct|full|maximum|met)\\b`,
  `\\b${GIVE} (?:me|myself) (?:an? )?(?:5|five|10|ten|100|perfect|a\\+)(?:\\b|\\+)`,
  `${COMMAND}(?:give|award|assign|grant)(?: an?| the| all)? (?:${TOP} )?${TOP} ${CREDIT}(?![^.]*\\b(?:if|when|only|unless|once|for each|per)\\b)`,
  `${COMMAND}(?:give|award|assign|grant|score|grade|rate)(?: an?| the| it)? (?:5 ?/ ?5|10 ?/ ?10|100 ?%)`,
  `${COMMAND}(?:mark|set|rate|score|count|label|treat|consider|judge|report) (?:all|every|each|any|the)(?: of)?(?: the| these| your)?(?: \\w+)? (?:criteria|criterion|items?|rubric|dimensions?|points?|marks?|verdicts?)(?: \\w+){0,3} (?:as |to |at |= ?)?(?:${VERDICT}|5|five|full|true|maximum)`,
  `${COMMAND}(?:treat|consider|count|regard|accept) (?:this|my|the) (?:answer|response|reply) as\\b`,
  `\\b(?:i|this (?:answer|response)|my (?:answer|response)|the candidate) (?:should|must|ought to|deserves?|has to|needs? to|shall)(?: \\w+){0,3}? (?:get|receive|be (?:given|awarded|graded|scored|rated|marked)|${TOP})\\b(?=.*(?:${CREDIT}|${TOP}))`,
  `\\b(?:don't|do not|never|please not) (?:deduct|take off|subtract|remove)(?: any)? (?:marks|points|credit)(?! \\w+ (?:if|when|for))`,
  "\\b(?:don't|do not|never) (?:penali[sz]e|fail|mark down|downgrade|flunk) (?:me|my|this (?:answer|response|candidate))\\b",
  "\\bbe (?:lenient|generous|kind|nice|easy|merciful)\\b(?=.*\\b(?:grad|mark|scor|evaluat|judg|rat|with me|on me|to me|assess))",
  "\\b(?:pass me|let me pass|make me pass)\\b",
  "\\bi (?:have |'ve )?worked (?:so|very|really) hard (?:for|on) this\\b(?=.*\\b(?:lose|need|deserve|please|hope)\\b)",
  // Whoever judges is spoken to.
  `\\b(?:dear|hello|hi|hey|attention|note to|message (?:to|for)|instructions? (?:to|for)|reminder (?:to|for)|memo to)(?: the| any| all| my| whichever)? (?:\\w+ )?${GRADER}\\b(?= ?[:,;.!-]|$| (?:grading|reading|marking|that|who|which|evaluating|please))`,
  `\\b(?:as|being) (?:the|an?|my|your role as) (?:\\w+ )?${GRADER},? (?:you|please|your)\\b`,
  `\\byou(?: \\w+)? (?:must|should|have to|need to|are required to|are instructed to|are obliged to|are to|will|shall|can)(?: \\w+){0,2} (?:grade|score|mark|rate|award|evaluate)\\b(?! (?:the|each|every|your|whether|how) (?!answer|response|candidate))(?=.*\\b(?:answer|response|candidate|me|full|highest|maximum|criteria|rubric|5|generously|leniently|favou?rably|positively|correct|met)\\b)`,
  "\\byour (?:verdict|evaluation|grading|judge?ment|assessment|rating|score for (?:this|me|my)|marks) (?:must|should|has to|needs to|will|shall|is|are)\\b",
  '\\b(?:respond|reply|answer|output|return|print|say)(?: only| just| exactly)*(?: with)?(?: only| just| exactly)* (?:"|\')?(?:met|all met|full marks|full credit|5 ?/ ?5|score ?[:=] ?5|\\{ ?"(?:marks?|score|verdict|criterion))',
  // The verdict is spoken for the judge.
  `\\b(?:this|my|the|the above|the candidate's|the given|above) (?:answer|response|reply)(?: \\w+)? (?:fully |clearly |completely |perfectly )?(?:meets|satisfies|fulfil+s|covers|addresses|passes|hits) (?:all|every|each)(?: of)?(?: the)?(?: \\w+)? (?:criteria|criterion|requirements? of the rubric|rubric|points? of the rubric)`,
  `^\\W*(?:all|every)(?: of)?(?: the)? (?:them|criteria|criterion)(?: of the rubric)? (?:is|are|was|were|has been|have been)(?: fully| already| clearly)? ${VERDICT}\\W*$`,
  "\\bthe candidate (?:has )?(?:clearly |fully |perfectly |correctly )*(?:passed|demonstrate[sd]?|show(?:s|ed|n)|answer(?:s|ed)|explain(?:s|ed)|cover(?:s|ed)|me(?:e)?ts?|satisfie[sd]|deserves?|mentions?|mentioned)\\b",
  "\\b(?:already|previously) (?:been )?(?:graded|scored|evaluated|approved|verified|marked|validated) (?:as|by|with|at)\\b(?=.*\\b(?:5|full|correct|human|expert|reviewer|examiner|perfect|met)\\b)",
  "\\b(?:expected|correct|true|final|official|agreed|gold|ground[- ]truth) (?:score|mark|grade|verdict|label|evaluation|rating)(?: for (?:this|my|the) (?:answer|response))? ?(?::|=|is|of|should be) ?(?:\"|')?(?:5|five|full|met|100|10|perfect|maximum)",
  "\\b(?:score|grade|verdict|mark|rating|evaluation) ?[:=] ?(?:\"|')?(?:5 ?/ ?5|10 ?/ ?10|100 ?/ ?100|met\\b|full marks|a\\+|perfect)",
  "\\b(?:developer|debug|debugging|maintenance|admin|calibration|god|override|test|sudo) mode\\b(?=.*\\b(?:scores?|grad(?:e|es|ing)|marks?|rubric|criteria|full credit)\\b)",
  "\\b(?:this is (?:only |just )?an? (?:calibration|grading|evaluation|system) (?:sample|test|check)|grading (?:is|has been) (?:disabled|suspended|turned off|over|complete))\\b",
  // The data is made to look like the conversation or like the reply.
  "<\\|[a-z_]+\\|>|\\[/?inst\\]|<<?/?sys>?>|</?(?:system|assistant|candidate[-_ ]?answer|student[-_ ]?answer|user[-_ ]?answer|instructions?|rubric|grading)>|</answer>",
  "^\\W*(?:system|assistant|developer|admin|administrator|operator|grader|evaluator)(?: (?:message|prompt|note|override|instruction|update|notice))? ?(?:[:>\\]]|says\\b)(?=.*\\b(?:you|your|grade|grading|score|marks?|ignore|answer|candidate|evaluat\\w*|rubric|criteria|met|instructions?|override|correct)\\b)",
  "^\\W*#{1,6} ?(?:system|instructions?|new instructions?|response|assistant|evaluation|grading|end of answer)\\b",
  "\\b(?:begin|end|start)(?: of)?(?: the)? (?:system (?:message|prompt)|candidate(?:'s)? answer|student(?:'s)? answer|answer to grade|untrusted (?:data|text)|grading instructions)\\b",
  "[\"']?(?:criterion_?id|criterionid)[\"']? ?[:=]",
  "[\"'](?:mark|verdict|marks|judge?ment|evaluation)[\"'] ?: ?(?:[\"'](?:met|pass(?:ed)?|correct|full)[\"']|\\[ ?\\{|5)",
  "[\"']score[\"'] ?: ?[\"']?(?:5|10|100)(?:\\.0+)?[\"']? ?[,}].*(?:met|reason|confidence|evaluat|comment|feedback|mark)",
  // A mark that is said to be given, kept or due.
  `\\b(?:all|every|each) (?:answers?|responses?|submissions?|criteria|criterion|items?)\\b(?: \\w+){0,4} (?:receives?|gets?|earns?|counts?|must get) (?:as )?(?:an? )?(?:${TOP} ${CREDIT}|${VERDICT})`,
  `\\bthis (?:answer|response) (?:gets|receives|earns|has|is worth) (?:an? |the )?${TOP} ${CREDIT}`,
  `\\bmarks? (?:everything|all of (?:it|them|this)) (?:as )?${VERDICT}\\b`,
  "^\\W*(?:please )?(?:grade|score|rate) as (?:5|five|10|ten|100|met|correct|perfect|full)\\b",
  "^\\W*(?:please )?(?:grade|score|mark|rate|evaluate) (?:the|this|my) (?:answer|response)\\b",
  `${COMMAND}keep (?:that|this|the) (?:score|mark|grade|verdict)\\b`,
  `\\b(?:return|output|report|record) (?:an?|the) ${TOP} (?:score|mark|grade|rating|credit)s? (?:for|to) (?:this|my) `,
  `\\b(?:respond|reply|answer)(?: only)?(?: with)?(?: only)?(?: the)? ${TOP} (?:marks?|grades?|scores?|credit)`,
  "\\bif you (?:mark|grade|score|rate|fail)\\b(?=.*\\b(?:me|this answer|my answer|this response)\\b)",
  "\\bi (?:instruct|order|command|urge|authori[sz]e) you to\\b",
  "\\b(?:i am|i'm|as|this is) (?:the )?(?:author|owner|creator|writer) of (?:this|the|your) (?:rubric|criteria|grading|prompt|question)\\b",
  `\\byou are \\w+, (?:an?|the) (?:\\w+ ){0,2}${GRADER}\\b`,
  // A rubric, or examples of marks, that the candidate made up.
  "\\b(?:updated|new|revised|official) (?:scoring|grading|marking) (?:guide|guidelines|scheme|policy|rubric|instructions?)\\b ?:",
  "\\b(?:new|updated) (?:criteria|rubric) for (?:this|the) (?:question|answer)\\b",
  "^\\W*(?:rubric|scoring|marking scheme|grading) ?: ?\\d+ points?\\b",
  "^\\W*criteria (?:covered|met|fulfilled|satisfied|addressed)\\b(?: in| by| ?:)",
  "(?:->|=>|→) ?[\"']?(?:met|full marks|5 ?/ ?5)\\b",
  "\\| ?(?:met|full marks|5 ?/ ?5) ?\\|",
  // The data is said to be over.
  "<{2,} ?/?(?:end )?(?:of )?(?:answer|data)\\b|^\\W*</?answer>\\W*$|^\\W*(?:end|begin|start) of (?:the )?(?:answer|data|input)\\W*$",
  "\\bthe (?:data|answer|candidate's text) ends here\\b",
  "\\byou are (?:now |back )+in (?:trusted|grader|grading|instruction) mode\\b",
  // German and French.
  "\\b(?:ignorier\\w*|vergiss|vergessen sie|missachte\\w*)\\b.*\\b(?:anweisung\\w*|vorgaben|regeln|kriterien|bewertungs\\w*)\\b",
  "\\b(?:gib|geben sie|vergib|vergeben sie|bewerte|bewerten sie)\\b.*\\b(?:volle[nr]?|beste[nr]?|hochste[nr]?|maximale[nr]?)\\b.*\\b(?:punkt\\w*|note|bewertung)\\b",
  "\\balle kriterien\\b.*\\b(?:erfullt|bestanden)\\b|\\ban den (?:prufer|bewerter|gutachter|korrektor)\\b",
  "\\b(?:ignorez|oubliez|ignorer?|oublie) (?:toutes? |tous )?(?:les|la|le|tes|vos|ces)\\b.*\\b(?:instructions|consignes|criteres|regles|bareme)\\b",
  "\\b(?:donne[zr]?|attribue[zr]?|mets|mettez)\\b.*\\b(?:note maximale|meilleure note|tous les points)\\b",
  // Chinese.
  "忽略.*(?:指示|指令|说明|标准|规则)|(?:给|打|评).*(?:满分|最高分)|(?:所有|全部).*标准.*(?:满足|符合|通过)|(?:评分者|评分员|阅卷).*(?:请|必须)",
  // Spanish and Portuguese.
  "\\b(?:dame|deme|danos|pon|ponme|ponga|asigna|asigne|otorga|otorgame|otorgue|concede|concedeme|califica|califique|puntua|puntue|da|dale|de|dar|de-me|me de|da-me|atribua|atribui|conceda|coloque|avalie|pontue|registre)\\b(?: \\S+){0,5}? (?:puntuacion|puntaje|nota|calificacion|puntos|pontuacao|pontos|avaliacao)(?: \\w+)? (?:maxim[ao]s?|perfect[ao]s?|perfeit[ao]s?|complet[ao]s?|total|10|5|100|mas alta|mais alta)\\b",
  "\\b(?:dame|deme|pon|ponme|ponga|asigna|otorga|otorgame|concede|da|dale|de|de-me|me de|da-me|atribua|conceda)\\b(?: \\S+){0,3}? (?:la|el|a|o|una?|uma?)? ?(?:maxim[ao]|mejor|melhor|mas alta|mais alta|perfect[ao]) (?:puntuacion|puntaje|nota|calificacion|pontuacao|avaliacao)\\b",
  `\\b(?:como|al|estimad[oa]|querid[oa]|prezad[oa]|car[oa]|nota (?:para|al|ao)(?: el| la| o| a)?|mensaje para(?: el)?|mensagem para(?: o)?|ao|atencion,?|atencao,?) ${GRADER_ES_PT}(?:,|:| (?:debes|tienes|deve|voce|tu|debe|tem))`,
  "\\b(?:marca|marque|marcar|considera|considere)(?: \\w+)? (?:todos|cada|tod[oa]s)(?: \\w+)? (?:criterios?|puntos|pontos|itens|items)(?: \\w+)? (?:cumplid[oa]s?|satisfech[oa]s?|atendid[oa]s?|cumprid[oa]s?|corret[oa]s?|correct[oa]s?)",
  "\\b(?:debes|deves|voce deve|tienes que|tem que|hay que)(?: \\w+)? (?:calificar|puntuar|evaluar|aprobar|avaliar|pontuar|aprovar|dar)\\b(?=.*\\b(?:respuesta|resposta|nota|candidat[oa]|maxim[ao]|puntuacion|pontuacao|me)\\b)",
  "\\b(?:esta|mi|minha|a) (?:respuesta|resposta) (?:cumple|satisface|atende|cumpre|satisfaz)(?: \\w+)? tod[oa]s(?: \\w+)? criterios\\b",
  "^\\W*(?:sistema|asistente|assistente) ?:(?=.*\\b(?:ignora|ignore|nota|puntuacion|pontuacao|respuesta|resposta|candidat[oa]|evalua|avalia|criterios?|instruc\\w+)\\b)",
);

/** An attack is talked about: "an attacker could write …", "prompt injection such as …". */
const TALKS_ABOUT =
  /\b(?:attacks?|attackers?|injections?|injected|malicious|adversar\w+|jailbreaks?|hostile|hackers?|untrusted|exploits?|sanitiz\w+|sanitis\w+|guardrails?|(?:users?|somebody|someone|people|candidates?|documents?|pages?|emails?) (?:could|might|may|can|will|would|who|that|which|writes?|types?|says?|tries|try|contains?)|such as|something like|lines like|text like|phrases? like|atacantes?|ataques?|inyeccion|injecao)\b/u;

/**
 * True when the sentence is addressed to whoever grades it, in a language of interviews or one that is often
 * used to get past them, in plain letters or in a simple disguise (injection-disguises.ts). Never throws.
 */
export function isAddressedToGrader(sentence: string): boolean {
  return [sentence, ...disguisedReadings(sentence)].some(speaksToGrader);
}

function speaksToGrader(sentence: string): boolean {
  const text = plain(sentence);
  const talksAbout = TALKS_ABOUT.test(text);
  if (direct.some((pattern) => pattern.test(text)))
    return !(talksAbout && /["“”«'].*["“”»']/u.test(text));
  return !talksAbout && quotable.some((pattern) => pattern.test(text));
}

/**
 * True when the span stands in a paragraph that speaks to the grader and says nothing of the topic itself: the pleading
 * or the pretence around an order.
 *
 * @param isAbout whether a text says anything of the topic
 */
export function standsBesideOrder(
  answer: string,
  span: Span,
  isAbout: (text: string) => boolean,
): boolean {
  const orders = spansToGrader(answer);
  if (orders.length === 0 || isAbout(answer.slice(span.start, span.end))) return false;
  const from = Math.max(0, answer.lastIndexOf("\n\n", span.start));
  const end = answer.indexOf("\n\n", span.end);
  const to = end === -1 ? answer.length : end;
  return orders.some((order) => order.start < to && from < order.end);
}

/** Where the sentences stand which are addressed to the grader. Lines and sentences are looked at one by one. */
export function spansToGrader(answer: string): readonly Span[] {
  const known = recent.get(answer);
  if (known !== undefined) return known;
  const spans = pieces(answer).filter(({ start, end }) =>
    isAddressedToGrader(answer.slice(start, end)),
  );
  const oldest = recent.size < KEPT_ANSWERS ? undefined : recent.keys().next().value;
  if (oldest !== undefined) recent.delete(oldest);
  recent.set(answer, spans);
  return spans;
}

/** Whoever judges an answer and those to its probes asks more than once, and the patterns are many. */
const recent = new Map<string, readonly Span[]>();
const KEPT_ANSWERS = 8;

/** True when a sentence that the span touches is addressed to the grader. Only those sentences are looked at. */
export function touchesSentenceToGrader(answer: string, span: Span): boolean {
  return sentencesTouching(answer, span).some(({ start, end }) =>
    isAddressedToGrader(answer.slice(start, end)),
  );
}

/** The answer with every sentence to the grader blanked out; all other characters keep their places. */
export function withoutSpans(answer: string, spans: readonly Span[]): string {
  let result = answer;
  for (const { start, end } of spans) {
    result = result.slice(0, start) + " ".repeat(end - start) + result.slice(end);
  }
  return result;
}

/** The sentences and lines of an answer that a span touches. */
export function sentencesTouching(answer: string, span: Span): readonly Span[] {
  return pieces(answer).filter(({ start, end }) => start < span.end && span.start < end);
}

function pieces(answer: string): Span[] {
  const found: Span[] = [];
  for (const match of answer.matchAll(/[^\n.!?]+(?:[.!?]+(?!\s|$)[^\n.!?]*)*[.!?]*/gu)) {
    if (match[0].trim() !== "")
      found.push({ start: match.index, end: match.index + match[0].length });
  }
  return found;
}
