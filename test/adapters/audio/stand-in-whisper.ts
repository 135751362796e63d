/**
 * A stand-in for whisper.cpp's `whisper-cli`, which is not here: a small program that takes the options that its
 * documentation names (examples/cli/README.md), refuses others as it does (a complaint, and exit 0), and writes the JSON
 * that `-ojf` writes. It hears nothing: what it "heard" is given to it in STAND_IN_HEARD.
 */
import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const script = `#!/usr/bin/env node
const { existsSync, writeFileSync } = require("node:fs");
const takesValue = new Set(["--model", "--file", "--language", "--output-file", "--prompt"]);
const flags = new Set(["--output-json-full", "--no-prints"]);
const options = {};
const argv = process.argv.slice(2);
for (let index = 0; index < argv.length; index += 1) {
  if (takesValue.has(argv[index])) options[argv[index]] = argv[(index += 1)];
  else if (flags.has(argv[index])) options[argv[index]] = true;
  else {
    console.error("error: unknown argument: " + argv[index]);
    process.exit(0);
  }
}
if (process.env.STAND_IN_LOG) writeFileSync(process.env.STAND_IN_LOG, JSON.stringify(options));
if (!existsSync(options["--file"])) {
  console.error("error: input file not found '" + options["--file"] + "'");
  process.exit(2);
}
if (process.env.STAND_IN_FAIL) {
  console.error("whisper_init: failed to load model");
  process.exit(3);
}
if (process.env.STAND_IN_HANG) setInterval(() => undefined, 1000);
else if (!process.env.STAND_IN_SILENT) {
  // Latin-1 keeps single bytes of characters apart, as the real one writes them.
  writeFileSync(options["--output-file"] + ".json", process.env.STAND_IN_HEARD ?? "", "latin1");
}
`;

/** Writes the stand-in into the folder; its path. */
export function standInWhisper(folder: string): string {
  const path = join(folder, "whisper-cli");
  writeFileSync(path, script);
  chmodSync(path, 0o755);
  return path;
}

/** Output in the shape of `-ojf`: tokens with their times in milliseconds and probabilities. */
export function whisperOutput(
  segments: readonly {
    readonly text: string;
    readonly tokens: readonly (readonly [text: string, from: number, to: number, p: number])[];
  }[],
  language = "en",
): string {
  const stamp = (from: number, to: number) => ({
    timestamps: { from: "00:00:00,000", to: "00:00:00,000" },
    offsets: { from, to },
  });
  return JSON.stringify({
    systeminfo: "",
    model: { type: "base", multilingual: true },
    params: { model: "ggml-base.bin", language, translate: false },
    result: { language },
    transcription: segments.map(({ text, tokens }) => ({
      ...stamp(tokens[0]?.[1] ?? 0, tokens.at(-1)?.[2] ?? 0),
      text,
      tokens: tokens.map(([token, from, to, p], id) => ({
        text: token,
        ...stamp(from, to),
        id,
        p,
        t_dtw: -1,
      })),
    })),
  });
}
