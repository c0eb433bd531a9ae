import { useMemo } from 'react';
import type { PreviewJob } from '#shared/preview/layout';
import {
  type PreviewMessage,
  type Wire,
  wireList,
  wireOf,
  wireText,
} from '#shared/preview/messages-of';
import type { Phone } from '#shared/preview/phones';
import styles from './ChatPaper.module.css';
import chat from './chat.module.css';
import { chatSource } from './chat-source';
import { MessageView } from './MessageView';
import { QuickReplies } from './QuickReplies';
import { type View, ViewContext } from './view-context';

/**
 * A chat on paper: everything in a row is shown, and a hairline says where the phone's screen ends. Pictures,
 * documents for approval and the command line use it; the phone in the studio scrolls instead.
 */
export function ChatPaper({ job, phone }: { job: PreviewJob; phone: Phone }) {
  const messages = useMemo(() => JSON.parse(job.messagesJson) as PreviewMessage[], [job]);
  const view = useMemo<View>(
    () => ({
      viewport: phone.width,
      fontScale: job.fontScale,
      showsAll: true,
      isLive: false,
      accountName: job.accountName,
      source: chatSource,
    }),
    [job, phone],
  );
  const last = messages.at(-1)?.message;
  return (
    <ViewContext value={view}>
      <div
        className={`${styles.paper} ${chat.chat}`}
        data-chat-theme={job.theme}
        style={{ minWidth: phone.width }}
      >
        <div className={styles.edge} style={{ left: phone.width }} />
        {messages.map((shown, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: paper is drawn once
          <div key={index} className={styles.line} style={{ width: widthOf(shown.message, phone) }}>
            <MessageView shown={shown} showsSender={isNewSender(messages, index)} />
          </div>
        ))}
        {last !== undefined && <QuickReplies items={wireList(wireOf(last.quickReply).items)} />}
      </div>
    </ViewContext>
  );
}

/** Rows that swipe on the phone take the room they need. */
const widthOf = (message: Wire, phone: Phone): number | undefined => {
  const content = wireOf(message.type === 'template' ? message.template : message.contents);
  const swipes = content.type === 'carousel' || content.type === 'image_carousel';
  return swipes ? undefined : phone.width;
};

/** LINE names the sender once, until another one speaks. */
export function isNewSender(messages: readonly PreviewMessage[], index: number): boolean {
  if (index === 0) return true;
  const name = (at: number) => wireText(wireOf(messages[at]?.message.sender).name);
  return name(index) !== name(index - 1);
}
