import type { Problem, ProblemPath } from '../../errors/app-error';
import { countGraphemes, countUtf16 } from '../count';
import { ALIAS_PATTERN, LIMITS } from '../limits';
import { error, warning } from '../problem';
import { checkUri } from '../url';
import type { WireAction } from './wire-schema';

const L = LIMITS.action;

/** Rules of an action that stands in a rich menu: Messaging API reference, "Action objects". */
export function checkRichMenuAction(action: WireAction, path: ProblemPath): Problem[] {
  const found: Problem[] = [];
  const at = (field: string) => [...path, field];
  const text = (
    field: string,
    value: string | undefined,
    limit: number,
    count: (text: string) => number,
    required: boolean,
  ) => {
    if (value === undefined) return;
    // LINE's specification takes empty data, its reference says nothing of it
    const empty = field === 'data' ? warning : error;
    if (required && value === '')
      found.push(empty('action.empty', at(field), { details: { field } }));
    const actual = count(value);
    if (actual > limit) {
      found.push(error('action.tooLong', at(field), { limit, actual, details: { field } }));
    }
    if (/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(value)) {
      found.push(error('action.brokenCharacter', at(field), { details: { field } }));
    }
  };
  text('label', action.label, L.richMenuLabel, countGraphemes, false);

  switch (action.type) {
    case 'uri':
      text('uri', action.uri, L.uri, countUtf16, true);
      if (action.uri !== '') found.push(...checkUri(action.uri, at('uri')));
      if (action.altUri) {
        text('altUri', action.altUri.desktop, L.uri, countUtf16, true);
        if (action.altUri.desktop !== '') {
          found.push(...checkUri(action.altUri.desktop, [...path, 'altUri', 'desktop']));
        }
      }
      break;
    case 'message':
      text('text', action.text, L.messageText, countGraphemes, true);
      break;
    case 'clipboard':
      text('clipboardText', action.clipboardText, L.clipboardText, countUtf16, true);
      break;
    case 'postback':
      text('data', action.data, L.data, countUtf16, true);
      text('displayText', action.displayText, L.displayText, countGraphemes, false);
      text('text', action.text, L.postbackText, countGraphemes, false);
      text('fillInText', action.fillInText, L.fillInText, countGraphemes, false);
      if (action.displayText !== undefined && action.text !== undefined) {
        found.push(error('action.displayTextAndText', at('text')));
      } else if (action.text !== undefined) {
        found.push(warning('action.deprecatedText', at('text')));
      }
      if (action.fillInText !== undefined && action.inputOption !== 'openKeyboard') {
        found.push(error('action.fillInTextAlone', at('fillInText')));
      }
      break;
    case 'datetimepicker':
      text('data', action.data, L.data, countUtf16, true);
      found.push(...checkPicker(action, path));
      break;
    case 'richmenuswitch':
      text('data', action.data, L.data, countUtf16, true);
      if (!ALIAS_PATTERN.test(action.richMenuAliasId)) {
        found.push(
          error('richMenu.badAlias', at('richMenuAliasId'), {
            limit: LIMITS.richMenu.aliasId,
            actual: action.richMenuAliasId,
          }),
        );
      }
      break;
  }
  return found;
}

const FORMATS = {
  date: /^(\d{4})-(\d{2})-(\d{2})$/,
  time: /^([01]\d|2[0-3]):[0-5]\d$/,
  datetime: /^(\d{4})-(\d{2})-(\d{2})[Tt]([01]\d|2[0-3]):[0-5]\d$/,
} as const;

/** `initial`, `min` and `max` in the format of the mode, in LINE's range, and in order. */
export function checkPicker(
  action: Extract<WireAction, { type: 'datetimepicker' }>,
  path: ProblemPath,
): Problem[] {
  const found: Problem[] = [];
  const valid: Partial<Record<'initial' | 'min' | 'max', string>> = {};
  for (const field of ['initial', 'min', 'max'] as const) {
    const value = action[field];
    if (value === undefined) continue;
    if (isPickerValue(action.mode, value)) valid[field] = value.toUpperCase();
    else {
      found.push(
        error('datetime.badFormat', [...path, field], {
          actual: value,
          limit: action.mode,
          details: { field, mode: action.mode },
        }),
      );
    }
  }
  // all three formats sort as text
  if (valid.min !== undefined && valid.max !== undefined && valid.max <= valid.min) {
    found.push(
      error('datetime.maxNotAfterMin', [...path, 'max'], { limit: valid.min, actual: valid.max }),
    );
  }
  if (valid.initial !== undefined) {
    if (valid.min !== undefined && valid.initial < valid.min) {
      found.push(
        warning('datetime.initialOutside', [...path, 'initial'], { actual: valid.initial }),
      );
    } else if (valid.max !== undefined && valid.initial > valid.max) {
      found.push(
        warning('datetime.initialOutside', [...path, 'initial'], { actual: valid.initial }),
      );
    }
  }
  return found;
}

function isPickerValue(mode: keyof typeof FORMATS, value: string): boolean {
  const match = FORMATS[mode].exec(value);
  if (!match) return false;
  if (mode === 'time') return true;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1900 || year > 2100) return false;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
