/**
 * whisper.cpp as a recogniser on this machine: its program `whisper-cli` with a model file that the person has. By its
 * documentation (`examples/cli/README.md`) it reads flac, mp3, ogg and wav, and `-ojf` writes JSON with a time and a
 * probability for each token, from which the words are put together here.
 */
import { translatedError } from "../../words/errors.ts";
import { access, constants, readFile } from "node:fs/promises";
import { basename, delimiter, join, resolve } from "node:path";
import * as z from "zod";
import type { GreenroomError } from "../../errors.ts";
import { machineError } from "../../words/machine-errors.ts";
import type { Recogniser, TimedWord, Transcript, TranscriptNotice } from "../../speech/ports.ts";
import { doubtfulStretches } from "../../speech/words-in-text.ts";
import { decodeToWav } from "./decode.ts";
import { lastWords, runProgram } from "./run-program.ts";
import { inWorkFolder } from "./work-folder.ts";

export interface WhisperCliOptions {
  /** `whisper-cli`, or the path to it. */
  readonly program: string;
  /** The model file; null: none is set. */
  readonly model: string | null;
  /** A large model on a slow machine hears slower than one speaks: an hour when absent. */
  readonly limitMs?: number | undefined;
}

/** A token's probability below which its word is doubtful: something else was as likely. */
const doubtfulProbability = 0.5;

const offsetsSchema = z.object({ from: z.number(), to: z.number() });

const outputSchema = z.object({
  result: z.object({ language: z.string() }).nullish(),
  transcription: z.array(
    z.object({
      text: z.string(),
      offsets: offsetsSchema,
      tokens: z
        .array(
          z.object({
            text: z.string(),
            offsets: offsetsSchema.nullish(),
            p: z.number().nullish(),
          }),
        )
        .nullish(),
    }),
  ),
});
type Output = z.infer<typeof outputSchema>;

/**
 * Finds out, before anybody speaks, whether program and model are there.
 * @throws GreenroomError `device` when one is not
 */
export async function requireWhisper({
  program,
  model,
}: Pick<WhisperCliOptions, "program" | "model">): Promise<void> {
  const folders = /[/\\]/.test(program) ? [""] : (process.env["PATH"] ?? "").split(delimiter);
  const endings = process.platform === "win32" ? ["", ".exe", ".cmd"] : [""];
  const places = folders.flatMap((folder) =>
    endings.map((ending) => join(folder, `${program}${ending}`)),
  );
  const found = await Promise.all(places.map(isRunnable));
  if (!found.includes(true)) throw noProgram(program, "ENOENT");
  await findModel(model);
}

async function isRunnable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The recogniser. Whether program and model are there is found out when it is used, or by `requireWhisper`. */
export function createWhisperCli(options: WhisperCliOptions): Recogniser {
  const { program } = options;
  const model = options.model === null ? "none" : basename(options.model);

  return {
    name: program,
    model,
    transcribe: async ({ path, language, prompt, signal }) => {
      const modelPath = await findModel(options.model);
      return await inWorkFolder(async (folder) => {
        let source = resolve(path);
        if (/\.(?:m4a|mp4|webm)$/i.test(source)) {
          const decoded = join(folder, "decoded.wav");
          await decodeToWav(source, decoded, signal);
          source = decoded;
        }
        const output = join(folder, "transcript");
        const end = await runProgram({
          program,
          args: [
            "--model",
            modelPath,
            "--file",
            source,
            "--language",
            language ?? "auto",
            "--output-json-full",
            "--output-file",
            output,
            "--no-prints",
            ...(prompt === "" ? [] : ["--prompt", prompt]),
          ],
          stdin: "",
          limitMs: options.limitMs ?? 3_600_000,
          signal,
        });
        if (end.type === "missing") throw noProgram(program, end.code);
        // Some versions end with 0 when they did not know an option: only the output shows that it worked.
        const json = end.type === "exited" ? await readOutput(`${output}.json`) : null;
        if (json === null || end.type !== "exited" || end.code !== 0) {
          throw failed(
            program,
            end.type === "exited" ? lastWords(end.complaint) : "it took too long",
          );
        }
        return toTranscript(json, language, program, model);
      });
    },
  };
}

async function findModel(path: string | null): Promise<string> {
  if (path === null) {
    throw translatedError("device", (words) => words.noWhisperModel);
  }
  try {
    await access(path);
    return resolve(path);
  } catch (error) {
    throw translatedError("device", (words) => words.whisperModelGone(path), { cause: error });
  }
}

function noProgram(program: string, code: string): GreenroomError {
  return machineError("device", (words) => words.noWhisper(program, code));
}

function failed(program: string, reason: string): GreenroomError {
  return machineError("device", (words) => words.noTranscript(program, reason));
}

/** Null when there is no such file, or it is not what the program's documentation says. */
async function readOutput(path: string): Promise<Output | null> {
  try {
    // A token may be a part of a character, which is no UTF-8: bytes are read as they are, and put together first.
    const parsed = outputSchema.safeParse(JSON.parse(await readFile(path, "latin1")));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

const noWordTimes: TranscriptNotice = "no-word-times";

function toTranscript(
  { result, transcription }: Output,
  language: string | null,
  recogniser: string,
  model: string,
): Transcript {
  const text = fromBytes(transcription.map((segment) => segment.text).join("")).trim();
  const words = transcription.flatMap(({ tokens }) => wordsOf(tokens ?? []));
  return {
    text,
    language: language ?? result?.language ?? null,
    words: words.length === 0 ? null : words,
    doubtful: doubtfulStretches(text, words, isDoubtful),
    durationMs: transcription.at(-1)?.offsets.to ?? null,
    recogniser,
    model,
    notices: words.length === 0 && text !== "" ? [noWordTimes] : [],
  };
}

function isDoubtful({ confidence }: TimedWord): boolean {
  return confidence !== null && confidence < doubtfulProbability;
}

type Token = NonNullable<Output["transcription"][number]["tokens"]>[number];

/** A token that begins with a space begins a word; the word is as sure as its least sure token with a letter in it. */
function wordsOf(tokens: readonly Token[]): readonly TimedWord[] {
  const groups: Token[][] = [];
  for (const token of tokens) {
    // `[_BEG_]`, `[_TT_550]`: marks of the model, no words.
    if (/^\[_.*\]$/.test(token.text)) continue;
    const last = groups.at(-1);
    if (last === undefined || token.text.startsWith(" ")) groups.push([token]);
    else last.push(token);
  }
  return groups.flatMap((group) => {
    const text = fromBytes(group.map((token) => token.text).join("")).trim();
    const spoken = group.filter((token) => /[\p{L}\p{N}\u0080-\u00FF]/u.test(token.text));
    const times = spoken.flatMap(({ offsets }) => offsets ?? []);
    const [first] = times;
    const last = times.at(-1);
    if (first === undefined || last === undefined || !/[\p{L}\p{N}]/u.test(text)) return [];
    const sure = spoken.flatMap(({ p }) => p ?? []);
    return [
      {
        text,
        startMs: first.from,
        endMs: Math.max(first.from, last.to),
        confidence: sure.length === 0 ? null : Math.min(1, Math.max(0, Math.min(...sure))),
      },
    ];
  });
}

function fromBytes(text: string): string {
  return Buffer.from(text, "latin1").toString("utf8");
}
