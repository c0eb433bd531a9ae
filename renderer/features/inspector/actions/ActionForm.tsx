import type { AreaAction } from '#shared/domain/rich-menu/schema';
import { countGraphemes } from '#shared/line/count';
import { LIMITS } from '#shared/line/limits';
import { constraintsOf } from '#shared/targets/constraints';
import type { ActionFormProps } from './action-form-props';
import { CountedField } from './CountedField';
import { DatetimeForm } from './DatetimeForm';
import { PostbackForm } from './PostbackForm';
import { SwitchForm } from './SwitchForm';
import { UnsupportedForm } from './UnsupportedForm';
import { UriForm } from './UriForm';

/** The fields of one action, and the label that is read aloud. */
export function ActionForm(props: ActionFormProps) {
  const { editor, action, problems, onChange } = props;
  const limits = LIMITS.action;
  const bounds = constraintsOf(editor.document.getState());
  const common = { editor, problems };
  return (
    <>
      {action.type === 'uri' && <UriForm {...props} action={action} />}
      {action.type === 'message' && (
        <CountedField
          {...common}
          name="text"
          multiline
          value={action.text}
          count={countGraphemes}
          limit={bounds.messageText}
          onChange={(text) => onChange({ ...action, text }, 'text')}
        />
      )}
      {action.type === 'postback' && <PostbackForm {...props} action={action} />}
      {action.type === 'datetimepicker' && <DatetimeForm {...props} action={action} />}
      {action.type === 'clipboard' && (
        <CountedField
          {...common}
          name="clipboardText"
          multiline
          value={action.clipboardText}
          count={(text) => text.length}
          limit={limits.clipboardText}
          onChange={(clipboardText) => onChange({ ...action, clipboardText }, 'clipboardText')}
        />
      )}
      {action.type === 'richmenuswitch' && <SwitchForm {...props} action={action} />}
      {action.type === 'unsupported' ? (
        <UnsupportedForm action={action} />
      ) : (
        <CountedField
          {...common}
          name="label"
          value={action.label ?? ''}
          count={countGraphemes}
          limit={bounds.label}
          onChange={(label) => {
            const { label: _old, ...rest } = action;
            onChange((label === '' ? rest : { ...rest, label }) as AreaAction, 'label');
          }}
        />
      )}
    </>
  );
}
