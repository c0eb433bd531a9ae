import { type ReactNode, useRef } from 'react';
import type { PreviewMessage } from '#shared/preview/messages-of';
import { PHONES, type PhoneId, phoneOf } from '#shared/preview/phones';
import { useAccountName } from '../../../data/account-name';
import { type PhoneLookState, phoneLook } from '../../../data/phone-look';
import { useReadable } from '../../../editor/use-readable';
import { useT } from '../../../i18n';
import { Select } from '../../../ui';
import styles from '../message/MessagePanel.module.css';
import { MessagePhone } from '../message/MessagePhone';

/** The phone beside what is no message document: it shows the messages it is given, on the phone of one's choice. */
export function WirePanel(props: {
  messages: readonly PreviewMessage[];
  onPick?(path: string): void;
  /** Between the choice of the phone and the phone. */
  switches?: ReactNode;
  /** Instead of the chat. */
  children?: ReactNode;
  /** Said under the phone. */
  note?: string;
}) {
  const t = useT('phone');
  const accountName = useAccountName();
  const look = useReadable(phoneLook, (state) => state);
  const frame = useRef<HTMLDivElement>(null);
  const set = (change: Partial<PhoneLookState>) => phoneLook.setState(change);
  return (
    <div className={styles.panel} data-testid="wire-panel">
      <div className={styles.twoChoices}>
        <Select<PhoneId>
          aria-label={t('device')}
          value={look.phone}
          options={PHONES.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(id) => set({ phone: id })}
        />
        <Select
          aria-label={t('chatTheme')}
          value={look.theme}
          options={[
            { value: 'light', label: t('theme.light') },
            { value: 'dark', label: t('theme.dark') },
          ]}
          onChange={(theme) => set({ theme: theme as PhoneLookState['theme'] })}
        />
      </div>
      {props.switches !== undefined && <div className={styles.switches}>{props.switches}</div>}
      <div className={styles.stage}>
        <MessagePhone
          ref={frame}
          messages={props.messages}
          accountName={accountName}
          phone={phoneOf(look.phone)}
          theme={look.theme}
          fontScale={look.fontScale}
          menu="closed"
          chosen={null}
          onPick={props.onPick}
          over={props.children}
        />
        {props.note !== undefined && <p className={styles.note}>{props.note}</p>}
      </div>
    </div>
  );
}
