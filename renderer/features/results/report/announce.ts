import type { Locale } from '#shared/domain/workspace';
import { formatsFor } from '#shared/i18n/formats';
import { on } from '../../../bridge';
import { i18nInstance } from '../../../i18n';
import { showNotice } from '../../../ui';

/** A schedule writes while people do something else: they hear of it, and of what was missed. */
export const announceReports = (): (() => void) =>
  on('reports.written', ({ folder, files, late, dueAt }) => {
    const { dateTime } = formatsFor(i18nInstance.language as Locale);
    showNotice({
      id: 'reports-written',
      message: i18nInstance.t(late ? 'late' : 'written', {
        ns: 'reports',
        count: files.length,
        folder,
        due: dateTime(dueAt),
      }),
    });
  });
