/** `gongkai explain`: one finding in plain words, and its page of proof. */
import { formById } from '../forms/index.ts';
import { cellLabel } from '../checks/index.ts';
import {
  EvidenceError,
  explainFinding,
  proofPage,
  proofWordsEn,
  proofWordsZh,
  showSource,
  type Explanation,
  type ShownSource,
} from '../evidence/index.ts';
import type { Engines } from '../documents/index.ts';
import type { Record } from '../record/index.ts';
import { cleanText, jsonLine } from './clean-text.ts';
import { documentOf, writePicture } from './evidence.ts';
import { withEngines } from './evidence-engines.ts';
import { exitCodes, Stop } from './exit-codes.ts';
import { findingLines } from './finding-text.ts';
import { findFinding } from './gather.ts';
import type { Reading } from './read-inputs.ts';
import { refusalOf } from './refusal.ts';
import type { Terminal } from './terminal.ts';
import { wrapTo } from './width.ts';

export interface ExplainOptions {
  readonly dataset: string;
  readonly json: boolean;
  /** The folder for the page of proof. */
  readonly proof?: string | undefined;
}

/** The finding as lines for people. */
function textOf(explanation: Explanation, form: string | null, terminal: Terminal): string[] {
  const { finding, cells, sources, slips, suspects, evidence, quote, title } = explanation;
  const { language, paint, width } = terminal;
  const words = language === 'zh' ? proofWordsZh : proofWordsEn;
  const view = { ...terminal, form: formById(form), width };
  const lines = [paint('heading', cleanText(title[language])), ...findingLines(finding, view), ''];
  const put = (text: string, indent = 2): void => {
    for (const line of wrapTo(cleanText(text), width - indent)) lines.push(' '.repeat(indent) + line);
  };
  lines.push(paint('bold', words.sum));
  for (const { label, raw, state, reasons, report } of cells) {
    const printed = raw === null || raw === '' ? words.state[state] : raw;
    put(`${label[language]}: ${printed}  (${report})`);
    put(reasons.map((reason) => words.reason[reason]).join(language === 'zh' ? '；' : '; '), 4);
  }
  for (const { kind, codes, would_be } of slips) {
    const changes = codes.map(
      (code, at) => `${cellLabel(view.form, code)[language]} = ${String(would_be[at] ?? '?')}`,
    );
    put(`${words.slip[kind]}: ${changes.join(', ')}`);
  }
  for (const { codes, digits } of suspects) {
    for (const [at, digit] of digits.entries()) {
      if (digit !== null) put(`${cellLabel(view.form, codes[at] ?? '')[language]}: ${words.digit[digit]}`);
    }
  }
  lines.push('', paint('bold', words.where));
  for (const { agency, year, title: name, url, file, sha256, retrieved } of sources) {
    put([agency, year, name].filter((one) => one !== null).join(' · '));
    put(`${words.address}: ${url ?? '–'}`, 4);
    put(`${words.file}: ${file}`, 4);
    if (retrieved !== null) put(`${words.retrieved}: ${retrieved}`, 4);
    put(`${words.digest}: ${sha256}`, 4);
  }
  put(`${words.evidence}: ${evidence}`);
  lines.push('', paint('bold', words.quoteTitle));
  put(quote[language]);
  return lines;
}

/** What is shown of the documents; those that are not at hand are said, and left out. */
async function shownOf(
  explanation: Explanation,
  records: ReadonlyMap<string, Record>,
  terminal: Terminal,
  engines: Engines,
): Promise<ShownSource[]> {
  const shown: ShownSource[] = [];
  for (const record of records.values()) {
    const { report } = record;
    if (report === null) continue;
    const document = await documentOf(record, report);
    if (document === null) {
      terminal.say(cleanText(terminal.t.findingsSaid.noDocument(record.file)));
      continue;
    }
    try {
      shown.push(...(await showSource(report, document, explanation.cells, record.file, engines)));
    } catch (error) {
      if (!(error instanceof EvidenceError)) throw error;
      terminal.say(cleanText(error.message));
    }
  }
  return shown;
}

async function writeProof(
  explanation: Explanation,
  records: ReadonlyMap<string, Record>,
  form: string | null,
  folder: string,
  terminal: Terminal,
): Promise<void> {
  const shown = await withEngines((engines) => shownOf(explanation, records, terminal, engines));
  const { id } = explanation.finding;
  try {
    const paths = [await writePicture(folder, `${id}.html`, proofPage(explanation, shown, form))];
    for (const one of shown) {
      if (one.kind !== 'picture') continue;
      paths.push(await writePicture(folder, `${id}-p${String(one.page)}.png`, one.png));
    }
    for (const path of paths) await terminal.print(`${cleanText(path)}\n`);
  } catch (error) {
    const reason = refusalOf(error);
    if (reason === null) throw error;
    throw new Stop(terminal.t.findingsSaid.cannotProve(folder, reason), exitCodes.someFailed);
  }
}

/** Explains: the id, then where to look the finding up. Gives the exit code. */
export async function explain(
  [id = '', ...paths]: readonly string[],
  options: ExplainOptions,
  terminal: Terminal,
  reading: Reading,
): Promise<number> {
  const from = paths.length === 0 ? [options.dataset] : paths;
  const found = await findFinding(id, from, terminal, reading);
  if (found === null) throw new Stop(terminal.t.findingsSaid.noFinding(id), exitCodes.someFailed);
  const explanation = explainFinding(found.finding, found.records);
  const form = found.records.get(found.finding.reports[0] ?? '')?.report?.form ?? null;
  if (options.proof !== undefined) {
    await writeProof(explanation, found.records, form, options.proof, terminal);
    return exitCodes.done;
  }
  const text = options.json ? jsonLine(explanation) : `${textOf(explanation, form, terminal).join('\n')}\n`;
  await terminal.print(text);
  return exitCodes.done;
}
