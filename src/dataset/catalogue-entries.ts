/** A dataset's entries for search engines (schema.org/Dataset), catalogues (DCAT 3) and references (CITATION.cff). */
import type { DatasetFormat } from './format-names.ts';
import { en } from './messages.en.ts';
import { zh } from './messages.zh.ts';
import type { WrittenFile } from './output-file.ts';

export interface DatasetFacts {
  readonly version: string;
  readonly reports: number;
  /** First and last report year; null where none is known. */
  readonly years: { readonly from: number; readonly to: number } | null;
  readonly formats: readonly DatasetFormat[];
  readonly files: ReadonlyMap<string, WrittenFile>;
}

const licence = 'https://creativecommons.org/publicdomain/zero/1.0/';

const mediaTypes: readonly (readonly [ending: string, type: string])[] = [
  ['.csv', 'text/csv'],
  ['.parquet', 'application/vnd.apache.parquet'],
  ['.ndjson', 'application/x-ndjson'],
];

/** The files that a catalogue lists: tables of one file, in every format. */
function listed({ files }: DatasetFacts): { path: string; type: string; file: WrittenFile }[] {
  return [...files].flatMap(([path, file]) => {
    const type = mediaTypes.find(([ending]) => path.endsWith(ending))?.[1];
    const isPart = /^(?:cells|ndjson\/cells|records|excel)\//.test(path);
    return type === undefined || isPart ? [] : [{ path, type, file }];
  });
}

const keywords = en.package.keywords.split(', ');
const keywordsZh = zh.package.keywords.split('，');

/** schema.org/Dataset, for the head of a page or beside the files. */
export function searchEntry(facts: DatasetFacts): object {
  return {
    '@context': 'https://schema.org/',
    '@type': 'Dataset',
    name: en.package.title,
    alternateName: zh.package.title,
    description: en.package.description,
    version: facts.version,
    license: licence,
    isAccessibleForFree: true,
    inLanguage: ['zh', 'en'],
    keywords: [...keywords, ...keywordsZh],
    spatialCoverage: 'China',
    ...(facts.years === null ? {} : { temporalCoverage: `${facts.years.from}/${facts.years.to}` }),
    creator: { '@type': 'Organization', name: en.package.creator },
    distribution: listed(facts).map(({ path, type, file }) => ({
      '@type': 'DataDownload',
      contentUrl: path,
      encodingFormat: type,
      contentSize: `${file.bytes} B`,
      sha256: file.sha256,
    })),
  };
}

/** DCAT 3 as JSON-LD. */
export function catalogueEntry(facts: DatasetFacts): object {
  return {
    '@context': {
      dcat: 'http://www.w3.org/ns/dcat#',
      dct: 'http://purl.org/dc/terms/',
      foaf: 'http://xmlns.com/foaf/0.1/',
      spdx: 'http://spdx.org/rdf/terms#',
      xsd: 'http://www.w3.org/2001/XMLSchema#',
    },
    '@type': 'dcat:Dataset',
    'dct:title': [
      { '@value': en.package.title, '@language': 'en' },
      { '@value': zh.package.title, '@language': 'zh' },
    ],
    'dct:description': [
      { '@value': en.package.description, '@language': 'en' },
      { '@value': zh.package.description, '@language': 'zh' },
    ],
    'dcat:version': facts.version,
    'dct:license': { '@id': licence },
    'dct:language': [
      { '@id': 'http://publications.europa.eu/resource/authority/language/ZHO' },
      { '@id': 'http://publications.europa.eu/resource/authority/language/ENG' },
    ],
    'dct:spatial': { '@id': 'http://publications.europa.eu/resource/authority/country/CHN' },
    ...(facts.years === null
      ? {}
      : {
          'dct:temporal': {
            '@type': 'dct:PeriodOfTime',
            'dcat:startDate': { '@value': `${facts.years.from}-01-01`, '@type': 'xsd:date' },
            'dcat:endDate': { '@value': `${facts.years.to}-12-31`, '@type': 'xsd:date' },
          },
        }),
    'dct:creator': { '@type': 'foaf:Organization', 'foaf:name': en.package.creator },
    'dcat:keyword': [
      ...keywords.map((word) => ({ '@value': word, '@language': 'en' })),
      ...keywordsZh.map((word) => ({ '@value': word, '@language': 'zh' })),
    ],
    'dcat:distribution': listed(facts).map(({ path, type, file }) => ({
      '@type': 'dcat:Distribution',
      'dct:title': path,
      'dcat:downloadURL': { '@id': path },
      'dcat:mediaType': { '@id': `https://www.iana.org/assignments/media-types/${type}` },
      'dcat:byteSize': file.bytes,
      'spdx:checksum': {
        '@type': 'spdx:Checksum',
        'spdx:algorithm': { '@id': 'spdx:checksumAlgorithm_sha256' },
        'spdx:checksumValue': file.sha256,
      },
    })),
  };
}

/** CITATION.cff 1.2: without a date, which whoever publishes the dataset adds. */
export function citation({ version, years, reports }: DatasetFacts): string {
  const span = years === null ? '' : `, ${years.from}–${years.to}`;
  const lines = [
    'cff-version: 1.2.0',
    'message: If you use this dataset, please cite it as below, with its version.',
    'type: dataset',
    `title: ${JSON.stringify(`${en.package.title}${span}`)}`,
    `abstract: ${JSON.stringify(en.package.abstract(reports))}`,
    'authors:',
    `  - name: ${JSON.stringify(en.package.creator)}`,
    `version: ${JSON.stringify(version)}`,
    'license: CC0-1.0',
    'keywords:',
    ...[...keywords, ...keywordsZh].map((word) => `  - ${JSON.stringify(word)}`),
  ];
  return `${lines.join('\n')}\n`;
}
