/** ` (connection refused)` for the code of a failed connection: its word, else the code itself; nothing without one. */
export function reasonOf(code: string | null, words: Readonly<Record<string, string>>): string {
  return code === null ? "" : ` (${words[code] ?? code})`;
}
