/**
 * A record of the dataset, as far as the site needs it. The dataset's own check of every cell takes ten times as long as reading it; here the
 * head is checked, and cells are when they are packed.
 */
import { z } from 'zod';
import { formIds } from '../forms/index.ts';
import { blameOrder, severityOrder } from './site-report.ts';

const value = z.union([z.number(), z.string(), z.null()]);
const bilingual = z.object({ zh: z.string(), en: z.string() });

const finding = z.object({
  id: z.string().regex(/^[0-9a-f]{16}$/),
  rule: z.string(),
  severity: z.enum(severityOrder as readonly ['error', 'warning', 'info']),
  blame: z.enum(blameOrder as readonly ['source', 'parse', 'unsure']),
  reports: z.array(z.string()),
  codes: z.array(z.string()),
  expected: value,
  reported: value,
  delta: z.number().nullable(),
  suspects: z.array(z.object({ codes: z.array(z.string()), would_be: z.array(z.number()) })).nullable(),
  truncated: z.boolean().optional(),
  message: bilingual,
});

const schema = z.object({
  file: z.string(),
  status: z.string(),
  findings: z.array(finding),
  report: z.object({
    id: z.string().regex(/^[a-z0-9-]{1,80}$/),
    form: z.enum(formIds).nullable(),
    year: z.number().int().nullable(),
    agency: z.object({
      id: z.string().nullable(),
      name: z.string().nullable(),
      region: z.string().nullable(),
    }),
    scope: z.string().nullable(),
    title: z.string().nullable(),
    published: z.string().nullable(),
    values: z.unknown(),
    cells: z.unknown(),
    extra: z.array(z.object({ label: z.string(), cells: z.array(z.string()) })),
    claims: z.array(z.object({ codes: z.array(z.string()), value: z.number(), text: z.string() })),
    source: z.object({
      sha256: z.string(),
      bytes: z.number(),
      media_type: z.string(),
      url: z.string().nullable(),
      retrieved: z.string().nullable(),
    }),
  }),
});

export type LeanRecord = z.infer<typeof schema>;
export type LeanFinding = z.infer<typeof finding>;

/** The record of a text of JSON; null where it holds none with a report. */
export function readRecord(text: string): LeanRecord | null {
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
