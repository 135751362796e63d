import { describe, expect, test } from "vitest";
import {
  chooseWanted,
  nextDifficulty,
  pickOwnQuestion,
  pickQuestion,
  requirementPriority,
} from "../../src/interview/selection.ts";
import {
  answer,
  question,
  record,
  requirement,
  role,
  settings,
  turn,
} from "../support/interview.ts";

const nothing = { past: [], due: [] };
const now = new Date("2026-01-31T00:00:00.000Z");

describe("nextDifficulty", () => {
  test("starts at what the level asks for", () => {
    expect(
      ["junior", "mid", "senior", "staff"].map((level) =>
        nextDifficulty(
          settings({
            level: level === "junior" || level === "mid" || level === "senior" ? level : "staff",
          }).level,
          [],
        ),
      ),
    ).toEqual(["easy", "medium", "medium", "hard"]);
  });

  test("two strong answers make it harder, two weak ones easier", () => {
    expect(nextDifficulty("mid", [turn(1, 4.5)])).toBe("medium");
    expect(nextDifficulty("mid", [turn(1, 4.5), turn(2, 4)])).toBe("hard");
    expect(nextDifficulty("mid", [turn(1, 2), turn(2, 2.5)])).toBe("easy");
    expect(nextDifficulty("mid", [turn(1, 4.5), turn(2, 4), turn(3, 2), turn(4, 1)])).toBe(
      "medium",
    );
  });

  test("a middling answer breaks no run and starts none; it never leaves the scale", () => {
    expect(nextDifficulty("mid", [turn(1, 4.5), turn(2, 3), turn(3, 4.5)])).toBe("hard");
    expect(nextDifficulty("junior", [turn(1, 1), turn(2, 1), turn(3, 1), turn(4, 1)])).toBe("easy");
  });

  test("skipping counts as weak, an ungraded answer as nothing", () => {
    const skipped = { answers: [answer(1, { outcome: "skipped", text: "" })] };
    expect(nextDifficulty("mid", [turn(1, null, skipped), turn(2, null, skipped)])).toBe("easy");
    expect(nextDifficulty("mid", [turn(1, null), turn(2, null)])).toBe("medium");
  });
});

describe("requirementPriority", () => {
  const sql = requirement("sql", { importance: 3 });
  const about = (position: number, score: number | null) =>
    turn(position, score, { asked: { ...turn(position, null).asked, requirementId: "sql" } });

  test("a requirement never asked about has its whole importance", () => {
    expect(requirementPriority(sql, [turn(1, 3)], nothing, now)).toBe(3);
  });

  test("one just proven has almost none, one failed longer ago comes back", () => {
    expect(requirementPriority(sql, [about(1, 5)], nothing, now)).toBeCloseTo(3 * 0.1 * 0.2);
    const failedLongAgo = requirementPriority(
      sql,
      [about(1, 1), turn(2, 3), turn(3, 3), turn(4, 3)],
      nothing,
      now,
    );
    const failedJustNow = requirementPriority(sql, [about(1, 1)], nothing, now);
    expect(failedLongAgo).toBeGreaterThan(failedJustNow);
    expect(failedLongAgo).toBeCloseTo(3);
  });
});

describe("earlier interviews", () => {
  const sql = requirement("sql", { importance: 3 });
  const asked = (days: number, score: number | null) => ({
    questionId: "q",
    text: "",
    requirementId: "sql",
    askedAt: new Date(now.getTime() - days * 86_400_000).toISOString(),
    score,
  });
  const priority = (...past: ReturnType<typeof asked>[]): number =>
    requirementPriority(sql, [], { past, due: [] }, now);

  test("what was proven lately can wait, what failed lately can not, and both come back with the days", () => {
    expect(priority()).toBe(3);
    expect(priority(asked(1, 5))).toBeCloseTo(3 * 0.1 * 0.2);
    expect(priority(asked(1, 1))).toBeCloseTo(3 * 0.2);
    expect(priority(asked(29, 1))).toBeGreaterThan(priority(asked(10, 1)));
    // The newest counts.
    expect(priority(asked(2, 1), asked(20, 5))).toBeCloseTo(3 * 0.2);
  });

  test("an area in which something is due comes sooner", () => {
    const due = [{ questionId: "other", area: sql.areas[0] ?? "" }];
    expect(requirementPriority(sql, [], { past: [], due }, now)).toBe(4.5);
  });
});

describe("chooseWanted", () => {
  test("covers every requirement before it returns to one", () => {
    const requirements = [
      requirement("sql", { importance: 3 }),
      requirement("queues", { importance: 1 }),
      requirement("python", { importance: 2 }),
    ];
    let current = record({ plan: { requirements } });
    const order: string[] = [];
    for (let position = 1; position <= 3; position += 1) {
      const id = chooseWanted(current, role, nothing).requirement?.id ?? "none";
      order.push(id);
      const asked = { ...turn(position, 3).asked, requirementId: id };
      current = { ...current, turns: [...current.turns, turn(position, 3, { asked })] };
    }
    expect(order).toEqual(["sql", "python", "queues"]);
  });

  test("asks only the kinds that are allowed", () => {
    const requirements = [
      requirement("sql", { importance: 3 }),
      requirement("teamwork", { importance: 1, kind: "behavioural" }),
    ];
    const wanted = chooseWanted(
      record({ plan: { requirements }, settings: settings({ kinds: ["behavioural"] }) }),
      role,
      nothing,
    );
    expect(wanted.requirement?.id).toBe("teamwork");
  });

  test("without a fitting requirement it takes the role's heaviest area that was asked least", () => {
    expect(chooseWanted(record(), role, nothing).area).toBe("databases");
    const inDatabases = [1, 2, 3].map((position) => turn(position, 3));
    expect(chooseWanted(record({ turns: inDatabases }), role, nothing).area).toBe("dsa");
  });
});

describe("pickQuestion", () => {
  const bank = Array.from({ length: 6 }, (_, index) => question(`bank-${index}`));
  const wanted = {
    requirement: null,
    area: "databases",
    kind: "technical",
    difficulty: "medium",
  } as const;

  test("the same arguments give the same question, another seed may not", () => {
    const pick = (seed: number) =>
      pickQuestion({
        bank,
        wanted,
        record: record({ settings: settings({ seed }) }),
        past: [],
        due: [],
      })?.id;
    expect(pick(1)).toBe(pick(1));
    expect(new Set(Array.from({ length: 20 }, (_, seed) => pick(seed))).size).toBeGreaterThan(2);
  });

  test("never one of this interview, none of the last 30 days while others remain", () => {
    const asked = [turn(1, 3, { asked: { ...turn(1, 3).asked, question: question("bank-0") } })];
    const past = ["bank-1", "bank-2", "bank-3", "bank-4"].map((questionId) => ({
      questionId,
      text: questionId,
      askedAt: "2026-01-01T00:00:00.000Z",
      score: null,
      requirementId: null,
    }));
    expect(
      pickQuestion({ bank, wanted, record: record({ turns: asked }), past, due: [] })?.id,
    ).toBe("bank-5");
    const [first] = past;
    if (first === undefined) throw new Error("no past");
    const all = [...past, { ...first, questionId: "bank-5" }];
    expect(
      pickQuestion({ bank, wanted, record: record({ turns: asked }), past: all, due: [] })?.id,
    ).toMatch(/^bank-[1-5]$/);
    const everything = bank.map((each, index) =>
      turn(index + 1, 3, { asked: { ...turn(1, 3).asked, question: each } }),
    );
    expect(
      pickQuestion({ bank, wanted, record: record({ turns: everything }), past, due: [] }),
    ).toBeNull();
  });

  test("at equal need one of the person's own is asked, never for another kind or area, nor again at once", () => {
    const special = [
      ...bank,
      question("mine", { skills: [], difficulty: "easy" }),
      question("mine-elsewhere", { area: "ruby" }),
      question("my-story", { kind: "behavioural" }),
    ];
    const own = new Set(["mine", "mine-elsewhere", "my-story"]);
    const options = { bank: special, wanted, record: record(), due: [], own };
    expect(pickQuestion({ ...options, past: [] })?.id).toBe("mine");
    const recent = {
      questionId: "mine",
      text: "",
      askedAt: "2026-01-01T00:00:00.000Z",
      score: null,
      requirementId: null,
    };
    expect(pickQuestion({ ...options, past: [recent] })?.id).toMatch(/^bank-/);
    // What an engine asks before it writes a question itself.
    const mine = special.filter(({ id }) => own.has(id));
    expect(pickOwnQuestion({ ...options, bank: mine, past: [] })?.id).toBe("mine");
    expect(pickOwnQuestion({ ...options, bank: mine, past: [recent] })).toBeNull();
  });

  test("prefers the requirement's skill, then the wanted difficulty", () => {
    const special = [
      ...bank,
      question("indexes", { skills: ["query-performance"], difficulty: "easy" }),
      question("hard-one", { difficulty: "hard" }),
    ];
    const forSkill = { ...wanted, requirement: requirement("query-performance") };
    expect(
      pickQuestion({ bank: special, wanted: forSkill, record: record(), past: [], due: [] })?.id,
    ).toBe("indexes");
    const hard = pickQuestion({
      bank: special,
      wanted: { ...wanted, difficulty: "hard" },
      record: record(),
      past: [],
      due: [],
    });
    expect(hard?.id).toBe("hard-one");
  });

  test("what has something due comes first, unless it was asked within the 30 days", () => {
    const due = [{ questionId: "bank-3", area: "databases" }];
    const recent = {
      questionId: "bank-3",
      text: "",
      requirementId: null,
      askedAt: now.toISOString(),
      score: 1,
    };
    for (let seed = 0; seed < 20; seed += 1) {
      const current = record({ settings: settings({ seed }) });
      expect(pickQuestion({ bank, wanted, record: current, past: [], due })?.id).toBe("bank-3");
      const other = pickQuestion({ bank, wanted, record: current, past: [recent], due });
      expect(other?.id).not.toBe("bank-3");
    }
  });

  test("when an area is used up the nearest one follows, dsa for a language", () => {
    const areas = ["behavioural", "databases", "dsa", "typescript"];
    const others = areas.map((area) => question(`in-${area}`, { area }));
    const wantsPython = { ...wanted, requirement: null, area: "python" };
    const pick = (from: readonly (typeof others)[number][]): string | undefined =>
      pickQuestion({ bank: from, wanted: wantsPython, record: record(), past: [], due: [] })?.id;
    expect(pick(others)).toBe("in-dsa");
    expect(pick([...others, question("in-python", { area: "python" })])).toBe("in-python");
  });

  test("keeps to the language", () => {
    const spanish = record({ settings: settings({ language: "es" }) });
    expect(pickQuestion({ bank, wanted, record: spanish, past: [], due: [] })).toBeNull();
  });
});
