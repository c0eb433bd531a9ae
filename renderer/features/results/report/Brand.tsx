import { useState } from 'react';
import { useStore } from 'zustand';
import { type ReportBrand, readableAccent, reportBrand } from '#shared/report/brand';
import { invoke } from '../../../bridge';
import { brandState } from '../../../data/brand';
import { reportFailure } from '../../../data/failures';
import { useT } from '../../../i18n';
import { Button, ColourSwatch, showNotice, TextField } from '../../../ui';
import styles from './Report.module.css';

/** How the company signs its reports. */
export function Brand({ brand }: { brand: ReportBrand }) {
  const t = useT('reports');
  const [draft, setDraft] = useState(brand);
  const { colours, logos } = useStore(brandState).kit;
  const checked = reportBrand.safeParse(draft);
  const used = checked.success ? readableAccent(draft.accent) : draft.accent;
  const pick = async () => {
    const answer = await invoke('assets.pick', undefined);
    if (!answer.ok) return reportFailure(answer.error);
    const { value } = answer;
    if (value) setDraft((before) => ({ ...before, logo: value.hash }));
  };
  const save = async () => {
    const answer = await invoke('reports.saveBrand', draft);
    if (!answer.ok) return reportFailure(answer.error);
    setDraft(answer.value);
    showNotice({ id: 'report-brand', message: t('brand.saved') });
  };
  return (
    <div className={styles.form}>
      <p className={styles.quiet}>{t('brand.how')}</p>
      <TextField
        label={t('brand.name')}
        note={t('brand.nameNote')}
        value={draft.name}
        onChange={(name) => setDraft({ ...draft, name: name.slice(0, 80) })}
        data-testid="brand-name"
      />
      <div className={styles.colour}>
        <ColourSwatch
          label={t('brand.accent')}
          value={checked.success ? draft.accent : '#000000'}
          onChange={(accent) => setDraft({ ...draft, accent })}
        />
        <TextField
          label={t('brand.accent')}
          mono
          value={draft.accent}
          onChange={(accent) => setDraft({ ...draft, accent: accent.trim().slice(0, 7) })}
          note={
            checked.success && used.toUpperCase() !== draft.accent.toUpperCase()
              ? t('brand.accentDark', { colour: used.toUpperCase() })
              : undefined
          }
          data-testid="brand-accent"
        />
      </div>
      {colours.length > 0 && (
        <fieldset className={styles.kit}>
          <legend>{t('brand.kit')}</legend>
          {colours.map(({ id, name, colour }) => (
            <button
              key={id}
              type="button"
              className={styles.kitColour}
              style={{ background: opaque(colour) }}
              title={name}
              aria-label={t('brand.kitColour', { name })}
              aria-pressed={opaque(colour) === draft.accent.toUpperCase()}
              onClick={() => setDraft({ ...draft, accent: opaque(colour) })}
              data-testid="brand-kit-colour"
            />
          ))}
        </fieldset>
      )}
      <div>
        <h3 className={styles.head}>{t('brand.logo')}</h3>
        <div className={styles.row}>
          {draft.logo === null ? (
            <span className={styles.quiet}>{t('brand.noLogo')}</span>
          ) : (
            <img
              className={styles.logo}
              src={`app://tapestry/asset/${draft.logo}`}
              alt={t('brand.logo')}
              data-testid="brand-logo"
            />
          )}
          <Button onClick={() => void pick()} data-testid="brand-pick">
            {t('brand.pick')}
          </Button>
          {draft.logo !== null && (
            <Button variant="ghost" onClick={() => setDraft({ ...draft, logo: null })}>
              {t('brand.removeLogo')}
            </Button>
          )}
        </div>
      </div>
      {logos.length > 0 && (
        <fieldset className={styles.kit}>
          <legend>{t('brand.kit')}</legend>
          {logos.map(({ id, name, asset }) => (
            <button
              key={id}
              type="button"
              className={styles.kitLogo}
              title={name}
              aria-label={t('brand.kitLogo', { name })}
              aria-pressed={asset === draft.logo}
              onClick={() => setDraft({ ...draft, logo: asset })}
              data-testid="brand-kit-logo"
            >
              <img src={`app://tapestry/asset/${asset}`} alt="" />
            </button>
          ))}
        </fieldset>
      )}
      <div className={styles.foot}>
        <Button
          variant="primary"
          size="tall"
          disabled={!checked.success}
          onClick={() => void save()}
          data-testid="brand-save"
        >
          {t('brand.save')}
        </Button>
      </div>
    </div>
  );
}

/** A report has no use for a colour that one sees through. */
const opaque = (colour: string): string => colour.slice(0, 7).toUpperCase();
