import { ChevronLeft, Ellipsis, Play, Search } from 'lucide-react';
import { useState } from 'react';
import type { Artboard } from '#shared/domain/design/artboard';
import type { RichCarousel } from '#shared/domain/design/rich-carousel';
import type { RichMessage, RichVideo } from '#shared/domain/design/rich-message';
import { actionToWire } from '#shared/line/rich-menu/to-wire';
import { BUBBLE_POINTS } from '#shared/targets/rich-carousel/constraints';
import type { Editor } from '../../editor/api';
import { defaultAssetUrl } from '../../editor/paint';
import { PagePicture } from '../../editor/picture/PagePicture';
import { useReadable } from '../../editor/use-readable';
import { useT } from '../../i18n';
import styles from './BubblePhone.module.css';
import phone from './Phone.module.css';
import { simulateTap } from './simulate-tap';

/** A phone of 375 points is drawn 288 pixels wide. */
const SCALE = 288 / 375;
/** An imagemap is about this wide in the chat, in points. */
const IMAGEMAP_POINTS = 300;

/** A rich message or a carousel as a follower meets it in the chat; areas can be tapped. */
export function BubblePhone(props: {
  editor: Editor<RichMessage> | Editor<RichCarousel>;
  accountName: string;
  /** A page as a row of a table makes it, in place of what the design says. */
  shown: Artboard | null;
}) {
  const t = useT('phone');
  const editor = props.editor as Editor;
  const design = useReadable(editor.document, (document) => document);
  const [said, setSaid] = useState<{ code: string; values: Record<string, string> } | null>(null);
  const isCarousel = design.kind === 'richCarousel';
  const points = isCarousel
    ? design.form === 'image'
      ? 200
      : BUBBLE_POINTS[design.bubbleSize].width
    : IMAGEMAP_POINTS;
  const widthPx = Math.min(268, Math.round(points * SCALE));
  const radius = isCarousel && design.form === 'flex' ? BUBBLE_POINTS[design.bubbleSize].radius : 8;
  const tap = (area: Artboard['areas'][number]) => {
    const wire = area.action ? actionToWire(area.action, { pages: [] }) : null;
    const met = simulateTap(
      { bounds: area.bounds, action: wire },
      { startId: null, menus: new Map(), aliases: new Map() },
    );
    setSaid(remarkOf(met));
  };
  return (
    <div className={phone.phone} data-phone-screen data-testid="phone" lang="zh-Hant">
      <div className={phone.header}>
        <ChevronLeft size={16} strokeWidth={1.75} aria-hidden />
        <span className={phone.name}>{props.accountName}</span>
        <Search size={14} strokeWidth={1.75} aria-hidden />
        <Ellipsis size={14} strokeWidth={1.75} aria-hidden />
      </div>
      <section className={phone.chat} aria-label={t('chat')}>
        <div className={styles.bubbles}>
          <div className={isCarousel ? styles.cards : undefined}>
            {(design.pages as readonly Artboard[]).map((page) => (
              <Picture
                key={page.id}
                page={page.id === props.shown?.id ? props.shown : page}
                widthPx={widthPx}
                radius={radius * SCALE}
                className={isCarousel ? styles.card : styles.one}
                onTap={tap}
              >
                {design.kind === 'richMessage' && design.video && (
                  <Film
                    video={design.video}
                    style={placed(design.video.area, widthPx / page.size.width)}
                  />
                )}
                {isCarousel && design.form === 'image' && page.areas[0]?.action?.label && (
                  <span className={styles.label}>{page.areas[0].action.label}</span>
                )}
              </Picture>
            ))}
          </div>
        </div>
        {said && (
          <div className={phone.system} role="status" data-testid="phone-remark">
            {t(`remark.${said.code}`, said.values)}
          </div>
        )}
      </section>
    </div>
  );
}

/** Plays as in the chat: by itself, without sound. Without a film in the workspace its poster stands for it. */
function Film({ video, style }: { video: RichVideo; style: React.CSSProperties }) {
  const t = useT('phone');
  const hash = video.file?.hash;
  const [isBroken, setBroken] = useState(false);
  const poster = video.poster ? defaultAssetUrl(video.poster) : undefined;
  if (hash && !isBroken) {
    return (
      <video
        className={styles.film}
        style={style}
        src={`app://tapestry/video/${hash}`}
        {...(poster === undefined ? {} : { poster })}
        aria-label={t('video')}
        autoPlay={!matchMedia('(prefers-reduced-motion: reduce)').matches}
        muted
        loop
        playsInline
        onError={() => setBroken(true)}
        data-testid="phone-video"
      />
    );
  }
  return (
    <span className={styles.video} style={style}>
      {poster !== undefined && <img src={poster} alt="" />}
      <Play size={22} fill="currentColor" strokeWidth={0} aria-hidden />
    </span>
  );
}

const placed = (b: { x: number; y: number; width: number; height: number }, scale: number) => ({
  left: b.x * scale,
  top: b.y * scale,
  width: b.width * scale,
  height: b.height * scale,
});

function Picture(props: {
  page: Artboard;
  widthPx: number;
  radius: number;
  className?: string;
  onTap(area: Artboard['areas'][number]): void;
  children?: React.ReactNode;
}) {
  const t = useT('phone');
  const { page, widthPx } = props;
  const scale = widthPx / page.size.width;
  return (
    <div
      className={props.className}
      style={{
        width: widthPx,
        height: Math.round(page.size.height * scale),
        borderRadius: props.radius,
      }}
    >
      <PagePicture page={page} widthPx={widthPx} />
      {props.children}
      {page.areas.map((area, index) => (
        <button
          key={area.id}
          type="button"
          className={phone.area}
          data-testid={`phone-area-${index}`}
          aria-label={area.action?.label || t('area', { number: index + 1 })}
          style={placed(area.bounds, scale)}
          onClick={() => props.onTap(area)}
        />
      ))}
    </div>
  );
}

function remarkOf(met: ReturnType<typeof simulateTap>): {
  code: string;
  values: Record<string, string>;
} {
  switch (met.kind) {
    case 'openLink':
      return { code: 'opens', values: { uri: met.uri } };
    case 'message':
      return { code: 'says', values: { text: met.text } };
    case 'copied':
      return { code: 'copied', values: { text: met.text } };
    case 'postback':
      return { code: 'postback', values: { data: met.data } };
    case 'picker':
      return { code: 'postback', values: { data: met.data } };
    case 'unsupported':
      return { code: 'unsupportedHere', values: { type: met.type } };
    case 'incomplete':
      return { code: 'incomplete', values: {} };
    default:
      return { code: 'nothing', values: {} };
  }
}
