import { expect, test } from "vitest";
import { guessPlace } from "../../src/interview/question-area.ts";
import { library } from "../support/library.ts";

test.each([
  ["How does an index speed up a query in Postgres?", "databases", "technical"],
  ["What is the difference between == and === in JavaScript?", "javascript", "technical"],
  ["How do Python generators work? When would you use one in Python?", "python", "technical"],
  ["Tell me about a time you had to convince a team to adopt Kafka.", "behavioural", "behavioural"],
  ["Why do you want to work here?", "behavioural", "behavioural"],
  ["Cuéntame de una vez que fallaste.", "behavioural", "behavioural"],
  ["Fale sobre um conflito com um colega.", "behavioural", "behavioural"],
  ["Design a URL shortener.", "system-design", "system-design"],
  ["How would you design Twitter's timeline?", "system-design", "system-design"],
  ["How would you scale a service with microservices?", "system-design", "system-design"],
  ["Why do you like coffee?", null, "technical"],
  ["", null, "technical"],
])("%s", (text, area, kind) => {
  expect(guessPlace(text, library.skills)).toMatchObject({ area, kind });
});

test("names the skills of its kind alone", () => {
  expect(guessPlace("How do you tune slow queries in MySQL?", library.skills).skills).toEqual(
    expect.arrayContaining(["sql", "query-performance"]),
  );
});
