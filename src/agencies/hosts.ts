/** Domains of the provinces' own sites: what stands below them lies in that province. */

const provinceDomains: Readonly<{ [domain: string]: string }> = {
  'beijing.gov.cn': '110000',
  'bj.gov.cn': '110000',
  'tj.gov.cn': '120000',
  'hebei.gov.cn': '130000',
  'shanxi.gov.cn': '140000',
  'nmg.gov.cn': '150000',
  'ln.gov.cn': '210000',
  'jl.gov.cn': '220000',
  'hlj.gov.cn': '230000',
  'shanghai.gov.cn': '310000',
  'sh.gov.cn': '310000',
  'jiangsu.gov.cn': '320000',
  'js.gov.cn': '320000',
  'zj.gov.cn': '330000',
  'ah.gov.cn': '340000',
  'fujian.gov.cn': '350000',
  'fj.gov.cn': '350000',
  'jiangxi.gov.cn': '360000',
  'shandong.gov.cn': '370000',
  'sd.gov.cn': '370000',
  'henan.gov.cn': '410000',
  'hubei.gov.cn': '420000',
  'hunan.gov.cn': '430000',
  'gd.gov.cn': '440000',
  'gxzf.gov.cn': '450000',
  'hainan.gov.cn': '460000',
  'cq.gov.cn': '500000',
  'sc.gov.cn': '510000',
  'guizhou.gov.cn': '520000',
  'yn.gov.cn': '530000',
  'xizang.gov.cn': '540000',
  'shaanxi.gov.cn': '610000',
  'gansu.gov.cn': '620000',
  'qinghai.gov.cn': '630000',
  'nx.gov.cn': '640000',
  'xinjiang.gov.cn': '650000',
};

/** The province whose domain an address lies in; null where the host does not tell. */
export function provinceOfUrl(url: string): string | null {
  const host = /^https?:\/\/([^/?#:@]{1,253})(?:[:/?#]|$)/i.exec(url.slice(0, 400))?.[1]?.toLowerCase();
  if (host === undefined) return null;
  return provinceDomains[host.split('.').slice(-3).join('.')] ?? null;
}
