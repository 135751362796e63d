/** The default resume and the named jobs, and the small things that Greenroom remembers. */
import type { Database } from "better-sqlite3";
import * as z from "zod";
import { documentFormats, warningCodes } from "../../interview/material.ts";
import type { DocumentReading } from "../../interview/material.ts";
import { fromJson, timeSchema, toJson } from "./record.ts";
import { inTransaction } from "./transaction.ts";

const readingSchema: z.ZodType<DocumentReading> = z.object({
  name: z.string(),
  format: z.enum(documentFormats),
  text: z.string(),
  pages: z.number().int().nonnegative().nullable(),
  warnings: z.array(
    z.object({
      code: z.enum(warningCodes),
      message: z.string(),
    }),
  ),
  hiddenText: z.array(z.string()),
});

/** A document of the profile, as it stands in an export. */
export const profileDocumentSchema = z.object({
  kind: z.enum(["resume", "job"]),
  label: z.string().min(1),
  isDefault: z.boolean(),
  reading: readingSchema,
  savedAt: timeSchema,
});
export type StoredProfileDocument = Readonly<z.infer<typeof profileDocumentSchema>>;

interface ProfileRow {
  readonly isDefault: number;
  readonly warnings: string;
  readonly hiddenText: string;
}

/** The profile's documents; one of each kind may be the default. */
export function profileTable(database: Database) {
  return {
    /** Adds the document or replaces the one of the same kind and label; a new default takes the place of the old one. */
    saveProfileDocument: inTransaction(database, (document: StoredProfileDocument): void => {
      const { kind, label, isDefault, reading, savedAt } = document;
      if (isDefault) {
        database.prepare("UPDATE profile_documents SET is_default = 0 WHERE kind = ?").run(kind);
      }
      database
        .prepare(
          `INSERT OR REPLACE INTO profile_documents
             (kind, label, is_default, name, format, pages, warnings, hidden_text, saved_at, text)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        )
        .run(
          kind,
          label,
          isDefault ? 1 : 0,
          reading.name,
          reading.format,
          reading.pages,
          toJson(reading.warnings),
          toJson(reading.hiddenText),
          savedAt,
          reading.text,
        );
    }),

    /** The resumes, then the jobs by label. */
    profileDocuments: (): readonly StoredProfileDocument[] => {
      const rows = database
        .prepare<[], ProfileRow>(
          `SELECT kind, label, is_default AS isDefault, name, format, pages, warnings,
             hidden_text AS hiddenText, saved_at AS savedAt, text
           FROM profile_documents ORDER BY kind DESC, label`,
        )
        .all();
      return z.array(profileDocumentSchema).parse(
        rows.map((row) => ({
          ...row,
          isDefault: row.isDefault === 1,
          reading: {
            ...row,
            warnings: fromJson(row.warnings),
            hiddenText: fromJson(row.hiddenText),
          },
        })),
      );
    },

    /** True when there was one to remove. */
    removeProfileDocument: inTransaction(
      database,
      (kind: StoredProfileDocument["kind"], label: string): boolean =>
        database
          .prepare("DELETE FROM profile_documents WHERE kind = ? AND label = ?")
          .run(kind, label).changes > 0,
    ),
  };
}

/** Small JSON values by key: what was found out about a server, what the person agreed to. */
export function memoryTable(database: Database, now: () => Date) {
  return {
    /** The value last written under the key, not of any known shape; undefined when there is none. */
    readMemory: (key: string): unknown => {
      const json = database
        .prepare<[string], string>("SELECT json FROM memory WHERE key = ?")
        .pluck()
        .get(key);
      return json === undefined ? undefined : fromJson(json);
    },

    /** Replaces what was under the key; `undefined` forgets it. */
    writeMemory: inTransaction(database, (key: string, value: unknown): void => {
      if (value === undefined) {
        database.prepare("DELETE FROM memory WHERE key = ?").run(key);
        return;
      }
      database
        .prepare("INSERT OR REPLACE INTO memory (key, json, written_at) VALUES (?, ?, ?)")
        .run(key, toJson(value), now().toISOString());
    }),
  };
}
