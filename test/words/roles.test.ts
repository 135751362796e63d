import { describe, expect, test } from "vitest";
import { libraryWords } from "../../src/words/library.ts";
import { library } from "../support/library.ts";

describe.each(["es", "pt"] as const)("the bundled roles in %s", async (language) => {
  const { persona, roleName, usualPersona } = await libraryWords(language);

  test.each(library.roles)("$id has a name and an interviewer in it", (role) => {
    expect(roleName(role.id, "")).not.toBe("");
    const told = persona(role.id, "");
    expect(told).not.toBe("");
    expect(told).not.toMatch(/\b(?:you|the|and)\b/i);
  });

  test("a role of one's own keeps what it says of its interviewer", () => {
    expect(persona("my-own", "Be kind.")).toBe("Be kind.");
    expect(usualPersona("Guardian")).toContain("Guardian");
  });
});
