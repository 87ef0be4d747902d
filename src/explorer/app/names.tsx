/** Names as documents print them: data in Chinese, set apart from what stands round them. */
import type { ComponentChildren, VNode } from 'preact';
import { agencyKeyOf } from '../site-keys.ts';
import { useSite } from './site.ts';

/** Chinese text of a document. In English, its pinyin may stand behind. */
export function Name({
  text,
  pinyin,
}: {
  readonly text: string;
  readonly pinyin?: string | undefined;
}): VNode {
  const { language } = useSite();
  const isShown = language === 'en' && pinyin !== undefined && pinyin !== '' && pinyin !== text;
  return (
    <>
      <bdi lang="zh">{text}</bdi>
      {isShown ? <small class="pinyin"> {pinyin}</small> : null}
    </>
  );
}

export function AgencyLink({
  id,
  name,
  pinyin,
}: {
  readonly id: string;
  readonly name: string;
  readonly pinyin?: string;
}): VNode {
  const { link } = useSite();
  const path = id.startsWith('x-') ? ['report', id] : ['agency', id];
  return (
    <a href={link(path)}>
      <Name text={name === '' ? id : name} pinyin={pinyin} />
    </a>
  );
}

export function ReportLink(props: {
  readonly id: string;
  readonly cell?: string;
  readonly children: ComponentChildren;
}): VNode {
  const { link } = useSite();
  return <a href={link(['report', props.id], [['cell', props.cell ?? '']])}>{props.children}</a>;
}

/** The id of the agency of a report: where its page is. */
export const keyOf = agencyKeyOf;

export function SeverityTag({ severity }: { readonly severity: 'error' | 'warning' | 'info' }): VNode {
  const { t } = useSite();
  return <span class={`tag ${severity}`}>{t.severity[severity]}</span>;
}
