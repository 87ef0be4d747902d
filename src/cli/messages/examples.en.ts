/** The examples under the help of each command; in English. The Chinese file has the same keys. */

export const examples = {
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
};
