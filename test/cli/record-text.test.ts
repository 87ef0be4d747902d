import { describe, expect, it } from 'vitest';
import { formById, formIds } from '../../src/forms/index.ts';
import { unreadRecord } from '../../src/cli/failure.ts';
import { messagesOf, type Language } from '../../src/cli/language.ts';
import { painter } from '../../src/cli/paint.ts';
import { recordLines } from '../../src/cli/record-text.ts';
import { widthOf } from '../../src/cli/width.ts';
import { madeFinding, madeRecord, madeReport, type Printed } from './made-record.ts';

const view = (language: Language, width = 100) => ({
  language,
  t: messagesOf[language],
  paint: painter(false),
  width,
});
const lineWith = (lines: readonly string[], text: string): string =>
  lines.find((line) => line.includes(text)) ?? '';

describe('a report on a terminal', () => {
  it('says who, when, in which form, and how well it was read', () => {
    const text = recordLines(madeRecord(madeReport('ogi-2021', {})), view('zh')).join('\n');
    expect(text).toContain('某市某局 2024');
    expect(text).toContain('ogi-2021');
    expect(text).toContain('完整读出');
  });
  it('keeps a blank apart from a zero, a dash and a place that is not there', () => {
    const report = madeReport('ogi-2021', {
      'proactive.regulations.issued': 0,
      'proactive.regulations.repealed': ['blank', ''],
      'proactive.regulations.in_force': ['dash', '/'],
    });
    const lines = recordLines(madeRecord(report), view('zh'));
    expect(lineWith(lines, '规章').trim()).toMatch(/^规章 +0 +_ +\/$/u);
    expect(lineWith(lines, '行政规范性文件').trim()).toMatch(/^行政规范性文件 +· +· +·$/u);
    expect(lines.join('\n')).toContain('_ 空白');
  });
  it('marks a number whose place is not certain, and words in a number’s place', () => {
    const report = madeReport('ogi-2021', {
      'proactive.regulations.issued': ['ambiguous', '5'],
      'proactive.regulations.repealed': ['text', '详见\u001b[2J附件'],
    });
    const line = lineWith(recordLines(madeRecord(report), view('zh')), '规章');
    expect(line).toContain('5?');
    expect(line).toContain('详见[2J附件');
  });
  const wrong = madeReport('ogi-2021', {
    'requests.received.natural_person': 40,
    'requests.received.business': 8,
    'requests.received.total': 47,
  });
  const codes = ['requests.received.total', 'requests.received.natural_person', 'requests.received.business'];
  it('marks the reported side of an identity, not its whole other side', () => {
    const lines = recordLines(madeRecord(wrong, { findings: [madeFinding({ codes })] }), view('en', 200));
    expect(lineWith(lines, 'New requests this year')).toMatch(/ 40 +8 .* 47!$/);
    expect(lines.join('\n')).toContain('The total is not the sum of its parts.');
    expect(lines.join('\n')).toContain('! does not add up');
  });
  it('marks the suspects, where there are any, and says what would mend it', () => {
    const suspects = [{ codes: ['requests.received.business'], would_be: [7] }];
    const lines = recordLines(
      madeRecord(wrong, { findings: [madeFinding({ codes, suspects })] }),
      view('en', 200),
    );
    expect(lineWith(lines, 'New requests this year')).toMatch(/ 40 +8! .* 47$/);
    expect(lines.join('\n')).toContain('Businesses = 7');
  });
  it('says that a table is not there, instead of a table of nothing', () => {
    const lines = recordLines(madeRecord(madeReport('ogi-2021', {}), { status: 'partial' }), view('en'));
    expect(lines.filter((line) => line.includes('no such table')).length).toBe(3);
  });
  it('shows the one row of （六） or its three parts, as printed', () => {
    const whole = recordLines(
      madeRecord(madeReport('ogi-2021', { 'requests.outcome.other.all.total': 3 })),
      view('zh'),
    );
    expect(whole.join('\n')).not.toContain('逾期不补正');
    const parts = recordLines(
      madeRecord(madeReport('ogi-2021', { 'requests.outcome.other.other.total': 3 })),
      view('zh'),
    );
    expect(parts.join('\n')).toContain('逾期不补正');
  });
  it.each([80, 100, 200])('fits every form into %i columns, in both languages', (width) => {
    for (const id of formIds) {
      const printed: { [code: string]: Printed } = {};
      for (const field of formById(id)?.fields ?? []) printed[field.code] = 12345;
      for (const language of ['zh', 'en'] as const) {
        for (const line of recordLines(madeRecord(madeReport(id, printed)), view(language, width))) {
          expect(widthOf(line), line).toBeLessThanOrEqual(width);
        }
      }
    }
  });
  it('shows rows that are not the form’s where no edition fits', () => {
    const report = madeReport(
      null,
      {},
      { extra: [{ label: '收到申请', cells: ['5', '件'], at: { line: 1, from: 1, to: 1 } }] },
    );
    const text = recordLines(madeRecord(report, { status: 'partial' }), view('en')).join('\n');
    expect(text).toContain('收到申请');
    expect(text).toContain('none of the known editions');
  });
});

describe('a document that could not be opened', () => {
  it('is one sentence in the reader’s language, with the file', () => {
    const record = unreadRecord('missing.html', 'file.not_found', '0.1.0');
    expect(recordLines(record, view('zh')).join('\n')).toContain('missing.html：没有这个文件或文件夹');
    expect(record.error?.message).toContain('missing.html: there is no such file');
  });
  const refused = (code: string) =>
    madeRecord(null, { status: 'failed', error: { code, message: 'a.pdf: asks for a password.' } });
  it('is said in Chinese where the reason lies in the document, and in English as the record has it', () => {
    expect(recordLines(refused('pdf.encrypted'), view('zh')).join('\n')).toContain('需要密码');
    expect(recordLines(refused('pdf.encrypted'), view('en')).join('\n')).toContain(
      'a.pdf: asks for a password.',
    );
  });
  it('is said as the record has it where the command line does not know the reason', () => {
    expect(recordLines(refused('pdf.unheard_of'), view('zh')).join('\n')).toContain('asks for a password');
  });
});
