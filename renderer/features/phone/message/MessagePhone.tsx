import { ChevronLeft, Ellipsis, Search } from 'lucide-react';
import { useMemo } from 'react';
import { type PreviewMessage, wireList, wireOf } from '#shared/preview/messages-of';
import { CHAT_BAR, CHAT_HEADER, type Phone } from '#shared/preview/phones';
import { useT } from '../../../i18n';
import { isNewSender } from '../../../message-view/ChatPaper';
import chat from '../../../message-view/chat.module.css';
import { chatSource } from '../../../message-view/chat-source';
import { MessageView } from '../../../message-view/MessageView';
import { QuickReplies } from '../../../message-view/QuickReplies';
import { type View, ViewContext } from '../../../message-view/view-context';
import styles from './MessagePhone.module.css';

/** A phone is drawn this wide in the right column. */
const WIDTH_PX = 288;

/** A follower's chat with the messages in it, drawn from what LINE would get. */
export function MessagePhone(props: {
  messages: readonly PreviewMessage[];
  accountName: string;
  phone: Phone;
  theme: 'light' | 'dark';
  fontScale: number;
}) {
  const t = useT('phone');
  const { messages, phone } = props;
  const view = useMemo<View>(
    () => ({
      viewport: phone.width,
      fontScale: props.fontScale,
      showsAll: false,
      isLive: true,
      accountName: props.accountName,
      source: chatSource,
    }),
    [phone, props.fontScale, props.accountName],
  );
  const last = messages.at(-1)?.message;
  return (
    <ViewContext value={view}>
      <div
        className={styles.screen}
        style={{ width: phone.width, height: phone.height, zoom: WIDTH_PX / phone.width }}
        data-phone-screen
        data-testid="message-phone"
        data-look={phone.look}
        data-theme={props.theme}
      >
        <div className={styles.header} style={{ height: CHAT_HEADER, paddingTop: phone.statusBar }}>
          <ChevronLeft size={22} strokeWidth={1.75} aria-hidden />
          <span className={styles.name}>{props.accountName}</span>
          <Search size={20} strokeWidth={1.75} aria-hidden />
          <Ellipsis size={20} strokeWidth={1.75} aria-hidden />
        </div>
        <section
          className={`${styles.chat} ${chat.chat}`}
          data-chat-theme={props.theme}
          aria-label={t('chat')}
        >
          {messages.map((shown, index) => (
            <MessageView
              key={shown.path.join('/')}
              shown={shown}
              showsSender={isNewSender(messages, index)}
            />
          ))}
          {last !== undefined && <QuickReplies items={wireList(wireOf(last.quickReply).items)} />}
        </section>
        <div className={styles.bar} style={{ height: CHAT_BAR, paddingBottom: phone.homeBar }} />
      </div>
    </ViewContext>
  );
}
