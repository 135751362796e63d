/** Every text of the program's own words, by its path, with its parameters shown as `‹0›`, `‹1›`. */
import { askingWords } from "../../src/words/asking.ts";
import { english as englishErrors } from "../../src/words/errors/english.ts";
import { portuguese as portugueseErrors } from "../../src/words/errors/portuguese.ts";
import { spanish as spanishErrors } from "../../src/words/errors/spanish.ts";
import { deliveryWords } from "../../src/words/delivery.ts";
import { debriefWords } from "../../src/words/debrief.ts";
import { gradingWords } from "../../src/words/grading.ts";
import { historyWords } from "../../src/words/history.ts";
import { interviewWords } from "../../src/words/interview.ts";
import { practiceWords } from "../../src/words/practice.ts";
import { reportWords } from "../../src/words/report.ts";
import type { Language } from "../../src/vocabulary.ts";
import { storiesWords } from "../../src/words/stories.ts";
import { evaluateWords } from "../../src/words/evaluate.ts";
import { evaluateErrorsWords } from "../../src/words/evaluate-errors.ts";
import { providerRunsWords } from "../../src/words/provider-runs.ts";
import { findingsWords } from "../../src/words/findings.ts";
import { ownQuestionsWords } from "../../src/words/own-questions.ts";
import { calibrationWords } from "../../src/words/calibration.ts";
import { machineErrorsWords } from "../../src/words/machine-errors.ts";
import { regradeWords } from "../../src/words/regrade.ts";
import { recordErrorsWords } from "../../src/words/record-errors.ts";
import { documentsWords } from "../../src/words/documents.ts";
import { libraryWords } from "../../src/words/library.ts";
import { storeErrorsWords } from "../../src/words/store-errors.ts";
import { settingsWords } from "../../src/words/settings.ts";
import { startErrorsWords } from "../../src/words/start-errors.ts";
import { upkeepWords } from "../../src/words/upkeep.ts";
import { voiceWords } from "../../src/words/voice.ts";

/** Parameters that are no text or number. */
const unusual: Readonly<Record<string, readonly unknown[]>> = {
  "asking.yesNo": [true],
  "errors.unusableAnswers": ["‹0›", "‹1›"],
  "evaluate-errors.strict": ["‹0›", "‹1›"],
  "provider-runs.problem": ["‹0›"],
  "provider-runs.problemOf": ["‹0›", "‹1›"],
  "upkeep.checks.notHeard": ["‹0›"],
  "upkeep.install.nothingRecorded": ["‹0›"],
  "voice.nothingHeardHere": ["‹0›"],
  "machine-errors.noTranscript": ["‹0›", "‹1›"],
  "machine-errors.notDecoded": ["‹0›", "‹1›"],
  "machine-errors.didNotSpeak": ["‹0›", "‹1›"],
  "machine-errors.hearing.notTaken": ["‹0›", "‹1›"],
  "calibration.source": ["‹0›"],
  "calibration.labelForgotten": ["‹0›", "‹1›"],
  "calibration.dimension": ["‹0›"],
  "calibration.manner": ["‹0›"],
  "calibration.family": ["‹0›", "‹1›"],
  "findings.reason": ["‹0›"],
  "findings.restIsUsed": ["‹0›"],
  "grading.addThis": ["‹0›"],
  "library.roleName": ["‹0›", "‹1›"],
  "library.persona": ["‹0›", "‹1›"],
  "documents.errors.wrongKind": ["‹0›", "‹1›", "‹2›"],
  "upkeep.errors.dataLine": ["‹0›", "‹1›", "‹2›"],
  "calibration.attacks.meanRise": ["‹0›", "‹1›"],
  "calibration.attacks.worstRise": ["‹0›", "‹1›"],
  "calibration.errors.lowKappa": ["‹0›", "‹1›"],
  "calibration.errors.noneJudged": ["service-down"],
  "calibration.errors.together": [["‹0›", "‹1›"]],
  "evaluate-errors.overBudget": ["‹0›", "‹1›", "‹2›", "‹3›", "‹4›"],
  "evaluate-errors.verdict.belowMinScore": ["‹0›", "‹1›", "‹2›", "‹3›"],
  "evaluate-errors.verdict.belowMinMean": ["‹0›", "‹1›"],
  "machine-errors.hearing.tooLarge": ["‹0›"],
  "machine-errors.ownFile": ["‹0›", "read", "‹2›"],
  "history.uses": [["‹0›", "‹1›"]],
  "practice.next.requirement": ["‹0›", "never"],
  "practice.totals": [
    { interviews: "‹0›", since: "‹1›", answers: "‹2›", practiceAnswers: "‹3›", time: "‹4›" },
  ],
  "report.from": [["‹0›", "‹1›"]],
  "start-errors.unknownOption": ["‹0›", ["‹1›"], "‹2›"],
  "start-errors.unknownCommand": ["‹0›", ["‹1›"], "‹2›"],
};

/** The texts of one language. `one`: numbers are 1, for the singular. */
export async function textsOf(
  language: Language,
  options: { one?: boolean } = {},
): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  const errors = { en: englishErrors, es: spanishErrors, pt: portugueseErrors }[language];
  const surfaces = {
    asking: askingWords(language),
    debrief: debriefWords(language),
    delivery: deliveryWords(language),
    errors,
    grading: gradingWords(language),
    history: historyWords(language),
    interview: interviewWords(language),
    practice: practiceWords(language),
    report: reportWords(language),
    stories: storiesWords(language),
    documents: await documentsWords(language),
    evaluate: await evaluateWords(language),
    "evaluate-errors": await evaluateErrorsWords(language),
    "provider-runs": await providerRunsWords(language),
    findings: await findingsWords(language),
    "own-questions": await ownQuestionsWords(language),
    calibration: await calibrationWords(language),
    "machine-errors": await machineErrorsWords(language),
    "record-errors": await recordErrorsWords(language),
    regrade: await regradeWords(language),
    library: await libraryWords(language),
    settings: await settingsWords(language),
    "start-errors": await startErrorsWords(language),
    "store-errors": await storeErrorsWords(language),
    upkeep: await upkeepWords(language),
    voice: await voiceWords(language),
  };
  collect("", surfaces, texts, options.one === true);
  return texts;
}

function collect(path: string, value: unknown, texts: Map<string, string>, one: boolean): void {
  if (typeof value === "string") {
    texts.set(path, value);
  } else if (typeof value === "function") {
    const places = Array.from({ length: value.length }, (_, index) => (one ? 1 : `‹${index}›`));
    const said: unknown = Reflect.apply(value, undefined, unusual[path] ?? places);
    collect(path, said, texts, one);
  } else if (typeof value === "object" && value !== null) {
    for (const [key, member] of Object.entries(value)) {
      collect(path === "" ? key : `${path}.${key}`, member, texts, one);
    }
  } else {
    throw new Error(`${path} is no text`);
  }
}
