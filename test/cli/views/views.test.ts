import stringWidth from "fast-string-width";
import * as fc from "fast-check";
import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import type { InterviewListing } from "../../../src/cli/store.ts";
import type { Format } from "../../../src/cli/format.ts";
import { noStyle, plainSymbols, unicodeSymbols, wrap } from "../../../src/cli/format.ts";
import { describeReading, renderProfile, renderWarnings } from "../../../src/cli/views/document.ts";
import { renderEvent } from "../../../src/cli/views/interview-events.ts";
import { renderHistory } from "../../../src/cli/views/history.ts";
import {
  renderQuestion,
  renderQuestions,
  renderRole,
  renderRoles,
} from "../../../src/cli/views/library.ts";
import { renderCheck, renderSettings } from "../../../src/cli/views/setup.ts";
import { renderInterview } from "../../../src/cli/views/show.ts";
import { localTime } from "../../../src/cli/views/time.ts";
import { renderUsage } from "../../../src/cli/views/usage.ts";
import type { DocumentReading } from "../../../src/interview/material.ts";
import { buildReport } from "../../../src/report/report.ts";
import { fullInterview } from "../../support/full-interview.ts";
import { hostileText } from "../../support/hostile-text.ts";
import {
  question,
  record,
  requirement,
  role,
  settings as anySettings,
} from "../../support/interview.ts";
import { rubrics } from "../../support/rubrics.ts";
import { english as documents } from "../../../src/words/documents/english.ts";
import { english as settings } from "../../../src/words/settings/english.ts";
import { english as upkeep } from "../../../src/words/upkeep/english.ts";
import { english as library } from "../../../src/words/library/english.ts";

const format = (width: number): Format => ({
  style: noStyle,
  symbols: unicodeSymbols,
  language: "en" as const,
  width,
});

function widest(text: string): number {
  return Math.max(...text.split("\n").map((line) => stringWidth(line)));
}

function render(width: number, interview = fullInterview()): string {
  return renderInterview(buildReport(interview, { rubrics }), rubrics, format(width));
}

function reading(text: string): DocumentReading {
  const warnings = [{ code: "damaged" as const, message: text }];
  return { name: text, format: "text", text, pages: 1, warnings, hiddenText: [text] };
}

function listing(changes: Partial<InterviewListing> = {}): InterviewListing {
  return {
    id: "k3xqabcd",
    status: "completed",
    startedAt: "2026-01-31T10:00:00.000Z",
    finishedAt: null,
    role: "backend",
    level: "senior",
    mode: "coach",
    engine: "offline",
    questionLimit: 10,
    answered: 10,
    ungraded: 0,
    score: 3.84,
    ...changes,
  };
}

describe("the history", () => {
  const listings = [
    listing(),
    listing({
      id: "b2zzabcd",
      role: "machine-learning-platform-engineer",
      status: "open",
      score: null,
      answered: 2,
      ungraded: 2,
    }),
    listing({ id: "q7ccabcd", status: "ended-early", score: 5 }),
  ];

  test.each([40, 60, 80, 120])("fits %d columns with id, date, role, score and status", (width) => {
    const text = renderHistory(listings, format(width));
    expect(widest(text)).toBeLessThanOrEqual(width);
    const [head = "", first = "", second = "", third = ""] = text.split("\n");
    for (const title of ["Id", "Date", "Role", "Score", "Status"]) expect(head).toContain(title);
    expect(first).toMatch(/^k3xqabcd +2026-01-31 .*back.* 3\.8 +done/);
    expect(second).toMatch(/^b2zzabcd .*mach.* - +open/);
    expect(third).toMatch(/^q7ccabcd .* 5\.0 +ended/);
  });

  test("has every column where there is room", () => {
    expect(renderHistory(listings, format(140)).split("\n")[0]?.split(/ +/)).toEqual([
      "Id",
      "Date",
      "Time",
      "Role",
      "Level",
      "Mode",
      "Engine",
      "Answered",
      "Score",
      "Status",
      "Ungraded",
    ]);
  });
});

describe("an interview in full", () => {
  test("has the score, the coverage, every answer, mark and quote", () => {
    const text = render(80);
    for (const part of [
      "Interview k3xqabcd",
      "2.5 of 5  4 of 5 answered, 1 skipped, 1 not graded yet",
      "✓ Database indexes: essential, shown (4.5)",
      "✗ Locks: expected, not shown (2.0), not in the resume",
      "? Working in teams: expected, asked, not graded yet, not in the resume",
      "? Cloud: nice to have, not asked, not in the resume",
      "  A B-tree finds rows.\n\n  It costs writes.",
      "And deadlocks?",
      "✓  Names the second thing.",
      "“It costs writes.”",
      "‽  Names the second thing.",
      "You bet on 3.0.",
      "Next time: Say when an index is not used.",
      "Not graded: the service does not answer.",
      "Skipped.",
      "Evaluation 2 of this answer.",
      "A stronger version, from your own facts",
      "greenroom regrade k3xqabcd --pending",
    ]) {
      expect(text).toContain(part);
    }
  });

  test.each([40, 80])("fits %d columns", (width) => {
    expect(widest(render(width))).toBeLessThanOrEqual(width);
  });

  test("that is open says how to go on", () => {
    expect(render(80, record())).toContain("greenroom continue abcdefgh goes on with it.");
  });
});

describe("text from outside", () => {
  test("never reaches the terminal as more than text, and never passes the width", () => {
    fc.assert(
      fc.property(hostileText, fc.constantFrom(40, 80), (text, width) => {
        const at = format(width);
        const views = [
          renderInterview(
            buildReport(
              fullInterview((own) => `${text}${own}`),
              { rubrics },
            ),
            rubrics,
            at,
          ),
          renderHistory([listing({ role: text })], at),
          renderUsage(
            [
              {
                day: "2026-01-31",
                purpose: text,
                model: text,
                calls: 1,
                failed: 0,
                inputTokens: 1,
                outputTokens: 1,
                costUsd: null,
              },
            ],
            upkeep,
            at,
          ),
          wrap(describeReading(reading(text), documents), at),
          renderWarnings(reading(text), documents, at),
          renderProfile(
            [{ kind: "job", label: text, isDefault: true, reading: reading(text), savedAt: text }],
            documents,
            at,
          ),
          renderQuestions([question("q", { text: `${text}x` })], new Set(["q"]), library, at),
          renderQuestion(
            question("q", {
              text: `${text}x`,
              why: text,
              mistakes: [`${text}x`],
              examples: { strong: `${text}x`, weak: "w" },
            }),
            { answers: true, own: true },
            library,
            at,
          ),
          renderRoles([{ ...role, name: text }], new Set([role.id]), library, at),
          renderRole({ ...role, name: text, persona: text, titles: [text] }, true, library, at),
          renderCheck({ name: "x", status: "failed", finding: text, fix: text }, at),
          renderSettings(
            [{ key: "model", value: text, source: "environment", where: text }],
            settings,
            at,
          ),
        ];
        for (const view of views) {
          expect(view).toBe(stripVTControlCharacters(view));
          expect(widest(view)).toBeLessThanOrEqual(width);
          expect(view).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
        }
      }),
      { numRuns: 50 },
    );
  });
});

test("with --plain there are no characters outside ASCII but the person's own", () => {
  const plain: Format = {
    style: noStyle,
    symbols: plainSymbols,
    language: "en" as const,
    width: 80,
  };
  const text = renderInterview(buildReport(fullInterview(), { rubrics }), rubrics, plain);
  expect(text.replaceAll(/[“”]/g, "")).not.toMatch(/[^\u0000-\u007f]/);
});

describe("a local time", () => {
  test("has date and minutes in this machine's zone", () => {
    const date = new Date(2026, 0, 5, 9, 7, 30);
    expect(localTime(date.toISOString())).toBe("2026-01-05 09:07");
  });

  test("that is none is shown as it is", () => {
    expect(localTime("soon")).toBe("soon");
  });
});

describe("what an interview looks at", () => {
  const requirements = [
    { ...requirement("python", { evidence: "Python for 5 years" }), name: "Python" },
    { ...requirement("sql", { evidence: null }), name: "SQL" },
  ];
  const shown = (hasResume: boolean, unaskable: readonly string[] = []) =>
    renderEvent(
      {
        type: "interview-started",
        at: "2026-01-01T00:00:00.000Z",
        interviewId: "abcdefgh",
        settings: anySettings(),
        hasResume,
        requirements,
      },
      {
        rubrics,
        level: "mid",
        shown: new Set(),
        headings: false,
        unaskable: new Set(unaskable),
      },
      format(80),
    );

  test("is held against the resume, where there is one", () => {
    expect(shown(true)).toMatch(/✓ Python: \w+\n✗ SQL: \w+, not in the resume/);
    expect(shown(false)).toMatch(/• Python: \w+\n• SQL: \w+$/);
  });

  test("says what it cannot ask", () => {
    expect(shown(false, ["sql"])).toMatch(/• Python: \w+\n• SQL: \w+, no question in English$/);
  });
});
