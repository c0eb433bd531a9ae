import { Braces, type LucideIcon, TicketPercent } from 'lucide-react';
import { type MouseEvent, useEffect, useRef, useState } from 'react';
import type { DocumentHead } from '#shared/domain/workspace';
import { couponState } from '#shared/line/coupon/state';
import { useStudio } from '../../data/studio';
import { useFormat, useT } from '../../i18n';
import { cx } from '../../ui';
import styles from './library.module.css';
import { SETTLE_MS, StatusChip } from './StatusChip';
import { useShelf } from './shelf';

export interface LibraryItemProps {
  head: DocumentHead;
  kind: 'card' | 'row';
  id: string;
  open: boolean;
  active: boolean;
  renaming: boolean;
  now: number;
  onOpen(): void;
  onContextMenu(event: MouseEvent): void;
  onRename(name: string | null): void;
}

/** What stands where a document has no picture of its own. */
const ICONS: Readonly<Record<string, LucideIcon>> = { coupon: TicketPercent, definition: Braces };

/** Kinds whose pages are cards that one swipes. */
const CARDED: ReadonlySet<string> = new Set(['richCarousel', 'cardMessage']);

export function LibraryItem(props: LibraryItemProps) {
  const { head } = props;
  const shelf = useShelf();
  const t = useT('library');
  const detail = useDetail(head, props.now);
  return (
    // Keys are handled by the list, which owns the focus.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above.
    <div
      id={props.id}
      role="option"
      aria-selected={props.open}
      tabIndex={-1}
      className={cx(
        styles.item,
        props.kind === 'card' ? styles.card : styles.row,
        props.open && styles.open,
        props.active && styles.active,
      )}
      onClick={props.onOpen}
      onContextMenu={props.onContextMenu}
      data-testid="library-item"
      data-name={head.name}
    >
      <Thumbnail head={head} kind={props.kind} />
      <div className={styles.words}>
        <div className={styles.text}>
          {props.renaming ? (
            <RenameField name={head.name} onDone={props.onRename} />
          ) : (
            <div className={styles.name} title={head.name}>
              {head.name}
            </div>
          )}
          <div className={styles.detail}>
            {head.usedIn
              ? t('detail', { pages: detail, more: t('usedIn', { count: head.usedIn }) })
              : detail}
          </div>
        </div>
        {props.kind === 'card' &&
          (shelf.hasLiveState || head.isTemplate) &&
          head.kind !== 'symbol' && <StatusChip head={head} now={props.now} />}
      </div>
    </div>
  );
}

function useDetail(head: DocumentHead, now: number): string {
  const t = useT('library');
  const coupon = useT('coupon');
  const definition = useT('definition');
  const format = useFormat();
  const bubbles = head.summary?.bubbles;
  if (head.kind === 'message' && typeof bubbles === 'number') {
    const words = { count: bubbles };
    return t('detail', {
      pages: t('bubbles', words),
      more: format.shortDate(head.updatedAt),
    });
  }
  if (head.kind === 'coupon') {
    const endsAt = head.summary?.endsAt;
    const state = couponState(
      {
        wire: { endTimestamp: endsAt, startTimestamp: head.summary?.startsAt },
        couponId: typeof head.summary?.couponId === 'string' ? head.summary.couponId : null,
        closed: head.summary?.closed === true,
      },
      now,
    );
    return t('detail', {
      pages: coupon(`state.${state}`),
      more:
        typeof endsAt === 'number'
          ? t('until', { day: format.shortDate(endsAt * 1_000) })
          : format.shortDate(head.updatedAt),
    });
  }
  if (head.kind === 'definition') {
    const form = String(head.summary?.form ?? '');
    return t('detail', {
      pages: definition(`form.${form}`, { defaultValue: form }),
      more: format.shortDate(head.updatedAt),
    });
  }
  if (head.kind === 'symbol') {
    return t('detail', { pages: t('kind.symbol'), more: format.shortDate(head.updatedAt) });
  }
  const pages = t(CARDED.has(head.kind) ? 'cards' : 'pages', {
    // a card message is drawn from fields and has no pages
    count: Number(head.summary?.cards ?? head.pages),
  });
  const start = head.displayPeriod?.start;
  const end = head.displayPeriod?.end;
  const more =
    start && Date.parse(start) > now
      ? t('from', { day: format.shortDate(start) })
      : end && Date.parse(end) > now
        ? t('until', { day: format.shortDate(end) })
        : end
          ? t('endedOn', { day: format.shortDate(end) })
          : isSmall(head)
            ? t('small')
            : format.shortDate(head.updatedAt);
  return t('detail', { pages, more });
}

const isSmall = (head: DocumentHead) => head.width / head.height > 2.4;

function Thumbnail({ head, kind }: { head: DocumentHead; kind: 'card' | 'row' }) {
  const [broken, setBroken] = useState(false);
  const studio = useStudio();
  const isMissing = head.thumbnail === null;
  useEffect(() => {
    if (!isMissing) return;
    const timer = setTimeout(() => studio.wantThumbnail(head.id), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [isMissing, head.id, studio]);
  const shelf = useShelf();
  const Icon = ICONS[head.kind] ?? shelf.Icon;
  const hasSize = head.width > 0 && head.height > 0;
  const ratio = hasSize ? head.width / head.height : shelf.ratio;
  return (
    <div
      className={cx(styles.picture, !hasSize && styles.top)}
      style={kind === 'row' ? { height: Math.min(44, 66 / ratio) } : undefined}
    >
      {head.thumbnail && !broken ? (
        <img
          src={`app://tapestry/asset/${head.thumbnail}`}
          alt=""
          draggable={false}
          decoding="async"
          onError={() => setBroken(true)}
        />
      ) : (
        <Icon size={kind === 'card' ? 20 : 14} strokeWidth={1.5} />
      )}
    </div>
  );
}

function RenameField(props: { name: string; onDone(name: string | null): void }) {
  const t = useT('library');
  const [name, setName] = useState(props.name);
  const input = useRef<HTMLInputElement>(null);
  const left = useRef(false);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  const leave = (value: string | null) => {
    if (left.current) return;
    left.current = true;
    props.onDone(value);
  };
  return (
    <input
      ref={input}
      className={styles.rename}
      aria-label={t('renameLabel')}
      value={name}
      maxLength={300}
      onChange={(event) => setName(event.currentTarget.value)}
      onClick={(event) => event.stopPropagation()}
      onBlur={() => leave(name)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') leave(name);
        if (event.key === 'Escape') leave(null);
      }}
    />
  );
}
