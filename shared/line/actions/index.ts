import type { Problem, ProblemPath } from '../../errors/app-error';
import { countGraphemes } from '../count';
import { Fields } from '../fields';
import { LIMITS } from '../limits';
import { error, warning } from '../problem';
import { checkPicker } from '../rich-menu/check-action';
import { checkUri } from '../url';
import { ACTION_PLACES, type ActionKind, type ActionPlaceName, ALL_KINDS } from './places';

const L = LIMITS.action;
const graphemes = { count: countGraphemes };
const PICKER_MODES = ['date', 'time', 'datetime'] as const;
const INPUT_OPTIONS = ['closeRichMenu', 'openRichMenu', 'openKeyboard', 'openVoice'];

/** An action at a place of a message: known, allowed there, within its limits. Never throws. */
export function checkAction(
  value: unknown,
  path: ProblemPath,
  placeName: ActionPlaceName,
): Problem[] {
  const found: Problem[] = [];
  const action = Fields.of(value, path, found);
  if (!action) return found;
  const type = action.oneOf('type', ALL_KINDS);
  if (type === undefined) return found;
  const place: { kinds: readonly ActionKind[]; label: { required: boolean; max: number } } =
    ACTION_PLACES[placeName];
  if (!place.kinds.includes(type)) {
    found.push(
      error('action.notHere', action.at('type'), { limit: place.kinds.join(', '), actual: type }),
    );
    return found;
  }
  const { required, max } = place.label;
  action.text('label', { ...graphemes, max, min: required ? 1 : 0, optional: !required });
  switch (type) {
    case 'postback':
      checkPostback(action, found, placeName);
      break;
    case 'message':
      action.knows('type', 'label', 'text');
      action.text('text', { ...graphemes, max: L.messageText });
      break;
    case 'uri':
      checkUriAction(action, found, placeName);
      break;
    case 'datetimepicker':
      checkDatetime(action, found);
      break;
    case 'clipboard':
      action.knows('type', 'label', 'clipboardText');
      action.text('clipboardText', { max: L.clipboardText });
      break;
    default:
      action.knows('type', 'label');
  }
  return found;
}

/** Required; LINE's specification takes an empty one, its reference says nothing of it. */
function checkData(action: Fields): void {
  const data = action.text('data', { min: 0, max: L.data });
  if (data === '')
    action.found.push(warning('text.empty', action.at('data'), { details: { field: 'data' } }));
}

function checkPostback(action: Fields, found: Problem[], place: ActionPlaceName): void {
  action.knows('type', 'label', 'data', 'displayText', 'text', 'inputOption', 'fillInText');
  checkData(action);
  action.text('displayText', { ...graphemes, min: 0, max: L.displayText, optional: true });
  action.text('text', { ...graphemes, min: 0, max: L.postbackText, optional: true });
  if (action.has('text')) {
    if (place === 'quickReply') found.push(error('action.textInQuickReply', action.at('text')));
    else if (action.has('displayText'))
      found.push(error('action.displayTextAndText', action.at('text')));
    else found.push(warning('action.deprecatedText', action.at('text')));
  }
  const input = action.oneOf('inputOption', INPUT_OPTIONS, { optional: true });
  action.text('fillInText', { ...graphemes, min: 0, max: L.fillInText, optional: true });
  if (action.has('fillInText') && input !== 'openKeyboard')
    found.push(error('action.fillInTextAlone', action.at('fillInText')));
}

function checkUriAction(action: Fields, found: Problem[], place: ActionPlaceName): void {
  action.knows('type', 'label', 'uri', 'altUri');
  const uri = action.text('uri', { max: L.uri });
  if (uri !== undefined && uri !== '') found.push(...checkUri(uri, action.at('uri')));
  const alternative = action.object('altUri', { optional: true });
  alternative?.knows('desktop');
  if (alternative && place === 'quickReply')
    found.push(warning('action.altUriIgnored', alternative.path));
  const desktop = alternative?.text('desktop', { max: L.uri });
  if (alternative && desktop !== undefined && desktop !== '')
    found.push(...checkUri(desktop, alternative.at('desktop')));
}

function checkDatetime(action: Fields, found: Problem[]): void {
  action.knows('type', 'label', 'data', 'mode', 'initial', 'max', 'min');
  checkData(action);
  const mode = action.oneOf('mode', PICKER_MODES);
  const at = (name: string) => action.text(name, { min: 0, optional: true });
  const [initial, max, min] = [at('initial'), at('max'), at('min')];
  if (mode === undefined) return;
  found.push(
    ...checkPicker(
      {
        type: 'datetimepicker',
        data: '',
        mode,
        ...(initial === undefined ? {} : { initial }),
        ...(max === undefined ? {} : { max }),
        ...(min === undefined ? {} : { min }),
      },
      action.path,
    ),
  );
}
