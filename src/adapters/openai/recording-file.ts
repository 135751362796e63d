/** A recording as it is sent: under a name that tells nothing of the person, with the format that its content shows. */

/** Endings that servers go by, and the type of each; a server may go by either. */
const types: ReadonlyMap<string, string> = new Map([
  ["flac", "audio/flac"],
  ["mp3", "audio/mpeg"],
  ["mp4", "audio/mp4"],
  ["mpeg", "audio/mpeg"],
  ["mpga", "audio/mpeg"],
  ["m4a", "audio/mp4"],
  ["ogg", "audio/ogg"],
  ["wav", "audio/wav"],
  ["webm", "audio/webm"],
]);

/** The content is not read but for its beginning. */
export async function recordingFile(content: Blob, path: string): Promise<File> {
  const start = new Uint8Array(await content.slice(0, 64).arrayBuffer());
  const ending = endingOf(path, start);
  return new File([content], `answer.${ending}`, { type: types.get(ending) ?? "" });
}

/** By content where that says it. */
function endingOf(path: string, start: Uint8Array): string {
  const ascii = String.fromCharCode(...start);
  if (ascii.startsWith("RIFF")) return "wav";
  if (ascii.startsWith("ID3")) return "mp3";
  if (ascii.startsWith("fLaC")) return "flac";
  if (ascii.startsWith("OggS")) return "ogg";
  if (ascii.slice(4, 8) === "ftyp") return "m4a";
  if (ascii.includes("webm")) return "webm";
  const ending = /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? "";
  return types.has(ending) ? ending : "wav";
}
