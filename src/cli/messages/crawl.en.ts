/** What crawls and ingests say; in English. The Chinese file has the same keys. */

export const crawl = {
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
    finishedBefore: (files: number, failed: number) =>
      `${String(files)} files were finished before and not read again (--again reads everything)${failed === 0 ? '' : `; ${String(failed)} of their documents could not be read then`}.`,
    readerDied: (file: string) =>
      `${file}: reading it ended the thread that did, twice. What stands before is archived; please report it with the file.`,
    trouble: (file: string, code: string, url: string) => `${file}: ${code} ${url}`,
    served: (sites: number, requests: number) =>
      `Crawled ${String(sites)} sites of the replica in ${String(requests)} requests.`,
  },
};
