/** Addresses of the web: one form for each, and what is none of ours. */

/** Longer ones are data, not addresses. */
const longest = 2000;
/** Parameters that name a visit, not a document. */
const visitNames =
  /^(?:jsessionid|phpsessid|aspsessionid\w*|sessionid|session_id|utm_\w+|spm|from_?source)$/i;
/** A parameter of such a name is a visit's only where its value looks like one. */
const perhapsVisit = /^(?:sid|s|token|t|_t|_|time|timestamp|rand|random|r|v)$/i;
const visitValue = /^(?:[0-9a-f]{16,}|1\d{12}|0\.\d{6,})$/i;

/**
 * An address in the one form that it is known by: no fragment, no session id, no default port, host in lower case; null for what is
 * no address of http or https, carries a name and password, or is longer than any address needs to be.
 */
export function addressOf(text: string, base?: string): string | null {
  if (text.length > longest) return null;
  let url: URL;
  try {
    url = new URL(text.trim(), base);
  } catch {
    return null;
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  if (url.username !== '' || url.password !== '' || url.hostname === '') return null;
  url.hash = '';
  url.pathname = url.pathname.replace(/;(?:jsessionid|phpsessid)=[^/;]*/gi, '').replace(/\/{2,}/g, '/');
  for (const [name, value] of [...url.searchParams]) {
    if (visitNames.test(name) || (perhapsVisit.test(name) && visitValue.test(value)))
      url.searchParams.delete(name);
  }
  return url.href.length > longest ? null : url.href;
}

/** The part of a host that its owner registered: `gz.gov.cn` of `www.gz.gov.cn`. An address in numbers, or of one name, is itself. */
export function siteOf(host: string): string {
  const parts = host.toLowerCase().split('.');
  if (/^[\d.]+$/.test(host) || host.includes(':') || parts.length < 3) return host.toLowerCase();
  const isSecondLevel =
    /^(?:gov|org|com|net|edu|ac)$/.test(parts.at(-2) ?? '') && (parts.at(-1)?.length ?? 0) === 2;
  return parts.slice(isSecondLevel ? -3 : -2).join('.');
}
