import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseJsonResume } from "../../../src/adapters/documents/json-resume.ts";
import { readBytes } from "../../support/documents.ts";

const resume = {
  $schema: "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json",
  basics: {
    name: "Jane Example",
    label: "Backend Engineer",
    email: "jane@example.com",
    phone: "+351 912 345",
    url: "https://jane.example.com",
    summary: "Builds payment services.",
    location: { city: "Lisbon", countryCode: "PT" },
    profiles: [{ network: "GitHub", username: "jane", url: "https://github.com/jane" }],
    pronouns: "she/her",
  },
  work: [
    {
      name: "Offline Ltd",
      position: "Senior Engineer",
      startDate: "2020-01",
      summary: "Payments team of six.",
      highlights: ["Cut latency by 30 %", "Led a migration"],
    },
    {
      company: "Fjord Flow",
      position: "Engineer",
      startDate: "2016-03",
      endDate: "2019-12",
      technologies: ["Go", "Kafka"],
    },
  ],
  education: [
    {
      institution: "University of Porto",
      studyType: "BSc",
      area: "Computer Science",
      startDate: "2012",
      endDate: "2016",
    },
  ],
  skills: [
    { name: "Python", level: "Advanced", keywords: ["FastAPI", "pytest"] },
    { name: "PostgreSQL" },
  ],
  languages: [{ language: "Portuguese", fluency: "Native" }],
  meta: { version: "v1.0.0", lastModified: "2025-01-01" },
};

describe("parseJsonResume", () => {
  test("writes sections with headings, dates and bullets, and drops nothing that is about the person", () => {
    expect(parseJsonResume(JSON.stringify(resume))).toBe(
      [
        "Jane Example",
        "Backend Engineer",
        "jane@example.com | +351 912 345 | https://jane.example.com | Lisbon, PT",
        "GitHub: https://github.com/jane",
        "pronouns: she/her",
        "",
        "Builds payment services.",
        "",
        "Experience",
        "Senior Engineer, Offline Ltd  2020-01 – Present",
        "Payments team of six.",
        "- Cut latency by 30 %",
        "- Led a migration",
        "",
        "Engineer, Fjord Flow  2016-03 – 2019-12",
        "technologies: Go, Kafka",
        "",
        "Education",
        "BSc, Computer Science, University of Porto  2012 – 2016",
        "",
        "Skills",
        "Python, Advanced: FastAPI, pytest",
        "PostgreSQL",
        "",
        "Languages",
        "Portuguese: Native",
      ].join("\n"),
    );
  });

  test.each([
    ["no JSON", "{ not json"],
    ["a list", "[1, 2]"],
    ["something else", '{"name": "greenroom", "version": "1"}'],
    ["one list is not enough", '{"skills": ["Python"]}'],
  ])("is not for %s", (_, json) => {
    expect(parseJsonResume(json)).toBeNull();
  });

  test("takes wrong types without failing, and loses no text", () => {
    const leaf = fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.boolean());
    const entry = fc.oneof(
      leaf,
      fc.dictionary(
        fc.constantFrom("name", "position", "highlights", "startDate", "other"),
        fc.oneof(leaf, fc.array(leaf)),
      ),
    );
    const section = fc.oneof(leaf, fc.array(entry));
    fc.assert(
      fc.property(section, section, (work, skills) => {
        const written = parseJsonResume(JSON.stringify({ basics: { name: "Jane" }, work, skills }));
        expect(written).toContain("Jane");
      }),
    );
  });

  test("is known by its content, whatever the file is called", async () => {
    const reading = await readBytes(JSON.stringify(resume), "resume.txt");
    expect(reading.format).toBe("json-resume");
    expect(reading.text).toContain("Senior Engineer, Offline Ltd");
  });
});
