import { Search } from 'lucide-react';
import { useEffect, useState } from 'react';
import { EMOJI_SETS, emojiIdOf } from '#shared/line/sendable/emojis';
import { EMOJI_GROUPS, type EmojiGroup, emojisOfGroup } from '#shared/line/sendable/unicode-emojis';
import { invoke } from '../../../bridge';
import { useFormat, useLocale, useT } from '../../../i18n';
import { Button, Dialog, SegmentedControl, TextField } from '../../../ui';
import { PickerGrid } from './PickerGrid';
import styles from './pickers.module.css';

const LIST = 'https://developers.line.biz/en/docs/messaging-api/emoji-list/';

type Mode = 'unicode' | 'line';
type EmojiWords = typeof import('#shared/line/sendable/emoji-words');
export interface LineEmoji {
  productId: string;
  emojiId: string;
}

/** Emoji of every keyboard, and those that only LINE has; which of the two can be chosen where both fit. */
export function EmojiDialog(props: {
  /** The LINE emoji that is changed; null: one is put in. */
  value: LineEmoji | null;
  /** There is room for one more LINE emoji. */
  canTakeLine: boolean;
  onClose(): void;
  /** Absent where only a LINE emoji fits. */
  onUnicode?: (emoji: string) => void;
  onLine(emoji: LineEmoji): void;
}) {
  const t = useT('pickers');
  const format = useFormat();
  const { onUnicode, value } = props;
  const [mode, setMode] = useState<Mode>(onUnicode ? 'unicode' : 'line');
  const [group, setGroup] = useState<EmojiGroup>('faces');
  const [productId, choose] = useState(value?.productId ?? EMOJI_SETS[0]?.productId ?? '');
  const [query, setQuery] = useState('');
  const locale = useLocale();
  const words = useEmojiWords();
  const found = query.trim() === '' || words === null ? null : words.searchEmojis(query);
  const set = EMOJI_SETS.find((other) => other.productId === productId);
  const finish = (take: () => void) => {
    props.onClose();
    take();
  };
  return (
    <Dialog
      opened
      onClose={props.onClose}
      title={t('emoji.title')}
      width={720}
      data-testid="emoji-dialog"
    >
      {onUnicode && (
        <div className={styles.mode}>
          <SegmentedControl<Mode>
            label={t('emoji.which')}
            value={mode}
            onChange={setMode}
            options={[
              { value: 'unicode', label: t('emoji.unicode') },
              { value: 'line', label: t('emoji.line') },
            ]}
            data-testid="emoji-mode"
          />
        </div>
      )}
      <div className={styles.picker}>
        <ul className={styles.sets} aria-label={t('emoji.sets')}>
          {mode === 'unicode'
            ? EMOJI_GROUPS.map((name) => (
                <li key={name}>
                  <button
                    type="button"
                    className={styles.set}
                    aria-pressed={name === group && found === null}
                    onClick={() => {
                      setQuery('');
                      setGroup(name);
                    }}
                  >
                    <span className={styles.setName}>{t(`emoji.group.${name}`)}</span>
                  </button>
                </li>
              ))
            : EMOJI_SETS.map(({ productId: id, count }, index) => (
                <li key={id}>
                  <button
                    type="button"
                    className={styles.set}
                    aria-pressed={id === productId}
                    onClick={() => choose(id)}
                    data-testid={`emoji-set-${id}`}
                  >
                    <span className={styles.setName}>
                      {t('emoji.set', { number: index + 1, count: format.number(count) })}
                    </span>
                    <span className={styles.setNote}>{id}</span>
                  </button>
                </li>
              ))}
        </ul>
        <div className={styles.side}>
          {mode === 'unicode' && onUnicode && (
            <>
              <TextField
                type="search"
                aria-label={t('emoji.search')}
                placeholder={t('emoji.search')}
                prefix={<Search size={14} strokeWidth={1.5} aria-hidden />}
                value={query}
                onChange={setQuery}
                data-testid="emoji-search"
              />
              {found?.length === 0 ? (
                <p className={styles.note} role="status">
                  {t('emoji.noneFound')}
                </p>
              ) : (
                <PickerGrid
                  key={found === null ? group : query}
                  label={found === null ? t(`emoji.group.${group}`) : t('emoji.found', { query })}
                  items={found ?? emojisOfGroup(group)}
                  value={null}
                  columns={10}
                  nameOf={(emoji) => words?.emojiName(emoji, locale) ?? emoji}
                  onTake={(emoji) => finish(() => onUnicode(emoji))}
                  autoFocus={found === null}
                  data-testid="unicode-grid"
                >
                  {(emoji) => <span className={styles.emoji}>{emoji}</span>}
                </PickerGrid>
              )}
            </>
          )}
          {mode === 'line' && set && (
            <PickerGrid
              key={productId}
              label={t('emoji.of', { productId })}
              items={Array.from({ length: set.count }, (_, index) => emojiIdOf(index + 1))}
              value={value?.productId === productId ? value.emojiId : null}
              columns={10}
              nameOf={(emojiId) => t('emoji.one', { productId, emojiId })}
              onTake={(emojiId) => {
                if (props.canTakeLine) finish(() => props.onLine({ productId, emojiId }));
              }}
              autoFocus={onUnicode === undefined}
              data-testid="line-emoji-grid"
            >
              {(emojiId) => <span className={styles.number}>{emojiId}</span>}
            </PickerGrid>
          )}
          {mode === 'line' && (
            <div className={styles.foot}>
              <p className={styles.note}>
                {t(props.canTakeLine ? 'emoji.noPictures' : 'emoji.full')}
              </p>
              <Button onClick={() => void invoke('app.openExternal', { url: LIST })}>
                {t('list')}
              </Button>
            </div>
          )}
        </div>
      </div>
    </Dialog>
  );
}

/** What emoji are called is a long table, and only this dialog needs it. */
function useEmojiWords(): EmojiWords | null {
  const [words, setWords] = useState<EmojiWords | null>(null);
  useEffect(() => {
    let isHere = true;
    void import('#shared/line/sendable/emoji-words').then((loaded) => {
      if (isHere) setWords(loaded);
    });
    return () => {
      isHere = false;
    };
  }, []);
  return words;
}
