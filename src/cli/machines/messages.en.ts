/** What the commands for many machines say, in English. The Chinese file has the same keys. */

/** A span of time for people: two units at most. */
export const span = (seconds: number): string => {
  const minutes = Math.round(seconds / 60);
  if (seconds < 90) return `${String(Math.ceil(seconds))} s`;
  if (minutes < 90) return `${String(minutes)} min`;
  return `${String(Math.floor(minutes / 60))} h ${String(minutes % 60)} min`;
};

export const en = {
  workAbout: 'Take jobs from PostgreSQL and do them, with any number of others, until stopped.',
  enqueueAbout:
    'Put jobs for workers into PostgreSQL: documents to read, sources to crawl, a dataset to build.',
  statusAbout: 'Say what is done, what failed and why, what waits, how fast it goes and how long it takes.',
  fetchAbout: 'Fetch the records of a web archive that can be reports, by its index (Common Crawl’s CDXJ).',
  argumentIndex: 'the index: a CDXJ file, gzip or not',
  optionFrom: 'the address that the archive’s files are below',
  optionFetchOut: 'the WARC to write (default: output/fetched.warc.gz); run it again to go on',
  badFrom: (value: string) => `--from: "${value}" is no address such as https://data.commoncrawl.org.`,
  fetched: (lines: number, records: number, megabytes: string, failed: number, file: string) =>
    `${file}: ${String(records)} records (${megabytes} MB) of ${String(lines)} lines of the index${failed === 0 ? '' : `, ${String(failed)} could not be had`}`,
  argumentKind: 'what to put in: read, crawl or build',
  argumentWhat: 'of read: documents, folders, WARCs; of crawl: ids of sources (default: all)',
  argumentOut: 'the folder of a single machine’s work (default: output)',
  optionPostgres: 'the database, e.g. postgres://user@host/gongkai (or GONGKAI_POSTGRES)',
  optionArchive:
    'where captures live: a folder that all machines share, or s3://bucket/prefix (or GONGKAI_ARCHIVE)',
  optionJobs: 'which jobs to take: read, crawl, build (default: all)',
  optionUntilDone: 'end when nothing waits and nobody works any more',
  optionSites: 'sites asked at the same time',
  optionWorkJson: 'print what happens as JSON, one event a line',
  optionStatusJson: 'print the numbers as JSON',
  optionAgain: 'also read again what another version of the program has read',
  noPostgres: 'Name the database: --postgres postgres://user@host/gongkai (or GONGKAI_POSTGRES).',
  noArchive: 'Say where captures live: --archive FOLDER, or s3://bucket/prefix (or GONGKAI_ARCHIVE).',
  noPaths: 'Name what to read: documents, folders or WARC files.',
  badSites: (value: string) => `--sites: "${value}" is no whole number from 1 to 64.`,
  badFormat: (value: string) => `--formats: "${value}" is no format of a dataset.`,
  enqueuedRead: (documents: number, fresh: number, again: number) =>
    `${String(documents)} documents, ${String(fresh)} of them new${again === 0 ? '' : `; ${String(again)} to be read again`}. See: gongkai status`,
  enqueuedCrawl: (sources: number) => `${String(sources)} sources to crawl. See: gongkai status`,
  enqueuedBuild: 'A dataset to build, once all that waits is read. See: gongkai status',
  stillWaiting: (place: string, waiting: number) =>
    `${place}: ${String(waiting)} captures are not read yet. Wait until "gongkai status" says 0, or start workers.`,
  ending: 'Ending after what is in hand; others take the rest.',
  begun: (worker: number, place: string, archive: string) =>
    `Worker ${String(worker)} takes jobs from ${place}, captures in ${archive}. Ctrl-C ends it.`,
  read: (count: number) => `${String(count)} captures read`,
  crawled: (source: string, requests: number, captures: number) =>
    `${source}: ${String(requests)} requests, ${String(captures)} captures kept`,
  built: (digest: string, reports: number) => `A dataset of ${String(reports)} reports: datasets/${digest}`,
  away: (why: string) => `Waiting: ${why}`,
  back: { store: 'PostgreSQL is back.', captures: 'The captures are back.' },
  jobFailed: (queue: string, why: string) => `A job failed (${queue}) and will be begun again: ${why}`,
  done: 'Nothing is left to do.',
  statusTitle: (place: string) => `The work in ${place}`,
  captures: (all: number, read: number, waiting: number) =>
    `${String(all)} captures put in: ${String(read)} read, ${String(waiting)} waiting`,
  workers: (count: number) => `${String(count)} workers`,
  rate: (perSecond: number | null, secondsLeft: number | null) =>
    perSecond === null
      ? 'No rate yet.'
      : `${perSecond.toFixed(1)} captures a second${secondsLeft === null ? '' : `, ${span(secondsLeft)} left`}`,
  kind: 'Jobs',
  waiting: 'Waiting',
  active: 'In hand',
  givenUp: 'Given up',
  failedOf: (code: string, count: number) => `failed ${code}: ${String(count)}`,
  lastBuild: (reports: number, prefix: string) => `Last dataset: ${String(reports)} reports, ${prefix}`,
  noWork: (folder: string) => `${folder}: neither a dataset nor a crawl is there.`,
  dataset: (folder: string, program: string, reports: number) =>
    `${folder}: ${String(reports)} reports, by gongkai ${program}`,
  ingestedFiles: (files: number, reports: number) =>
    `${String(files)} files ingested to their end, with ${String(reports)} reports.`,
  openRounds: (sources: number, waiting: number) =>
    `${String(sources)} sources are being crawled, ${String(waiting)} addresses wait.`,
  allWalked: 'No crawl is unfinished.',
};
