/** The examples under the help of each command; in Chinese. The keys are those of examples.en.ts. */
import type { examples as en } from './examples.en.ts';
import type { Widened } from './widened.ts';

export const examples: Widened<typeof en> = {
  examples: {
    main: [
      ['gongkai run', '读取样例，看看会得到什么'],
      ['gongkai parse report.html', '把一份文件读成 JSON'],
      ['gongkai COMMAND --help', '某个命令的用法和示例'],
    ],
    parse: [
      ['gongkai parse report.html', '一份文件'],
      ['gongkai parse reports/ > records.ndjson', '一个文件夹，存下来以后用'],
      ['gongkai parse reports/ --threads 2 --timeout 60', '同时读两份，每份最多一分钟'],
      [`gongkai parse reports/ | jq -r 'select(.status == "failed").error.message'`, '哪些文件无法打开'],
    ],
    show: [
      ['gongkai show report.html', '一份文件的表格'],
      ['gongkai show records.ndjson --lang en | less', '多份，英文显示'],
      ['gongkai show 350200-rsj-2024 --dataset output/dataset', '数据集中的一份报告'],
      ['gongkai show report.pdf --evidence pictures', '有疑问之处所在页的图片'],
    ],
    check: [
      ['gongkai check report.html', '一份文件的全部问题'],
      ['gongkai check reports/ --severity error', '只看对不上的'],
      ['gongkai check reports/ --fail-on error', '用于脚本：有对不上的就以 3 退出'],
      ['gongkai check output/dataset --rule requests.balance', '在数据集上只看一条规则'],
    ],
    findings: [
      ['gongkai findings', 'output/dataset 的全部问题'],
      ['gongkai findings reports/ --severity error --blame source', '文件自身的错误'],
      ['gongkai findings --format csv > findings.csv', '用于电子表格'],
      ['gongkai findings --format sarif > findings.sarif', '用于能在文件旁显示问题的工具'],
    ],
    explain: [
      ['gongkai explain 09b47894b4dd8ee5 reports/', '用平实的话说明一个问题'],
      ['gongkai explain 09b47894b4dd8ee5 reports/ --proof proofs', '它的证明页'],
    ],
    decide: [
      ['gongkai decide 09b47894b4dd8ee5 confirmed --note "与纸质件一致"', '属实'],
      ['gongkai decide 09b47894b4dd8ee5 replied --by "该机关" --note "笔误"', '机关已答复'],
    ],
    corrections: [['gongkai corrections > corrections.md', '由 output/dataset 和 decisions.ndjson 生成']],
    build: [
      ['gongkai build reports/ --out output', '由文件生成数据集，写入 output/dataset'],
      ['gongkai build records.ndjson --out output', '由 parse 输出的记录生成'],
    ],
    query: [
      ['gongkai query "select year, count(*) from reports group by year"', '每年的报告数'],
      ['gongkai query "from panel" --format csv > panel.csv', '把一个表存为 CSV'],
      ['gongkai query "show tables"', '有哪些表'],
    ],
    diff: [
      ['gongkai diff old/dataset output/dataset', '有何不同'],
      ['gongkai diff old/dataset output/dataset --json', '每处变化，供程序读取'],
    ],
    verify: [
      ['gongkai verify', 'output/dataset 中的数据集'],
      ['gongkai verify output/dataset --captures reports', '文件在某个文件夹中'],
      ['gongkai verify --cell 350200-jyj-2024 requests.received.total', '一个数字'],
    ],
    crawl: [
      ['gongkai crawl --years 2019-2024 --place 350200 --contact you@example.org', '一地的报告'],
      ['gongkai crawl --dry-run', '会请求什么，但不请求'],
      ['gongkai crawl 440100-rsj --night 22:00-06:00', '一个来源，夜间；再次运行即继续'],
    ],
    ingest: [
      ['gongkai ingest CC-MAIN-2024.warc.gz', '他人 WARC 中的报告'],
      ['gongkai ingest reports/', '一个文件夹的报告'],
    ],
    work: [
      [
        'gongkai work --postgres postgres://db/gongkai --archive /shared',
        '本机上的一个工作进程；可在任意多台机器上启动任意多个',
      ],
      ['gongkai work --jobs read build --until-done', '做完为止，用于脚本'],
    ],
    fetch: [
      [
        'gongkai fetch cdx-00123.gz --contact you@example.org --out cc-00123.warc.gz',
        'Common Crawl 某段索引中可能是报告的记录',
      ],
      ['gongkai build cc-00123.warc.gz --out output', '然后读取'],
    ],
    enqueue: [
      [
        'gongkai enqueue read reports/ --postgres postgres://db/gongkai --archive /shared',
        '交给工作进程的文件',
      ],
      ['gongkai enqueue crawl --years 2019-2024 --contact you@example.org', '从各网站抓取这些年度的报告'],
      ['gongkai enqueue build', '全部读完后构建数据集'],
    ],
    status: [
      ['gongkai status --postgres postgres://db/gongkai', '完成了多少、还剩多少、还要多久'],
      ['gongkai status output --json', '供程序读取'],
    ],
    sources: [['gongkai sources check', '逐一检查来源文件']],
    run: [
      ['gongkai run', '程序自带的样例'],
      ['gongkai run --samples reports/ --out output', '你自己的文件'],
    ],
    site: [
      ['gongkai site output/dataset --out output/site', '生成网站；打开其中的 index.html，无需服务器'],
      ['gongkai site new/dataset --since old/dataset --out site', '并列出自上一版以来的变化'],
    ],
    serve: [['gongkai serve output/site', '地址会显示出来，只供本机使用']],
    doctor: [
      ['gongkai doctor', '一张表，并说明要装什么'],
      ['gongkai doctor | jq -r .ability', '在管道中：每类文件一个 JSON 对象'],
    ],
  },
};
