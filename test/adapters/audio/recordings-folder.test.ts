import { spawnSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import {
  openRecordingsFolder,
  practiceFolder,
  removeAbandonedPractice,
} from "../../../src/adapters/audio/recordings-folder.ts";
import { readWavHeader, wavHeader } from "../../../src/speech/wav.ts";

const turn = { position: 3, probeNumber: 0 };

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "greenroom-recordings-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, "interview");
}

/** A recording as it is while it is written: its header tells of nothing yet. */
function writeCut(path: string, milliseconds: number): void {
  const pcm = Buffer.alloc(milliseconds * 32 + 1, 1);
  writeFileSync(path, Buffer.concat([wavHeader({ sampleRateHz: 16_000, dataBytes: 0 }), pcm]));
}

test("each recording of a turn has a name of its own, in a folder that is the owner's alone", () => {
  const path = newFolder();
  const folder = openRecordingsFolder(path);
  expect(folder.findLeftover(turn)).toBeNull();
  const first = folder.newPath(turn);
  expect(basename(first)).toBe("3-0-1.wav");
  expect(statSync(dirname(first)).mode & 0o777).toBe(0o700);
  writeCut(first, 100);
  expect(basename(folder.newPath(turn))).toBe("3-0-2.wav");
  expect(basename(folder.newPath({ position: 3, probeNumber: 1 }))).toBe("3-1-1.wav");
});

test("the newest that holds a second is left over, and its header is mended", () => {
  const folder = openRecordingsFolder(newFolder());
  const older = folder.newPath(turn);
  writeCut(older, 2000);
  const newer = folder.newPath(turn);
  writeCut(newer, 3000);
  writeCut(folder.newPath(turn), 200);
  expect(folder.findLeftover(turn)).toEqual({ path: newer, durationMs: 3000 });
  expect(readWavHeader(readFileSync(newer))?.dataBytes).toBe(96_000);
  expect(folder.findLeftover({ position: 30, probeNumber: 0 })).toBeNull();
});

test("what practice recorded goes when its process was killed, and nothing else does", () => {
  const recordings = dirname(newFolder());
  const { pid: ended } = spawnSync("true");
  const alive = `practice-${process.ppid}`;
  for (const name of [`practice-${ended}`, alive, "k3xq", basename(practiceFolder(recordings))])
    mkdirSync(join(recordings, name));
  removeAbandonedPractice(recordings);
  expect(readdirSync(recordings).toSorted()).toEqual(["k3xq", alive]);
  removeAbandonedPractice("/nowhere");
});
