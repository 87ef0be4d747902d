/** The identities, typed anew from the specification, and the tests' own arithmetic for them. */
import type { EditionId } from './printed.ts';

export interface PrintedIdentity {
  readonly rule: string;
  readonly reported: readonly string[];
  readonly expected: readonly string[];
  /** Of `expected`: the one-row alternative and its parts, where the edition has both. */
  readonly whole: string | null;
  readonly parts: readonly string[];
}

const applicants = [
  'natural_person',
  'business',
  'research',
  'public_interest',
  'legal_service',
  'other_org',
  'total',
];

const outcomes = [
  'granted',
  'partial',
  'refused.state_secret',
  'refused.prohibited_by_law',
  'refused.security_stability',
  'refused.third_party_rights',
  'refused.internal_affairs',
  'refused.deliberative',
  'refused.enforcement_files',
  'refused.administrative_inquiry',
  'unable.not_held',
  'unable.needs_creation',
  'unable.unclear',
  'not_processed.petition',
  'not_processed.duplicate',
  'not_processed.publication',
  'not_processed.excessive',
  'not_processed.reissue',
];
const otherParts = ['other.no_correction', 'other.fee_unpaid', 'other.other'];

const plain = (rule: string, reported: readonly string[], expected: readonly string[]): PrintedIdentity => ({
  rule,
  reported,
  expected,
  whole: null,
  parts: [],
});

function ofSections3And4(hasParts: boolean): PrintedIdentity[] {
  const identities: PrintedIdentity[] = [];
  for (const c of applicants) {
    identities.push(
      plain(
        'requests.balance',
        [`requests.outcome.total.${c}`, `requests.carried_out.${c}`],
        [`requests.received.${c}`, `requests.carried_in.${c}`],
      ),
    );
  }
  const rows = [...outcomes, 'other.all', ...(hasParts ? otherParts : [])].map(
    (row) => `requests.outcome.${row}`,
  );
  for (const c of applicants) {
    identities.push({
      rule: 'requests.outcome_sum',
      reported: [`requests.outcome.total.${c}`],
      expected: rows.map((row) => `${row}.${c}`),
      whole: hasParts ? `requests.outcome.other.all.${c}` : null,
      parts: hasParts ? otherParts.map((row) => `requests.outcome.${row}.${c}`) : [],
    });
  }
  for (const row of [
    'requests.received',
    'requests.carried_in',
    ...rows,
    'requests.outcome.total',
    'requests.carried_out',
  ]) {
    identities.push(
      plain(
        'requests.applicant_sum',
        [`${row}.total`],
        applicants.slice(0, 6).map((c) => `${row}.${c}`),
      ),
    );
  }
  for (const b of ['reconsideration', 'litigation.direct', 'litigation.after_reconsideration']) {
    identities.push(
      plain('appeals.sum', [`${b}.total`], [`${b}.upheld`, `${b}.rectified`, `${b}.other`, `${b}.pending`]),
    );
  }
  return identities;
}

const of2014: readonly PrintedIdentity[] = [
  plain(
    'ogi-2014.received_sum',
    ['requests.received.total'],
    [
      'requests.received.in_person',
      'requests.received.fax',
      'requests.received.online',
      'requests.received.letter',
    ],
  ),
  plain(
    'ogi-2014.completed_sum',
    ['requests.completed.total'],
    ['requests.completed.on_time', 'requests.completed.extended'],
  ),
  plain(
    'ogi-2014.answered_sum',
    ['requests.answered.total'],
    [
      'requests.answered.already_public',
      'requests.answered.granted',
      'requests.answered.partial',
      'requests.answered.refused.total',
      'requests.answered.not_this_agency',
      'requests.answered.not_exist',
      'requests.answered.told_to_correct',
      'requests.answered.other_channel',
    ],
  ),
  plain(
    'ogi-2014.refused_sum',
    ['requests.answered.refused.total'],
    [
      'requests.answered.refused.state_secret',
      'requests.answered.refused.trade_secret',
      'requests.answered.refused.privacy',
      'requests.answered.refused.security_stability',
      'requests.answered.refused.not_government_information',
      'requests.answered.refused.other_law',
    ],
  ),
  plain(
    'ogi-2014.reconsideration_sum',
    ['reconsideration.total'],
    ['reconsideration.upheld', 'reconsideration.rectified', 'reconsideration.other'],
  ),
  plain(
    'ogi-2014.litigation_sum',
    ['litigation.total'],
    ['litigation.upheld', 'litigation.rectified', 'litigation.other'],
  ),
  plain(
    'ogi-2014.staff_sum',
    ['institutions.staff.total'],
    ['institutions.staff.full_time', 'institutions.staff.part_time'],
  ),
];

/** Every identity of an edition, both alternatives of （六） included. */
export function printedIdentities(edition: EditionId): readonly PrintedIdentity[] {
  return edition === 'ogi-2014' ? of2014 : ofSections3And4(edition === 'ogi-2021');
}

/** The name by which the tests know an identity: the rule and its codes, the reported side first. */
export function identityName(identity: Pick<PrintedIdentity, 'rule' | 'reported' | 'expected'>): string {
  return `${identity.rule} ${identity.reported.join('+')} = ${identity.expected.join('+')}`;
}

/** What a place holds, for the arithmetic: `obscure` = text or nothing certain. `undefined` = no such place. */
export type Held = { readonly number: number } | 'empty' | 'obscure' | undefined;

/**
 * - `holds`, `broken`: both sides are certain
 * - `unsure`: broken, but an empty addend on the smaller side could explain it
 * - `open`: it cannot be evaluated
 */
export type Standing = 'holds' | 'broken' | 'unsure' | 'open';

/** How an identity stands over the places of a document (forms.md, Identities). */
export function standing(identity: PrintedIdentity, hold: (code: string) => Held): Standing {
  const isPrinted = (code: string): boolean => hold(code) !== undefined;
  const drop = new Set(identity.parts.some(isPrinted) ? [identity.whole] : identity.parts);
  const expected = identity.expected.filter((code) => !drop.has(code));
  const total = identity.reported[0] ?? '';
  if (typeof hold(total) !== 'object') return 'open';
  const sides = [identity.reported, expected].map((codes) => {
    const held = codes.map(hold);
    return {
      sum: held.reduce((sum, h) => sum + (typeof h === 'object' ? h.number : 0), 0),
      hasNumber: held.some((h) => typeof h === 'object'),
      hasObscure: held.includes('obscure'),
      hasEmpty: held.some((h) => h === 'empty' || h === undefined),
    };
  });
  const [left, right] = sides;
  if (left === undefined || right === undefined) return 'open';
  if (!left.hasNumber || !right.hasNumber || left.hasObscure || right.hasObscure) return 'open';
  if (left.sum === right.sum) return 'holds';
  return (left.sum < right.sum ? left : right).hasEmpty ? 'unsure' : 'broken';
}
