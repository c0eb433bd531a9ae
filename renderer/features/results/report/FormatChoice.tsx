import type { Locale } from '#shared/domain/workspace';
import { type ReportFormat, reportFormat } from '#shared/report/schedule';
import { LOCALES, useT } from '../../../i18n';
import { Checkbox, Select } from '../../../ui';
import styles from './Report.module.css';

/** Languages are called by their own name, whatever the language on screen. */
const OWN_NAMES = { 'zh-TW': '繁體中文', en: 'English', ja: '日本語' } as const;

/** In which language and as which files a report is written. */
export function FormatChoice(props: {
  locale: Locale;
  formats: readonly ReportFormat[];
  onLocale(locale: Locale): void;
  onFormats(formats: ReportFormat[]): void;
}) {
  const t = useT('reports');
  return (
    <>
      <Select
        label={t('language')}
        value={props.locale}
        options={LOCALES.map((value) => ({ value, label: OWN_NAMES[value] }))}
        onChange={props.onLocale}
        className={styles.narrow}
        data-testid="report-locale"
      />
      <fieldset className={styles.formats}>
        <legend>{t('formats')}</legend>
        {reportFormat.options.map((format) => (
          <Checkbox
            key={format}
            label={t(`format.${format}`)}
            checked={props.formats.includes(format)}
            onChange={(isOn) =>
              props.onFormats(
                reportFormat.options.filter((one) =>
                  one === format ? isOn : props.formats.includes(one),
                ),
              )
            }
            data-testid={`report-format-${format}`}
          />
        ))}
      </fieldset>
    </>
  );
}
