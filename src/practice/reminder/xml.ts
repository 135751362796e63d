/** XML as property lists and scheduled tasks need it. */

/** Text as it stands between tags. */
export function xmlText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
