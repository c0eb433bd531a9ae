import { Code, Copy, Download } from 'lucide-react';
import { useMemo } from 'react';
import type { Channel } from '#shared/domain/workspace';
import { addFriendButton, addFriendUrl, qrSvg } from '#shared/line/add-friend';
import { invoke } from '../../bridge';
import { reportFailure } from '../../data/failures';
import { useQuery } from '../../data/query';
import { qrModules } from '../../editor/paint/paint-qr';
import { useT } from '../../i18n';
import { Button, showNotice } from '../../ui';
import styles from './Channel.module.css';

/** Sharp on a poster of a hand's width. */
const PNG_PX = 1200;
const ICON = { size: 16, strokeWidth: 1.5 } as const;

/** How people become friends: the account's link, its code for paper, a button for the web. */
export function FriendsPanel({ channel }: { channel: Channel }) {
  const t = useT('channel');
  const health = useQuery('channels.health', { id: channel.id }).value;
  const id = health?.bot.premiumId ?? health?.bot.basicId ?? channel.basicId;
  const svg = useMemo(() => {
    const code = id ? qrModules({ text: addFriendUrl(id), errorCorrection: 'M' }) : null;
    return code && qrSvg(code);
  }, [id]);
  if (!id || !svg) return null;
  const picture = `data:image/svg+xml;utf8,${encodeURIComponent(svg)}`;
  // a code that is printed stays: one that leads to nobody must not leave the studio
  const isPlayed = channel.kind === 'rehearsal';
  const copy = async (text: string) => {
    await navigator.clipboard.writeText(text);
    showNotice({ id: 'friends-copied', tone: 'good', message: t('friends.copied') });
  };
  const save = async () => {
    const png = await pngOf(picture);
    const saved = await invoke('insight.export', {
      name: t('friends.file', { id }),
      files: [
        { extension: 'png', bytes: png },
        { extension: 'svg', bytes: new TextEncoder().encode(svg) },
      ],
    });
    if (!saved.ok) return reportFailure(saved.error);
    if (saved.value)
      showNotice({
        id: 'friends-saved',
        tone: 'good',
        message: t('friends.saved', { folder: saved.value.folder }),
      });
  };
  return (
    <section className={styles.friends} aria-label={t('friends.title')} data-testid="friends">
      <img src={picture} alt={t('friends.code', { id })} className={styles.qr} />
      <div className={styles.friendsWords}>
        <h2>{t('friends.title')}</h2>
        <p className={styles.quiet}>{t(isPlayed ? 'friends.played' : 'friends.note')}</p>
        <code data-selectable data-testid="friends-link">
          {addFriendUrl(id)}
        </code>
        <div className={styles.friendsActs}>
          <Button icon={<Copy {...ICON} />} onClick={() => void copy(addFriendUrl(id))}>
            {t('friends.copyLink')}
          </Button>
          <Button
            icon={<Code {...ICON} />}
            disabled={isPlayed}
            onClick={() => void copy(addFriendButton(id, t('friends.buttonWords')))}
          >
            {t('friends.copyButton')}
          </Button>
          <Button icon={<Download {...ICON} />} disabled={isPlayed} onClick={() => void save()}>
            {t('friends.saveCode')}
          </Button>
        </div>
      </div>
    </section>
  );
}

async function pngOf(picture: string): Promise<Uint8Array> {
  const image = new Image();
  image.src = picture;
  await image.decode();
  const canvas = new OffscreenCanvas(PNG_PX, PNG_PX);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas to draw the code on');
  context.imageSmoothingEnabled = false;
  context.drawImage(image, 0, 0, PNG_PX, PNG_PX);
  return new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
}
