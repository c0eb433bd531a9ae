import type { ReactNode } from 'react';
import type { Problem } from '#shared/errors/app-error';
import type { Editor } from '../../../editor/api';
import { useSpeech, useT } from '../../../i18n';
import { TextArea, TextField } from '../../../ui';
import { fieldProblem } from '../field-problems';
import { ACTION_DEPTH } from './action-form-props';

/** A text of an action: its name, LINE's counter, the problem that stands at it. */
export function CountedField(props: {
  editor: Editor;
  problems: readonly Problem[];
  /** The API's field name; also the key of its label. */
  name: string;
  value: string;
  /** As LINE counts this property. */
  count(text: string): number;
  limit: number;
  onChange(value: string): void;
  multiline?: boolean;
  mono?: boolean;
  placeholder?: string;
  note?: string;
  /** Inside of the field, at its end. */
  suffix?: ReactNode;
}) {
  const t = useT('inspector');
  const speech = useSpeech();
  const problem = fieldProblem(props.problems, ACTION_DEPTH, 'action', props.name);
  const said = problem && speech.problem(problem).text;
  const common = {
    label: t(`field.${props.name}`),
    'data-testid': `action-${props.name}`,
    counter: { used: props.count(props.value), limit: props.limit },
    value: props.value,
    placeholder: props.placeholder,
    error: problem?.severity === 'error' ? said : undefined,
    note: problem?.severity === 'warning' ? said : props.note,
    noteTone: problem?.severity === 'warning' ? ('warn' as const) : undefined,
    onChange: props.onChange,
    onBlur: () => props.editor.closeStep(),
  };
  return props.multiline ? (
    <TextArea {...common} rows={2} />
  ) : (
    <TextField {...common} mono={props.mono} suffix={props.suffix || undefined} />
  );
}
