import fc from "fast-check";
import { expect, test } from "vitest";
import { dataMessage, stripInvisible } from "../../src/grading/untrusted.ts";
import { testAmbient } from "../support/interview.ts";

test("hidden and reordering characters go, words, tabs and lines stay", () => {
  expect(stripInvisible("a\u200Bb\u202Ec\u0007d\u00ADe\u{E0041}f\tg\r\nh")).toBe("abcdef\tg\nh");
  expect(stripInvisible("e\u0301")).toBe("é");
  expect(stripInvisible("naïve 日本 🙂")).toBe("naïve 日本 🙂");
});

test("each text stands between fences of one mark, in a message of its own", () => {
  const { role, content } = dataMessage(
    [
      { label: "job", text: "We need you." },
      { label: "resume", text: "I need you." },
    ],
    testAmbient().random,
  );
  expect(role).toBe("user");
  expect(content).toMatch(
    /^<<<job (\w{16})>>>\nWe need you\.\n<<<end job \1>>>\n\n<<<resume \1>>>\nI need you\.\n<<<end resume \1>>>$/,
  );
});

test("no text can open or close a fence", () => {
  const fences = fc.array(
    fc.constantFrom("<<<", ">>>", "<", ">", "<<", "end answer", " ", "\u200B"),
  );
  fc.assert(
    fc.property(fences, (parts) => {
      const { content } = dataMessage([{ label: "answer", text: parts.join("") }], Math.random);
      expect(content.match(/<<</g)).toHaveLength(2);
      expect(content.match(/>>>/g)).toHaveLength(2);
    }),
  );
});
