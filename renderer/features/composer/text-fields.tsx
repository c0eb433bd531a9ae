import { Smile } from 'lucide-react';
import type { ProblemPath } from '#shared/errors/app-error';
import { LIMITS } from '#shared/line/limits';
import { type Wire, wireText } from '#shared/preview/messages-of';
import { useSpeech, useT } from '../../i18n';
import { IconButton, TextArea } from '../../ui';
import styles from './composer.module.css';
import { WireText } from './fields';
import type { LineEmoji } from './pickers/EmojiDialog';
import { useAt } from './wire-context';

const L = LIMITS.message;

/** What the picker is open for: a place in the text, or an emoji that becomes another one. */
export type Picking = { place: number } | { change: ProblemPath; value: LineEmoji };

export const caretOf = (box: React.RefObject<HTMLTextAreaElement | null>, wire: Wire): number =>
  box.current?.selectionStart ?? wireText(wire.text).length;
export const emojiIn = (value: Wire): LineEmoji => ({
  productId: wireText(value.productId),
  emojiId: wireText(value.emojiId),
});

/** Which LINE emoji it is, by LINE's two numbers; chosen from the list, or typed. */
export function EmojiFields(props: { path: ProblemPath; disabled: boolean; onChange(): void }) {
  const t = useT('composer');
  return (
    <div className={styles.emojiFields}>
      <WireText path={[...props.path, 'productId']} mono />
      <WireText path={[...props.path, 'emojiId']} mono />
      <IconButton
        label={t('changeEmoji')}
        icon={<Smile size={16} strokeWidth={1.5} />}
        disabled={props.disabled}
        onClick={props.onChange}
      />
    </div>
  );
}

/** The text itself, with LINE's count. */
export function Words(props: {
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
