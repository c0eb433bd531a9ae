import type { CSSProperties } from 'react';
import { fill } from '#shared/handoff/fill';
import type { HandoffPage, HandoffSheet } from '#shared/handoff/sheet-schema';
import { type HandoffWords, handoffWords } from '#shared/handoff/words';

/** A design on paper: every page with its picture, and every area with its letter, bounds and action. */
export function SpecSheet(props: { sheet: HandoffSheet; pictures: readonly string[] }) {
  const { sheet, pictures } = props;
  const words = handoffWords(sheet.locale);
  return (
    <>
      {sheet.pages.map((page, index) => (
        <section key={page.id} className="sheet">
          <header>
            <p className="kind">{sheet.kind}</p>
            <h1>{sheet.name}</h1>
            <p className="page">
              {page.name}
              <span>{fill(words.size, { width: page.size.width, height: page.size.height })}</span>
            </p>
          </header>
          <Overlay page={page} picture={pictures[index] ?? ''} />
          <Facts facts={[...sheet.facts, ...page.facts]} />
          {page.rows.length === 0 ? (
            <p className="note">{words.noAreas}</p>
          ) : (
            <AreaTable page={page} words={words} />
          )}
          <p className="note">{words.unit}</p>
        </section>
      ))}
    </>
  );
}

/** The picture stays within half a page, however high it is. */
const WIDTH_MM = 182;
const HEIGHT_MM = 120;

function Overlay({ page, picture }: { page: HandoffPage; picture: string }) {
  const { width, height } = page.size;
  const scale = Math.min(WIDTH_MM / width, HEIGHT_MM / height);
  const share = (value: number, whole: number) => `${(value / whole) * 100}%`;
  return (
    <div className="picture" style={{ width: `${width * scale}mm`, height: `${height * scale}mm` }}>
      <img src={picture} alt="" />
      {page.rows.map(({ letter, bounds }) => {
        const place: CSSProperties = {
          left: share(bounds.x, width),
          top: share(bounds.y, height),
          width: share(bounds.width, width),
          height: share(bounds.height, height),
        };
        return (
          <div key={letter} className="area" style={place}>
            <b>{letter}</b>
          </div>
        );
      })}
    </div>
  );
}

function Facts({ facts }: { facts: HandoffSheet['facts'] }) {
  return facts.length === 0 ? null : (
    <dl>
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value || '—'}</dd>
        </div>
      ))}
    </dl>
  );
}

function AreaTable({ page, words }: { page: HandoffPage; words: HandoffWords }) {
  return (
    <table>
      <thead>
        <tr>
          <th>{words.area}</th>
          <th className="number">{words.x}</th>
          <th className="number">{words.y}</th>
          <th className="number">{words.width}</th>
          <th className="number">{words.height}</th>
          <th>{words.action}</th>
          <th>{words.detail}</th>
        </tr>
      </thead>
      <tbody>
        {page.rows.map(({ letter, bounds, type, what, label, detail }) => (
          <tr key={letter}>
            <td>
              <b className="mark">{letter}</b>
            </td>
            <td className="number">{bounds.x}</td>
            <td className="number">{bounds.y}</td>
            <td className="number">{bounds.width}</td>
            <td className="number">{bounds.height}</td>
            <td>
              {what}
              {type !== '' && <code>{type}</code>}
            </td>
            <td className="detail">
              {label !== '' && <span className="label">{label}</span>}
              {detail}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
