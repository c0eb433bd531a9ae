import { useState } from 'react';
import { withUtm } from '#shared/campaign/links/utm';
import { USUAL_UTM, UTM_PARTS } from '#shared/domain/campaign/utm';
import { useT } from '../../i18n';
import { Section, Switch, TextField } from '../../ui';
import styles from './Campaign.module.css';
import type { CampaignWork } from './use-campaign';

/** Marks for web analytics: added to links when a send is compiled, never in the messages themselves. */
export function UtmForm({ work }: { work: CampaignWork }) {
  const t = useT('links');
  const { campaign, edit, readOnly } = work;
  const { utm } = campaign;
  const [folded, setFolded] = useState(!utm);
  const words = {
    campaign: campaign.name,
    send: campaign.broadcasts[0]?.name ?? '',
    arm: '',
    date: '',
  };
  return (
    <Section title={t('utm.title')} folded={folded} onFold={setFolded} data-testid="section-utm">
      <Switch
        label={t('utm.on')}
        checked={utm !== null && utm !== undefined}
        disabled={readOnly}
        onChange={(on) =>
          edit('editCampaign', (draft) => {
            draft.utm = on ? { ...USUAL_UTM } : null;
          })
        }
        data-testid="utm-on"
      />
      {utm && (
        <>
          {UTM_PARTS.map((part) => (
            <TextField
              key={part}
              label={`utm_${part}`}
              mono
              value={utm[part]}
              maxLength={100}
              disabled={readOnly}
              onChange={(text) =>
                edit(
                  'editCampaign',
                  (draft) => {
                    if (draft.utm) draft.utm[part] = text;
                  },
                  `utm ${part}`,
                )
              }
              data-testid={`utm-${part}`}
            />
          ))}
          <p className={styles.quiet}>
            {t('utm.words', {
              list: '{campaign} {send} {arm} {date}',
            })}
          </p>
          <p className={styles.quiet}>
            <code className={styles.example}>{withUtm('https://shop.example/', utm, words)}</code>
          </p>
        </>
      )}
    </Section>
  );
}
