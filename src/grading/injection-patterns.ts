/**
 * The wordings by which a sentence commands its grader or speaks as somebody else (injection.ts says why they matter),
 * over text that is folded and plain.
 */
import { ruleFor } from "./injection-rules.ts";
import type { Rule } from "./injection-rules.ts";

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

const GIVING =
  "give|award|assign|grant|rate|score|grade|mark|return|output|set|put|report|record|assess|evaluate".split(
    "|",
  );
/** Each of some words before each of others: "i should" is rarer by far than "i" and "should". */
const pairs = (firsts: readonly string[], seconds: readonly string[]): string[] =>
  firsts.flatMap((first) => seconds.map((second) => `${first} ${second}`));

const words: Readonly<Record<string, readonly string[]>> = {
  GIVE: GIVING,
  GIVE_ME: pairs(GIVING, ["me ", "myself "]),
  CLAIM: pairs(
    ["i", "answer", "response", "candidate"],
    "should|must|ought to|deserve|has to|need|shall".split("|"),
  ),
  TOP: "full|top|max|perfect|highest|best|complete|excellent|a+|5|five|10|ten|100".split("|"),
  TENS: "5|five|10|ten|100".split("|"),
  CREDIT:
    "mark|score|point|credit|rating|grade|star|result|evaluation|5/|5 /|10/|10 /|100|out of".split(
      "|",
    ),
  VERDICT: "met|satisfied|fulfilled|passed|covered|correct|complete".split("|"),
  GRADER:
    "grader|evaluator|examiner|judge|assessor|marker|scorer|reviewer|interviewer|ai|llm|model|assistant|chat|gpt|claude|gemini|bot|system".split(
      "|",
    ),
  GRADER_ES_PT:
    "evaluador|calificador|corrector|juez|examinador|modelo|asistente|sistema|ia|avaliador|corretor|juiz|assistente".split(
      "|",
    ),
  BAR: ["|"],
};

const rule = (needs: string, source: string): Rule => ruleFor(needs, source, words);

/** Commands and claims that an honest answer may quote when it talks about attacks. */
export const quotable: readonly Rule[] = [
  // Instructions are to be dropped or replaced.
  rule(
    "instruction|prompt|rule|rubric|criteria|guideline|directive|guardrail",
    `\\b(?:ignore|disregard|forget|override|overrule|bypass|skip|drop|discard)\\b(?: \\w+){0,3} (?:previous|prior|above|preceding|earlier|former|original|existing|your|system|all|grading|scoring|given|safety)(?: \\w+){0,3} (?:instructions?|prompts?|rules?|rubrics?|criteria|guidelines?|directives?|guardrails?)\\b`,
  ),
  rule(
    "ignore|disregard|forget & instruction|rubric|criteria|marking scheme|grading rules|grading scheme",
    `${COMMAND}(?:ignore|disregard|forget)\\b(?: (?:the|this|that|any|about))* (?:instructions?|rubrics?|criteria|marking scheme|grading (?:rules|scheme))\\b`,
  ),
  rule(
    "instruction|system prompt|task",
    `\\b(?:new|updated|real|actual|revised) (?:instructions?|system prompt|task)(?: for (?:the )?${GRADER})? ?:`,
  ),
  rule(
    "system prompt|your instructions|your prompt|your rubric|your rules|the rubric|the hidden criteria|the grading criteria",
    `${COMMAND}(?:reveal|print|show|repeat|output|leak|tell me|display)(?: \\w+){0,3} (?:system prompt|your (?:instructions|prompt|rubric|rules)|the (?:rubric|hidden criteria|grading criteria))\\b`,
  ),
  rule(
    "you are ",
    `\\byou are (?:now |no longer |hereby )?(?:an? |the )?(?:\\w+ ){0,2}(?:${GRADER}|dan|unrestricted|jailbroken)\\b(?! (?:of|for) )`,
  ),
  rule(
    "pretend|imagine|act ",
    `\\b(?:pretend|imagine|act) (?:that )?(?:as if )?(?:you are|you have|to be|this answer|the answer)\\b.*\\b(?:${GRADER}|rubric|correct|perfect|met|full)\\b`,
  ),
  // Spanish and Portuguese.
  rule(
    "instruc|indicaciones|regla|regra|criterio|rubrica|prompt",
    "\\b(?:ignora|ignore|ignorar|ignoren|ignorad|ignorem|olvida|olvide|olviden|omite|descarta|desconsidere|desconsidera|esqueca|esquece|descarte)\\b(?: \\w+){0,4} (?:instruccion(?:es)?|instrucoes|instrucao|indicaciones|reglas|regras|criterios|rubrica|prompt)\\b",
  ),
  rule(
    "eres|sos|usted es|voce|tu es",
    `\\b(?:eres|sos|usted es|ahora eres|voce e|voce agora e|tu es|agora voce e)(?: (?:un|una|el|la|um|uma|o|a|ahora|agora))*(?: \\w+)? ${GRADER_ES_PT}\\b`,
  ),
];

/** Commands and claims about this very answer: there is no honest reason to say them in one. */
export const direct: readonly Rule[] = [
  // A mark is asked for, for this answer.
  rule(
    "GIVE & TOP & CREDIT",
    `\\b${GIVE}\\b(?: \\w+){0,3}? ${SELF}\\b(?: \\w+){0,4}? ${TOP}(?: \\w+){0,2} ${CREDIT}`,
  ),
  rule(
    "GIVE & as |at |with  & TENS|perfect|excellent|correct|full|maximum|met",
    `\\b${GIVE}\\b ${SELF}\\b(?: \\w+){0,5}? (?:as|at|with) (?:an? )?(?:\\w+ )?(?:5|five|10|ten|100|perfect|excellent|correct|full|maximum|met)\\b`,
  ),
  rule(
    "GIVE_ME & TENS|perfect|a+",
    `\\b${GIVE} (?:me|myself) (?:an? )?(?:5|five|10|ten|100|perfect|a\\+)(?:\\b|\\+)`,
  ),
  rule(
    "give|award|assign|grant & TOP & CREDIT",
    `${COMMAND}(?:give|award|assign|grant)(?: an?| the| all)? (?:${TOP} )?${TOP} ${CREDIT}(?![^.]*\\b(?:if|when|only|unless|once|for each|per)\\b)`,
  ),
  rule(
    "5 /|5/|10/|10 /|100",
    `${COMMAND}(?:give|award|assign|grant|score|grade|rate)(?: an?| the| it)? (?:5 ?/ ?5|10 ?/ ?10|100 ?%)`,
  ),
  rule(
    "criteri|item|rubric|dimension|point|mark|verdict & mark|set|rate|score|count|label|treat|consider|judge|report & VERDICT|5|five|full|true|maximum",
    `${COMMAND}(?:mark|set|rate|score|count|label|treat|consider|judge|report) (?:all|every|each|any|the)(?: of)?(?: the| these| your)?(?: \\w+)? (?:criteria|criterion|items?|rubric|dimensions?|points?|marks?|verdicts?)(?: \\w+){0,3} (?:as |to |at |= ?)?(?:${VERDICT}|5|five|full|true|maximum)`,
  ),
  rule(
    "treat|consider|count|regard|accept & answer|response|reply",
    `${COMMAND}(?:treat|consider|count|regard|accept) (?:this|my|the) (?:answer|response|reply) as\\b`,
  ),
  rule(
    "CLAIM & TOP|CREDIT",
    `\\b(?:i|this (?:answer|response)|my (?:answer|response)|the candidate) (?:should|must|ought to|deserves?|has to|needs? to|shall)(?: \\w+){0,3}? (?:get|receive|be (?:given|awarded|graded|scored|rated|marked)|${TOP})\\b(?=.*(?:${CREDIT}|${TOP}))`,
  ),
  rule(
    "deduct|take off|subtract|remove & marks|points|credit",
    `\\b(?:don't|do not|never|please not) (?:deduct|take off|subtract|remove)(?: any)? (?:marks|points|credit)(?! \\w+ (?:if|when|for))`,
  ),
  rule(
    "penali|fail|mark down|downgrade|flunk & don't|do not|never & me|my|this ",
    "\\b(?:don't|do not|never) (?:penali[sz]e|fail|mark down|downgrade|flunk) (?:me|my|this (?:answer|response|candidate))\\b",
  ),
  rule(
    "be lenient|be generous|be kind|be nice|be easy|be merciful",
    "\\bbe (?:lenient|generous|kind|nice|easy|merciful)\\b(?=.*\\b(?:grad|mark|scor|evaluat|judg|rat|with me|on me|to me|assess))",
  ),
  rule("pass me|me pass", "\\b(?:pass me|let me pass|make me pass)\\b"),
  rule(
    "worked ",
    "\\bi (?:have |'ve )?worked (?:so|very|really) hard (?:for|on) this\\b(?=.*\\b(?:lose|need|deserve|please|hope)\\b)",
  ),
  // Whoever judges is spoken to.
  rule(
    "dear|hello|hi |hey|attention|note to|message |instruction|reminder|memo to & GRADER",
    `\\b(?:dear|hello|hi|hey|attention|note to|message (?:to|for)|instructions? (?:to|for)|reminder (?:to|for)|memo to)(?: the| any| all| my| whichever)? (?:\\w+ )?${GRADER}\\b(?= ?[:,;.!-]|$| (?:grading|reading|marking|that|who|which|evaluating|please))`,
  ),
  rule(
    "GRADER & as |being  & you|please",
    `\\b(?:as|being) (?:the|an?|my|your role as) (?:\\w+ )?${GRADER},? (?:you|please|your)\\b`,
  ),
  rule(
    "you & grade|score|mark|rate|award|evaluate",
    `\\byou(?: \\w+)? (?:must|should|have to|need to|are required to|are instructed to|are obliged to|are to|will|shall|can)(?: \\w+){0,2} (?:grade|score|mark|rate|award|evaluate)\\b(?! (?:the|each|every|your|whether|how) (?!answer|response|candidate))(?=.*\\b(?:answer|response|candidate|me|full|highest|maximum|criteria|rubric|5|generously|leniently|favou?rably|positively|correct|met)\\b)`,
  ),
  rule(
    "your verdict|your evaluation|your grading|your judgment|your judgement|your assessment|your rating|your score for|your marks",
    "\\byour (?:verdict|evaluation|grading|judge?ment|assessment|rating|score for (?:this|me|my)|marks) (?:must|should|has to|needs to|will|shall|is|are)\\b",
  ),
  rule(
    "respond|reply|answer|output|return|print|say & met|full|5|score|{",
    '\\b(?:respond|reply|answer|output|return|print|say)(?: only| just| exactly)*(?: with)?(?: only| just| exactly)* (?:"|\')?(?:met|all met|full marks|full credit|5 ?/ ?5|score ?[:=] ?5|\\{ ?"(?:marks?|score|verdict|criterion))',
  ),
  // The verdict is spoken for the judge.
  rule(
    "answer|response|reply & criteri|requirement|rubric",
    `\\b(?:this|my|the|the above|the candidate's|the given|above) (?:answer|response|reply)(?: \\w+)? (?:fully |clearly |completely |perfectly )?(?:meets|satisfies|fulfil+s|covers|addresses|passes|hits) (?:all|every|each)(?: of)?(?: the)?(?: \\w+)? (?:criteria|criterion|requirements? of the rubric|rubric|points? of the rubric)`,
  ),
  rule(
    "criteri|them & VERDICT",
    `^\\W*(?:all|every)(?: of)?(?: the)? (?:them|criteria|criterion)(?: of the rubric)? (?:is|are|was|were|has been|have been)(?: fully| already| clearly)? ${VERDICT}\\W*$`,
  ),
  rule(
    "the candidate ",
    "\\bthe candidate (?:has )?(?:clearly |fully |perfectly |correctly )*(?:passed|demonstrate[sd]?|show(?:s|ed|n)|answer(?:s|ed)|explain(?:s|ed)|cover(?:s|ed)|me(?:e)?ts?|satisfie[sd]|deserves?|mentions?|mentioned)\\b",
  ),
  rule(
    "already|previously & graded|scored|evaluated|approved|verified|marked|validated",
    "\\b(?:already|previously) (?:been )?(?:graded|scored|evaluated|approved|verified|marked|validated) (?:as|by|with|at)\\b(?=.*\\b(?:5|full|correct|human|expert|reviewer|examiner|perfect|met)\\b)",
  ),
  rule(
    "score|mark|grade|verdict|label|evaluation|rating & expected|correct|true|final|official|agreed|gold|ground",
    "\\b(?:expected|correct|true|final|official|agreed|gold|ground[- ]truth) (?:score|mark|grade|verdict|label|evaluation|rating)(?: for (?:this|my|the) (?:answer|response))? ?(?::|=|is|of|should be) ?(?:\"|')?(?:5|five|full|met|100|10|perfect|maximum)",
  ),
  rule(
    "score|grade|verdict|mark|rating|evaluation & =|:",
    "\\b(?:score|grade|verdict|mark|rating|evaluation) ?[:=] ?(?:\"|')?(?:5 ?/ ?5|10 ?/ ?10|100 ?/ ?100|met\\b|full marks|a\\+|perfect)",
  ),
  rule(
    " mode & score|grad|mark|rubric|criteria|full credit",
    "\\b(?:developer|debug|debugging|maintenance|admin|calibration|god|override|test|sudo) mode\\b(?=.*\\b(?:scores?|grad(?:e|es|ing)|marks?|rubric|criteria|full credit)\\b)",
  ),
  rule(
    "calibration|grading|evaluation|system ",
    "\\b(?:this is (?:only |just )?an? (?:calibration|grading|evaluation|system) (?:sample|test|check)|grading (?:is|has been) (?:disabled|suspended|turned off|over|complete))\\b",
  ),
  // The data is made to look like the conversation or like the reply.
  rule(
    "<|[",
    "<\\|[a-z_]+\\|>|\\[/?inst\\]|<<?/?sys>?>|</?(?:system|assistant|candidate[-_ ]?answer|student[-_ ]?answer|user[-_ ]?answer|instructions?|rubric|grading)>|</answer>",
  ),
  rule(
    "system|assistant|developer|admin|operator|grader|evaluator & :|>|]|says",
    "^\\W*(?:system|assistant|developer|admin|administrator|operator|grader|evaluator)(?: (?:message|prompt|note|override|instruction|update|notice))? ?(?:[:>\\]]|says\\b)(?=.*\\b(?:you|your|grade|grading|score|marks?|ignore|answer|candidate|evaluat\\w*|rubric|criteria|met|instructions?|override|correct)\\b)",
  ),
  rule(
    "#",
    "^\\W*#{1,6} ?(?:system|instructions?|new instructions?|response|assistant|evaluation|grading|end of answer)\\b",
  ),
  rule(
    "system message|system prompt|candidate answer|candidate's answer|student answer|student's answer|answer to grade|untrusted data|untrusted text|grading instructions & begin|end|start",
    "\\b(?:begin|end|start)(?: of)?(?: the)? (?:system (?:message|prompt)|candidate(?:'s)? answer|student(?:'s)? answer|answer to grade|untrusted (?:data|text)|grading instructions)\\b",
  ),
  rule("criterion", "[\"']?(?:criterion_?id|criterionid)[\"']? ?[:=]"),
  rule(
    "mark|verdict|judgment|judgement|evaluation & :",
    "[\"'](?:mark|verdict|marks|judge?ment|evaluation)[\"'] ?: ?(?:[\"'](?:met|pass(?:ed)?|correct|full)[\"']|\\[ ?\\{|5)",
  ),
  rule(
    "score",
    "[\"']score[\"'] ?: ?[\"']?(?:5|10|100)(?:\\.0+)?[\"']? ?[,}].*(?:met|reason|confidence|evaluat|comment|feedback|mark)",
  ),
  // A mark that is said to be given, kept or due.
  rule(
    "answer|response|submission|criteri|item & receive|get|earn|count & all |every |each  & CREDIT|VERDICT",
    `\\b(?:all|every|each) (?:answers?|responses?|submissions?|criteria|criterion|items?)\\b(?: \\w+){0,4} (?:receives?|gets?|earns?|counts?|must get) (?:as )?(?:an? )?(?:${TOP} ${CREDIT}|${VERDICT})`,
  ),
  rule(
    "this answer|this response",
    `\\bthis (?:answer|response) (?:gets|receives|earns|has|is worth) (?:an? |the )?${TOP} ${CREDIT}`,
  ),
  rule(
    "mark & everything|all of",
    `\\bmarks? (?:everything|all of (?:it|them|this)) (?:as )?${VERDICT}\\b`,
  ),
  rule(
    "grade as|score as|rate as",
    "^\\W*(?:please )?(?:grade|score|rate) as (?:5|five|10|ten|100|met|correct|perfect|full)\\b",
  ),
  rule(
    "answer|response & grade|score|mark|rate|evaluate",
    "^\\W*(?:please )?(?:grade|score|mark|rate|evaluate) (?:the|this|my) (?:answer|response)\\b",
  ),
  rule(
    "keep that |keep this |keep the  & score|mark|grade|verdict",
    `${COMMAND}keep (?:that|this|the) (?:score|mark|grade|verdict)\\b`,
  ),
  rule(
    "return|output|report|record & TOP & for |to  & score|mark|grade|rating|credit",
    `\\b(?:return|output|report|record) (?:an?|the) ${TOP} (?:score|mark|grade|rating|credit)s? (?:for|to) (?:this|my) `,
  ),
  rule(
    "respond|reply|answer & TOP & mark|grade|score|credit",
    `\\b(?:respond|reply|answer)(?: only)?(?: with)?(?: only)?(?: the)? ${TOP} (?:marks?|grades?|scores?|credit)`,
  ),
  rule(
    "if you ",
    "\\bif you (?:mark|grade|score|rate|fail)\\b(?=.*\\b(?:me|this answer|my answer|this response)\\b)",
  ),
  rule(
    "i instruct|i order|i command|i urge|i authori",
    "\\bi (?:instruct|order|command|urge|authori[sz]e) you to\\b",
  ),
  rule(
    "author of|owner of|creator of|writer of",
    "\\b(?:i am|i'm|as|this is) (?:the )?(?:author|owner|creator|writer) of (?:this|the|your) (?:rubric|criteria|grading|prompt|question)\\b",
  ),
  rule("you are ", `\\byou are \\w+, (?:an?|the) (?:\\w+ ){0,2}${GRADER}\\b`),
  // A rubric, or examples of marks, that the candidate made up.
  rule(
    "scoring|grading|marking & :",
    "\\b(?:updated|new|revised|official) (?:scoring|grading|marking) (?:guide|guidelines|scheme|policy|rubric|instructions?)\\b ?:",
  ),
  rule(
    "new criteria|new rubric|updated criteria|updated rubric",
    "\\b(?:new|updated) (?:criteria|rubric) for (?:this|the) (?:question|answer)\\b",
  ),
  rule(
    "rubric|scoring|marking scheme|grading & point",
    "^\\W*(?:rubric|scoring|marking scheme|grading) ?: ?\\d+ points?\\b",
  ),
  rule(
    "criteria ",
    "^\\W*criteria (?:covered|met|fulfilled|satisfied|addressed)\\b(?: in| by| ?:)",
  ),
  rule("->|=>|→", "(?:->|=>|→) ?[\"']?(?:met|full marks|5 ?/ ?5)\\b"),
  rule("BAR & met|full marks|5 /|5/", "\\| ?(?:met|full marks|5 ?/ ?5) ?\\|"),
  // The data is said to be over.
  rule(
    "<|end of |begin of |start of  & answer|data|input",
    "<{2,} ?/?(?:end )?(?:of )?(?:answer|data)\\b|^\\W*</?answer>\\W*$|^\\W*(?:end|begin|start) of (?:the )?(?:answer|data|input)\\W*$",
  ),
  rule("ends here", "\\bthe (?:data|answer|candidate's text) ends here\\b"),
  rule(
    "you are & mode",
    "\\byou are (?:now |back )+in (?:trusted|grader|grading|instruction) mode\\b",
  ),
  // German and French.
  rule(
    "ignorier|vergiss|vergessen|missachte",
    "\\b(?:ignorier\\w*|vergiss|vergessen sie|missachte\\w*)\\b.*\\b(?:anweisung\\w*|vorgaben|regeln|kriterien|bewertungs\\w*)\\b",
  ),
  rule(
    "gib|geben|vergib|vergeben|bewerte",
    "\\b(?:gib|geben sie|vergib|vergeben sie|bewerte|bewerten sie)\\b.*\\b(?:volle[nr]?|beste[nr]?|hochste[nr]?|maximale[nr]?)\\b.*\\b(?:punkt\\w*|note|bewertung)\\b",
  ),
  rule(
    "alle kriterien|an den ",
    "\\balle kriterien\\b.*\\b(?:erfullt|bestanden)\\b|\\ban den (?:prufer|bewerter|gutachter|korrektor)\\b",
  ),
  rule(
    "ignore|oublie & instructions|consignes|criteres|regles|bareme",
    "\\b(?:ignorez|oubliez|ignorer?|oublie) (?:toutes? |tous )?(?:les|la|le|tes|vos|ces)\\b.*\\b(?:instructions|consignes|criteres|regles|bareme)\\b",
  ),
  rule(
    "note maximale|meilleure note|tous les points & donne|attribue|met",
    "\\b(?:donne[zr]?|attribue[zr]?|mets|mettez)\\b.*\\b(?:note maximale|meilleure note|tous les points)\\b",
  ),
  // Chinese.
  rule(
    "忽略|给|打|评|所有|全部|阅卷",
    "忽略.*(?:指示|指令|说明|标准|规则)|(?:给|打|评).*(?:满分|最高分)|(?:所有|全部).*标准.*(?:满足|符合|通过)|(?:评分者|评分员|阅卷).*(?:请|必须)",
  ),
  // Spanish and Portuguese.
  rule(
    "puntuacion|puntaje|nota|calificacion|puntos|pontuacao|pontos|avaliacao",
    "\\b(?:dame|deme|danos|pon|ponme|ponga|asigna|asigne|otorga|otorgame|otorgue|concede|concedeme|califica|califique|puntua|puntue|da|dale|de|dar|de-me|me de|da-me|atribua|atribui|conceda|coloque|avalie|pontue|registre)\\b(?: \\S+){0,5}? (?:puntuacion|puntaje|nota|calificacion|puntos|pontuacao|pontos|avaliacao)(?: \\w+)? (?:maxim[ao]s?|perfect[ao]s?|perfeit[ao]s?|complet[ao]s?|total|10|5|100|mas alta|mais alta)\\b",
  ),
  rule(
    "puntuacion|puntaje|nota|calificacion|pontuacao|avaliacao",
    "\\b(?:dame|deme|pon|ponme|ponga|asigna|otorga|otorgame|concede|da|dale|de|de-me|me de|da-me|atribua|conceda)\\b(?: \\S+){0,3}? (?:la|el|a|o|una?|uma?)? ?(?:maxim[ao]|mejor|melhor|mas alta|mais alta|perfect[ao]) (?:puntuacion|puntaje|nota|calificacion|pontuacao|avaliacao)\\b",
  ),
  rule(
    "GRADER_ES_PT & como |al |estimad|querid|prezad|cara |caro |nota |mensaje |mensagem |ao |atenc",
    `\\b(?:como|al|estimad[oa]|querid[oa]|prezad[oa]|car[oa]|nota (?:para|al|ao)(?: el| la| o| a)?|mensaje para(?: el)?|mensagem para(?: o)?|ao|atencion,?|atencao,?) ${GRADER_ES_PT}(?:,|:| (?:debes|tienes|deve|voce|tu|debe|tem))`,
  ),
  rule(
    "marca|marque|consider",
    "\\b(?:marca|marque|marcar|considera|considere)(?: \\w+)? (?:todos|cada|tod[oa]s)(?: \\w+)? (?:criterios?|puntos|pontos|itens|items)(?: \\w+)? (?:cumplid[oa]s?|satisfech[oa]s?|atendid[oa]s?|cumprid[oa]s?|corret[oa]s?|correct[oa]s?)",
  ),
  rule(
    "debes|deve|tienes que|tem que|hay que & calificar|puntuar|evaluar|aprobar|avaliar|pontuar|aprovar|dar",
    "\\b(?:debes|deves|voce deve|tienes que|tem que|hay que)(?: \\w+)? (?:calificar|puntuar|evaluar|aprobar|avaliar|pontuar|aprovar|dar)\\b(?=.*\\b(?:respuesta|resposta|nota|candidat[oa]|maxim[ao]|puntuacion|pontuacao|me)\\b)",
  ),
  rule(
    "criterios",
    "\\b(?:esta|mi|minha|a) (?:respuesta|resposta) (?:cumple|satisface|atende|cumpre|satisfaz)(?: \\w+)? tod[oa]s(?: \\w+)? criterios\\b",
  ),
  rule(
    "sistema|asistente|assistente",
    "^\\W*(?:sistema|asistente|assistente) ?:(?=.*\\b(?:ignora|ignore|nota|puntuacion|pontuacao|respuesta|resposta|candidat[oa]|evalua|avalia|criterios?|instruc\\w+)\\b)",
  ),
];
