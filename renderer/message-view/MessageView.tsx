import { memo, useLayoutEffect, useRef } from 'react';
import { type PreviewMessage, wireOf, wireText } from '#shared/preview/messages-of';
import { useT } from '../i18n';
import { cx } from '../ui/cx';
import { FlexContainer } from './flex/FlexContainer';
import { shrinkToFit } from './flex/shrink';
import { CouponMessage } from './kinds/Coupon';
import { ImagemapMessage } from './kinds/Imagemap';
import {
  AudioMessage,
  ImageMessage,
  LocationMessage,
  StickerMessage,
  TextMessage,
  UnknownMessage,
  VideoMessage,
} from './kinds/Plain';
import { TemplateMessage } from './kinds/Template';
import styles from './MessageView.module.css';
import { useView } from './view-context';
import { fillsChat } from './wide';

/** One message of the account: who says it, and what it looks like. Drawn from wire JSON alone. */
export const MessageView = memo(function MessageView(props: {
  shown: PreviewMessage;
  /** The sender stands over the first of several messages only. */
  showsSender: boolean;
}) {
  const view = useView();
  const t = useT('messageView');
  const { message } = props.shown;
  const root = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: fits again whenever what is drawn may have changed
  useLayoutEffect(() => {
    if (root.current) shrinkToFit(root.current);
  }, [message, view]);
  const sender = wireOf(message.sender);
  const own = wireText(sender.name);
  const name =
    own === '' ? view.accountName : t('senderFrom', { name: own, account: view.accountName });
  const icon = view.source(wireText(sender.iconUrl));
  const isWide = fillsChat(message);
  return (
    <div
      ref={root}
      className={cx(styles.message, isWide && styles.wide)}
      style={{ '--chat-font': view.fontScale } as React.CSSProperties}
    >
      {props.showsSender ? (
        <span className={styles.avatar} aria-hidden>
          {icon === null ? ([...(own || view.accountName)][0] ?? '') : <img src={icon} alt="" />}
        </span>
      ) : (
        !isWide && <span className={styles.noAvatar} />
      )}
      <div className={styles.said}>
        {props.showsSender && <span className={styles.sender}>{name}</span>}
        {!isWide && <Content shown={props.shown} />}
      </div>
      {isWide && <Content shown={props.shown} />}
    </div>
  );
});

function Content({ shown }: { shown: PreviewMessage }) {
  const { message, contentPath } = shown;
  const path = shown.path.join('/');
  const inner = (name: string) => (contentPath ?? [...shown.path, name]).join('/');
  switch (message.type) {
    case 'text':
    case 'textV2':
      return <TextMessage message={message} path={path} />;
    case 'sticker':
      return <StickerMessage message={message} path={path} />;
    case 'image':
      return <ImageMessage message={message} path={path} />;
    case 'video':
      return <VideoMessage message={message} path={path} />;
    case 'audio':
      return <AudioMessage message={message} path={path} />;
    case 'location':
      return <LocationMessage message={message} path={path} />;
    case 'coupon':
      return <CouponMessage message={message} path={path} coupon={shown.coupon} />;
    case 'imagemap':
      return <ImagemapMessage message={message} path={path} />;
    case 'template':
      return <TemplateMessage template={wireOf(message.template)} path={inner('template')} />;
    case 'flex':
      return <FlexContainer container={wireOf(message.contents)} path={inner('contents')} />;
    default:
      return <UnknownMessage message={message} path={path} />;
  }
}
