import { describe, expect, test } from "vitest";
import { relate } from "../../src/grading/claim-relation.ts";
import { claimsInAnswer, claimsInResume } from "../../src/grading/claims.ts";
import type { Claim } from "../../src/grading/claims.ts";
import { bankFiles, readBankFile } from "../support/bank-check.ts";

type Row = readonly [
  text: string,
  figure: string,
  unit: string,
  before: number | null,
  value: number,
];

const spanish: readonly Row[] = [
  ["Bajamos la latencia del checkout un 40 %.", "40 %", "percent", null, 40],
  ["Reduje los costos en un 12,5 por ciento.", "12,5 por ciento", "percent", null, 12.5],
  ["Nuestra conversión subió un 12.5%.", "12.5%", "percent", null, 12.5],
  ["Aumenté el ROAS de las campañas de Meta un 120 %.", "120 %", "percent", null, 120],
  ["Llevamos la cobertura del 40 % al 85 %.", "del 40 % al 85 %", "percent", 40, 85],
  ["Redujimos la latencia de 1.200 a 300 ms.", "de 1.200 a 300 ms", "seconds", 1.2, 0.3],
  [
    "Nuestro build pasó de 40 minutos a 1,5 horas.",
    "de 40 minutos a 1,5 horas",
    "seconds",
    2400,
    5400,
  ],
  ["Redujimos 20 minutos el build.", "20 minutos", "seconds", null, 1200],
  ["Bajamos los errores en un tercio.", "un tercio", "percent", null, 100 / 3],
  ["Con eso redujimos el tiempo de carga a la mitad.", "a la mitad", "percent", null, 50],
  ["Nuestros costos cayeron un cuarto.", "un cuarto", "percent", null, 25],
  ["Lideré un equipo de 12 personas.", "Lideré un equipo de 12 personas", "people", null, 12],
  ["Dirigí a 7 ingenieros en dos oficinas.", "Dirigí a 7 ingenieros", "people", null, 7],
  [
    "Ahorramos 1,2 millones de dólares al año en hosting.",
    "1,2 millones de dólares",
    "money",
    null,
    1_200_000,
  ],
  ["Ahorramos $300 mil en la nube.", "$300 mil", "money", null, 300_000],
  ["Ahorramos 12.500 euros al mes.", "12.500 euros", "money", null, 12_500],
  ["Con la caché aceleramos la búsqueda, 3 veces más rápida.", "3 veces más", "times", null, 3],
  ["Hemos reducido la latencia un 30 %.", "30 %", "percent", null, 30],
];

const portuguese: readonly Row[] = [
  ["Baixamos a latência do checkout em 40%.", "40%", "percent", null, 40],
  ["Reduzi os custos em 12,5 por cento.", "12,5 por cento", "percent", null, 12.5],
  ["A gente aumentou a conversão e ela subiu 12.5%.", "12.5%", "percent", null, 12.5],
  ["Levamos a cobertura de 40% para 85%.", "de 40% para 85%", "percent", 40, 85],
  ["Reduzimos a latência de 1.200 para 300 ms.", "de 1.200 para 300 ms", "seconds", 1.2, 0.3],
  [
    "Nosso build passou de 40 minutos para 1,5 horas.",
    "de 40 minutos para 1,5 horas",
    "seconds",
    2400,
    5400,
  ],
  ["Reduzimos em 20 minutos o build.", "20 minutos", "seconds", null, 1200],
  ["Baixamos os erros em um terço.", "um terço", "percent", null, 100 / 3],
  ["Com isso reduzimos o tempo de carga pela metade.", "pela metade", "percent", null, 50],
  ["Nossos custos caíram um quarto.", "um quarto", "percent", null, 25],
  ["Meu time de 12 pessoas cresceu rápido.", "time de 12", "people", null, 12],
  ["Liderei uma equipe com 9 pessoas.", "equipe com 9", "people", null, 9],
  [
    "Economizamos 1,2 milhões de reais por ano em hosting.",
    "1,2 milhões de reais",
    "money",
    null,
    1_200_000,
  ],
  ["Economizamos R$ 300 mil na nuvem.", "R$ 300 mil", "money", null, 300_000],
  ["Poupamos 12.500 euros por mês.", "12.500 euros", "money", null, 12_500],
  ["Com o cache aceleramos a busca, 3 vezes mais rápida.", "3 vezes mais", "times", null, 3],
  ["Eu reduzi a latência em 30 %.", "30 %", "percent", null, 30],
];

const rounded = (value: number | null | undefined): string | undefined => value?.toFixed(6);

describe.each([
  ["es", spanish],
  ["pt", portuguese],
] as const)("claims in an answer in %s", (language, rows) => {
  test.each(rows)("%s", (text, figure, unit, before, value) => {
    const [claim, ...more] = claimsInAnswer(text, language);
    expect(more).toEqual([]);
    expect(claim).toMatchObject({ quote: text, figure, unit });
    expect([rounded(claim?.before), rounded(claim?.value)]).toEqual([
      rounded(before),
      rounded(value),
    ]);
  });
});

describe("nothing in an answer", () => {
  test.each([
    // How things are.
    "Una página de Postgres ocupa 8 kB y un acierto de caché tarda 100 ns.",
    "La ley de Amdahl dice que con un 95 % de código paralelo se acelera 20 veces.",
    "La búsqueda binaria es 3 veces más rápida.",
    // What somebody would do, or hopes.
    "Podríamos haber reducido la latencia un 50 %.",
    "Si reducimos la carga un 30 %, la página abre antes.",
    "Nuestro objetivo era que bajaran un 80 % y bajamos algo.",
    "Queremos ahorrar 2 millones de dólares.",
    "Bajaría la latencia un 50 % con una caché.",
    "Por ejemplo, bajamos la latencia un 50 %.",
    // What did not happen, or only nearly.
    "Nunca bajamos la latencia un 80 %.",
    "No redujimos los costos un 40 %.",
    "Bajamos los costos casi un 30 %.",
    // Somebody else's.
    "El proveedor redujo sus precios un 20 %.",
    "Mi jefe me pidió que bajáramos los costos un 20 %.",
    "Mi compañera bajó la latencia un 60 %.",
    "AWS nos bajó la factura un 20 %.",
    // Numbers of another kind.
    "Entré en 2021 y crecimos mucho.",
    "Usamos errores HTTP 500 y el puerto 8080, y lideré el arreglo.",
    "Subimos a la versión 18.2 de Node.",
    "Redujimos la pregunta a 3 pasos.",
    "Mejoramos un tercio de los servicios con tests.",
    "¿Lo bajamos un 80 %?",
    "Nuestra disponibilidad subió a 99,999 %.",
    "Ahorramos 40 000 €.",
  ])("in Spanish: %s", (text) => {
    expect(claimsInAnswer(text, "es")).toEqual([]);
  });

  test.each([
    "Uma página do Postgres tem 8 kB e um acerto de cache leva 100 ns.",
    "A lei de Amdahl diz que com 95% de código paralelo o ganho é de 20 vezes.",
    "A busca binária é 3 vezes mais rápida.",
    "Poderíamos ter reduzido a latência em 50%.",
    "Se reduzimos a carga em 30%, a página abre antes.",
    "Nosso objetivo era reduzir 80% e baixamos algo.",
    "Queremos economizar 2 milhões de reais.",
    "Eu reduziria a latência em 50% com um cache.",
    "Por exemplo, baixamos a latência em 50%.",
    "Nunca baixamos a latência em 80%.",
    "Não reduzimos os custos em 40%.",
    "Baixamos os custos em quase 30%.",
    "O fornecedor reduziu nossos preços em 20%.",
    "Meu chefe me pediu e caiu 20%.",
    "Minha colega reduziu a latência em 60%.",
    "A AWS baixou a fatura em 20%.",
    "Entrei em 2021 e crescemos muito.",
    "Usamos erros HTTP 500 e a porta 8080, e liderei o conserto.",
    "Subimos para a versão 18.2 do Node.",
    "Reduzimos a pergunta a 3 passos.",
    "Melhoramos um terço dos serviços com testes.",
    "Baixamos 80%?",
    "Nossa disponibilidade subiu para 99,999 %.",
    "Economizamos 40 000 €.",
  ])("in Portuguese: %s", (text) => {
    expect(claimsInAnswer(text, "pt")).toEqual([]);
  });

  test.each(["es", "pt"] as const)(
    "in the bank's examples of technical answers in %s",
    (language) => {
      const found = bankFiles(language)
        .flatMap((file) => readBankFile(file).questions)
        .filter(({ kind }) => kind !== "behavioural")
        .flatMap(({ examples }) => [examples?.strong, examples?.middling, examples?.weak])
        .flatMap((text) => (text === undefined ? [] : claimsInAnswer(text, language)));
      expect(found.map(({ quote }) => quote)).toEqual([]);
    },
  );
});

describe("how claims in two languages relate", () => {
  const first = ([claim]: readonly Claim[]): Claim => {
    if (claim === undefined) throw new Error("no claim");
    return claim;
  };

  test.each([
    [
      "es",
      "Bajamos la latencia del checkout un 60 %.",
      "Reduced checkout latency by 40 %",
      "different",
    ],
    ["es", "Bajamos la latencia del checkout un 40 %.", "Reduced checkout latency by 40 %", "same"],
    [
      "es",
      "Bajamos la latencia del checkout de 900 a 120 ms.",
      "Cut checkout latency by 87 %",
      "same",
    ],
    [
      "es",
      "Bajamos la latencia de la búsqueda un 60 %.",
      "Reduced checkout latency by 40 %",
      "unclear",
    ],
    ["es", "Bajamos los cuelgues un 60 %.", "Reduced crashes of the parser by 40 %", "unclear"],
    ["es", "Bajamos la latencia un 60 %.", "Raised test coverage by 40 %", "apart"],
    ["es", "Subimos la cobertura de pruebas un 15 %.", "Raised test coverage by 40 %", "different"],
    [
      "pt",
      "Reduzimos a latência do checkout em 60%.",
      "Reduced checkout latency by 40 %",
      "different",
    ],
    ["pt", "Aumentamos a cobertura de testes em 15%.", "Raised test coverage by 40 %", "different"],
    ["pt", "Aumentamos a cobertura de testes em 40%.", "Raised test coverage by 40 %", "same"],
    ["pt", "Reduzimos os travamentos em 60%.", "Reduced crashes of the parser by 40 %", "unclear"],
    ["pt", "Liderei um time de 12.", "Led a team of 8", "unclear"],
  ] as const)("%s: %s / %s: %s", (language, said, wrote, relation) => {
    const one = first(claimsInAnswer(said, language));
    const other = first(claimsInResume(wrote, "en"));
    expect(relate(one, other)).toBe(relation);
    expect(relate(other, one)).toBe(relation);
  });
});
