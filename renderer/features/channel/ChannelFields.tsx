import { CHANNEL_COLOURS } from '#shared/domain/workspace';
import { useT } from '../../i18n';
import { cx, SegmentedControl, TextField } from '../../ui';
import styles from './Channel.module.css';

export interface ChannelDraft {
  name: string;
  kind: 'test' | 'production';
  colour: string;
}

/** What a channel is called here, what it is used for, and by which colour it is known. */
export function ChannelFields(props: { draft: ChannelDraft; onChange(draft: ChannelDraft): void }) {
  const t = useT('channel');
  const { draft, onChange } = props;
  return (
    <>
      <TextField
        label={t('field.name')}
        tall
        value={draft.name}
        onChange={(name) => onChange({ ...draft, name })}
        maxLength={80}
        data-testid="channel-name"
      />
      <div className={styles.labelled}>
        <span className={styles.label} aria-hidden>
          {t('field.kind')}
        </span>
        <SegmentedControl<ChannelDraft['kind']>
          fill
          label={t('field.kind')}
          value={draft.kind}
          onChange={(kind) => onChange({ ...draft, kind })}
          options={(['test', 'production'] as const).map((value) => ({
            value,
            label: t(`kind.${value}`),
          }))}
          data-testid="channel-kind"
        />
      </div>
      <div className={styles.labelled}>
        <span className={styles.label} aria-hidden>
          {t('field.colour')}
        </span>
        <div role="radiogroup" aria-label={t('field.colour')} className={styles.colours}>
          {CHANNEL_COLOURS.map((value, index) => (
            <button
              key={value}
              type="button"
              role="radio"
              aria-checked={value === draft.colour}
              aria-label={t('colour', { number: index + 1 })}
              className={cx(styles.colour, value === draft.colour && styles.colourOn)}
              style={{ background: value }}
              onClick={() => onChange({ ...draft, colour: value })}
            />
          ))}
        </div>
      </div>
    </>
  );
}
