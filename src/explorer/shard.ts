/** A shard: a classic script that hands its data to the page. Data only: nothing in it is ever markup, or a property's name. */

/** The paths of shards, from the site's root. */
export const shardPath = (name: string): string => `data/${name}.js`;

/** The script. The data stand in it as the text of JSON, so that no key of theirs can mean anything to JavaScript. */
export function shardText(name: string, data: unknown): string {
  const json = JSON.stringify(data);
  const literal = json.replace(/[\\'\u2028\u2029<]/gu, (sign) => {
    if (sign === '\\' || sign === "'") return `\\${sign}`;
    return sign === '<' ? '\\x3c' : sign === '\u2028' ? '\\u2028' : '\\u2029';
  });
  return `gongkai(${JSON.stringify(name)},'${literal}')\n`;
}
