import { byTestId, type WindowDriver } from './window-driver';

const CAMPAIGN = '示範活動';
export const SEND = '新菜單預告';
const TEXTS = {
  A: '秋天的新菜單來了 https://example.com/autumn?v=a',
  B: '栗子拿鐵今天上市，前往看看 https://example.com/autumn?v=b',
};
const SECOND = `${byTestId('test-arm')} ~ ${byTestId('test-arm')}`;
const DAY_MS = 86_400_000;

/** A campaign with one send to everybody, two versions of it, begun on the practice channel. */
export async function sendTest(driver: WindowDriver): Promise<void> {
  await driver.click(byTestId('rail-plan'));
  await driver.see(byTestId('month-view'));
  await driver.shot('month');
  await driver.click(byTestId('new-campaign'));
  await driver.write(byTestId('campaign-name'), CAMPAIGN);
  await driver.write(byTestId('send-name'), SEND);
  // its time has come, so that nobody waits for it
  await driver.pick(byTestId('send-at'), `${taipeiDay(new Date(Date.now() - DAY_MS))}T11:00`);
  await driver.click(byTestId('add-text'));
  await driver.write(`${byTestId('message-part')} textarea`, TEXTS.A);
  await driver.write(byTestId('send-expected'), '1200');
  await driver.press('Tab');
  await driver.click(`:has(> span > ${byTestId('test-switch')}) > label`);
  await driver.click(`${SECOND} :has(> span > [role=switch]) > label`);
  await driver.click(`${SECOND} ${byTestId('add-text')}`);
  await driver.write(`${SECOND} ${byTestId('message-part')} textarea`, TEXTS.B);
  await driver.see(byTestId('test-power'));
  await driver.shot('test');
  await driver.click(byTestId('start-test'));
  await driver.see(byTestId('start-test-dialog'));
  await driver.click(byTestId('start-test-run'));
  await driver.gone(byTestId('start-test-dialog'));
  await driver.click(byTestId('tab-experiments'));
  await driver.click(`${byTestId('experiment-list')} tbody tr`);
  await driver.see(byTestId('experiment-page'));
  await driver.shot('test-sent');
}

/** yyyy-MM-dd on the clock of the sample's campaigns. */
const taipeiDay = (at: Date): string =>
  new Intl.DateTimeFormat('en-CA', {
    timeZone: 'Asia/Taipei',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(at);
