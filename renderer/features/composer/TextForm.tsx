import { AtSign, Smile } from 'lucide-react';
import { useRef } from 'react';
import { LIMITS } from '#shared/line/limits';
import { wireList, wireOf, wireText } from '#shared/preview/messages-of';
import { useSpeech, useT } from '../../i18n';
import { Button, FieldRow, Section, TextArea } from '../../ui';
import styles from './composer.module.css';
import { WireChoice, WireText } from './fields';
import { freeKey, insertEmoji, moveEmojis } from './text-edits';
import { useAt, useWire } from './wire-context';

const L = LIMITS.message;
/** LINE's first set of emoji that accounts may send. */
const FIRST_EMOJI = { productId: '5ac1bfd5040ab15980c9b435', emojiId: '001' };

/** `text`: plain text with LINE emoji at `$` signs; the signs keep their emoji while one types. */
export function TextForm() {
  const t = useT('composer');
  const { wire, edit, closeStep, readOnly } = useWire();
  const box = useRef<HTMLTextAreaElement>(null);
  const emojis = wireList(wire.emojis);
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
      <div>
        <Button
          icon={<Smile size={16} strokeWidth={1.5} />}
          disabled={readOnly || emojis.length >= L.emojis}
          onClick={() => {
            closeStep();
            const place = box.current?.selectionStart ?? wireText(wire.text).length;
            edit((draft) => insertEmoji(draft, place, FIRST_EMOJI));
          }}
          data-testid="add-emoji"
        >
          {t('add.emoji', { count: emojis.length, max: L.emojis })}
        </Button>
      </div>
      {emojis.map((emoji, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an emoji has no identity but its place
        <div key={index} className={styles.emojiRow}>
          <span className={styles.quiet}>{t('atPlace', { place: emoji.index })}</span>
          <FieldRow>
            <WireText path={['emojis', index, 'productId']} mono />
            <WireText path={['emojis', index, 'emojiId']} mono />
          </FieldRow>
        </div>
      ))}
    </Section>
  );
}

/** `textV2`: `{name}` stands for an emoji or for somebody in the group. */
export function TextV2Form() {
  const t = useT('composer');
  const { wire, edit, closeStep, readOnly } = useWire();
  const box = useRef<HTMLTextAreaElement>(null);
  const substitution = wireOf(wire.substitution);
  const insert = (stem: string, value: unknown) => {
    closeStep();
    const place = box.current?.selectionStart ?? wireText(wire.text).length;
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
          onClick={() => insert('emoji', { type: 'emoji', ...FIRST_EMOJI })}
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
              <FieldRow>
                <WireText path={['substitution', key, 'productId']} mono />
                <WireText path={['substitution', key, 'emojiId']} mono />
              </FieldRow>
            )}
          </fieldset>
        );
      })}
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

function Words(props: {
  box: React.RefObject<HTMLTextAreaElement | null>;
  note?: string;
  onType(text: string): void;
}) {
  const t = useT('composer');
  const speech = useSpeech();
  const at = useAt(['text']);
  const text = wireText(at.value);
  const said = at.problem && speech.problem(at.problem).text;
  return (
    <TextArea
      ref={props.box}
      label={t('field.text')}
      rows={8}
      value={text}
      readOnly={at.readOnly}
      counter={{ used: text.length, limit: L.text }}
      error={at.problem?.severity === 'error' ? said : undefined}
      note={at.problem?.severity === 'warning' ? said : props.note}
      onChange={props.onType}
      onBlur={at.closeStep}
      data-testid="field-text"
    />
  );
}
