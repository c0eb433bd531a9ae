import { useMemo, useState } from 'react';
import type { MessageDocument } from '#shared/domain/message/schema';
import { draftMessages } from '#shared/preview/draft-messages';
import { DEFAULT_PHONE, FONT_SCALES, PHONES, phoneOf } from '#shared/preview/phones';
import { useAccountName } from '../../../data/account-name';
import { useDesignsOf } from '../../../data/designs';
import type { DocumentModel } from '../../../data/document-model';
import { useReadable } from '../../../editor/use-readable';
import { useFormat, useT } from '../../../i18n';
import { Select } from '../../../ui';
import styles from './MessagePanel.module.css';
import { MessagePhone } from './MessagePhone';

type Theme = 'light' | 'dark';

/** The phone beside the composer, and which phone it is. */
export function MessagePanel({ model }: { model: DocumentModel<MessageDocument> }) {
  const t = useT('phone');
  const format = useFormat();
  const message = useReadable(model.document, (document) => document);
  const designs = useDesignsOf(message);
  const messages = useMemo(() => draftMessages(message, designs), [message, designs]);
  const accountName = useAccountName();
  const [phoneId, setPhone] = useState<string>(DEFAULT_PHONE.id);
  const [theme, setTheme] = useState<Theme>('light');
  const [fontScale, setFontScale] = useState<number>(1);
  return (
    <div className={styles.panel}>
      <div className={styles.choices}>
        <Select
          aria-label={t('device')}
          value={phoneId}
          options={PHONES.map(({ id, name }) => ({ value: id as string, label: name }))}
          onChange={setPhone}
          data-testid="phone-device"
        />
        <Select<Theme>
          aria-label={t('chatTheme')}
          value={theme}
          options={[
            { value: 'light', label: t('theme.light') },
            { value: 'dark', label: t('theme.dark') },
          ]}
          onChange={setTheme}
          data-testid="phone-theme"
        />
        <Select
          aria-label={t('fontScale')}
          value={String(fontScale)}
          options={FONT_SCALES.map((scale) => ({
            value: String(scale),
            label: format.percent(scale),
          }))}
          onChange={(value) => setFontScale(Number(value))}
          data-testid="phone-font"
        />
      </div>
      <div className={styles.stage}>
        <MessagePhone
          messages={messages}
          accountName={accountName}
          phone={phoneOf(phoneId)}
          theme={theme}
          fontScale={fontScale}
        />
      </div>
    </div>
  );
}
