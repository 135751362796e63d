/** A figure that two interviews put differently, through the real binary: the probe and the report's line. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { greenroom } from "../support/greenroom.ts";
import type { Desk } from "./contract.ts";
import { eventsOf, only, openDesk, recordOf } from "./contract.ts";

type SpokenHere = "en" | "es";

/** Two questions of one's own that the same words answer in full, so that no criterion needs the probe. */
const questions = {
  en: {
    texts: ["Which page did you make faster, and how?", "Tell me how you tuned something slow."],
    concepts: ["missing index", "prices in a cache", "checkout latency"],
  },
  es: {
    texts: ["¿Qué página hiciste más rápida, y cómo?", "Cuéntame cómo afinaste algo lento."],
    concepts: ["faltaba un índice", "precios en una caché", "latencia del checkout"],
  },
};

function openTuningDesk(language: SpokenHere): Desk {
  const desk = openDesk();
  const { texts, concepts } = questions[language];
  const bank = texts.map((text, index) => ({
    id: `own-tuning-${index}`,
    text,
    language,
    criteria: concepts.map((concept, at) => ({
      id: `part-${at}`,
      text: concept,
      weight: 1,
      dimension: "correctness",
      concepts: [[concept]],
    })),
  }));
  const files: readonly (readonly [string, unknown])[] = [
    ["questions/tuning.yaml", { area: "tuning", questions: bank }],
    ["roles/tuner.yaml", { name: "Tuner", areas: { tuning: 1 } }],
  ];
  for (const [path, content] of files) {
    const file = join(desk.home, "data", path);
    mkdirSync(join(file, ".."), { recursive: true });
    writeFileSync(file, JSON.stringify(content));
  }
  return desk;
}

/** Who is interviewed, which probes were asked, and what the report says. */
async function interviewed(
  desk: Desk,
  language: SpokenHere,
  answers: readonly string[],
): Promise<{ readonly id: string; readonly probes: readonly string[]; readonly report: string }> {
  const fixed = ["--engine", "offline", "--role", "tuner", "--questions", "1", "--mode", "coach"];
  const result = await greenroom(
    [
      ...["interview", ...fixed, "--language", language, "--probes", "1"],
      ...["--answers", desk.answers(answers), "--json"],
    ],
    { home: desk.home },
  );
  expect(result.code).toBe(0);
  expect(only(eventsOf(result.stdout), "interview-completed")).toHaveLength(1);
  const shown = await greenroom(["show", "--json"], { home: desk.home });
  const { id, turns } = recordOf(shown.stdout);
  const report = await greenroom(["report", id], { home: desk.home });
  expect(report.code).toBe(0);
  const probes = turns.flatMap((turn) => turn.probes.map(({ text }) => text));
  return { id, probes, report: report.stdout };
}

const answers = {
  en: (figure: string) =>
    `It was a missing index. I put the prices in a cache. We cut checkout latency by ${figure}.`,
  es: (figure: string) =>
    `Faltaba un índice. Puse los precios en una caché. Bajamos la latencia del checkout un ${figure}.`,
};

test.each([
  [
    "en",
    "You mentioned this figure: 60 %. In an earlier answer it is: 40 %. What does each of them count?",
    (id: string) =>
      `- “We cut checkout latency by 60 %.” (question 1): Your answer to question 1 of interview ${id} says 40 %, this one 60 %.`,
  ],
  [
    "es",
    "Mencionaste esta cifra: 60 %. En una respuesta anterior es: 40 %. ¿Qué cuenta cada una?",
    (id: string) =>
      `- “Bajamos la latencia del checkout un 60 %.” (pregunta 1): Tu respuesta a la pregunta 1 de la entrevista ${id} dice 40 %, esta 60 %.`,
  ],
] as const)(
  "in %s a figure that an earlier interview put differently is asked about, and stands in the report with both",
  async (language, probe, line) => {
    const desk = openTuningDesk(language);
    const say = answers[language];
    const first = await interviewed(desk, language, [say("40 %")]);
    expect(first.probes).toEqual([]);
    const second = await interviewed(desk, language, [say("60 %"), "A week of traces."]);
    expect(second.probes).toEqual([probe]);
    expect(second.report).toContain(line(first.id));
    // What was said first stands as it was: only the later one is asked about.
    const before = await greenroom(["report", first.id], { home: desk.home });
    expect(before.stdout).not.toContain("60 %");
  },
);

test("where nothing differs there is no probe, and nothing in the report", async () => {
  const desk = openTuningDesk("en");
  await interviewed(desk, "en", [answers.en("40 %")]);
  const { probes, report } = await interviewed(desk, "en", [answers.en("40 percent")]);
  expect(probes).toEqual([]);
  expect(report).toContain("40 percent");
  expect(report).not.toContain("What to be ready to defend");
});
