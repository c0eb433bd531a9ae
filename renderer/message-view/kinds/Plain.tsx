import { FileImage, MapPin, Play, Smile } from 'lucide-react';
import { stickerPackage, stickerTitle } from '#shared/line/sendable/stickers';
import { type Wire, wireText } from '#shared/preview/messages-of';
import { useLocale, useT } from '../../i18n';
import { Picture } from '../Picture';
import styles from './kinds.module.css';
import { RichText } from './RichText';

interface Props {
  message: Wire;
  path: string;
}

/** `text` and `textV2`. */
export function TextMessage({ message, path }: Props) {
  return (
    <div className={styles.text} data-bubble={path} data-path={path} data-kind="text">
      <RichText message={message} />
    </div>
  );
}

/** LINE serves a sticker's picture itself, to LINE's apps only: its numbers stand for it. */
export function StickerMessage({ message, path }: Props) {
  const locale = useLocale();
  const known = stickerPackage(wireText(message.packageId));
  return (
    <div className={styles.sticker} data-bubble={path} data-path={path} data-kind="sticker">
      <Smile size={56} strokeWidth={1} aria-hidden />
      {known && <span className={styles.stickerTitle}>{stickerTitle(known, locale)}</span>}
      <span>
        {wireText(message.packageId)} / {wireText(message.stickerId)}
      </span>
    </div>
  );
}

export function ImageMessage({ message, path }: Props) {
  return (
    <div className={styles.photo} data-bubble={path}>
      <Picture
        url={wireText(message.previewImageUrl) || wireText(message.originalContentUrl)}
        fit="cover"
        style={{ width: 240, aspectRatio: '4 / 3' }}
        path={path}
        kind="image"
      />
    </div>
  );
}

export function VideoMessage({ message, path }: Props) {
  return (
    <div className={styles.photo} data-bubble={path}>
      <Picture
        url={wireText(message.previewImageUrl)}
        film={wireText(message.originalContentUrl)}
        fit="cover"
        style={{ width: 240, aspectRatio: '16 / 9' }}
        path={path}
        kind="video"
      />
    </div>
  );
}

export function AudioMessage({ message, path }: Props) {
  const seconds = Math.round(Number(message.duration ?? 0) / 1000);
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <div className={styles.audio} data-bubble={path} data-path={path} data-kind="audio">
      <Play size={18} fill="currentColor" strokeWidth={0} aria-hidden />
      <span className={styles.wave} aria-hidden />
      <span>{Number.isFinite(seconds) ? time : ''}</span>
    </div>
  );
}

export function LocationMessage({ message, path }: Props) {
  return (
    <div className={styles.location} data-bubble={path} data-path={path} data-kind="location">
      <div className={styles.map} aria-hidden>
        <MapPin size={28} fill="#e5484d" color="#fff" strokeWidth={1.25} />
      </div>
      <div className={styles.place}>
        <strong>{wireText(message.title)}</strong>
        <span>{wireText(message.address)}</span>
      </div>
    </div>
  );
}

export function UnknownMessage({ message, path }: Props) {
  const t = useT('messageView');
  return (
    <div className={styles.unknown} data-bubble={path} data-path={path} data-kind="unknown">
      <FileImage size={16} strokeWidth={1.5} aria-hidden />
      {t('unknown', { type: wireText(message.type) || '?' })}
    </div>
  );
}
