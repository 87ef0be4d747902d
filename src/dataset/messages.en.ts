/** What the dataset says to people, in English: titles and descriptions of tables and columns, and errors. */
export const en = {
  package: {
    title: "Annual reports on open government information of China's agencies",
    description:
      'What agencies printed in the statutory tables of their annual reports, read by gongkai, with the state and the place of every number and what does not add up. Nothing printed is repaired: a number that is not certain is an empty field. CSV files are UTF-8 without a byte order mark, lines end in LF, and text stands as the documents print it: a program reads them as they are; for a spreadsheet take the files of the folder excel (gongkai build --excel), whose formulas are defused. A NUL in a text is U+FFFD in tables; the JSON records keep it.',
    sourceReports: "The agencies' own reports; the address and SHA-256 of each stand in reports.csv",
    creator: 'The gongkai contributors',
    keywords: 'open government, freedom of information, China, annual report, transparency',
    abstract: (reports: number) =>
      `${String(reports)} annual reports of Chinese agencies on open government information, read into tables with the state and the place of every number.`,
    licenceTitle: 'Creative Commons Zero 1.0 (the compilation; the reports are official documents)',
  },
  tables: {
    panel: {
      title: 'Panel',
      description:
        'One row an agency and year, from its preferred report: the numbers that the editions share, harmonised by crosswalk.csv. Beside every number stands its mark. Start here.',
      missing: 'not printed, or not known',
    },
    indicators: {
      title: 'Indicators',
      description:
        'One row a rate of an agency and year, from its preferred report, with the counts that it is made of. The formulas stand in formulas.csv; an edition that does not ask for a count has no row.',
      missing: 'no certain number; see guard',
    },
    captures: {
      title: 'Captures',
      description: 'One row a document that a report was read from; a document captured twice has two rows.',
      missing: 'not known',
    },
    changes: {
      title: 'Changes',
      description:
        'One row a cell that an agency changed in a report after it was first captured, as the ledger of the crawl has it; and one for a report that was changed in another way, or taken away. Whether the agency said so is not known.',
      missing: 'the whole document was changed, or there was no such cell',
    },
    coverage: {
      title: 'Coverage',
      description:
        'One row an agency and year, for all years of the dataset: every government and national body that must report, and every other agency that a report is of or that was looked for. Whether the report is there, and what the last look for it came to.',
      missing: 'there is no report, or nobody looked',
    },
    agencies: {
      title: 'Agencies',
      description:
        'The register: the government of every region, the national bodies, and every other agency that a report of this dataset is of.',
      missing: 'not in the register, or none',
    },
    regions: {
      title: 'Regions',
      description:
        'One row a name of a code of GB/T 2260 (counties and above), with the revisions of the tables that print it first and last.',
      missing: 'none',
    },
    crosswalk: {
      title: 'Crosswalk',
      description: 'How each measure of the panel is made in each edition of the form, and how nearly.',
      missing: 'none',
    },
    formulas: {
      title: 'Formulas',
      description: 'How each indicator is computed from measures of the panel.',
      missing: 'none',
    },
    reports: {
      title: 'Reports',
      description: 'One row a report: who reports on which year, how it was read, and where it comes from.',
      missing: 'not printed, or not known',
    },
    cells: {
      title: 'Cells',
      description:
        'One row a code of the form for every report, in the order of the form, also where the document has no such place. Files by report year and by the two digits of the province; year=0000 and region=00 hold reports whose year or region is not known.',
      missing: 'the document has no such place, or the kind of document has no such measure',
    },
    findings: {
      title: 'Findings',
      description: 'One row a thing that does not add up, is missing or is unsure.',
      missing: 'does not apply',
    },
    roll_ups: {
      title: 'Roll-ups',
      description:
        'Governments that speak for their departments, against the sum of these: one row a number, those that cannot be assessed too.',
      missing: 'none',
    },
    claims: {
      title: 'Claims',
      description: 'Numbers that the text of a report states for codes of its form.',
      missing: 'the kind of document has no such measure',
    },
    extra: {
      title: 'Extra rows',
      description: "Rows in a report's tables that are not the form's.",
      missing: 'the kind of document has no such measure',
    },
    failures: {
      title: 'Documents without a report',
      description:
        'Documents that could not be read (failed), and documents that are no annual report (not_a_report).',
      missing: 'does not apply',
    },
    codebook: {
      title: 'Codebook',
      description:
        'One row a code of each form: what it counts, its labels, its unit and its names elsewhere.',
      missing: 'the form has none',
    },
  },
  wide: {
    title: (form: string) => `Values, wide: ${form}`,
    description: (title: string) =>
      `One row a report in this form, one column a code. ${title}. Why a field is empty stands in the twin file with the states.`,
    missing: 'no certain number; the reason stands in the twin file with the states',
    statesTitle: (form: string) => `States, wide: ${form}`,
    statesDescription: (title: string) =>
      `The twin of the wide file, row by row and column by column: what stands in each place of the form. ${title}.`,
    statesMissing: 'not known',
    count: 'A count.',
    change: 'A change, with its sign.',
    amount: 'An amount of money.',
    code: (code: string) => `Code ${code}.`,
    unit: (unit: string) => `Unit: ${unit}.`,
  },
  excelNote:
    'These files are copies of the tables for spreadsheets. They begin with a byte order mark, and text that a spreadsheet would run as a formula (beginning with = + - @, their full-width forms, a tab or a line break, also behind apostrophes) has one apostrophe before it. Take one apostrophe off such text to get exactly what the document prints, or use the files in the folder above, which are verbatim.',
  readme: {
    which: 'Which file do I want?',
    choices: [
      ['Agencies compared, over years', 'panel.csv'],
      ['Rates: disclosure, refusal, reversal, backlog', 'indicators.csv, with formulas.csv'],
      [
        'Every number of one edition, a row a report',
        'wide_ogi-2021.csv (and _states for why a field is empty)',
      ],
      ['Every number with its printed text and its place', 'cells/'],
      ['What does not add up in the reports', 'findings.csv'],
      ['Who reports, and where from', 'reports.csv, captures.csv, agencies.csv, coverage.csv'],
      ['What was changed in reports already published', 'changes.csv'],
      ['What a code or a measure means', 'codebook.csv, crosswalk.csv'],
    ],
    formats: {
      parquet: 'Parquet: the same rows and types beside every CSV file (`*.parquet`)',
      duckdb:
        'DuckDB: all tables in `dataset.duckdb`; its rows are always the same, its bytes are not, so it stands in no checksum',
      ndjson: 'NDJSON: the same rows in `ndjson/`',
      evidence:
        'To see what is in question in the documents: `evidence/`, cells marked, as text and pictures of pages',
      excel: 'For spreadsheets: `excel/`, with formulas defused (see its README.txt)',
      stata: 'Stata: run `load.do` in this folder',
    },
    tables: 'The tables',
    termsTitle: 'Terms',
    terms:
      'The figures are public facts that agencies published; what the program adds is under CC0 1.0. The reports themselves remain their agencies’. Text columns quote official documents word for word and may name a contact person: do not use them to look persons up. Cite the dataset with its version (CITATION.cff).',
  },
  panel: {
    measure: 'A count, by the crosswalk.',
    mark: 'Why the number cannot be compared or is not there: break (the number before it belongs to another series), approximate (the edition asks for a number near it), not_collected (the edition does not ask for it), unknown (a part of it has no certain number).',
    markTitle: ': mark',
    missing: 'no number; the reason stands in the mark',
    noMark: 'nothing to say: exact, and comparable with the row before',
  },
  columns: {
    outcome: [
      'Outcome',
      'holds: all are here and the sum is right; differs: see the finding; not_assessable: reports are missing or speak for others, or no panel says who must report.',
    ],
    sum_departments: ['Sum over departments', 'Of the departments that report for themselves.'],
    sum_places: [
      'Sum over places',
      'Of the governments of the places right below, where they speak for theirs.',
    ],
    counted: ['Counted', 'How many departments were added up.'],
    panel_known: ['Panel known', 'Whether a panel says which departments must report.'],
    missing_agencies: [
      'Missing',
      'Ids of agencies that must report and of which no report or no certain number is here, parted by blanks.',
    ],
    other_scope: [
      'Another scope',
      'Ids of reports of departments that speak for others too, or do not say for whom, parted by blanks.',
    ],
    report: ['Report', 'Id of the report, unique in the dataset.'],
    status: [
      'Status',
      'parsed: every section of its form was read; partial: a table is missing, an image or unreadable; not_a_report: another kind of document; failed: it could not be read.',
    ],
    form: ['Form', 'The edition of the statutory form that the tables follow; empty where none fits.'],
    year: ['Report year', 'The year reported on; empty where the document does not settle it.'],
    agency: [
      'Agency',
      'Id of the agency: region code and a slug; empty where the name is missing or fits several.',
    ],
    agency_name: ['Name of the agency', 'As printed, or as its source names it.'],
    agency_basis: ['Basis of the name', 'printed: in the document; source: from the entry of its source.'],
    agency_certainty: [
      'Certainty of the agency',
      'full: its name is printed in full and one agency is called so; short: the same by a short name; former: a name of something abolished; hinted: the name alone fits several or names no region, and the address or the source decided.',
    ],
    previous_year: ['Year before', "Report year of the agency's last preferred report before this one."],
    previous_form: ['Form before', 'The edition of that report.'],
    indicator: ['Indicator', 'Id of the rate; see formulas.'],
    numerator: ['Numerator', 'The count above.'],
    denominator: ['Denominator', 'The count below.'],
    rate: ['Rate', 'Numerator by denominator; empty unless guard is ok.'],
    guard: [
      'Guard',
      'ok; small: the denominator is too small for a rate; zero: it is 0; unknown: a count is not certain; above_one: the part is larger than the whole.',
    ],
    approximate: ['Approximate', 'True where a count in it is only near what the indicator means.'],
    measure: ['Measure', 'Name of its column in the panel.'],
    alternative_whole: ['Alternative: one row', 'Code of the row that may be printed in place of several.'],
    alternative_parts: ['Alternative: several rows', 'Codes of the rows in its place, parted by blanks.'],
    relation: ['Relation', 'exact: the edition asks for this number; approximate: for one near it.'],
    series: ['Series', 'Numbers of one series can be compared over editions.'],
    note_zh: ['Note, Chinese', 'What differs.'],
    note_en: ['Note, English', 'What differs.'],
    formula: ['Formula', 'Measures added up and divided.'],
    numerator_measures: ['Measures above', 'Parted by blanks; added up.'],
    denominator_measures: ['Measures below', 'Parted by blanks; added up.'],
    smallest_denominator: ['Smallest denominator', 'Below it there is no rate.'],
    name: ['Name', 'The official name in full; of a region its own name.'],
    town: ['Town', 'Statistical code of nine digits of a town or subdistrict.'],
    level: ['Level', 'national, province, prefecture, county or township.'],
    kind: [
      'Kind',
      'government; government_office; department; vertical: led from above; affiliated: an institution or organisation; town; street; national_body.',
    ],
    function: ['Function', 'What it is for: a closed list.'],
    function_zh: ['Function, Chinese', 'What people read for the function.'],
    function_en: ['Function, English', 'What people read for the function.'],
    names_printed: ['Names printed', 'JSON: its names as the reports print them.'],
    former_names: ['Former names', 'JSON: its names while its region had other names.'],
    former: ['Former', 'True where it, or its region, has been abolished.'],
    must_report: [
      'Must report',
      'True for governments at county level and above and their departments (Decree 711, articles 49 and 50).',
    ],
    reports_count: ['Reports', 'How many reports of the dataset are of it, versions included.'],
    first_year: ['First year', 'Earliest report year in the dataset.'],
    last_year: ['Last year', 'Latest report year in the dataset.'],
    full_name: ['Full name', 'With the regions above it, as they are called today.'],
    parent: ['Parent', 'Code of the region above.'],
    since: [
      'Since',
      'First revision that prints the name; empty: it is in the oldest held (2007-12); current: only in the table of today.',
    ],
    until: ['Until', 'Last revision that prints the name; empty: it is in the table of today.'],
    coverage: ['Coverage', 'parsed or partial: the report is there; missing: it is not.'],
    check_outcome: ['Outcome', 'What the last look for the report came to; empty: nobody looked.'],
    checked: ['Checked', 'Time of the last look.'],
    changed: ['Seen', 'Time of the check that saw the change; it was made after the check before.'],
    what: [
      'What',
      'cell: a number or text of the tables; form_or_year: the edition or the year; no_report_now: another document stands there; no_report_before: another stood there; unreadable_before: the earlier one cannot be read any more; vanished: it is gone.',
    ],
    before: ['Before', 'As printed before; empty where there was no such cell.'],
    after: ['After', 'As printed since; empty where there is no such cell.'],
    region: ['Region', 'Code of six digits (GB/T 2260).'],
    scope: [
      'Scope',
      'own: of the agency itself; aggregate: a government speaking for its departments and places.',
    ],
    title: ['Title', 'As printed.'],
    published: ['Published', 'Date of publication, as printed.'],
    period_from: ['Period from', 'First day of the period reported on, as printed.'],
    period_to: ['Period to', 'Last day of the period reported on, as printed.'],
    version: ['Version', 'Reports of one agency and year are versions, numbered by their SHA-256.'],
    preferred: [
      'Preferred',
      "True for one version of an agency and year: from the agency's own host where that is known, then the earliest capture.",
    ],
    values_total: ['Codes of the form', 'How many codes the form has; 0 where no form fits.'],
    values_known: ['Certain numbers', 'How many of them have a certain number.'],
    findings_error: ['Errors', 'Findings of severity error.'],
    findings_warning: ['Warnings', 'Findings of severity warning.'],
    findings_info: ['Notes', 'Findings of severity info.'],
    sha256: ['SHA-256', 'Of the source document, in hexadecimal digits.'],
    bytes: ['Bytes', 'Length of the source document.'],
    media_type: ['Media type', 'Of the source document.'],
    url: ['Address', 'Where the document was captured.'],
    retrieved: ['Retrieved', 'Time of the capture.'],
    file: ['File', 'The path that was read; PATH!/inner in a container.'],
    record: ['Record', 'Path of the whole record within the dataset.'],
    code: ['Code', 'Code of the value; unique within its form.'],
    value: ['Value', 'The certain number, in the unit of the code.'],
    state: [
      'State',
      'reported: a number; blank: an empty cell; dash: a sign or word for nothing; text: no number of the kind that belongs there; unreadable; ambiguous: its place is not certain; absent: the document has no such place.',
    ],
    number: ['Figure', 'The figure printed there, also where it is no certain value.'],
    raw: ['Printed text', 'The text of the cell as printed.'],
    readings: ['Readings', 'The readings that gave it: grid, sequence, engine2.'],
    confidence: ['Confidence', 'Below 1 only for recognised images.'],
    at_table: ['Place: table', 'Number of the table in the document, from 1.'],
    at_row: ['Place: row', 'Row of the cell in the resolved grid, from 1.'],
    at_column: ['Place: column', 'Column of the cell in the resolved grid, from 1.'],
    at_path: ['Place: path', 'Child-element indexes from <html> down, from 1.'],
    at_line: ['Place: line', 'Line of the decoded text, from 1.'],
    at_from: ['Place: from', 'First code point in the decoded text, from 1.'],
    at_to: ['Place: to', 'Last code point in the decoded text, included.'],
    at_page: ['Place: page', 'Page, from 1.'],
    at_left: ['Place: left', 'Left edge: points on a page, pixels of an image.'],
    at_top: ['Place: top', 'Top edge, from the top of the page or image.'],
    at_right: ['Place: right', 'Right edge.'],
    at_bottom: ['Place: bottom', 'Bottom edge.'],
    at_sheet: ['Place: sheet', 'Sheet of a spreadsheet, from 1.'],
    at_cell: ['Place: cell', 'Cell of a spreadsheet, e.g. C7.'],
    position: [
      'Position',
      'Number of the row within its report (in failures, changes and codebook: within the file or form), from 1.',
    ],
    finding: ['Finding', 'Id of the finding: the same while the numbers change.'],
    rule: ['Rule', 'The rule that found it.'],
    severity: ['Severity', 'error, warning or info, by rule.'],
    blame: [
      'Blame',
      'source: the document says so; parse: it may have been misread; unsure: it cannot be told.',
    ],
    reports: ['Reports', 'Ids of all reports concerned, this one first, parted by blanks.'],
    codes: ['Codes', 'Codes concerned, parted by blanks; in findings the reported side first.'],
    row: ['Row', 'Code of the row of the form.'],
    column: ['Column', 'Column of the form; in the codebook: name of the column in wide files.'],
    block: ['Block', 'Piece of a section with one header.'],
    expected: ['Expected', 'The expected number.'],
    reported: ['Reported', 'The reported number.'],
    delta: ['Difference', 'Reported minus expected.'],
    expected_text: ['Expected, text', 'What is expected, where it is no number.'],
    reported_text: ['Reported, text', 'What is reported, where it is no number.'],
    suspects: [
      'Suspects',
      'JSON: the fewest cells whose change would satisfy every identity, with what they would be; empty = not looked for.',
    ],
    suspects_truncated: ['Suspects cut', 'True where there are more sets of suspects than are listed.'],
    message_zh: ['Message, Chinese', 'The finding as a sentence.'],
    message_en: ['Message, English', 'The finding as a sentence.'],
    operator: [
      'Operator',
      'How the codes make the number: their sum, or their share of `of_codes` in percent.',
    ],
    of_codes: ['Whole', 'The codes whose sum a share is of; empty for a sum.'],
    claimed: ['Claimed number', 'The number that the text states.'],
    text: ['Words', 'The words, as printed.'],
    label: ['Label', 'Label of the row, as printed.'],
    cells: ['Cells', 'JSON: the texts of the cells of the row, as printed.'],
    error: ['Error', 'Code of the reason why it could not be read.'],
    message: ['Reason', 'The reason as a sentence.'],
    short: ['Short name', 'At most 32 characters, for statistical programs.'],
    section: ['Section', 'Section of the form.'],
    section_zh: ['Section, Chinese', 'Heading of the section.'],
    section_en: ['Section, English', 'Heading of the section.'],
    column_id: ['Column of the form', 'The part of the code that the column gives.'],
    label_zh: ['Label, Chinese', 'Labels of row and column from the top down, parted by " / ".'],
    label_en: ['Label, English', 'Labels of row and column from the top down, parted by " / ".'],
    row_zh: ['Row label, Chinese', 'Labels of the row from the top down.'],
    row_en: ['Row label, English', 'Labels of the row from the top down.'],
    column_zh: ['Column label, Chinese', 'Labels of the column from the top down.'],
    column_en: ['Column label, English', 'Labels of the column from the top down.'],
    type: [
      'Type',
      'count: a whole number, 0 or more; change: a whole number with a sign; amount: money, a decimal.',
    ],
    unit: ['Unit', 'The unit that the value is held in; empty = a bare count.'],
    unit_zh: ['Unit, Chinese', 'What people read for the unit.'],
    unit_en: ['Unit, English', 'What people read for the unit.'],
    alternative: ['Alternative', 'Group of rows that exclude each other.'],
    alternative_side: [
      'Side of the alternative',
      'whole: one row for all; part: one of several rows in its place.',
    ],
  },
  missing: {
    value: 'no certain number; see state',
    number: 'no figure is printed there',
  },
  errors: {
    'dataset.not_ours': (path: string) =>
      `${path}: this folder is not a dataset written by gongkai, so it is not replaced; name another folder, or move it away.`,
    'dataset.busy': (path: string, detail: string) =>
      `${path}: another build (process ${detail}) is writing here; wait for it, or delete this folder if no such build is running.`,
    'dataset.not_found': (path: string) =>
      `${path}: there is no dataset here; write one with "gongkai build PATH --out DIR".`,
    'dataset.damaged': (path: string, detail: string) =>
      `${path}: this file of the dataset cannot be read (${detail}); build the dataset again.`,
    'dataset.bad_record': (path: string, detail: string) =>
      `${path}: its record is not one that a dataset can hold (${detail}); parse the document again.`,
    'dataset.stale': (path: string) =>
      `${path}: this file was changed by hand since the dataset was built; build again with --fresh.`,
    'dataset.no_database': (path: string) =>
      `${path}: this dataset has no database; build it again with the format duckdb.`,
    'dataset.bad_id': (path: string) =>
      `${path}: report ids are 1 to 80 of a-z, 0-9 and "-"; look the id up in reports.csv.`,
  },
} as const;

/** Names of tables that have texts of their own. */
export type TableName = keyof typeof en.tables;
/** Names of columns, but those that come from forms. */
export type ColumnName = keyof typeof en.columns;

type Widened<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : T extends readonly (readonly string[])[]
      ? readonly (readonly string[])[]
      : { readonly [K in keyof T]: Widened<T[K]> };

/** The shape that both languages have. */
export type Messages = Widened<typeof en>;
