/** The text of an RTF file: cells set apart by tabs, rows and paragraphs by line breaks. Linear, and free of recursion. */

/** Groups deeper than this are no document. */
const maxDepth = 2000;

/** Destinations whose text is not the page's. Any destination marked `\*` is left out too. */
const silent: ReadonlySet<string> = new Set([
  ...[
    'fonttbl',
    'colortbl',
    'stylesheet',
    'info',
    'pict',
    'object',
    'header',
    'headerl',
    'headerr',
    'headerf',
  ],
  ...['footer', 'footerl', 'footerr', 'footerf', 'footnote', 'fldinst', 'datafield', 'themedata', 'filetbl'],
  ...[
    'colorschememapping',
    'latentstyles',
    'datastore',
    'rsidtbl',
    'listtable',
    'listoverridetable',
    'xmlnstbl',
  ],
  ...[
    'annotation',
    'atnid',
    'atnauthor',
    'bkmkstart',
    'bkmkend',
    'nonshppict',
    'pntext',
    'listtext',
    'revtbl',
  ],
]);

const breaks: Readonly<{ [word: string]: string }> = {
  par: '\n',
  line: '\n',
  row: '\n',
  nestrow: '\n',
  sect: '\n',
  page: '\n',
  cell: '\t',
  nestcell: '\t',
  tab: '\t',
  emspace: '\u2003',
  enspace: '\u2002',
  emdash: '\u2014',
  endash: '\u2013',
  lquote: '\u2018',
  rquote: '\u2019',
  ldblquote: '\u201c',
  rdblquote: '\u201d',
  bullet: '\u2022',
};

/** Windows code page or RTF charset → WHATWG name; anything else is taken for GB18030. */
const codePages: ReadonlyMap<number, string> = new Map([
  [932, 'shift_jis'],
  [949, 'euc-kr'],
  [950, 'big5'],
  [1250, 'windows-1250'],
  [1251, 'windows-1251'],
  [1252, 'windows-1252'],
  [65001, 'utf-8'],
]);
const charsets: ReadonlyMap<number, number> = new Map([
  [0, 1252],
  [128, 932],
  [129, 949],
  [134, 936],
  [136, 950],
  [204, 1251],
]);

interface Group {
  isSilent: boolean;
  isHidden: boolean;
  /** Characters after a `\u` that stand for it in old readers. */
  replacements: number;
  font: number;
}

const word = /\\([a-z]{1,32})(-?\d{1,10})?/gy;

/** The text of an RTF; null where the bytes break off or are no RTF. */
export function textOfRtf(bytes: Uint8Array): string | null {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const start = source.indexOf('{\\rtf');
  return start === -1 ? null : new RtfReader(source, start).read();
}

class RtfReader {
  private readonly source: string;
  private at: number;
  private readonly out: string[] = [];
  private bytes: number[] = [];
  private codePage = 936;
  private group: Group = { isSilent: false, isHidden: false, replacements: 1, font: -1 };
  private readonly groups: Group[] = [];
  private readonly fontPages = new Map<number, number>();
  private isInFonts = false;
  private skip = 0;

  constructor(source: string, start: number) {
    this.source = source;
    this.at = start;
  }

  read(): string | null {
    const { source } = this;
    while (this.at < source.length) {
      const character = source[this.at] ?? '';
      if (character === '{') {
        this.at += 1;
        this.groups.push({ ...this.group });
        if (this.groups.length > maxDepth) return null;
        this.skip = 0;
      } else if (character === '}') {
        this.at += 1;
        this.flush();
        const outer = this.groups.pop();
        if (outer === undefined) return null;
        this.group = outer;
        this.skip = 0;
        if (this.groups.length === 1) this.isInFonts = false;
        if (this.groups.length === 0) return this.out.join('');
      } else if (character === '\\') this.readControl();
      else if (character === '\r' || character === '\n') this.at += 1;
      else this.readPlain();
    }
    return null;
  }

  private readPlain(): void {
    const from = this.at;
    while (this.at < this.source.length && !/[\\{}\r\n]/.test(this.source[this.at] ?? '')) {
      if (this.skip > 0) {
        this.skip -= 1;
        this.at += 1;
        return;
      }
      this.at += 1;
    }
    for (let index = from; index < this.at; index += 1) this.addByte(this.source.charCodeAt(index));
  }

  private readControl(): void {
    const { source } = this;
    const next = source[this.at + 1] ?? '';
    if (next === "'") {
      const byte = Number.parseInt(source.slice(this.at + 2, this.at + 4), 16);
      this.at += 4;
      if (this.skip > 0) this.skip -= 1;
      else if (!Number.isNaN(byte)) this.addByte(byte);
      return;
    }
    word.lastIndex = this.at;
    const match = word.exec(source);
    if (match === null) {
      this.at += 2;
      if (next === '*') this.group.isSilent = true;
      else if (next === '~') this.add('\u00a0');
      else if (next === '_') this.add('\u2011');
      else if (next === '\n' || next === '\r') this.add('\n');
      else if (next === '\\' || next === '{' || next === '}') this.addByte(next.charCodeAt(0));
      return;
    }
    this.at = word.lastIndex;
    if (source[this.at] === ' ') this.at += 1;
    this.apply(match[1] ?? '', match[2] === undefined ? null : Number(match[2]));
  }

  private apply(name: string, value: number | null): void {
    if (name === 'u' && value !== null) {
      this.add(String.fromCharCode(value < 0 ? value + 65536 : value & 0xffff));
      this.skip = this.group.replacements;
    } else if (name === 'uc') this.group.replacements = Math.max(0, Math.min(value ?? 1, 100));
    else if (name === 'bin') this.at += Math.max(0, value ?? 0);
    else if (name === 'ansicpg') this.codePage = value ?? 936;
    else if (name === 'v') this.setHidden(value !== 0);
    else if (name === 'deleted') this.setHidden(value !== 0);
    else if (name === 'plain') this.setHidden(false);
    else if (name === 'f') {
      this.flush();
      this.group.font = value ?? 0;
    } else if (name === 'fcharset' && this.isInFonts) {
      const page = charsets.get(value ?? 0);
      if (page !== undefined && page !== 1252) this.fontPages.set(this.group.font, page);
    } else if (name === 'fonttbl') {
      this.isInFonts = true;
      this.group.isSilent = true;
    } else if (silent.has(name)) this.group.isSilent = true;
    else {
      const text = breaks[name];
      if (text !== undefined) this.add(text);
    }
  }

  private setHidden(isHidden: boolean): void {
    this.flush();
    this.group.isHidden = isHidden;
  }

  private add(text: string): void {
    this.flush();
    if (!this.group.isSilent && !this.group.isHidden) this.out.push(text);
  }

  private addByte(byte: number): void {
    if (!this.group.isSilent && !this.group.isHidden) this.bytes.push(byte);
  }

  /** Bytes in the font's code page, or else the file's. */
  private flush(): void {
    if (this.bytes.length === 0) return;
    const page = this.fontPages.get(this.group.font) ?? this.codePage;
    this.out.push(new TextDecoder(codePages.get(page) ?? 'gb18030').decode(Uint8Array.from(this.bytes)));
    this.bytes = [];
  }
}
