import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { claimsToDefend } from "../../src/interview/claims.ts";
import { interviewWith, toDefend } from "../support/claims.ts";

const resumes = {
  en: `Ana Souza
Backend engineer

Northwind Bank — Senior Engineer          Mar 2019 – 2022
- Reduced checkout latency by 40 % with a cache
- Assisted with the migration of the ledger to PostgreSQL
- Led the rewrite of the payment gateway
- Cut cloud infrastructure costs by 25 %

Initech
Software Engineer, 2016 - 2019
- Raised test coverage from 40% to 70%
- Helped the support team with the ticket importer
- Led a team of 8

Contoso, 2022 – present
- Contributed to the fraud detection service
`,
  es: `Ana Souza
Ingeniera de backend

Northwind Bank — Ingeniera senior          marzo de 2019 – 2022
- Reduje la latencia del checkout un 40 % con una caché
- Participé en la migración del ledger a PostgreSQL
- Lideré la reescritura de la pasarela de pagos
- Bajé los costos de infraestructura en la nube un 25 %

Initech
Ingeniera de software, 2016 - 2019
- Subí la cobertura de pruebas del 40 % al 70 %
- Ayudé al equipo de soporte con el importador de tickets
- Lideré un equipo de 8 personas

Contoso, 2022 – actualidad
- Colaboración en el servicio de detección de fraude
`,
  pt: `Ana Souza
Engenheira de backend

Northwind Bank — Engenheira sênior          mar. de 2019 a 2022
- Reduzi a latência do checkout em 40% com um cache
- Participei da migração do ledger para o PostgreSQL
- Liderei a reescrita do gateway de pagamentos
- Baixei os custos de infraestrutura na nuvem em 25%

Initech
Engenheira de software, 2016 - 2019
- Aumentei a cobertura de testes de 40% para 70%
- Ajudei o time de suporte com o importador de tickets
- Liderei uma equipe de 8 pessoas

Contoso, 2022 – até o momento
- Colaboração no serviço de detecção de fraude
`,
};

type Difference = readonly [answer: string, figure: string, own: string, inEnglish: string];

const spanish: readonly Difference[] = [
  ["Bajamos la latencia del checkout un 60 %.", "60 %", "40 %", "40 %"],
  ["Reduje la latencia del checkout en dos tercios.", "dos tercios", "40 %", "40 %"],
  ["Bajamos a la mitad la latencia del checkout.", "a la mitad", "40 %", "40 %"],
  [
    "Redujimos los costos de infraestructura en la nube un 45 por ciento.",
    "45 por ciento",
    "25 %",
    "25 %",
  ],
  [
    "Llevamos la cobertura de pruebas del 40 % al 95 %.",
    "del 40 % al 95 %",
    "del 40 % al 70 %",
    "from 40% to 70%",
  ],
  ["Logramos una reducción del 60 % de la latencia del checkout.", "60 %", "40 %", "40 %"],
  ["Entré a Northwind en 2016.", "2016", "2019 – 2022", "2019 – 2022"],
  ["En 2013 me incorporé a Initech.", "2013", "2016 - 2019", "2016 - 2019"],
  ["Trabajé en Initech como programadora hasta 2021.", "2021", "2016 - 2019", "2016 - 2019"],
  ["Trabajé en Initech de 2012 a 2019.", "2012", "2016 - 2019", "2016 - 2019"],
  ["Trabajo en Contoso desde 2018.", "2018", "2022 – actualidad", "2022 – present"],
  ["Trabajé en Initech durante diez años.", "diez años", "2016 - 2019", "2016 - 2019"],
  ["Lideré la migración del ledger a PostgreSQL.", "Lideré", "Participé", "Assisted"],
  ["Yo diseñé el servicio de detección de fraude.", "Yo diseñé", "Colaboración", "Contributed"],
];

const portuguese: readonly Difference[] = [
  ["Baixamos a latência do checkout em 60%.", "60%", "40%", "40 %"],
  ["Reduzi a latência do checkout em dois terços.", "dois terços", "40%", "40 %"],
  ["Reduzimos pela metade a latência do checkout.", "pela metade", "40%", "40 %"],
  ["Cortamos os custos de infraestrutura na nuvem em 45 por cento.", "45 por cento", "25%", "25 %"],
  [
    "Levamos a cobertura de testes de 40% para 95%.",
    "de 40% para 95%",
    "de 40% para 70%",
    "from 40% to 70%",
  ],
  ["Conseguimos uma redução de 60% da latência do checkout.", "60%", "40%", "40 %"],
  ["Entrei na Northwind em 2016.", "2016", "2019 a 2022", "2019 – 2022"],
  ["Em 2013 comecei na Initech.", "2013", "2016 - 2019", "2016 - 2019"],
  ["Trabalhei na Initech como programadora até 2021.", "2021", "2016 - 2019", "2016 - 2019"],
  ["Trabalhei na Initech de 2012 a 2019.", "2012", "2016 - 2019", "2016 - 2019"],
  ["Trabalho na Contoso desde 2018.", "2018", "2022 – até o momento", "2022 – present"],
  ["Trabalhei na Initech por dez anos.", "dez anos", "2016 - 2019", "2016 - 2019"],
  ["Liderei a migração do ledger para o PostgreSQL.", "Liderei", "Participei", "Assisted"],
  ["Eu projetei o serviço de detecção de fraude.", "Eu projetei", "Colaboração", "Contributed"],
];

describe.each([
  ["es", spanish],
  ["pt", portuguese],
] as const)("what an answer in %s puts otherwise", (language, differences) => {
  test.each(differences)("%s", (answer, figure, own, inEnglish) => {
    const found = (resume: string) =>
      toDefend(answer, resume, language).map(([, said, other]) => [said, other]);
    expect(found(resumes[language])).toEqual([[figure, own]]);
    expect(found(resumes.en)).toEqual([[figure, inEnglish]]);
  });
});

type NearMiss = readonly [why: string, answer: string];

const spanishNearMisses: readonly NearMiss[] = [
  ["the same", "Bajamos la latencia del checkout un 40 %."],
  ["an approximation", "Bajamos la latencia del checkout casi un 40 %."],
  ["a rounding", "Bajamos la latencia del checkout un 39 por ciento."],
  ["another estimate", "Bajamos la latencia del checkout alrededor del 60 %."],
  ["a lower bound", "Bajamos la latencia del checkout más de un 30 %."],
  ["a range", "Bajamos la latencia del checkout entre un 30 y un 50 %."],
  ["a range with a dash", "Bajamos la latencia del checkout un 45-50 %."],
  ["another thing", "Bajamos la latencia de la búsqueda un 60 %."],
  ["another kind of user", "Bajamos la latencia del checkout para móviles un 60 %."],
  ["another time", "En el primer año bajamos la latencia del checkout un 20 %."],
  ["another direction", "Subimos el presupuesto de latencia del checkout un 60 %."],
  ["two figures", "Bajamos la latencia de la búsqueda un 20 % y la del checkout un 40 %."],
  ["another way to count", "Subimos la cobertura de pruebas un 15 %."],
  ["a part of the users", "Bajamos la latencia del checkout para el 60 % de los usuarios."],
  ["what somebody is sure of", "Estoy 100 % seguro de que bajamos la latencia del checkout."],
  ["what it came to be", "Bajamos los costos de infraestructura al 60 %."],
  ["a version", "Subimos de la versión 14 a la 18 de Node y mejoramos el checkout."],
  ["a port", "Mejoramos el checkout y lo pasamos al puerto 8080."],
  ["an HTTP code", "El checkout devolvía errores HTTP 503 y los bajamos con reintentos."],
  ["the numbers of a list", "1. Medí la latencia. 2. Bajamos el timeout del checkout."],
  ["the age of a ticket", "El ticket de latencia tenía 45 días y conseguimos cerrarlo."],
  ["what might have been", "Podríamos haber bajado la latencia del checkout un 60 %."],
  ["what was not", "No bajamos la latencia del checkout un 60 %."],
  ["a goal", "Nuestro objetivo era bajar la latencia del checkout un 60 % y bajamos algo."],
  ["another team", "Lideré un equipo de 12 personas."],
  ["rounded by a year", "Entré a Northwind en 2018."],
  ["another employer", "Antes de Northwind trabajé en Globex hasta 2018."],
  ["another year", "Trabajé en Initech con un cliente cuyo contrato iba hasta 2025."],
  ["no employer", "Empecé en Go en 2012."],
  ["as long as it was", "Trabajé en Initech durante tres años."],
  ["somebody who joined", "Mi jefa entró a Northwind en 2010."],
  ["said of the team", "Lideramos la migración del ledger a PostgreSQL."],
  ["a smaller part", "Ayudé con la migración del ledger a PostgreSQL."],
  ["a part of it", "Lideré las pruebas de la migración del ledger."],
  ["other work", "Lideré la migración de nuestro build a Bazel."],
  ["what is one's own there", "Lideré la reescritura de la pasarela de pagos."],
  ["elsewhere", "En mi empresa actual lideré la migración de un ledger a PostgreSQL."],
  ["a denial", "Nunca lideré la migración del ledger a PostgreSQL."],
  [
    "more than what the resume tells of",
    "Redujimos los costos de infraestructura un 45 por ciento.",
  ],
  ["a place", "En Europa bajamos la latencia del checkout un 70 %."],
  ["an environment", "En preproducción bajamos la latencia del checkout un 70 %."],
  ["one of many", "Para un cliente bajamos la latencia del checkout un 70 %."],
  ["a measurement", "La latencia mediana del checkout bajó un 15 % con nuestro cambio."],
  ["a beginning", "Al principio bajamos la latencia del checkout un 10 %."],
  ["what came on top", "Bajamos otro 15 % la latencia del checkout."],
  [
    "what another team did",
    "El equipo anterior bajó la latencia del checkout un 75 % y nosotros lo rompimos.",
  ],
  ["a mistake", "Creíamos que habíamos bajado la latencia del checkout un 90 %, y bajamos poco."],
  [
    "what was read",
    "Leí que Netflix bajó la latencia del checkout un 90 %, y mejoramos lo nuestro.",
  ],
  ["an estimate", "Según mi estimación bajamos la latencia del checkout un 65 %."],
  ["another employer's", "En Initech bajamos la latencia del checkout un 70 %."],
  ["a part of the work", "Lideré la migración de los informes del ledger a PostgreSQL."],
  ["another work of the kind", "Lideré la migración de otro ledger a PostgreSQL."],
  ["work elsewhere", "En una startup lideré la migración del ledger a PostgreSQL."],
];

const portugueseNearMisses: readonly NearMiss[] = [
  ["the same", "Baixamos a latência do checkout em 40%."],
  ["an approximation", "Baixamos a latência do checkout em quase 40%."],
  ["a rounding", "Baixamos a latência do checkout em 39 por cento."],
  ["another estimate", "Baixamos a latência do checkout em cerca de 60%."],
  ["a lower bound", "Baixamos a latência do checkout em mais de 30%."],
  ["a range", "Baixamos a latência do checkout entre 30 e 50%."],
  ["a range with a dash", "Baixamos a latência do checkout em 45-50%."],
  ["another thing", "Baixamos a latência da busca em 60%."],
  ["another kind of user", "Baixamos a latência do checkout no celular em 60%."],
  ["another time", "No primeiro ano baixamos a latência do checkout em 20%."],
  ["another direction", "Aumentamos o orçamento de latência do checkout em 60%."],
  ["two figures", "Baixamos a latência da busca em 20% e a do checkout em 40%."],
  ["another way to count", "Aumentamos a cobertura de testes em 15%."],
  ["a part of the users", "Baixamos a latência do checkout para 60% dos usuários."],
  ["what somebody is sure of", "Tenho 100% de certeza que baixamos a latência do checkout."],
  ["what it came to be", "Baixamos os custos de infraestrutura para 60%."],
  ["a version", "Subimos da versão 14 para a 18 do Node e melhoramos o checkout."],
  ["a port", "Melhoramos o checkout e passamos para a porta 8080."],
  ["an HTTP code", "O checkout devolvia erros HTTP 503 e baixamos isso com novas tentativas."],
  ["the numbers of a list", "1. Medi a latência. 2. Baixamos o timeout do checkout."],
  ["the age of a ticket", "O ticket de latência tinha 45 dias e conseguimos fechar."],
  ["what might have been", "Poderíamos ter reduzido a latência do checkout em 60%."],
  ["what was not", "Não baixamos a latência do checkout em 60%."],
  ["a goal", "Nossa meta era baixar a latência do checkout em 60% e baixamos um pouco."],
  ["another team", "Liderei uma equipe de 12 pessoas."],
  ["rounded by a year", "Entrei na Northwind em 2018."],
  ["another employer", "Antes da Northwind trabalhei na Globex até 2018."],
  ["another year", "Trabalhei na Initech com um cliente cujo contrato ia até 2025."],
  ["no employer", "Comecei em Go em 2012."],
  ["as long as it was", "Trabalhei na Initech por três anos."],
  ["somebody who joined", "Minha chefe entrou na Northwind em 2010."],
  ["said of the team", "Lideramos a migração do ledger para o PostgreSQL."],
  ["a smaller part", "Ajudei na migração do ledger para o PostgreSQL."],
  ["a part of it", "Liderei os testes da migração do ledger."],
  ["other work", "Liderei a migração do nosso build para o Bazel."],
  ["what is one's own there", "Liderei a reescrita do gateway de pagamentos."],
  ["elsewhere", "Na minha empresa atual liderei a migração de um ledger para o PostgreSQL."],
  ["a denial", "Nunca liderei a migração do ledger para o PostgreSQL."],
  ["more than what the resume tells of", "Cortamos os custos de infraestrutura em 45 por cento."],
  ["a place", "Na Europa baixamos a latência do checkout em 70%."],
  ["an environment", "Em homologação baixamos a latência do checkout em 70%."],
  ["one of many", "Para um cliente baixamos a latência do checkout em 70%."],
  ["a measurement", "A latência mediana do checkout caiu 15% com a nossa mudança."],
  ["a beginning", "No começo baixamos a latência do checkout em 10%."],
  ["what came on top", "Baixamos mais 15% da latência do checkout."],
  [
    "what another team did",
    "A equipe anterior baixou a latência do checkout em 75% e nós quebramos tudo.",
  ],
  ["a mistake", "Achávamos que tínhamos baixado a latência do checkout em 90%, e caiu pouco."],
  [
    "what was read",
    "Li que a Netflix baixou a latência do checkout em 90%, e nós fizemos parecido.",
  ],
  ["another employer's", "Na Initech baixamos a latência do checkout em 70%."],
  ["a part of the work", "Liderei a migração dos relatórios do ledger para o PostgreSQL."],
  ["another work of the kind", "Liderei a migração de outro ledger para o PostgreSQL."],
  ["work elsewhere", "Numa startup liderei a migração do ledger para o PostgreSQL."],
];

describe.each([
  ["es", spanishNearMisses],
  ["pt", portugueseNearMisses],
] as const)("nothing in %s of", (language, answers) => {
  test.each(answers)("%s: %s", (_, answer) => {
    expect(toDefend(answer, resumes[language], language)).toEqual([]);
    expect(toDefend(answer, resumes.en, language)).toEqual([]);
  });
});

test("a figure of which the resume says nothing is asked about in its own language, and in another where that would show", () => {
  const answer = "Aumentamos la retención de clientes un 15 %.";
  expect(toDefend(answer, resumes.es, "es")).toEqual([["figure", "15 %", null]]);
  expect(toDefend(answer, resumes.en, "es")).toEqual([["figure", "15 %", null]]);
  expect(toDefend("Redujimos los cuelgues un 15 %.", resumes.en, "es")).toEqual([]);
});

describe("an answer made of the resume's own sentences gives no difference", () => {
  const leads = {
    en: ["", "As my resume says, ", "So: "],
    es: ["", "Como dice mi currículum, ", "En resumen: "],
    pt: ["", "Como diz meu currículo, ", "Em resumo: "],
  };

  test.each(["en", "es", "pt"] as const)("in %s", (language) => {
    const lines = resumes[language].split("\n").filter((line) => line.trim() !== "");
    const sentences = lines.map((line) => line.replace(/^- /, "").replaceAll(/\s+/g, " "));
    const sentence = fc.tuple(
      fc.constantFrom(...leads[language]),
      fc.oneof(fc.constantFrom(...sentences), fc.constantFrom(...lines)),
      fc.constantFrom(".", "", ";", "!"),
    );
    const answer = fc
      .array(sentence, { minLength: 1, maxLength: 8 })
      .map((parts) => parts.map((part) => part.join("")).join("\n"));
    fc.assert(
      fc.property(fc.array(answer, { minLength: 1, maxLength: 3 }), (answers) => {
        const found = claimsToDefend(interviewWith(answers, resumes[language], language), []);
        expect(found.filter(({ reason }) => reason !== "not-in-resume")).toEqual([]);
        expect(found.filter(({ quote }) => resumes[language].includes(quote))).toEqual([]);
      }),
    );
  });

  test.each([
    [
      "en",
      "Cut search latency by 20 %; cut checkout latency by 60 %.",
      "Cut checkout latency by 10 %.",
    ],
    [
      "es",
      "Bajé la latencia de búsqueda un 20 %; bajé la latencia del checkout un 60 %.",
      "Bajé la latencia del checkout un 10 %.",
    ],
    [
      "pt",
      "Baixei a latência da busca em 20%; baixei a latência do checkout em 60%.",
      "Baixei a latência do checkout em 10%.",
    ],
  ] as const)("in %s even when the resume contradicts itself", (language, first, second) => {
    const interview = interviewWith([first, second], `${first}\n\n${second}`, language);
    expect(claimsToDefend(interview, [])).toEqual([]);
  });
});
