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

// Of the past in the first person, which needs no "yo", and in the third. Accents stand where leaving them out would
// make another word of it: "bajo", "corte".
const downOwn =
  "reduje redujimos bajé bajamos recorté recortamos disminuí disminuimos acorté acortamos rebajé rebajamos";
const downThird =
  "redujo redujeron bajó bajaron recortó recortaron disminuyó disminuyeron cayó cayeron acortó acortaron descendió descendieron";
const downOther =
  "reducir bajar recortar disminuir acortar reduciendo bajando recortando disminuyendo acortando reducido reducida bajado recortado disminuido acortado reducción reducciones disminución bajada caída recorte";
const upOwn =
  "aumenté aumentamos incrementé incrementamos subí subimos elevé elevamos dupliqué duplicamos tripliqué triplicamos";
const upThird =
  "aumentó aumentaron incrementó incrementaron subió subieron elevó elevaron creció crecieron crecimos duplicó duplicaron triplicó triplicaron";
const upOther =
  "aumentar incrementar subir elevar duplicar crecer aumentando incrementando subiendo elevando aumentado incrementado subido crecido aumento incremento crecimiento subida alza";
const changedOwn =
  "mejoré mejoramos ahorré ahorramos pasé pasamos logré logramos conseguí conseguimos llevé llevamos aceleré aceleramos optimicé optimizamos generé generamos";
const changedThird =
  "mejoró mejoraron ahorró ahorraron pasó pasaron logró lograron consiguió consiguieron llevó llevaron aceleró aceleraron generó generaron";
const changedOther =
  "mejorar ahorrar acelerar optimizar mejorando ahorrando acelerando optimizando mejorado ahorrado acelerado optimizado mejora mejoras ahorro ahorros optimización aceleración";
const ledOwn =
  "lideré lideramos dirigí dirigimos coordiné coordinamos gestioné gestionamos contraté contratamos mentoricé";
const participles =
  "reducido bajado recortado disminuido acortado aumentado incrementado subido elevado crecido mejorado ahorrado pasado logrado conseguido llevado acelerado optimizado generado liderado dirigido coordinado gestionado contratado";
const changeNouns =
  "reducción disminución bajada caída recorte aumento incremento crecimiento subida mejora ahorro";
const changeVerbs = alternatives(
  `${downOwn} ${downThird} ${upOwn} ${upThird} ahorré ahorramos ahorró ahorraron mejoré mejoramos mejoró mejoraron reducido bajado aumentado mejorado ahorrado`,
);

/** "En un tercio", "bajó un tercio", "a la mitad"; not "un tercio de los usuarios". */
const fraction = (words: string, percent: number) => ({
  expression: new RegExp(
    `(?<=${start}(?:en|${changeVerbs}) )(?:${words})${end}(?! (?:de|del|más|menos)${end})`,
    "i",
  ),
  percent,
});

const ownSpoken =
  "lideré|dirigí|encabecé|diseñé|construí|creé|fundé|escribí|introduje|impulsé|gestioné|desarrollé|implementé|lancé|programé";
const own = `${ownSpoken}|lidera|lideró|diseñó|creó|desarrolló|construyó|liderazgo|dirección|diseño|creación|desarrollo|implementación|construcción|responsable`;
const shared =
  "participé|ayudé|colaboré|contribuí|apoyé|asistí|participó|ayudó|colaboró|contribuyó|apoyó|asistió|participación|ayuda|colaboración|contribución|apoyo|asistencia|formé parte|fui parte|parte del equipo|miembro del equipo";
const month = String.raw`(?:[${letters}]{4,10} (?:de |del )?)?`;
const joined = String.raw`(?:entré (?:a|en)|ingresé (?:a|en)|me (?:uní|incorporé|sumé) a|empecé (?:en|a trabajar en)|comencé (?:en|a trabajar en)|dejé|salí de|me fui de)`;
const was = String.raw`(?:trabajé (?:en|para)|trabajo (?:en|para)|he trabajado (?:en|para)|estuve en|estoy en|llevo en)`;
const as = String.raw`(?: como [${letter} ]{1,30}?)?`;
const counts =
  "dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte".split(
    " ",
  );

export const spanish = (): ClaimLanguage => ({
  figures: {
    number: romanceNumber,
    share: romanceShare,
    valueOf: romanceValue,
    percent: String.raw`(?:%|por ?ciento${end})`,
    from: String.raw`(?:del?|desde)(?: el| un)?`,
    to: String.raw`(?:al?|hasta)(?: el| un)?`,
    rangeTo: "a|al|o|u",
    between: "entre(?: el| un)?",
    and: "y(?: el| un)?",
    durations: {
      ms: 0.001,
      milisegundo: 0.001,
      milisegundos: 0.001,
      s: 1,
      seg: 1,
      segundo: 1,
      segundos: 1,
      min: 60,
      minuto: 60,
      minutos: 60,
      h: 3600,
      hs: 3600,
      hora: 3600,
      horas: 3600,
      día: 86_400,
      días: 86_400,
      dia: 86_400,
      dias: 86_400,
      semana: 604_800,
      semanas: 604_800,
      mes: 2_629_800,
      meses: 2_629_800,
    },
    byDuration: `(?<=${start}(?:${alternatives(`${downOwn} ${downThird} ahorré ahorramos`)})(?: en)? )`,
    scales: {
      k: 1e3,
      mil: 1e3,
      m: 1e6,
      millón: 1e6,
      millon: 1e6,
      millones: 1e6,
      "mil millones": 1e9,
    },
    people: (number) =>
      `${start}(?:equipo|grupo|squad|célula) de ${number}${end}|${start}(?:lideré|lideramos|dirigí|dirigimos|coordiné|gestioné|contraté|contratamos|mentoricé)(?: a)?(?: un equipo de)? ${number} (?:personas|ingenier[oa]s|desarrollador[ea]s|programador[ea]s|diseñador[ea]s|analistas)${end}`,
    money: (number, scale) =>
      String.raw`(US\$|U\$S|[$€£]) ?${number} ?${scale}${end}|${start}(?<![.,]|\d[ \u00A0])(?=\d[\d.,]* ?(?:[${letters}]+ ){0,3}?(dólares|USD|euros|EUR|pesos|soles|€))${number} ?${scale} ?(?:de )?(?:dólares|USD|euros|EUR|pesos|soles|€)`,
    times: (number) =>
      `(?<![${letter}.,])${number} ?(?:x|veces) (?:más|menos|menor|mayor|mejor)${end}`,
    fractions: [
      fraction("un cuarto|una cuarta parte|la cuarta parte", 25),
      fraction("un tercio|una tercera parte|la tercera parte", 100 / 3),
      fraction("la mitad|un medio", 50),
      fraction("dos tercios|dos terceras partes", 200 / 3),
      fraction("tres cuartos|tres cuartas partes", 75),
      {
        expression: new RegExp(`${start}a la mitad${end}(?! (?:de|del)${end})`, "i"),
        percent: 50,
      },
    ],
    multiples: [
      { expression: anyOf("dupliqué duplicamos duplicó duplicaron duplicando"), percent: 100 },
      { expression: anyOf("tripliqué triplicamos triplicó triplicaron triplicando"), percent: 200 },
    ],
  },
  ownWork: anyOf(
    `yo nosotros nosotras mi mis nuestro nuestra nuestros nuestras he hemos ${downOwn} ${upOwn} ${changedOwn} ${ledOwn}`,
  ),
  happened: anyOf(
    `${downOwn} ${downThird} ${upOwn} ${upThird} ${changedOwn} ${changedThird} ${ledOwn} (?:he|hemos|ha|han)_(?:${alternatives(participles)})`,
  ),
  notClaimed: new RegExp(
    `[?¿]|(?:%|por ?ciento) (?:segur[oa]|convencid[oa])|${start}(?:${alternatives(
      `si salvo_que a_menos_que podría[${letter}]* podria[${letter}]* podía[${letter}]* debería[${letter}]* deberia[${letter}]* habría[${letter}]* hubiera[${letter}]* puede[${letter}]* puedo podemos debe[${letter}]* suponga[${letter}]* imagin[${letter}]* digamos ejemplo p\\._?ej normalmente generalmente usualmente típicamente suel[${letter}]* siempre menudo a_veces cada_vez cuando_hay cuando_haya quiero quer[${letter}]* quis[${letter}]* esper[${letter}]* objetivo meta plan planes plane[${letter}]* planific[${letter}]* prevé preveíamos íbamos_a iba_a voy_a vamos_a promet[${letter}]* supuest[${letter}]* se_supone no nunca jamás sin ni tampoco casi prácticamente tal_vez quizás? a_lo_mejor probablemente dijo dijeron dice dicen decía[${letter}]* pidió pidieron piden intent[${letter}]* tratamos_de para_que ojalá apenas leí leímos oí oímos creía[${letter}]* creíamos pensaba[${letter}]* pensábamos parecía[${letter}]* según estim[${letter}]* equipos?_anterior(?:es)? otros?_equipos? proveedor competencia compañer[oa]s? colegas? jef[ea]s? predecesora? mentora? amig[oa]s?`,
    )})${end}`,
    "i",
  ),
  vagueBefore: new RegExp(
    `(?:${start}(?:${alternatives(
      "más menos por_encima por_debajo encima debajo al_menos por_lo_menos como_mínimo como_máximo hasta cerca alrededor unos unas aproximadamente sobre casi superior inferior en_torno más_o_menos otro",
    )})(?: (?:un|el|del|al|a|de))*|[~≈<>]) ?$`,
    "i",
  ),
  vagueBehind:
    /^(?:\+| (?:o más|o menos|aprox|aproximadamente|más o menos|como mínimo|y pico|más|adicional|extra))/i,
  changeBefore: new RegExp(
    `${start}(?:${changeVerbs}|${alternatives(changeNouns)}|reducir|bajar|aumentar|subir|mejorar|ahorrar)(?: (?:en|un|una|el|del?))* $`,
    "i",
  ),
  levelBefore: new RegExp(`${start}(?:(?:al?|hasta|del?)(?: (?:el|un))?|en el) $`, "i"),
  partBehind: new RegExp(`^ del?${end}`, "i"),
  means: anyOf(
    "con gracias_a mediante usando a_través_de tras después_de porque así y lo_que desde_cero al_final en_total finalmente como_resultado",
  ),
  relativeYears: [
    { expression: anyOf("año_pasado"), yearsAgo: 1 },
    { expression: anyOf("este_año"), yearsAgo: 0 },
  ],
  ups: anyOf(`${upOwn} ${upThird} ${upOther}`),
  downs: anyOf(`${downOwn} ${downThird} ${downOther}`),
  deeds: `${downOwn} ${downThird} ${downOther} ${upOwn} ${upThird} ${upOther} ${changedOwn} ${changedThird} ${changedOther} por ciento`,
  anySubject: `${ledOwn} liderar dirigir coordinar gestionar contratar tiempo rápido lento año mes semana día hora minuto segundo milisegundo vez veces equipo persona ingeniero ingeniera desarrollador número tasa resultado trabajo proyecto empresa primero primer nuevo último luego hice hicimos usé usamos tercio cuarto mitad parte través gracias mediante mil millones dólares euros pesos`,
  career: {
    notClaimed: new RegExp(
      `[?¿]|${start}(?:${alternatives(
        `si salvo podría[${letter}]* podria[${letter}]* debería[${letter}]* deberia[${letter}]* habría[${letter}]* hubiera[${letter}]* puede[${letter}]* podemos imagin[${letter}]* ejemplo no nunca jamás sin ni tampoco quiero quer[${letter}]* quis[${letter}]* esper[${letter}]* otr[oa]s? ofreci[${letter}]* dijo dijeron dice dicen decía[${letter}]* pidió pidieron próxim[oa]s? siguiente antes después luego previamente anterior[${letter}]* cliente plan planes plane[${letter}]* intent[${letter}]* casi`,
      )})${end}`,
      "i",
    ),
    wasThere: new RegExp(
      String.raw`^(?:Yo )?${capital(`(?:${joined}|${was})`)} (?:la |el )?${name}${as} (?:en|desde|hasta|de) ${month}${year}(?: (?:a|hasta) ${month}${year})?${end}`,
    ),
    thenWasThere: new RegExp(
      String.raw`^En ${month}${year},? (?:yo )?${joined} (?:la |el )?${name}(?=[.,;]|$| (?:como|y)${end})`,
    ),
    stayed: new RegExp(
      String.raw`^(?:Yo )?${capital(was)} (?:la |el )?${name}${as} (?:(?:durante|por) )?((\d{1,2}|${counts.join("|")}) años)(?=[.,;]|$)`,
    ),
    numbers: Object.fromEntries(counts.map((word, index) => [word, index + 2])),
    ownPart: new RegExp(`${start}(?:yo )?(?:personalmente |sol[oa] )?(?:${ownSpoken})${end}`, "i"),
    own,
    shared,
    anyWork: `${own} ${shared} equipo trabajo proyecto empresa ingeniero`.replaceAll("|", " "),
    isHeadLast: false,
  },
});
