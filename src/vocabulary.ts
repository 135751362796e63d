/**
 * Words that the settings share with questions and interviews. They stand apart from the schemas made of them: every
 * command reads the settings, and the quick ones start in two thirds of the time when that loads no zod.
 */
export const levels = ["junior", "mid", "senior", "staff"] as const;
export const languages = ["en", "es", "pt"] as const;
export type Language = (typeof languages)[number];
/** As prompts name them, which are in English. */
export const languageNames: Readonly<Record<Language, string>> = {
  en: "English",
  es: "Spanish",
  pt: "Portuguese",
};
export const modes = ["coach", "mock"] as const;
/** Known OpenAI-compatible services; `custom` is any other, reached by its base URL. */
export const services = [
  "openai",
  "openrouter",
  "ollama",
  "lmstudio",
  "llamacpp",
  "groq",
  "azure",
  "custom",
] as const;
