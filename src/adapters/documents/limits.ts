/** What one document may cost. A resume needs a fraction of each; a hostile file is stopped by whichever comes first. */
export const limits = {
  /** Of the file itself. */
  bytes: 10 * 1024 * 1024,
  pages: 20,
  /** From the start of the child process to its reply; then it is killed. */
  timeMs: 10_000,
  /** Resident memory of the child process, measured every `watchIntervalMs`. */
  memoryBytes: 800 * 1024 * 1024,
  /** JavaScript heap of the parser inside it. */
  heapMegabytes: 512,
  watchIntervalMs: 50,
  /** Letters taken from a PDF before reading stops. */
  glyphs: 1_000_000,
  /** Drawing operations of one PDF page that are looked at. */
  operators: 1_000_000,
  /** Of one part of a DOCX, and of all that are read together, unpacked. */
  partBytes: 20 * 1024 * 1024,
  unpackedBytes: 40 * 1024 * 1024,
  /** Of the text that is handed on: ten times a long job description. */
  characters: 200_000,
  /** Of all hidden text together that is shown. */
  hiddenCharacters: 20_000,
} as const;
