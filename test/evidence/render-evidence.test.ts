import { decode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { renderEvidence, type EvidencePicture, type Mark } from '../../src/evidence/index.ts';
import { smallPdf } from '../documents/second-engine/small-pdf.ts';

// The first line's base stands 50 points below the page's top, and begins 40 points from its left side.
const pdf = smallPdf([['12345'], ['67890']]);
const mark = (kind: Mark['kind'], page = 1): Mark => ({ page, box: [30, 35, 90, 60], kind });
/** One pixel a point, so that pixels are where points are. */
const plain = { file: 'a.pdf', dotsPerInch: 72, area: 'page' } as const;

type Colour = readonly [number, number, number];

function at(picture: EvidencePicture | undefined, x: number, y: number): Colour {
  const { width, data } = decode(picture!.png);
  const from = 3 * (y * width + x);
  return [data[from]!, data[from + 1]!, data[from + 2]!];
}

const render = (marks: readonly Mark[], bytes = pdf, options = {}): Promise<EvidencePicture[]> =>
  renderEvidence(bytes, 'application/pdf', marks, { ...plain, ...options });

describe('renderEvidence', () => {
  it('outlines a cell and tints it, and leaves the rest of the page', async () => {
    const [picture] = await render([mark('finding')]);
    expect([picture?.width, picture?.height]).toEqual([400, 300]);
    expect(at(picture, 29, 48)).toEqual([213, 94, 0]);
    expect(at(picture, 60, 60)).toEqual([213, 94, 0]);
    expect(at(picture, 80, 56)).toEqual([255, 214, 186]);
    expect(at(picture, 27, 48)).toEqual([255, 255, 255]);
    expect(at(picture, 200, 150)).toEqual([255, 255, 255]);
  });

  it('leaves the print under a mark legible', async () => {
    const [picture] = await render([mark('finding')]);
    const { width, data } = decode(picture!.png);
    let darkest = 255;
    for (let y = 38; y < 52; y++) {
      for (let x = 40; x < 75; x++) darkest = Math.min(darkest, data[3 * (y * width + x)]!);
    }
    expect(darkest).toBeLessThan(100);
  });

  it('gives each kind of mark a colour and a line of its own', async () => {
    const marks: Mark[] = (['finding', 'related', 'uncertain'] as const).map((kind, i) => ({
      page: 1,
      box: [100 + 60 * i, 100, 140 + 60 * i, 140],
      kind,
    }));
    const [picture] = await render(marks);
    const edges = marks.map(({ box }) => String(at(picture, box[0] - 1, 99)));
    const tints = marks.map(({ box }) => String(at(picture, box[0] + 20, 120)));
    expect(new Set(edges).size).toBe(3);
    expect(new Set(tints).size).toBe(3);
    const top = Array.from({ length: 42 }, (_, x) => String(at(picture, 219 + x, 99)));
    expect(new Set(top).size).toBe(2);
  });

  it('draws what a finding is about over what is related to it', async () => {
    const [picture] = await render([mark('finding'), mark('related')]);
    expect(at(picture, 29, 48)).toEqual([213, 94, 0]);
  });

  it('gives a picture for each page that is marked, in order', async () => {
    const pictures = await render([mark('finding', 2), mark('related', 1), mark('finding', 9)]);
    expect(pictures.map(({ page }) => page)).toEqual([1, 2]);
  });

  it('cuts out the rows round the marks, over the whole width', async () => {
    const [picture] = await render([{ page: 1, box: [30, 35, 90, 60], kind: 'finding' }], pdf, {
      area: 'around',
    });
    expect([picture?.width, picture?.height]).toEqual([400, 168]);
    const [low] = await render([{ page: 1, box: [30, 200, 90, 220], kind: 'finding' }], pdf, {
      area: 'around',
    });
    expect(low?.height).toBe(300 - 92);
    expect(at(low, 29, 210 - 92)).toEqual([213, 94, 0]);
  });

  it('draws at the resolution that is asked for', async () => {
    const [picture] = await render([mark('finding')], pdf, { dotsPerInch: 144 });
    expect([picture?.width, picture?.height]).toEqual([800, 600]);
    expect(at(picture, 59, 96)).toEqual([213, 94, 0]);
  });

  it('places marks on the page as it is shown, turned and cropped', async () => {
    const turned = smallPdf([['12345']], '/MediaBox [0 0 400 300] /CropBox [20 100 220 300] /Rotate 90');
    const [picture] = await render([{ page: 1, box: [140, 15, 165, 60], kind: 'finding' }], turned);
    expect([picture?.width, picture?.height]).toEqual([200, 200]);
    const { width, data } = decode(picture!.png);
    let darkest = 255;
    for (let y = 17; y < 58; y++) {
      for (let x = 142; x < 163; x++) darkest = Math.min(darkest, data[3 * (y * width + x)]!);
    }
    expect(darkest).toBeLessThan(100);
  });

  it('leaves out what lies beyond the page', async () => {
    const [picture] = await render([{ page: 1, box: [-50, 280, 500, 900], kind: 'finding' }]);
    expect(at(picture, 200, 299)).toEqual([255, 214, 186]);
  });

  it('makes a smaller picture of a page that claims to be metres wide', async () => {
    const [picture] = await render([mark('finding')], smallPdf([['1']], '/MediaBox [0 0 14400 14400]'), {
      dotsPerInch: 144,
    });
    expect(picture!.width * picture!.height).toBeLessThanOrEqual(12_020_000);
  });

  it('gives equal bytes for equal arguments', async () => {
    const [one] = await render([mark('finding')]);
    const [other] = await render([mark('finding')]);
    expect(Buffer.from(one!.png).equals(other!.png)).toBe(true);
  });

  it('says that no picture can be made of another kind of document', async () => {
    const making = renderEvidence(pdf, 'text/html', [mark('finding')], plain);
    await expect(making).rejects.toMatchObject({ code: 'evidence.unsupported', file: 'a.pdf' });
  });

  it('says that a damaged PDF cannot be drawn', async () => {
    const making = render([mark('finding')], new TextEncoder().encode('%PDF-1.4 nothing'));
    await expect(making).rejects.toMatchObject({ code: 'evidence.unreadable', file: 'a.pdf' });
  });
});
