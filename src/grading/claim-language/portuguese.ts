import type { ClaimLanguage } from "../claim-language.ts";
import {
  alternatives,
  anyOf,
  capital,
  end,
  letter,
  letters,
  name,
  romanceNumber,
  romanceShare,
  romanceValue,
  start,
  year,
} from "./expressions.ts";

// Of the past in the first person, which needs no "eu", and in the third.
const downOwn =
  "reduzi reduzimos baixei baixamos cortei cortamos diminuí diminuímos encurtei encurtamos derrubei derrubamos";
const downThird =
  "reduziu reduziram baixou baixaram cortou cortaram diminuiu diminuíram caiu caíram encurtou encurtaram";
const downOther =
  "reduzir baixar cortar diminuir encurtar reduzindo baixando cortando diminuindo encurtando reduzido reduzida baixado cortado diminuído redução reduções diminuição queda corte";
const upOwn =
  "aumentei aumentamos elevei elevamos subi subimos dobrei dobramos dupliquei duplicamos tripliquei triplicamos";
const upThird =
  "aumentou aumentaram elevou elevaram subiu subiram cresceu cresceram crescemos dobrou dobraram triplicou triplicaram";
const upOther =
  "aumentar elevar subir dobrar crescer aumentando elevando subindo aumentado elevado crescido aumento crescimento subida alta";
const changedOwn =
  "melhorei melhoramos economizei economizamos poupei poupamos passei passamos consegui conseguimos levei levamos acelerei aceleramos otimizei otimizamos gerei geramos";
const changedThird =
  "melhorou melhoraram economizou economizaram poupou passou passaram conseguiu conseguiram levou levaram acelerou aceleraram gerou geraram";
const changedOther =
  "melhorar economizar poupar acelerar otimizar melhorando economizando acelerando otimizando melhorado economizado acelerado otimizado melhoria melhorias economia economias otimização aceleração";
const ledOwn =
  "liderei lideramos coordenei coordenamos gerenciei gerenciamos geri contratei contratamos mentorei";
const changeNouns =
  "redução diminuição queda corte aumento crescimento subida alta melhoria economia ganho";
const changeVerbs = alternatives(
  `${downOwn} ${downThird} ${upOwn} ${upThird} economizei economizamos economizou economizaram melhorei melhoramos melhorou melhoraram`,
);

/** "Em um terço", "caiu um terço", "pela metade"; not "um terço dos usuários". */
const fraction = (words: string, percent: number) => ({
  expression: new RegExp(
    `(?<=${start}(?:em|${changeVerbs}) )(?:${words})${end}(?! (?:de|do|da|dos|das|mais|menos)${end})`,
    "i",
  ),
  percent,
});

const ownSpoken =
  "liderei|encabecei|projetei|desenhei|construí|criei|fundei|escrevi|introduzi|conduzi|gerenciei|desenvolvi|implementei|lancei|arquitetei|programei";
const own = `${ownSpoken}|lidera|liderou|projetou|criou|desenvolveu|construiu|conduziu|liderança|direção|projeto|desenho|criação|desenvolvimento|implementação|construção|responsável`;
const shared =
  "participei|ajudei|colaborei|contribuí|apoiei|auxiliei|participou|ajudou|colaborou|contribuiu|apoiou|auxiliou|participação|ajuda|colaboração|contribuição|apoio|auxílio|suporte|fiz parte|fui parte|parte da equipe|parte do time|membro da equipe|membro do time";
const month = String.raw`(?:[${letters}]{4,10} (?:de )?)?`;
const joined = String.raw`(?:entrei (?:para a|para o|na|no|em)|ingressei (?:na|no|em)|comecei (?:na|no|em|a trabalhar na|a trabalhar no)|(?:deixei|larguei) [ao]|saí d[aoe]|fui contratad[oa] pel[ao]|me juntei (?:à|ao))`;
const was = String.raw`(?:trabalhei (?:na|no|em|para a|para o|pela|pelo)|trabalho (?:na|no|em|para a|para o)|estive (?:na|no|em)|estou (?:na|no|em)|fiquei (?:na|no|em)|atuei (?:na|no|em))`;
const as = String.raw`(?: como [${letter} ]{1,30}?)?`;
const counts =
  "dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis dezessete dezoito dezenove vinte".split(
    " ",
  );

export const portuguese = (): ClaimLanguage => ({
  figures: {
    number: romanceNumber,
    share: romanceShare,
    valueOf: romanceValue,
    percent: String.raw`(?:%|por ?cento${end})`,
    from: "(?:de|dos|desde)(?: uns| os)?",
    to: "(?:a|aos|até|para|pra)(?: os| uns)?",
    rangeTo: "a|ou",
    between: "entre(?: os)?",
    and: "e(?: os)?",
    durations: {
      ms: 0.001,
      milissegundo: 0.001,
      milissegundos: 0.001,
      s: 1,
      seg: 1,
      segundo: 1,
      segundos: 1,
      min: 60,
      minuto: 60,
      minutos: 60,
      h: 3600,
      hora: 3600,
      horas: 3600,
      dia: 86_400,
      dias: 86_400,
      semana: 604_800,
      semanas: 604_800,
      mês: 2_629_800,
      mes: 2_629_800,
      meses: 2_629_800,
    },
    byDuration: `(?<=${start}(?:${alternatives(`${downOwn} ${downThird} economizei economizamos poupei poupamos`)})(?: em)? )`,
    scales: {
      k: 1e3,
      mil: 1e3,
      m: 1e6,
      mi: 1e6,
      milhão: 1e6,
      milhao: 1e6,
      milhões: 1e6,
      milhoes: 1e6,
      bi: 1e9,
      bilhão: 1e9,
      bilhões: 1e9,
    },
    people: (number) =>
      `${start}(?:equipe|time|grupo|squad|célula) (?:de|com) ${number}${end}|${start}(?:liderei|lideramos|coordenei|coordenamos|gerenciei|contratei|contratamos|mentorei)(?: (?:um time|uma equipe) de)? ${number} (?:pessoas|engenheir[oa]s|desenvolvedor[ea]s|programador[ea]s|designers|analistas)${end}`,
    money: (number, scale) =>
      String.raw`(R\$|US\$|[$€£]) ?${number} ?${scale}${end}|${start}(?<![.,]|\d[ \u00A0])(?=\d[\d.,]* ?(?:[${letters}]+ ){0,3}?(reais|dólares|USD|euros|EUR|€))${number} ?${scale} ?(?:de )?(?:reais|dólares|USD|euros|EUR|€)`,
    times: (number) =>
      `(?<![${letter}.,])${number} ?(?:x|vezes) (?:mais|menos|menor|maior|melhor)${end}`,
    fractions: [
      fraction("um quarto|uma quarta parte", 25),
      fraction("um terço|uma terça parte", 100 / 3),
      fraction("metade|a metade", 50),
      fraction("dois terços|duas terças partes", 200 / 3),
      fraction("três quartos", 75),
      {
        expression: new RegExp(
          `${start}(?:pela|à) metade${end}(?! (?:de|do|da|dos|das)${end})`,
          "i",
        ),
        percent: 50,
      },
    ],
    multiples: [
      {
        expression: anyOf(
          "dobrei dobramos dobrou dobraram dupliquei duplicamos duplicou duplicaram",
        ),
        percent: 100,
      },
      { expression: anyOf("tripliquei triplicamos triplicou triplicaram"), percent: 200 },
    ],
  },
  ownWork: anyOf(
    `eu nós a_gente meu minha meus minhas nosso nossa nossos nossas ${downOwn} ${upOwn} ${changedOwn} ${ledOwn}`,
  ),
  happened: anyOf(
    `${downOwn} ${downThird} ${upOwn} ${upThird} ${changedOwn} ${changedThird} ${ledOwn}`,
  ),
  notClaimed: new RegExp(
    `\\?|(?:%|por ?cento) (?:(?:de )?certeza|segur[oa]|convencid[oa])|${start}(?:${alternatives(
      `se caso_a a_menos_que poderia[${letter}]* podia[${letter}]* podería[${letter}]* poderíamos deveria[${letter}]* deveríamos teria[${letter}]* teríamos tivesse[${letter}]* pode podem posso podemos deve[${letter}]* suponha[${letter}]* imagin[${letter}]* digamos exemplo ex normalmente geralmente tipicamente costum[${letter}]* sempre às_vezes toda_vez cada_vez quando_há quando_houver quero quer queremos queria[${letter}]* queríamos quis[${letter}]* esper[${letter}]* objetivo meta plano planos planej[${letter}]* prevê previ[${letter}]* íamos ia vou vamos promet[${letter}]* supost[${letter}]* não nao nunca jamais sem nem tampouco quase praticamente talvez provavelmente disse disseram diz dizem dizia[${letter}]* pediu pediram pedem tent[${letter}]* para_que pra_que tomara li lemos ouvi ouvimos achava[${letter}]* achávamos pensava[${letter}]* pensávamos parecia[${letter}]* estim[${letter}]* de_acordo_com (?:equipes?|times?)_anterior(?:es)? outr[oa]s?_(?:equipes?|times?) fornecedor concorrência colegas? chefes? gerente antecessora? mentora? amig[oa]s?`,
    )})${end}`,
    "i",
  ),
  vagueBefore: new RegExp(
    `(?:${start}(?:${alternatives(
      "mais menos acima abaixo pelo_menos ao_menos no_mínimo no_máximo até cerca perto em_torno por_volta uns umas aproximadamente quase superior inferior mais_ou_menos outros",
    )})(?: (?:de|dos|os|a))*|[~≈<>]) ?$`,
    "i",
  ),
  vagueBehind:
    /^(?:\+| (?:ou mais|ou menos|aprox|aproximadamente|mais ou menos|no mínimo|e pouco|a mais|adicionais|extra))/i,
  changeBefore: new RegExp(
    `${start}(?:${changeVerbs}|${alternatives(changeNouns)}|reduzir|baixar|aumentar|subir|melhorar|economizar)(?: (?:em|de|uns|os|o))* $`,
    "i",
  ),
  levelBefore: new RegExp(`${start}(?:para|pra|aos?|a|até|de)(?: (?:os|uns))? $`, "i"),
  partBehind: new RegExp(`^ (?:de|do|da|dos|das)${end}`, "i"),
  means: anyOf(
    "com graças_a mediante usando através_de após depois_de porque assim e o_que do_zero no_fim no_final no_total finalmente como_resultado",
  ),
  relativeYears: [
    { expression: anyOf("ano_passado"), yearsAgo: 1 },
    { expression: anyOf("[nd]?este_ano"), yearsAgo: 0 },
  ],
  ups: anyOf(`${upOwn} ${upThird} ${upOther}`),
  downs: anyOf(`${downOwn} ${downThird} ${downOther}`),
  deeds: `${downOwn} ${downThird} ${downOther} ${upOwn} ${upThird} ${upOther} ${changedOwn} ${changedThird} ${changedOther} por cento`,
  anySubject: `${ledOwn} liderar coordenar gerenciar contratar tempo rápido lento ano mês semana dia hora minuto segundo milissegundo vez vezes equipe time pessoa engenheiro engenheira desenvolvedor número taxa resultado trabalho projeto empresa gente primeiro novo último fiz fizemos usei usamos terço quarto metade parte através graças mil milhão milhões reais dólares euros`,
  career: {
    notClaimed: new RegExp(
      `\\?|${start}(?:${alternatives(
        `se caso poderia[${letter}]* deveria[${letter}]* teria[${letter}]* tivesse[${letter}]* pode podemos imagin[${letter}]* exemplo não nao nunca jamais sem nem tampouco quero queria[${letter}]* quis[${letter}]* esper[${letter}]* outr[oa]s? oferec[${letter}]* disse disseram diz dizem dizia[${letter}]* pediu pediram próxim[oa]s? seguinte antes depois previamente anterior[${letter}]* cliente plano planos planej[${letter}]* tent[${letter}]* quase`,
      )})${end}`,
      "i",
    ),
    wasThere: new RegExp(
      String.raw`^(?:Eu )?${capital(`(?:${joined}|${was})`)} ${name}${as} (?:em|desde|até|de) ${month}${year}(?: (?:a|até) ${month}${year})?${end}`,
    ),
    thenWasThere: new RegExp(
      String.raw`^Em ${month}${year},? (?:eu )?${joined} ${name}(?=[.,;]|$| (?:como|e)${end})`,
    ),
    stayed: new RegExp(
      String.raw`^(?:Eu )?${capital(was)} ${name}${as} (?:(?:durante|por) )?((\d{1,2}|${counts.join("|")}) anos)(?=[.,;]|$)`,
    ),
    numbers: Object.fromEntries(counts.map((word, index) => [word, index + 2])),
    ownPart: new RegExp(
      `${start}(?:eu )?(?:pessoalmente |sozinh[oa] )?(?:${ownSpoken})${end}`,
      "i",
    ),
    own,
    shared,
    anyWork: `${own} ${shared} equipe trabalho empresa engenheiro`.replaceAll("|", " "),
    isHeadLast: false,
  },
});
