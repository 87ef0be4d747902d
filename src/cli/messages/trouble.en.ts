/** What went wrong, and the way out; in English. The Chinese file has the same keys. */

/** Records speak English themselves, and more exactly: they name the page, the size, the kind. */
const asRecorded = (_file: string, message: string): string => message;

export const trouble = {
  misuse: {
    missingArgument: (name: string) => `The argument ${name} is missing.`,
    missingOption: (name: string) => `The option ${name} must be given.`,
    unknownOption: (text: string) => `Unknown option: ${text}.`,
    unknownCommand: (text: string) => `Unknown command: ${text}.`,
    tooManyArguments: () => 'There are more arguments than this command takes.',
    badValue: (option: string, value: string, allowed: string) =>
      `${option}: "${value}" is none of ${allowed}.`,
    badLog: (file: string, reason: string) => `--log: ${file} cannot be written (${reason}).`,
    badPort: (text: string) => `${text} is no port: give a number from 0 to 65535.`,
    badThreads: (value: string) => `--threads: "${value}" is no whole number from 1 to 64.`,
    badTimeout: (value: string) => `--timeout: "${value}" is no whole number of seconds from 1 to 3600.`,
    notTogether: (one: string, other: string) => `${one} and ${other} cannot be given together.`,
    badWidth: (value: string) => `--width: "${value}" is no whole number from 40 to 1000.`,
    badCheck: (file: string, line: number) =>
      `${file}: line ${String(line)} is no look for a report. It needs agency, year, outcome (found, not_found, unreachable, refused) and checked (a time).`,
    badCell: () => '--cell: give the id of a report and a code, parted by a blank.',
    unknownRule: (value: string) => `--rule: there is no rule "${value}".`,
    other: (text: string) => text,
    seeHelp: (command: string) => `See: ${command} --help`,
  },
  fileErrors: {
    'file.not_found': (file: string) => `${file}: there is no such file or folder. Check the path.`,
    'file.no_permission': (file: string) =>
      `${file}: no permission to read it. Change its permissions, or run as a user who may.`,
    'file.unreadable': (file: string) =>
      `${file}: could not be read. Check the disk, and that it is a file or a folder.`,
    'file.too_large': (file: string) =>
      `${file}: larger than 256 MB, which no annual report is. Split it, or give the report alone.`,
    'program.failed': (file: string) =>
      `${file}: the program itself failed on this document. Leave it out, and please report it with the document.`,
    'record.invalid': (file: string) =>
      `${file}: this is no record of this version of the program. Make it again with "gongkai parse".`,
    'report.not_found': (file: string) =>
      `${file}: neither a file nor the id of a report in the dataset. Check the path, or name the dataset with --dataset.`,
  },
  documentErrors: {
    'document.several': asRecorded,
    'document.empty': asRecorded,
    'document.too_large': asRecorded,
    'document.not_text': asRecorded,
    'document.unsupported': asRecorded,
    'document.damaged': asRecorded,
    'document.encrypted': asRecorded,
    'pdf.encrypted': asRecorded,
    'engine.missing': asRecorded,
    'document.timeout': asRecorded,
    'engine.crashed': asRecorded,
  },
  emptyFolder: (folder: string) => `${folder}: no documents in this folder.`,
  linkedReport: (file: string, links: readonly { text: string; href: string }[], more: number) =>
    `${file}: this page only links what may be the report: ${links
      .map(({ text, href }) => (text === '' || text === href ? href : `“${text}” (${href})`))
      .join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}. Fetch that and read it.`,
  unexpected: (text: string) =>
    `The program itself failed (${text}). Run it again with GONGKAI_DEBUG=1 for details, and please report it.`,
  interrupted: 'Interrupted.',
  cannotWrite: (folder: string, reason: string) =>
    `${folder}: could not be written (${reason}). Give another folder with --out.`,
};
