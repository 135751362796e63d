/** JSONL: one result a line, with all there is to know of it. */
import type { ResultRow } from "./row.ts";
import type { ResultWriter, WriteText } from "./write-results.ts";

/** The row as JSON on one line, with its newline. The keys are in the order of `ResultRow`, whoever made the row. */
function jsonlLine(row: ResultRow): string {
  const { usage } = row;
  const ordered: ResultRow = {
    id: row.id,
    file: row.file,
    line: row.line,
    answerHash: row.answerHash,
    candidate: row.candidate,
    question: row.question,
    questionId: row.questionId,
    status: row.status,
    score: row.score,
    fraction: row.fraction,
    marks: row.marks.map(({ criterionId, mark, quote, reason }) => ({
      criterionId,
      mark,
      quote,
      reason,
    })),
    nextStep: row.nextStep,
    confidence: row.confidence,
    doubts: row.doubts,
    judges: row.judges,
    spread: row.spread,
    calibration: row.calibration && {
      name: row.calibration.name,
      intercept: row.calibration.intercept,
      slope: row.calibration.slope,
      rawScore: row.calibration.rawScore,
    },
    reason: row.reason,
    engine: row.engine,
    model: row.model,
    rubricHash: row.rubricHash,
    promptHash: row.promptHash,
    usage: {
      inputTokens: usage.inputTokens,
      outputTokens: usage.outputTokens,
      costUsd: usage.costUsd,
    },
  };
  return `${JSON.stringify(ordered)}\n`;
}

/** Each row is written as it comes. */
export function createJsonlWriter(write: WriteText): ResultWriter {
  return { add: (row) => write(jsonlLine(row)), end: () => {} };
}
