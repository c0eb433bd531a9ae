import { SEND } from './test-steps';
import { byTestId, type WindowDriver } from './window-driver';

/** What followers did, as the window says it; its mark stays with every line, so that none passes for a real one. */
export interface DemoFigures {
  simulated: true;
  /** The window's own words for it. */
  mark: string;
  sends: { name: string; figures: { [column: string]: string } }[];
}

/** LINE counts a send from the next day on, and most of what people do is done by the one after that. */
const DAYS = 2;

/** The practice account's clock runs on, its figures are fetched, and the screens of results show them. */
export async function readFigures(driver: WindowDriver): Promise<DemoFigures> {
  // versions leave one after the other; the clock may only run on when the last one is out
  await driver.see(`${byTestId('decision')}:not([data-state=sending])`);
  for (let day = 0; day < DAYS; day += 1) await passDay(driver);
  const mark = await driver.text(byTestId('simulated'));
  if (!mark) throw new Error('figures of the rehearsal channel are not marked as such');
  await driver.click(byTestId('tab-broadcasts'));
  const sends = await driver.until(`figures of ${SEND}`, async () => {
    const table = await driver.table(byTestId('broadcast-table'));
    return table === null ? null : countedSends(table);
  });
  await driver.shot('figures');
  await driver.click(byTestId('tab-experiments'));
  await driver.click(`${byTestId('experiment-list')} tbody tr`);
  await driver.see(byTestId('arm-table'));
  await driver.shot('test-figures');
  return { simulated: true, mark, sends };
}

/** The button of the window: a day later, and what LINE would have counted by then. */
async function passDay(driver: WindowDriver): Promise<void> {
  const fetchedAt = () => driver.text(byTestId('fetched-at'));
  const before = await fetchedAt();
  await driver.click(byTestId('rehearse-day'));
  await driver.until('newer figures', async () => ((await fetchedAt()) === before ? null : true));
}

/** The sends of the demonstration; null as long as LINE has not counted whom they reached. */
function countedSends(table: { heads: string[]; rows: string[][] }): DemoFigures['sends'] | null {
  const [, sentAt = '', label = ''] = table.heads;
  const sends = table.rows
    .filter(([name]) => name?.includes(SEND))
    .map(([name = '', ...cells]) => ({
      name,
      figures: Object.fromEntries(cells.map((cell, index) => [table.heads[index + 1] ?? '', cell])),
    }));
  const isCounted = sends.every(({ figures }) =>
    Object.entries(figures).some(
      ([column, text]) => column !== sentAt && column !== label && /\d/.test(text),
    ),
  );
  return sends.length > 0 && isCounted ? sends : null;
}
