import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parsePrompt } from "../src/prompts.ts";
import { projectRoot } from "./support/greenroom.ts";

const text = `---
version: 3
temperature: 0.5
max-output-tokens: 100
---

Hello {{name}}, about {{a-topic}}: {{name}}!
`;

describe("parsePrompt", () => {
  const prompt = parsePrompt("hello", text);

  test("reads the front matter and names the exact words by a hash", () => {
    expect(prompt).toMatchObject({
      name: "hello",
      version: 3,
      temperature: 0.5,
      maxOutputTokens: 100,
    });
    expect(prompt.hash).toMatch(/^[0-9a-f]{12}$/);
    expect(parsePrompt("hello", text.replace("Hello", "Hallo")).hash).not.toBe(prompt.hash);
  });

  test("fills every variable once, and nothing that a value brings", () => {
    expect(prompt.render({ name: "{{a-topic}} $& $1", "a-topic": "indexes" })).toBe(
      "Hello {{a-topic}} $& $1, about indexes: {{a-topic}} $& $1!",
    );
  });

  test("a missing or superfluous variable is a bug", () => {
    expect(() => prompt.render({ name: "x" })).toThrow("a-topic");
    expect(() => prompt.render({ name: "x", "a-topic": "y", other: "z" })).toThrow("other");
  });

  test("a wrong front matter names the file", () => {
    expect(() => parsePrompt("broken", "no front matter")).toThrow("prompts/broken.md");
    expect(() => parsePrompt("broken", text.replace("0.5", "hot"))).toThrow("temperature");
  });
});

test.each(readdirSync(join(projectRoot, "prompts")).filter((name) => name.endsWith(".md")))(
  "prompts/%s parses",
  (name) => {
    const parsed = parsePrompt(name, readFileSync(join(projectRoot, "prompts", name), "utf8"));
    expect(parsed.version).toBeGreaterThanOrEqual(1);
  },
);
