import {
  BatteryMedium,
  ChevronLeft,
  Ellipsis,
  Keyboard,
  Mic,
  Plus,
  Search,
  Signal,
  Wifi,
} from 'lucide-react';
import {
  type ReactNode,
  type Ref,
  type RefObject,
  useEffect,
  useMemo,
  useReducer,
  useRef,
} from 'react';
import { type MenuState, roomOf } from '#shared/preview/impression';
import { type PreviewMessage, wireList, wireOf } from '#shared/preview/messages-of';
import { CHAT_BAR, CHAT_HEADER, type Phone } from '#shared/preview/phones';
import { useFormat, useT } from '../../../i18n';
import { isNewSender } from '../../../message-view/ChatPaper';
import chatLook from '../../../message-view/chat.module.css';
import { chatSource } from '../../../message-view/chat-source';
import { CouponPage } from '../../../message-view/kinds/Coupon';
import { MessageView } from '../../../message-view/MessageView';
import { QuickReplies } from '../../../message-view/QuickReplies';
import { tappedAction } from '../../../message-view/tap';
import { type View, ViewContext } from '../../../message-view/view-context';
import { cx } from '../../../ui';
import { PhoneSheet } from '../PhoneSheet';
import styles from './MessagePhone.module.css';
import { FRESH_CHAT, messageChatReducer } from './message-chat';

/** A phone is drawn this wide in the right column. */
export const PHONE_WIDTH_PX = 288;

export interface MessagePhoneProps {
  messages: readonly PreviewMessage[];
  accountName: string;
  phone: Phone;
  theme: 'light' | 'dark';
  fontScale: number;
  menu: MenuState;
  /** Which message is being worked on; the chat brings it into view. */
  chosen: number | null;
  /** Somebody pointed at something drawn; `path` leads to it, as in `data-path`. */
  onPick?(path: string): void;
  /** What lies over a message, in the element that it is drawn in. */
  marks?: ((shown: PreviewMessage, index: number) => ReactNode) | undefined;
  /** Lies over the whole screen: what LINE opens in the chat's place. */
  over?: ReactNode;
  ref?: Ref<HTMLDivElement>;
}

/** A follower's chat with the messages in it, drawn from what LINE would get; taps do what LINE does. */
export function MessagePhone(props: MessagePhoneProps) {
  const t = useT('phone');
  const format = useFormat();
  const { messages, phone, chosen } = props;
  const [state, send] = useReducer(messageChatReducer, FRESH_CHAT);
  const chat = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other messages begin another chat
  useEffect(() => send({ type: 'fresh' }), [messages]);
  useScrolling(chat, state.nextId, chosen, messages.length);
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
  const tap = (target: EventTarget) => {
    const action = tappedAction(target);
    if (action === null) return;
    const isReply = target instanceof Element && target.closest('[data-quick-replies]') !== null;
    send({ type: 'tap', action, isReply });
  };
  const last = messages.at(-1)?.message;
  const replies = last === undefined ? [] : wireList(wireOf(last.quickReply).items);
  const now = format.time(new Date());
  const menuHeight = roomOf(phone, 'closed') - roomOf(phone, props.menu);
  const hasReplies = replies.length > 0 && !state.repliesGone && phone.look !== 'desktop';
  return (
    <ViewContext value={view}>
      <div
        className={styles.frame}
        ref={props.ref}
        style={{ height: (phone.height * PHONE_WIDTH_PX) / phone.width }}
      >
        <div
          className={styles.screen}
          style={{
            width: phone.width,
            height: phone.height,
            // not `zoom`: with it Chromium answers where an element is in the screen’s own pixels
            transform: `scale(${PHONE_WIDTH_PX / phone.width})`,
          }}
          data-phone-screen
          data-testid="message-phone"
          data-look={phone.look}
          data-theme={props.theme}
          lang="zh-Hant"
        >
          {phone.statusBar > 0 && (
            <div className={styles.status} style={{ height: phone.statusBar }} aria-hidden>
              <span>{now}</span>
              <Signal size={15} />
              <Wifi size={15} />
              <BatteryMedium size={20} strokeWidth={1.5} />
            </div>
          )}
          <div className={styles.header} style={{ height: CHAT_HEADER }}>
            {phone.look !== 'desktop' && <ChevronLeft size={24} strokeWidth={1.75} aria-hidden />}
            <span className={styles.name}>{props.accountName}</span>
            <Search size={20} strokeWidth={1.75} aria-hidden />
            <Ellipsis size={20} strokeWidth={1.75} aria-hidden />
          </div>
          <div
            ref={chat}
            className={cx(styles.chat, chatLook.chat)}
            data-chat-theme={props.theme}
            role="log"
            aria-label={t('chat')}
            tabIndex={-1}
            onClick={(event) => {
              const at = event.target as HTMLElement;
              const path = at.closest<HTMLElement>('[data-path]')?.dataset.path;
              if (path !== undefined) props.onPick?.(path);
              tap(at);
            }}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' && event.key !== ' ') return;
              event.preventDefault();
              tap(event.target);
            }}
          >
            {messages.map((shown, index) => (
              <div key={shown.path.join('/')} className={styles.message} data-message={index}>
                <MessageView shown={shown} showsSender={isNewSender(messages, index)} />
                {props.marks?.(shown, index)}
              </div>
            ))}
            {state.lines.map((line) =>
              line.from === 'studio' ? (
                <div key={line.id} className={styles.remark} data-testid="phone-remark">
                  {t(`remark.${line.code}`, line.values)}
                </div>
              ) : (
                <div key={line.id} className={styles.mine} data-testid="phone-follower">
                  <span className={styles.time}>{now}</span>
                  <span className={styles.said}>{line.text}</span>
                </div>
              ),
            )}
            {hasReplies && <QuickReplies items={replies} />}
          </div>
          {menuHeight > 0 && (
            <div
              className={styles.menu}
              style={{ height: menuHeight }}
              data-testid="phone-open-menu"
            >
              {t('menuHere')}
            </div>
          )}
          <div className={styles.bar} style={{ height: CHAT_BAR, paddingBottom: phone.homeBar }}>
            {state.keyboard === null ? (
              <>
                {menuHeight > 0 ? (
                  <Keyboard size={22} strokeWidth={1.5} aria-hidden />
                ) : (
                  <Plus size={24} strokeWidth={1.5} aria-hidden />
                )}
                <span className={styles.input}>Aa</span>
                <Mic size={22} strokeWidth={1.5} aria-hidden />
              </>
            ) : (
              <input
                className={styles.input}
                // biome-ignore lint/a11y/noAutofocus: the follower's keyboard takes the focus too
                autoFocus
                value={state.keyboard}
                aria-label={t('typeHere')}
                onChange={(event) => send({ type: 'typed', text: event.currentTarget.value })}
                onKeyDown={(event) => {
                  if (event.key === 'Enter' && !event.nativeEvent.isComposing)
                    send({ type: 'said' });
                }}
              />
            )}
          </div>
          {props.over}
          {state.coupon !== null && (
            <CouponPage coupon={state.coupon} onClose={() => send({ type: 'closeSheet' })} />
          )}
        </div>
        {state.sheet !== null && (
          <PhoneSheet
            sheet={state.sheet}
            onClose={() => send({ type: 'closeSheet' })}
            onPick={(value) => send({ type: 'picked', value })}
          />
        )}
      </div>
    </ViewContext>
  );
}

/** The chat opens at its end, follows what is said, and shows the message that somebody works on. */
function useScrolling(
  chat: RefObject<HTMLDivElement | null>,
  said: number,
  chosen: number | null,
  count: number,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows every new line
  useEffect(() => {
    chat.current?.scrollTo({ top: chat.current.scrollHeight });
  }, [said]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a message that was added is chosen, too
  useEffect(() => {
    const element = chat.current?.querySelector<HTMLElement>(`[data-message="${chosen ?? -1}"]`);
    const box = chat.current;
    if (!element || !box) return;
    const isAbove = element.offsetTop - box.offsetTop < box.scrollTop;
    const end = element.offsetTop - box.offsetTop + element.offsetHeight;
    if (isAbove) box.scrollTo({ top: element.offsetTop - box.offsetTop - 8 });
    else if (end > box.scrollTop + box.clientHeight)
      box.scrollTo({ top: end - box.clientHeight + 14 });
  }, [chosen, count]);
}
