import { AtSign, Smile } from 'lucide-react';
import { useRef, useState } from 'react';
import { LIMITS } from '#shared/line/limits';
import { wireOf, wireText } from '#shared/preview/messages-of';
import { useT } from '../../i18n';
import { Button, Section } from '../../ui';
import styles from './composer.module.css';
import { WireChoice, WireText } from './fields';
import { EmojiDialog } from './pickers/EmojiDialog';
import { freeKey } from './text-edits';
import { caretOf, EmojiFields, emojiIn, type Picking, Words } from './text-fields';
import { useAt, useWire } from './wire-context';
import { writeAt } from './wire-path';

const L = LIMITS.message;

/** `textV2`: `{name}` stands for an emoji or for somebody in the group. */
export function TextV2Form() {
  const t = useT('composer');
  const { wire, edit, closeStep, readOnly } = useWire();
  const box = useRef<HTMLTextAreaElement>(null);
  const substitution = wireOf(wire.substitution);
  const [picking, setPicking] = useState<Picking | null>(null);
  const emojiCount = Object.values(substitution).filter(
    (value) => wireOf(value).type === 'emoji',
  ).length;
  const insert = (stem: string, value: unknown, place = caretOf(box, wire)) => {
    closeStep();
    edit((draft) => {
      const text = wireText(draft.text);
      const key = freeKey(wireOf(draft.substitution), stem);
      draft.text = `${text.slice(0, place)}{${key}}${text.slice(place)}`;
      draft.substitution = { ...wireOf(draft.substitution), [key]: value };
    });
  };
  return (
    <Section title={t('section.message')}>
      <Words
        box={box}
        note={t('note.braces', { open: '{{', close: '}}' })}
        onType={(text) =>
          edit((draft) => {
            draft.text = text;
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
          {t('add.substitutionEmoji')}
        </Button>
        <Button
          icon={<AtSign size={16} strokeWidth={1.5} />}
          disabled={readOnly}
          onClick={() => insert('all', { type: 'mention', mentionee: { type: 'all' } })}
        >
          {t('add.mention')}
        </Button>
        <Button
          icon={<AtSign size={16} strokeWidth={1.5} />}
          disabled={readOnly}
          onClick={() =>
            insert('member', { type: 'mention', mentionee: { type: 'user', userId: '' } })
          }
          data-testid="add-member"
        >
          {t('add.member')}
        </Button>
      </div>
      {Object.entries(substitution).map(([key, value]) => {
        const put = wireOf(value);
        const isMention = put.type === 'mention';
        return (
          <fieldset key={key} className={styles.part}>
            <div className={styles.partHead}>
              <code className={styles.partName}>{`{${key}}`}</code>
              <Button
                variant="ghost"
                disabled={readOnly}
                onClick={() =>
                  edit((draft) => {
                    const { [key]: _gone, ...rest } = wireOf(draft.substitution);
                    draft.text = wireText(draft.text).replaceAll(`{${key}}`, '');
                    if (Object.keys(rest).length > 0) draft.substitution = rest;
                    else delete draft.substitution;
                  })
                }
              >
                {t('remove')}
              </Button>
            </div>
            {isMention ? (
              <Mention name={key} />
            ) : (
              <EmojiFields
                path={['substitution', key]}
                disabled={readOnly}
                onChange={() => setPicking({ change: ['substitution', key], value: emojiIn(put) })}
              />
            )}
          </fieldset>
        );
      })}
      {picking !== null && (
        <EmojiDialog
          value={'value' in picking ? picking.value : null}
          canTakeLine={'value' in picking || emojiCount < L.emojis}
          onClose={() => setPicking(null)}
          onUnicode={
            'place' in picking
              ? (emoji) => {
                  const { place } = picking;
                  closeStep();
                  edit((draft) => {
                    const text = wireText(draft.text);
                    draft.text = `${text.slice(0, place)}${emoji}${text.slice(place)}`;
                  });
                }
              : undefined
          }
          onLine={(emoji) => {
            if ('place' in picking) insert('emoji', { type: 'emoji', ...emoji }, picking.place);
            else {
              closeStep();
              edit((draft) => {
                for (const [name, id] of Object.entries(emoji))
                  writeAt(draft, [...picking.change, name], id);
              });
            }
          }}
        />
      )}
    </Section>
  );
}

function Mention({ name }: { name: string }) {
  const t = useT('composer');
  const base = ['substitution', name, 'mentionee'];
  const type = useAt([...base, 'type']).value;
  return (
    <>
      <WireChoice path={[...base, 'type']} name="mentionee" options={['all', 'user']} />
      {type === 'user' && <WireText path={[...base, 'userId']} mono />}
      <p className={styles.quiet}>{t('note.mention')}</p>
    </>
  );
}
