import { useState } from 'react';
import { isJsonObject } from '#shared/line/fields';
import { useT } from '../../i18n';
import { TextArea } from '../../ui';
import styles from './composer.module.css';
import { useWire } from './wire-context';

/** The message as LINE gets it. Text that is no JSON object yet stays here and changes nothing. */
export function JsonForm() {
  const t = useT('composer');
  const { wire, readOnly, edit, closeStep } = useWire();
  const [draft, setDraft] = useState<string | null>(null);
  const text = draft ?? JSON.stringify(wire, null, 2);
  const [isWrong, setWrong] = useState(false);
  return (
    <div className={styles.json}>
      <TextArea
        aria-label={t('pane.json')}
        rows={24}
        spellCheck={false}
        readOnly={readOnly}
        value={text}
        error={isWrong ? t('notJson') : undefined}
        onChange={(next) => {
          setDraft(next);
          const parsed = parse(next);
          setWrong(parsed === null);
          if (parsed === null) return;
          edit((message) => {
            for (const key of Object.keys(message)) delete message[key];
            Object.assign(message, parsed);
          }, 'json');
        }}
        onBlur={() => {
          closeStep();
          if (!isWrong) setDraft(null);
        }}
        data-testid="bubble-json"
      />
    </div>
  );
}

function parse(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? { ...value } : null;
  } catch {
    return null;
  }
}
