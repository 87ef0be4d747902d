/** The provinces: how many agencies are known, and how many of them have a report of each year. */
import type { VNode } from 'preact';
import { ErrorTag, Heads, Scroll } from './data-table.tsx';
import { Downloads } from './downloads.tsx';
import { AgencyLink, Name } from './names.tsx';
import { useSite } from './site.ts';

export function Coverage({ onChoose }: { readonly onChoose: (code: string) => void }): VNode {
  const { index, t, number } = useSite();
  const years = index.years.slice(-12);
  const offset = index.years.length - years.length;
  return (
    <>
      {index.examples.length === 0 ? null : (
        <section>
          <h2 id="examples">{t.find.examples}</h2>
          <ul class="cards">
            {index.examples.map(({ id, name, errors }) => (
              <li key={id}>
                <AgencyLink id={id} name={name} />
                <ErrorTag count={errors} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2 id="coverage">{t.find.coverage}</h2>
        <p>{t.find.coverageAbout}</p>
        <Scroll name={{ id: 'coverage' }}>
          <table class="data coverage">
            <Heads
              words={[t.find.region, t.find.agencies, t.severities.error, ...years.map(String)]}
              numbers={(column) => column > 0}
            />
            <tbody>
              {index.regions.map(({ code, name, pinyin, agencies, covered, findings }) => (
                <tr key={code}>
                  <th scope="row">
                    <button type="button" class="linklike" onClick={() => onChoose(code)}>
                      <Name text={name} pinyin={pinyin.replaceAll(' ', '')} />
                    </button>
                  </th>
                  <td class="n">{number(agencies)}</td>
                  <td class="n">{number(findings[0])}</td>
                  {years.map((year, at) => {
                    const count = covered[offset + at] ?? 0;
                    const step = agencies === 0 || count === 0 ? 0 : Math.ceil((count / agencies) * 4);
                    return (
                      <td class={`n heat heat-${String(step)}`} key={year}>
                        {count === 0 ? '–' : number(count)}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
        <Downloads
          view={() => ({
            name: 'coverage',
            title: t.find.coverage,
            columns: [
              { name: 'region', about: t.find.region },
              { name: 'name', about: t.find.region },
              { name: 'agencies', about: t.find.agencies },
              { name: 'errors', about: t.find.errors },
              ...index.years.map((year) => ({ name: `reports_${String(year)}`, about: t.find.reportsIn })),
            ],
            rows: index.regions.map((one) => [
              one.code,
              one.name,
              one.agencies,
              one.findings[0],
              ...one.covered,
            ]),
          })}
        />
      </section>
    </>
  );
}
