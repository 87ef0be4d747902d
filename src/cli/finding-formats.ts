/** Findings as a list, CSV, JSON, Markdown or SARIF. */
import { catalogue } from '../checks/index.ts';
import { csvField } from '../dataset/index.ts';
import type { DecisionStatus } from '../evidence/index.ts';
import type { Severity } from '../record/index.ts';
import { cleanText, jsonLine } from './clean-text.ts';
import type { FindingFormat } from './finding-choices.ts';
import { findingLines } from './finding-text.ts';
import type { Found } from './gather.ts';
import { markdownText } from './markdown-text.ts';
import type { Terminal } from './terminal.ts';

/** A finding, and what people decided about it. */
export interface Standing extends Found {
  readonly status: DecisionStatus;
}

type Row = readonly (readonly [name: string, value: string | number | null, kind: 'text' | 'decimal'])[];

function rowOf({ finding, sources, evidence, status }: Standing): Row {
  const [source] = sources;
  const text = (name: string, value: string | null): Row[number] => [name, value, 'text'];
  const value = (name: string, one: string | number | null): Row[number] => [
    name,
    one,
    typeof one === 'number' ? 'decimal' : 'text',
  ];
  return [
    text('finding', finding.id),
    text('rule', finding.rule),
    text('severity', finding.severity),
    text('blame', finding.blame),
    text('decision', status),
    text('reports', finding.reports.join(' ')),
    text('agency', source?.agency ?? null),
    value('year', source?.year ?? null),
    text('codes', finding.codes.join(' ')),
    value('expected', finding.expected),
    value('reported', finding.reported),
    value('delta', finding.delta),
    text('message_zh', finding.message.zh),
    text('message_en', finding.message.en),
    text('file', source?.file ?? null),
    text('url', source?.url ?? null),
    text('sha256', source?.sha256 ?? null),
    text('evidence', evidence),
  ];
}

function* csv(all: readonly Standing[]): Generator<string> {
  const names = ['finding', 'rule', 'severity', 'blame', 'decision', 'reports', 'agency', 'year', 'codes'];
  names.push(
    'expected',
    'reported',
    'delta',
    'message_zh',
    'message_en',
    'file',
    'url',
    'sha256',
    'evidence',
  );
  yield `${names.join(',')}\n`;
  for (const one of all)
    yield `${rowOf(one)
      .map(([, value, kind]) => csvField(value, kind))
      .join(',')}\n`;
}

const plain = ({ finding, sources, evidence, status }: Standing): object => ({
  ...finding,
  decision: status,
  evidence,
  sources,
});

function* json(all: readonly Standing[]): Generator<string> {
  yield '[';
  for (const [index, one] of all.entries())
    yield `${index === 0 ? '\n' : ',\n'}${jsonLine(plain(one)).trimEnd()}`;
  yield all.length === 0 ? ']\n' : '\n]\n';
}

function* markdown(all: readonly Standing[], { t, language }: Terminal): Generator<string> {
  yield `| ${[t.id, t.rule, t.expected, t.reported, t.blameWord, t.findingsTitle].join(' | ')} |\n`;
  yield '| --- | --- | ---: | ---: | --- | --- |\n';
  const cell = (value: string | number | null): string => (value === null ? '' : markdownText(String(value)));
  for (const { finding, sources } of all) {
    const who = [sources[0]?.agency ?? finding.reports[0] ?? '', sources[0]?.year ?? ''].join(' ');
    yield `| ${[who, finding.rule, finding.expected, finding.reported, t.blame[finding.blame], finding.message[language]].map(cell).join(' | ')} |\n`;
  }
}

const levels: Readonly<{ [S in Severity]: string }> = { error: 'error', warning: 'warning', info: 'note' };

/** Static Analysis Results Interchange Format 2.1.0 (OASIS, 2020). */
function sarif(all: readonly Standing[], { language }: Terminal, program: string): string {
  const rules = catalogue.map(({ id, title, summary, severity }) => ({
    id,
    shortDescription: { text: title[language] },
    fullDescription: { text: summary[language] },
    defaultConfiguration: { level: levels[severity] },
  }));
  const at = new Map(catalogue.map(({ id }, index) => [id, index]));
  const results = all.map(({ finding, sources, evidence, status }) => ({
    ruleId: finding.rule,
    ruleIndex: at.get(finding.rule) ?? -1,
    level: levels[finding.severity],
    message: { text: finding.message[language] },
    locations: sources.map(({ file, report }) => ({
      physicalLocation: { artifactLocation: { uri: encodeURI(file).replaceAll('#', '%23') } },
      logicalLocations: finding.codes.map((code) => ({
        name: code,
        fullyQualifiedName: `${report}/${code}`,
      })),
    })),
    partialFingerprints: { 'gongkai/finding': finding.id, 'gongkai/evidence': evidence },
    ...(status === 'dismissed' ? { suppressions: [{ kind: 'external', status: 'accepted' }] } : {}),
    properties: {
      blame: finding.blame,
      expected: finding.expected,
      reported: finding.reported,
      decision: status,
    },
  }));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 'gongkai', semanticVersion: program, rules } }, results }],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function* list(all: readonly Standing[], terminal: Terminal): Generator<string> {
  if (all.length === 0) yield `${terminal.t.noneOfThese}\n`;
  for (const { finding, sources } of all) {
    const [source] = sources;
    const who = `${source?.agency ?? terminal.t.unknown} ${String(source?.year ?? terminal.t.unknown)}`;
    const head = `${terminal.paint('heading', cleanText(who))}  ${terminal.paint('dim', finding.id)}`;
    const view = { ...terminal, form: null, width: terminal.width - 2 };
    yield `${[head, ...findingLines({ ...finding, suspects: null }, view).map((line) => `  ${line}`)].join('\n')}\n`;
  }
}

/** The findings in a format, piece by piece. */
export function writeFindings(
  all: readonly Standing[],
  format: FindingFormat,
  terminal: Terminal,
  program: string,
): Iterable<string> {
  switch (format) {
    case 'list':
      return list(all, terminal);
    case 'ndjson':
      return all.map((one) => jsonLine(plain(one)));
    case 'json':
      return json(all);
    case 'csv':
      return csv(all);
    case 'markdown':
      return markdown(all, terminal);
    case 'sarif':
      return [sarif(all, terminal, program)];
  }
}
