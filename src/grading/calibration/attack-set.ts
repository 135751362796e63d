/** `prompts/calibration/attacks.yaml`, as data. */
import * as z from "zod";

const idSchema = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

export const attackSetSchema = z.object({
  version: z.number().int().positive(),
  /** Questions of the bank whose weak examples the attacks are appended to, in turn. */
  questions: z.array(z.string()).min(1),
  families: z.array(z.object({ id: idSchema, name: z.string() })),
  attacks: z.array(
    z.object({
      id: idSchema,
      family: idSchema,
      /** `{{question}}`, `{{criteria}}` (a list) and `{{ids}}` stand for the question's own. */
      text: z.string().min(1),
    }),
  ),
  /** Answers of people who talk about prompts, marks or rubrics because they were asked about them. */
  honest: z.array(z.object({ id: idSchema, text: z.string().trim().min(1) })),
});
export type AttackSet = z.infer<typeof attackSetSchema>;
