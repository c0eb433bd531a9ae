import { useMemo } from 'react';
import type { PreviewMessage, Wire } from '#shared/preview/messages-of';
import { DEFAULT_PHONE } from '#shared/preview/phones';
import { isNewSender } from './ChatPaper';
import chat from './chat.module.css';
import { chatSource } from './chat-source';
import styles from './MessageThumb.module.css';
import { MessageView } from './MessageView';
import { type View, ViewContext } from './view-context';

/** Messages as the phone shows them, small and quiet: beside a name, in a choice. */
export function MessageThumb(props: {
  wires: readonly Wire[];
  accountName: string;
  widthPx: number;
  heightPx: number;
  /** Where pictures can be shown from; those of a draft when absent. */
  source?: View['source'];
}) {
  const { widthPx, heightPx, accountName, source = chatSource } = props;
  const view = useMemo<View>(
    () => ({
      viewport: DEFAULT_PHONE.width,
      fontScale: 1,
      showsAll: false,
      isLive: false,
      accountName,
      source,
    }),
    [accountName, source],
  );
  const messages = props.wires.map<PreviewMessage>((message, index) => ({
    message,
    path: [index],
  }));
  const scale = widthPx / DEFAULT_PHONE.width;
  return (
    <ViewContext value={view}>
      <div className={styles.thumb} style={{ width: widthPx, height: heightPx }} inert>
        <div
          className={`${styles.chat} ${chat.chat}`}
          data-chat-theme="light"
          style={{ width: DEFAULT_PHONE.width, minHeight: heightPx / scale, zoom: scale }}
        >
          {messages.map((shown, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a message has no identity but its place
            <MessageView key={index} shown={shown} showsSender={isNewSender(messages, index)} />
          ))}
        </div>
      </div>
    </ViewContext>
  );
}
