import { describe, expect, test } from "vitest";
import { transcriptionPrompt } from "../../src/speech/prompt.ts";

const resume =
  "Ana Souza\nBackend engineer in Lisboa.\nI built a PostgreSQL cluster with Patroni at Farfetch.\nExperience";
const job = "We run Kubernetes and gRPC on Google Cloud. You write C++ and Node.js. Salary 60k.";

describe("the prompt of a recogniser", () => {
  test("holds names and terms, the likeliest last, and fillers", () => {
    const prompt = transcriptionPrompt({
      resume,
      job,
      question: "How does gRPC use HTTP/2?",
      language: "en",
    });
    for (const term of [
      "Ana Souza",
      "Patroni",
      "Farfetch",
      "PostgreSQL",
      "Kubernetes",
      "Google Cloud",
      "C++",
      "Node.js",
    ]) {
      expect(prompt).toContain(term);
    }
    expect(prompt).toMatch(/^Glossary: .*gRPC\. Umm, /);
    for (const ordinary of ["Salary", "60k", "Experience", "We ", "How"]) {
      expect(prompt).not.toContain(ordinary);
    }
  });

  test("is in the answer's language, and without fillers where that is not known", () => {
    const sources = { resume: null, job: null, question: "Explique o Redis." };
    expect(transcriptionPrompt({ ...sources, language: "pt" })).toMatch(/^Glossary: Redis\. Hum, /);
    expect(transcriptionPrompt({ ...sources, language: null })).toBe("Glossary: Redis.");
    expect(transcriptionPrompt({ resume: null, job: null, question: "", language: null })).toBe("");
  });

  test("stays within what Whisper keeps", () => {
    const many = Array.from({ length: 500 }, (_, index) => `a ServiceNumber${index}X`).join(" ");
    const prompt = transcriptionPrompt({ resume: many, job: many, question: "", language: "es" });
    // 224 tokens, by the worst that names take.
    expect(prompt.length).toBeLessThan(224 * 3);
    expect(prompt.length).toBeGreaterThan(300);
  });
});
