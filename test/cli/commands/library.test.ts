import { describe, expect, test } from "vitest";
import { question, role } from "../../support/interview.ts";
import { fakeLibrary, runCommandLine } from "../fakes.ts";

const questions = [
  question("index", {
    examples: { strong: "A strong one.", weak: "A weak one." },
    mistakes: ["Too many indexes."],
  }),
  question("queue", { area: "system-design", skills: ["kafka"] }),
];
const openLibrary = fakeLibrary({
  areas: ["databases", "system-design"],
  questions: (areas) => questions.filter(({ area }) => areas === undefined || areas.includes(area)),
  roles: [role],
});

describe("questions", () => {
  test("lists the bank, or one area of it", async () => {
    expect((await runCommandLine(["questions"], { openLibrary })).stdout).toMatch(
      /^Id .*\nindex .*\nqueue .*\n$/,
    );
    const { stdout } = await runCommandLine(["questions", "--area", "system-design", "--json"], {
      openLibrary,
    });
    expect(JSON.parse(stdout)).toEqual([{ ...questions[1], own: false }]);
  });

  test("an unknown area names those that are there", async () => {
    const { error } = await runCommandLine(["questions", "list", "--area", "cooking"], {
      openLibrary,
    });
    expect(error).toMatchObject({ code: "usage", hint: "The areas are databases, system-design." });
  });

  test("show gives the criteria, and the example answers only when asked", async () => {
    const plain = await runCommandLine(["questions", "show", "index"], { openLibrary });
    expect(plain.stdout).toContain("*** Names the second thing.");
    expect(plain.stdout).toContain("Too many indexes.");
    expect(plain.stdout).not.toContain("A strong one.");
    const full = await runCommandLine(["questions", "show", "index", "--answers"], { openLibrary });
    expect(full.stdout).toContain(
      "A strong answer\n  A strong one.\n\nA weak answer\n  A weak one.",
    );
  });

  test("show answers a slip with the nearest id", async () => {
    const { error } = await runCommandLine(["questions", "show", "indx"], { openLibrary });
    expect(error).toMatchObject({ code: "usage", hint: "Did you mean index?" });
  });

  test("search wants every word, anywhere in the question", async () => {
    expect(
      (await runCommandLine(["questions", "search", "KAFKA", "thing"], { openLibrary })).stdout,
    ).toMatch(/^Id .*\nqueue .*\n$/);
    const none = await runCommandLine(["questions", "search", "kafka", "zebra"], { openLibrary });
    expect([none.stdout, none.stderr]).toEqual(["", "No question matches.\n"]);
  });
});

describe("roles", () => {
  test("lists them, the heaviest area first", async () => {
    expect((await runCommandLine(["roles"], { openLibrary })).stdout).toBe(
      "Id       Role              Areas\nbackend  Backend engineer  databases, dsa\n",
    );
  });

  test("show gives the shares and the persona", async () => {
    const { stdout } = await runCommandLine(["roles", "show", "backend"], { openLibrary });
    expect(stdout).toContain("  75 %  databases\n    25 %  dsa");
    expect(stdout).toContain("You are friendly.");
    expect(
      JSON.parse(
        (await runCommandLine(["roles", "show", "backend", "--json"], { openLibrary })).stdout,
      ),
    ).toEqual({ ...role, own: false });
  });

  test("an unknown role names those that are there", async () => {
    const { error } = await runCommandLine(["roles", "show", "chef"], { openLibrary });
    expect(error).toMatchObject({ code: "usage", hint: "The roles are backend." });
  });
});
