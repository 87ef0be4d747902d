import { describe, expect, it } from 'vitest';
import { readPdfText } from '../../../src/documents/second-engine/read-pdf-text.ts';
import { smallPdf } from './small-pdf.ts';

describe('readPdfText', () => {
  it('reads Chinese text in a font that is not embedded', async () => {
    const { pages } = await readPdfText(smallPdf([['规章 7 8'], ['行政许可 5']]));
    expect(pages.map(({ lines }) => lines.join(''))).toEqual(['规章 7 8', '行政许可 5']);
  });

  it('reads only the pages that are asked for', async () => {
    const { pages } = await readPdfText(smallPdf([['甲'], ['乙'], ['丙']]), { pages: [2] });
    expect(pages.map(({ lines }) => lines.join(''))).toEqual(['乙']);
  });

  it('leaves the bytes alone', async () => {
    const bytes = smallPdf([['规章']]);
    const before = Uint8Array.from(bytes);
    await readPdfText(bytes);
    expect(bytes).toEqual(before);
  });

  it('gives no text for what is no PDF', async () => {
    expect(await readPdfText(new TextEncoder().encode('%PDF-1.4 nothing'))).toEqual({ pages: [] });
  });

  it('gives no text when it is stopped', async () => {
    expect(await readPdfText(smallPdf([['规章']]), { signal: AbortSignal.abort() })).toEqual({ pages: [] });
  });
});
