/** A rule's page, from the Markdown that the program's docs are written in: headings, paragraphs, lists, code. Text stays text. */
import type { VNode } from 'preact';
import { useSite } from './site.ts';

/** `code` and **strong** within a line. */
function Inline({ text }: { readonly text: string }): VNode {
  return (
    <>
      {text.split(/(`[^`]+`|\*\*[^*]+\*\*)/u).map((piece, at) => {
        if (piece.startsWith('`') && piece.length > 2) return <code key={at}>{piece.slice(1, -1)}</code>;
        if (piece.startsWith('**')) return <strong key={at}>{piece.slice(2, -2)}</strong>;
        return piece;
      })}
    </>
  );
}

function Piece({ text }: { readonly text: string }): VNode {
  const heading = /^#{1,4} (?<title>.*)$/u.exec(text)?.groups?.['title'];
  if (heading !== undefined) {
    return (
      <h3>
        <Inline text={heading} />
      </h3>
    );
  }
  if (/^[-*] /u.test(text)) {
    return (
      <ul>
        {text.split(/\n[-*] /u).map((item, at) => (
          <li key={at}>
            <Inline text={item.replace(/^[-*] /u, '')} />
          </li>
        ))}
      </ul>
    );
  }
  return (
    <p>
      <Inline text={text} />
    </p>
  );
}

/** The page parted at its headings: what is in Chinese stands under a heading in Chinese. */
function partsOf(page: string): { readonly zh: string; readonly en: string } {
  // The first heading is the rule's id, which stands above; comments mark what is generated.
  const text = page.replace(/<!--.*?-->/gsu, '').replace(/^\s*# .*\n/u, '');
  const sections = text.split(/^(?=## )/mu);
  const isChinese = (section: string): boolean => /^## \p{Script=Han}/u.test(section);
  return {
    zh: sections
      .filter(isChinese)
      .join('')
      .replace(/^## .*\n/gmu, ''),
    en: sections.filter((section) => !isChinese(section)).join(''),
  };
}

function Pieces({ text }: { readonly text: string }): VNode {
  const pieces: VNode[] = [];
  for (const [at, part] of text.split(/^```\w*\n(.*?)^```$/msu).entries()) {
    if (at % 2 === 1) {
      pieces.push(
        <pre key={`c${String(at)}`} tabIndex={0}>
          {part}
        </pre>,
      );
      continue;
    }
    for (const [one, piece] of part.split(/\n{2,}/u).entries()) {
      if (piece.trim() !== '')
        pieces.push(<Piece key={`${String(at)}.${String(one)}`} text={piece.trim()} />);
    }
  }
  return <>{pieces}</>;
}

/** A reader of Chinese gets the Chinese part first, and below it the English one, marked as such. */
export function RuleText({ page }: { readonly page: string }): VNode {
  const { t, language } = useSite();
  const { zh, en } = partsOf(page);
  return (
    <div class="rule-text">
      {language === 'zh' ? (
        <div lang="zh">
          <Pieces text={zh} />
          <h3>{t.rules.inEnglish}</h3>
        </div>
      ) : null}
      <div lang="en">
        <Pieces text={en} />
      </div>
    </div>
  );
}
