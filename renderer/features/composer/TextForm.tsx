import { Smile } from 'lucide-react';
import { useRef, useState } from 'react';
import { LIMITS } from '#shared/line/limits';
import { wireList, wireText } from '#shared/preview/messages-of';
import { useT } from '../../i18n';
import { Button, Section } from '../../ui';
import styles from './composer.module.css';
import { EmojiDialog } from './pickers/EmojiDialog';
import { insertEmoji, moveEmojis } from './text-edits';
import { caretOf, EmojiFields, emojiIn, type Picking, Words } from './text-fields';
import { useWire } from './wire-context';
import { writeAt } from './wire-path';

const L = LIMITS.message;

/** `text`: plain text with LINE emoji at `$` signs; the signs keep their emoji while one types. */
export function TextForm() {
  const t = useT('composer');
  const { wire, edit, closeStep, readOnly } = useWire();
  const box = useRef<HTMLTextAreaElement>(null);
  const emojis = wireList(wire.emojis);
  const [picking, setPicking] = useState<Picking | null>(null);
  /** LINE emoji behind the place move along. */
  const put = (place: number, words: string) => {
    closeStep();
    edit((draft) => {
      const before = wireText(draft.text);
      const after = `${before.slice(0, place)}${words}${before.slice(place)}`;
      const moved = moveEmojis(before, after, wireList(draft.emojis));
      draft.text = after;
      if (moved.length > 0) draft.emojis = moved;
    });
  };
  return (
    <Section title={t('section.message')}>
      <Words
        box={box}
        onType={(text) =>
          edit((draft) => {
            const moved = moveEmojis(wireText(draft.text), text, wireList(draft.emojis));
            draft.text = text;
            if (moved.length > 0) draft.emojis = moved;
            else delete draft.emojis;
          }, 'text')
        }
      />
      <div className={styles.buttons}>
        <Button
          icon={<Smile size={16} strokeWidth={1.5} />}
          disabled={readOnly}
          onClick={() => setPicking({ place: caretOf(box, wire) })}
          data-testid="add-emoji"
        >
          {t('add.emoji')}
        </Button>
        <span className={styles.quiet}>
          {emojis.length > 0 && `${emojis.length} / ${L.emojis}`}
        </span>
      </div>
      {emojis.map((emoji, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an emoji has no identity but its place
        <div key={index} className={styles.emojiRow}>
          <span className={styles.quiet}>{t('atPlace', { place: emoji.index })}</span>
          <EmojiFields
            path={['emojis', index]}
            disabled={readOnly}
            onChange={() => setPicking({ change: ['emojis', index], value: emojiIn(emoji) })}
          />
        </div>
      ))}
      {picking !== null && (
        <EmojiDialog
          value={'value' in picking ? picking.value : null}
          canTakeLine={'value' in picking || emojis.length < L.emojis}
          onClose={() => setPicking(null)}
          onUnicode={'place' in picking ? (emoji) => put(picking.place, emoji) : undefined}
          onLine={(emoji) => {
            closeStep();
            edit((draft) => {
              if ('place' in picking) insertEmoji(draft, picking.place, emoji);
              else
                for (const [name, id] of Object.entries(emoji))
                  writeAt(draft, [...picking.change, name], id);
            });
          }}
        />
      )}
    </Section>
  );
}
