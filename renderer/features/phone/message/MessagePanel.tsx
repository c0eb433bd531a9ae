import { useEffect, useMemo, useRef, useState } from 'react';
import type { MessageDocument } from '#shared/domain/message/schema';
import { draftMessages } from '#shared/preview/draft-messages';
import type { MenuState } from '#shared/preview/impression';
import { FONT_SCALES, PHONES, type PhoneId, phoneOf } from '#shared/preview/phones';
import { useAccountName } from '../../../data/account-name';
import { useCouponsOf } from '../../../data/coupons';
import { useDesignsOf } from '../../../data/designs';
import type { DocumentModel } from '../../../data/document-model';
import { type PhoneLookState, phoneLook } from '../../../data/phone-look';
import { useReadable } from '../../../editor/use-readable';
import { useFormat, useT } from '../../../i18n';
import { settled } from '../../../message-view/settled';
import { SegmentedControl, Select, Switch } from '../../../ui';
import { LookOver } from './LookOver';
import { type LookedOver, lookOver } from './look-over';
import styles from './MessagePanel.module.css';
import { MessagePhone, type MessagePhoneProps } from './MessagePhone';
import { Outside } from './Outside';

type Shown = 'chat' | 'outside';

const NOTHING: LookedOver = { impressions: [], remarks: [] };
const LOOK_PAUSE_MS = 150;

/** The phone beside the composer: which phone it is, and what there is to say about the message on it. */
export function MessagePanel(props: {
  model: DocumentModel<MessageDocument>;
  chosen: number | null;
  onPick(path: string): void;
  marks?: MessagePhoneProps['marks'];
}) {
  const t = useT('phone');
  const format = useFormat();
  const message = useReadable(props.model.document, (document) => document);
  const designs = useDesignsOf(message);
  const coupons = useCouponsOf(message);
  const messages = useMemo(
    () => draftMessages(message, designs, coupons),
    [message, designs, coupons],
  );
  const accountName = useAccountName();
  const look = useReadable(phoneLook, (state) => state);
  const set = (change: Partial<PhoneLookState>) => phoneLook.setState(change);
  const [shown, setShown] = useState<Shown>('chat');
  const [menuOpen, openMenu] = useState(false);
  const phone = phoneOf(look.phone);
  const menu: MenuState = menuOpen ? 'large' : 'closed';
  const frame = useRef<HTMLDivElement>(null);
  const [found, setFound] = useState(NOTHING);
  // biome-ignore lint/correctness/useExhaustiveDependencies: looks again whenever what is drawn may have changed
  useEffect(() => {
    let isCurrent = true;
    const lookAround = async () => {
      const element = frame.current;
      if (!element) return;
      await settled(element);
      if (isCurrent) setFound(lookOver(element, phone));
    };
    const timer = setTimeout(() => void lookAround(), LOOK_PAUSE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [messages, phone, look, shown]);
  return (
    <div className={styles.panel} data-testid="message-panel">
      <div className={styles.choices}>
        <Select<PhoneId>
          aria-label={t('device')}
          value={look.phone}
          options={PHONES.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(id) => set({ phone: id })}
          data-testid="phone-device"
        />
        <Select
          aria-label={t('chatTheme')}
          value={look.theme}
          options={[
            { value: 'light', label: t('theme.light') },
            { value: 'dark', label: t('theme.dark') },
          ]}
          onChange={(theme) => set({ theme: theme as PhoneLookState['theme'] })}
          data-testid="phone-theme"
        />
        <Select
          aria-label={t('fontScale')}
          value={String(look.fontScale)}
          options={FONT_SCALES.map((scale) => ({
            value: String(scale),
            label: format.percent(scale),
          }))}
          onChange={(value) => set({ fontScale: Number(value) })}
          data-testid="phone-font"
        />
      </div>
      <div className={styles.switches}>
        <SegmentedControl<Shown>
          label={t('shows')}
          value={shown}
          onChange={setShown}
          options={[
            { value: 'chat', label: t('shown.chat') },
            { value: 'outside', label: t('shown.outside') },
          ]}
          data-testid="phone-shown"
        />
        {shown === 'chat' && phone.look !== 'desktop' && (
          <Switch label={t('menuOpen')} checked={menuOpen} onChange={openMenu} />
        )}
      </div>
      <div className={styles.stage}>
        {shown === 'chat' ? (
          <>
            <MessagePhone
              ref={frame}
              messages={messages}
              accountName={accountName}
              phone={phone}
              theme={look.theme}
              fontScale={look.fontScale}
              menu={menu}
              chosen={props.chosen}
              onPick={props.onPick}
              marks={props.marks}
            />
            <LookOver found={found} onPick={props.onPick} />
          </>
        ) : (
          <Outside messages={messages} accountName={accountName} />
        )}
      </div>
    </div>
  );
}
