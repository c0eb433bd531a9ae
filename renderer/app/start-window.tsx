import { StrictMode } from 'react';
import type { Root } from 'react-dom/client';
import type { Locale } from '#shared/domain/workspace';
import { answerOf, invoke, on } from '../bridge';
import { fixClock } from '../data/clock';
import { DEFAULT_SETTINGS } from '../data/settings';
import { setLocale, startI18n } from '../i18n';
import { App } from './App';
import { createServices } from './services';

/** Language and theme first, so that the first picture is already the right one. */
export async function startWindow(root: Root): Promise<void> {
  const asked = window.firstQuestions;
  const [info, settings] = await Promise.all([
    asked ? answerOf('app.info', asked.info) : invoke('app.info', undefined),
    asked ? answerOf('settings.get', asked.settings) : invoke('settings.get', undefined),
  ]);
  const system: Locale = info.ok ? info.value.systemLocale : 'zh-TW';
  const chosen = settings.ok ? settings.value : DEFAULT_SETTINGS;
  if (info.ok) fixClock(info.value.fixedNow);
  await startI18n(chosen.locale === 'system' ? system : chosen.locale);
  on('settings.changed', (next) => {
    void setLocale(next.locale === 'system' ? system : next.locale);
  });
  const platform = info.ok ? info.value.platform : 'linux';
  const services = createServices({ isMac: platform === 'darwin' });
  root.render(
    <StrictMode>
      <App services={services} platform={platform} />
    </StrictMode>,
  );
  await services.restore();
}
