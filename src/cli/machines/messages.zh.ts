/** What the commands for many machines say, in Chinese. The keys are those of messages.en.ts. */
import type { en } from './messages.en.ts';

/** A span of time for people: two units at most. */
export const span = (seconds: number): string => {
  const minutes = Math.round(seconds / 60);
  if (seconds < 90) return `${String(Math.ceil(seconds))} 秒`;
  if (minutes < 90) return `${String(minutes)} 分钟`;
  return `${String(Math.floor(minutes / 60))} 小时 ${String(minutes % 60)} 分钟`;
};

export const zh: typeof en = {
  workAbout: '从 PostgreSQL 领取任务并完成，可与任意多台机器同时工作，直到停止。',
  enqueueAbout: '把任务放入 PostgreSQL：要读取的文件、要抓取的来源、要构建的数据集。',
  statusAbout: '说明完成了多少、失败多少及原因、还剩多少、多快、还要多久。',
  fetchAbout: '按索引（Common Crawl 的 CDXJ）从网页档案中取出可能是报告的记录。',
  argumentIndex: '索引：CDXJ 文件，可为 gzip',
  optionFrom: '档案文件所在的地址',
  optionFetchOut: '写入的 WARC（默认：output/fetched.warc.gz）；再次运行即可继续',
  badFrom: (value) => `--from：“${value}”不是 https://data.commoncrawl.org 这样的地址。`,
  fetched: (lines, records, megabytes, failed, file) =>
    `${file}：索引 ${String(lines)} 行，取得 ${String(records)} 条记录（${megabytes} MB）${failed === 0 ? '' : `，${String(failed)} 条未能取得`}`,
  argumentKind: '放入什么：read、crawl 或 build',
  argumentWhat: 'read：文件、文件夹、WARC；crawl：来源编号（默认全部）',
  argumentOut: '单机工作的文件夹（默认：output）',
  optionPostgres: '数据库，例如 postgres://user@host/gongkai（或 GONGKAI_POSTGRES）',
  optionArchive: '原文存放处：各机器共用的文件夹，或 s3://bucket/prefix（或 GONGKAI_ARCHIVE）',
  optionJobs: '领取哪些任务：read、crawl、build（默认全部）',
  optionUntilDone: '没有任务等待、也没有人在工作时结束',
  optionSites: '同时访问的网站数',
  optionWorkJson: '以 JSON 输出所发生的事，每行一件',
  optionStatusJson: '以 JSON 输出数字',
  optionAgain: '由其他版本的程序读过的也重新读取',
  noPostgres: '请指明数据库：--postgres postgres://user@host/gongkai（或 GONGKAI_POSTGRES）。',
  noArchive: '请指明原文存放处：--archive 文件夹，或 s3://bucket/prefix（或 GONGKAI_ARCHIVE）。',
  noPaths: '请指明要读取什么：文件、文件夹或 WARC 文件。',
  badSites: (value) => `--sites：“${value}”不是 1 到 64 的整数。`,
  badFormat: (value) => `--formats：“${value}”不是数据集的格式。`,
  enqueuedRead: (documents, fresh, again) =>
    `${String(documents)} 份文件，其中新的 ${String(fresh)} 份${again === 0 ? '' : `；${String(again)} 份将重新读取`}。见：gongkai status`,
  enqueuedCrawl: (sources) => `${String(sources)} 个来源待抓取。见：gongkai status`,
  enqueuedBuild: '数据集待构建，等前面的都读完后开始。见：gongkai status',
  stillWaiting: (place, waiting) =>
    `${place}：还有 ${String(waiting)} 份原文没有读。请等“gongkai status”显示为 0，或启动工作进程。`,
  ending: '做完手头的就结束，其余由别的进程接手。',
  begun: (worker, place, archive) =>
    `工作进程 ${String(worker)} 从 ${place} 领取任务，原文存放于 ${archive}。按 Ctrl-C 结束。`,
  read: (count) => `读完 ${String(count)} 份原文`,
  crawled: (source, requests, captures) =>
    `${source}：${String(requests)} 次请求，存下 ${String(captures)} 份原文`,
  built: (digest, reports) => `数据集含 ${String(reports)} 份报告：datasets/${digest}`,
  away: (why) => `等待中：${why}`,
  back: { store: 'PostgreSQL 恢复了。', captures: '原文存放处恢复了。' },
  jobFailed: (queue, why) => `一项任务失败（${queue}），将重新开始：${why}`,
  done: '没有任务了。',
  statusTitle: (place) => `${place} 中的工作`,
  captures: (all, read, waiting) =>
    `放入 ${String(all)} 份原文：已读 ${String(read)}，等待 ${String(waiting)}`,
  workers: (count) => `${String(count)} 个工作进程`,
  rate: (perSecond, secondsLeft) =>
    perSecond === null
      ? '尚无速度。'
      : `每秒 ${perSecond.toFixed(1)} 份原文${secondsLeft === null ? '' : `，还需 ${span(secondsLeft)}`}`,
  kind: '任务',
  waiting: '等待',
  active: '进行中',
  givenUp: '已放弃',
  failedOf: (code, count) => `失败 ${code}：${String(count)}`,
  lastBuild: (reports, prefix) => `最近的数据集：${String(reports)} 份报告，${prefix}`,
  noWork: (folder) => `${folder}：既没有数据集，也没有抓取。`,
  dataset: (folder, program, reports) => `${folder}：${String(reports)} 份报告，由 gongkai ${program} 写出`,
  ingestedFiles: (files, reports) => `已完整存档 ${String(files)} 个文件，含 ${String(reports)} 份报告。`,
  openRounds: (sources, waiting) => `正在抓取 ${String(sources)} 个来源，${String(waiting)} 个地址等待中。`,
  allWalked: '没有未完成的抓取。',
};
