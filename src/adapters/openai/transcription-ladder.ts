/**
 * What a server's transcription can do, found out by asking: how much it tells, and which fields it refuses. Learnt from
 * refusals that name a field, kept for a month for each base URL and model, as the ladder of chat completions is.
 */
import * as z from "zod";
import type { Complaint } from "./complaint.ts";
import type { Memory } from "./capabilities.ts";

/** From the most told to the least: words with times, sentences with times, the text alone. */
const rungs = ["words", "segments", "text"] as const;
const fields = ["prompt", "language", "logprobs"] as const;

const skillsSchema = z.object({
  rung: z.enum(rungs),
  dropped: z.array(z.enum(fields)),
});
export type TranscriptionSkills = z.infer<typeof skillsSchema>;

const rememberedSchema = skillsSchema.extend({ learntAt: z.iso.datetime() });
const rememberedForMs = 30 * 24 * 60 * 60 * 1000;

/**
 * What is asked of a model that nothing is known about, by its name: the models after Whisper give plain JSON only, and
 * how sure they are of their tokens only `gpt-4o-transcribe` and its small sister (the vendor's types).
 */
function untriedSkills(model: string): TranscriptionSkills {
  const isNewer = /transcribe/i.test(model) && !/whisper/i.test(model);
  if (!isNewer) return { rung: "words", dropped: ["logprobs"] };
  const tellsTokens = /(?:^|\/)gpt-4o(?:-mini)?-transcribe(?!-diarize)/i.test(model);
  const takesPrompt = !/diarize/i.test(model);
  return {
    rung: "text",
    dropped: [
      ...(tellsTokens ? [] : ["logprobs" as const]),
      ...(takesPrompt ? [] : ["prompt" as const]),
    ],
  };
}

function memoryKey(baseUrl: string, model: string): string {
  return `openai-transcription ${baseUrl} ${model}`;
}

/** What was learnt before; what its name promises when nothing, or nothing readable, was. */
export function recallSkills(
  memory: Memory,
  baseUrl: string,
  model: string,
  now: Date,
): TranscriptionSkills {
  const remembered = rememberedSchema.safeParse(memory.read(memoryKey(baseUrl, model)));
  if (!remembered.success) return untriedSkills(model);
  const { learntAt, ...skills } = remembered.data;
  return now.getTime() - Date.parse(learntAt) < rememberedForMs ? skills : untriedSkills(model);
}

/** Keeps what was learnt for the next start. */
export function rememberSkills(
  memory: Memory,
  baseUrl: string,
  model: string,
  skills: TranscriptionSkills,
  now: Date,
): void {
  memory.write(memoryKey(baseUrl, model), { ...skills, learntAt: now.toISOString() });
}

/** The skills without what a 400 or 422 complains about; null when it names nothing that could be left out. */
export function withoutRefused(
  status: number,
  complaint: Complaint,
  sent: TranscriptionSkills,
): TranscriptionSkills | null {
  if (status !== 400 && status !== 422) return null;
  const named = `${complaint.param ?? ""} ${complaint.message}`;
  if (sent.rung === "words" && /timestamp.?granularit/i.test(named)) {
    return { ...sent, rung: "segments" };
  }
  if (sent.rung !== "text" && /response.?format|verbose.?json/i.test(named)) {
    return { ...sent, rung: "text" };
  }
  const patterns = {
    logprobs: /\blogprobs\b|\binclude\b/i,
    prompt: /\bprompt\b/i,
    language: /\blanguage\b/i,
  };
  const refused = fields.find(
    (field) => !sent.dropped.includes(field) && patterns[field].test(named),
  );
  return refused === undefined ? null : { ...sent, dropped: [...sent.dropped, refused] };
}
