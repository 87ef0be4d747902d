/**
 * Zod schemas of the record, derived from the forms: for reading records back (files, other programs), never on
 * the path of writing them. The JSON Schema of the docs is made from these.
 */
import { z } from 'zod';
import { formIds, forms, type Form } from '../forms/index.ts';
import { blames, severities } from './finding.ts';
import { recordVersion, type Record } from './record.ts';
import { readings, states } from './states.ts';

const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const box = z.tuple([z.number(), z.number(), z.number(), z.number()]).readonly();
const index = z.int().min(1);

export const placeSchema = z.union([
  z.strictObject({
    table: index.optional(),
    row: index.optional(),
    column: index.optional(),
    path: z.array(index).readonly(),
  }),
  z.strictObject({ line: index, from: index, to: z.int().min(0) }),
  z.strictObject({ page: index, box }),
  z.strictObject({ box }),
  z.strictObject({ sheet: index, cell: z.string().regex(/^[A-Z]{1,3}[1-9]\d*$/) }),
]);

const cellSchema = z.strictObject({
  raw: z.string(),
  state: z.enum(states),
  number: z.number().nullable(),
  readings: z.array(z.enum(readings)).readonly(),
  confidence: z.number().min(0).max(1),
  at: placeSchema,
});

const claimSchema = z.strictObject({
  codes: z.array(z.string()).min(1).readonly(),
  operator: z.enum(['sum', 'share']),
  of: z.array(z.string()).min(1).readonly().optional(),
  value: z.number(),
  text: z.string(),
  at: placeSchema,
});

const sourceSchema = z.strictObject({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.int().min(0),
  media_type: z.string(),
  url: z.string().nullable(),
  retrieved: z.string().nullable(),
});

function codesOf(form: Form): z.ZodType<Readonly<{ [code: string]: number | null }>> {
  return z.strictObject(
    Object.fromEntries(
      form.fields.map((field) => [
        field.code,
        (field.type === 'count' ? z.int().min(0) : field.type === 'change' ? z.int() : z.number()).nullable(),
      ]),
    ),
  );
}

function reportOf(form: Form | null) {
  return z.strictObject({
    id: z.string().regex(/^[a-z0-9-]{1,80}$/),
    form: form === null ? z.null() : z.literal(form.id),
    year: z.int().min(1990).max(2100).nullable(),
    agency: z.strictObject({
      id: z
        .string()
        .regex(/^[a-z0-9-]{1,80}$/)
        .nullable(),
      name: z.string().nullable(),
      basis: z.enum(['printed', 'source']).nullable(),
      region: z.string().nullable(),
    }),
    scope: z.enum(['own', 'aggregate']).nullable(),
    title: z.string().nullable(),
    published: isoDate.nullable(),
    period: z.tuple([isoDate, isoDate]).readonly().nullable(),
    values: form === null ? z.strictObject({}) : codesOf(form),
    cells: z
      .partialRecord(form === null ? z.never() : z.enum(form.fields.map((field) => field.code)), cellSchema)
      .transform((cells) => cells as Readonly<{ [code: string]: z.infer<typeof cellSchema> }>),
    extra: z
      .array(z.strictObject({ label: z.string(), cells: z.array(z.string()).readonly(), at: placeSchema }))
      .readonly(),
    sections: z.strictObject({
      overview: z.string().nullable(),
      problems: z.string().nullable(),
      other: z.string().nullable(),
    }),
    claims: z.array(claimSchema).readonly(),
    attachments: z.array(z.strictObject({ text: z.string(), href: z.string() })).readonly(),
    source: sourceSchema,
  });
}

export const findingSchema = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{16}$/),
  rule: z.string(),
  severity: z.enum(severities),
  blame: z.enum(blames),
  reports: z.array(z.string()).min(1).readonly(),
  codes: z.array(z.string()).readonly(),
  row: z.string().nullable(),
  column: z.string().nullable(),
  block: z.string().nullable(),
  expected: z.union([z.number(), z.string()]).nullable(),
  reported: z.union([z.number(), z.string()]).nullable(),
  delta: z.number().nullable(),
  suspects: z
    .array(
      z.strictObject({ codes: z.array(z.string()).readonly(), would_be: z.array(z.number()).readonly() }),
    )
    .readonly()
    .nullable(),
  truncated: z.boolean().optional(),
  message: z.strictObject({ zh: z.string(), en: z.string() }),
});

/** The report as each form has it: `values` holds every code of the form and no other. */
export const reportSchema = z.discriminatedUnion('form', [reportOf(null), ...forms.map(reportOf)]);

/** A whole record. Parsing with it throws a ZodError that names the field at fault. */
export const recordSchema = z.strictObject({
  record: z.literal(recordVersion),
  program: z.string(),
  file: z.string(),
  status: z.enum(['parsed', 'partial', 'not_a_report', 'failed']),
  report: reportSchema.nullable(),
  findings: z.array(findingSchema).readonly(),
  assessed: z.record(z.string(), z.int().min(0)),
  error: z.strictObject({ code: z.string(), message: z.string() }).nullable(),
});

/** Reads a record that came from outside. Throws a ZodError where it is none. */
export function parseRecord(input: unknown): Record {
  return recordSchema.parse(input) as Record;
}

/** Whether a value has the shape of a record's line at all: for telling records from other JSON. */
export function looksLikeRecord(input: unknown): boolean {
  return (
    typeof input === 'object' && input !== null && 'record' in input && 'status' in input && 'file' in input
  );
}

/** JSON Schema (2020-12) of the record, for the docs and for other languages. `formIds` name its variants. */
export function recordJsonSchema(): unknown {
  return {
    title: `gongkai record ${String(recordVersion)} (${formIds.join(', ')})`,
    ...(z.toJSONSchema(recordSchema, { io: 'input', unrepresentable: 'any' }) as object),
  };
}
