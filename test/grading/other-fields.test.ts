/**
 * The grader by references on questions of fields that it was never measured on, and in the other languages: what is
 * worth nothing gets next to nothing, what is right gets nearly all. Written for this project.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { gradeAnswer } from "../../src/grading/reference/grade.ts";
import { prepareReferences } from "../../src/grading/reference/prepare.ts";
import type { Language } from "../../src/grading/question.ts";
import { mean } from "../bench/grading-measures.ts";
import {
  denied,
  fixedRandom,
  keywordsOf,
  negated,
  noAnswers,
  offTopic,
  paddedWithFiller,
  shuffled,
  withInjections,
} from "../bench/grading-probes.ts";

interface Asked {
  readonly question: string;
  readonly reference: string;
  /** Right in other words, half of it, and wrong. */
  readonly paraphrase: string;
  readonly half: string;
  readonly wrong: string;
}

const english: readonly Asked[] = [
  {
    question: "Why did the Roman Republic turn into an empire under Augustus?",
    reference:
      "Decades of civil war had exhausted the senate and the people. Augustus kept the old offices in name, but united the command of the army and the powers of the tribunes in his own person, so that peace depended on him.",
    paraphrase:
      "After generations of civil wars people wanted peace more than liberty. Augustus left the offices of the republic standing in name, yet held the army and the power of a tribune himself.",
    half: "The civil wars had exhausted the senate and the people, so they accepted one ruler.",
    wrong: "The senate elected a king because the harvest had failed and the gods were angry.",
  },
  {
    question: "Why should meat rest after it was roasted?",
    reference:
      "While it rests the heat spreads evenly, and the fibres, which had tightened at the surface, relax and hold the juices again. If it is cut at once, the juices run out onto the board.",
    paraphrase:
      "The temperature evens out and the tight fibres relax, so they can hold the juice. Cut it straight away and the juice runs onto the board.",
    half: "Otherwise the juices run out when it is cut.",
    wrong: "It has to get cold, because hot food is bad for the teeth and the salt has to dry.",
  },
  {
    question: "What makes a contract void for mistake?",
    reference:
      "Both parties must have been wrong about a fact on which the whole agreement rests, for instance that the thing still exists. A mistake of only one party, or about the value, is not enough.",
    paraphrase:
      "The two parties share an error about a basic fact, such as whether the thing sold still exists. That one party was wrong, or wrong about what it is worth, is not enough.",
    half: "Both of them must be mistaken about a fact that matters to the agreement.",
    wrong: "A contract is void when a lawyer has not signed it before a judge within a year.",
  },
  {
    question: "How do vaccines protect against a disease?",
    reference:
      "A vaccine shows the immune system a harmless piece of the pathogen. The body makes antibodies and memory cells, which remain for years and answer much faster when the real pathogen arrives.",
    paraphrase:
      "The immune system meets a harmless part of the germ and forms antibodies and memory cells. When the real one comes, the memory cells respond far more quickly.",
    half: "The body makes antibodies against the pathogen.",
    wrong: "It kills every germ in the blood directly, like a drug that is taken for a week.",
  },
];

const romance: readonly (Asked & { readonly language: Language })[] = [
  {
    language: "es",
    question: "¿Para qué sirve un índice en una tabla de una base de datos?",
    reference:
      "El índice permite encontrar las filas buscadas sin leer la tabla completa. A cambio, cada inserción es más lenta, porque también hay que actualizar el índice.",
    paraphrase:
      "Con un índice se encuentran las filas sin leer toda la tabla, pero las inserciones son más lentas porque el índice se actualiza también.",
    half: "Permite encontrar las filas sin leer la tabla completa.",
    wrong: "Sirve para guardar una copia de seguridad en otro servidor cada noche.",
  },
  {
    language: "pt",
    question: "Para que serve um índice em uma tabela de um banco de dados?",
    reference:
      "O índice permite encontrar as linhas procuradas sem ler a tabela inteira. Em troca, cada inserção fica mais lenta, porque o índice também precisa ser atualizado.",
    paraphrase:
      "Com um índice as linhas são encontradas sem ler a tabela inteira, mas as inserções ficam mais lentas porque o índice também é atualizado.",
    half: "Permite encontrar as linhas sem ler a tabela inteira.",
    wrong: "Serve para guardar uma cópia de segurança em outro servidor toda noite.",
  },
];

const graderOf = ({ question, reference }: Asked, language: Language = "en") => {
  const prepared = prepareReferences({ question, references: [reference], language });
  return (answer: string): number => gradeAnswer(prepared, answer).fraction;
};

const average = (worth: (asked: Asked, grade: (answer: string) => number) => readonly number[]) =>
  mean(english.flatMap((asked) => worth(asked, graderOf(asked))));

describe("history, cooking, law, biology", () => {
  test("no answer, the question, other matters and other questions' answers get next to nothing", () => {
    expect(average((_, grade) => noAnswers.map(grade))).toBeLessThanOrEqual(0.02);
    expect(average(({ question }, grade) => [grade(question)])).toBeLessThanOrEqual(0.1);
    expect(average((_, grade) => offTopic.map(grade))).toBeLessThanOrEqual(0.1);
    const others = average((asked, grade) =>
      english.filter((other) => other !== asked).map((other) => grade(other.reference)),
    );
    expect(others).toBeLessThanOrEqual(0.15);
  });

  test("the reference gets nearly all, with true filler too", () => {
    for (const asked of english) {
      const grade = graderOf(asked);
      const itself = grade(asked.reference);
      expect(itself).toBeGreaterThanOrEqual(0.9);
      for (const padded of paddedWithFiller(asked.reference))
        expect(Math.abs(grade(padded) - itself)).toBeLessThanOrEqual(0.05);
    }
  });

  test("its words in a heap or a list, and its denial, get little", () => {
    const random = fixedRandom(7);
    const heaps = average(({ reference }, grade) =>
      [1, 2, 3].map(() => grade(shuffled(reference, random))),
    );
    expect(heaps).toBeLessThanOrEqual(0.45);
    expect(average(({ reference }, grade) => [grade(keywordsOf(reference))])).toBeLessThanOrEqual(
      0.45,
    );
    expect(average(({ reference }, grade) => [grade(negated(reference))])).toBeLessThanOrEqual(0.2);
    expect(average(({ reference }, grade) => [grade(denied(reference))])).toBeLessThanOrEqual(0.2);
  });

  test("instructions to the grader raise nothing", () => {
    const rises = english.flatMap((asked) => {
      const grade = graderOf(asked);
      return withInjections(asked.wrong).map((attack) => grade(attack) - grade(asked.wrong));
    });
    expect(Math.max(...rises)).toBeLessThanOrEqual(0.05);
    expect(mean(rises)).toBeLessThanOrEqual(0.01);
  });

  test.each(english)("wrong < half < right: $question", (asked) => {
    const grade = graderOf(asked);
    expect(grade(asked.half)).toBeGreaterThan(grade(asked.wrong) + 0.15);
    expect(grade(asked.paraphrase)).toBeGreaterThan(grade(asked.half));
  });
});

describe("Spanish and Portuguese", () => {
  test.each(romance)("wrong < half < right < the reference: $question", (asked) => {
    const grade = graderOf(asked, asked.language);
    const { reference, paraphrase, half, wrong, question } = asked;
    expect(grade(reference)).toBeGreaterThanOrEqual(0.9);
    expect(grade(paraphrase)).toBeGreaterThan(grade(half));
    expect(grade(half)).toBeGreaterThan(grade(wrong) + 0.15);
    expect(grade(question)).toBeLessThanOrEqual(0.1);
    const denial = asked.language === "es" ? "No es cierto que" : "Não é verdade que";
    const denials = reference.split(/(?<=\.) /u).map((sentence) => `${denial} ${sentence}`);
    expect(grade(denials.join(" "))).toBeLessThanOrEqual(0.3);
    expect(grade(asked.language === "es" ? "No lo sé" : "Não sei")).toBe(0);
  });
});

describe("whatever is said", () => {
  test("more of the reference's sentences are never worth less", () => {
    const sentences = english.map(({ reference }) => reference.split(/(?<=\.) /u));
    fc.assert(
      fc.property(fc.nat({ max: english.length - 1 }), fc.boolean(), (at, isFirst) => {
        const asked = english[at];
        const [first = "", second = ""] = sentences[at] ?? [];
        if (asked === undefined) return;
        const grade = graderOf(asked);
        const one = isFirst ? first : second;
        expect(grade(`${first} ${second}`)).toBeGreaterThanOrEqual(grade(one));
        expect(grade(`${asked.wrong} ${one}`)).toBeGreaterThanOrEqual(grade(asked.wrong));
      }),
    );
  });

  test("a very long answer takes no longer than its length", () => {
    const [asked] = english;
    if (asked === undefined) return;
    const grade = graderOf(asked);
    // Would take hours were it compared word by word with itself.
    const long = Array.from({ length: 4000 }, (_, at) => `${asked.wrong} ${asked.half} ${at}`).join(
      " ",
    );
    expect(grade(long)).toBeGreaterThanOrEqual(0);
    expect(grade(long)).toBe(grade(long));
  });
});
