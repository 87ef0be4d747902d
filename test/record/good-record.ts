/** A record as `gongkai parse` prints it, typed by hand from record.md, for tests to spoil. */
import { codesOf, printedFormsOf, type EditionId } from '../printed-forms/index.ts';

/** Every code of the edition, with null. */
export function emptyValues(edition: EditionId): { [code: string]: number | null } {
  return Object.fromEntries(
    printedFormsOf(edition).flatMap((form) => codesOf(form).map((code) => [code, null])),
  );
}

export function goodReport(edition: EditionId) {
  const values = emptyValues(edition);
  values['requests.received.total'] = 47;
  return {
    id: '350200-rsj-2024',
    form: edition as string | null,
    year: 2024 as number | null,
    agency: { id: '350200-rsj', name: '厦门市人力资源和社会保障局', basis: 'printed', region: '350200' },
    scope: 'own',
    title: '2024年政府信息公开工作年度报告',
    published: '2025-01-09',
    period: ['2024-01-01', '2024-12-31'],
    values,
    cells: {
      'requests.received.total': {
        raw: '47',
        state: 'reported',
        number: 47,
        readings: ['grid', 'sequence'],
        confidence: 1,
        at: { table: 2, row: 4, column: 10, path: [2, 1, 3] } as object,
      },
    } as { [code: string]: object },
    extra: [{ label: '合计', cells: ['1', ''], at: { line: 3, from: 10, to: 12 } }],
    sections: { overview: '本机关……', problems: null, other: null },
    claims: [
      {
        codes: ['requests.received.total'],
        operator: 'sum',
        value: 47,
        text: '共收到申请47件',
        at: { page: 1, box: [56.7, 120.2, 81, 133.5] },
      },
    ],
    attachments: [{ text: '附件', href: 'a.pdf' }],
    source: { sha256: 'a'.repeat(64), bytes: 12345, media_type: 'text/html', url: null, retrieved: null },
  };
}

export function goodFinding() {
  return {
    id: '9f2c0123456789ab',
    rule: 'requests.applicant_sum',
    severity: 'error',
    blame: 'source',
    reports: ['350200-rsj-2024'],
    codes: ['requests.received.total', 'requests.received.natural_person'],
    row: 'requests.received',
    column: null,
    block: null,
    expected: 48,
    reported: 47,
    delta: -1,
    suspects: [{ codes: ['requests.received.total'], would_be: [48] }],
    message: { zh: '总计不等于各项之和。', en: 'The total is not the sum of its parts.' },
  };
}

export function goodRecord(edition: EditionId = 'ogi-2021') {
  return {
    record: 1,
    program: '0.1.0',
    file: 'a/b.html',
    status: 'parsed',
    report: goodReport(edition),
    findings: [goodFinding()],
    assessed: { 'requests.applicant_sum': 25 } as { [rule: string]: number },
    error: null as { code: string; message: string } | null,
  };
}
