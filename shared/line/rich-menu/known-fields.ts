/*
 * LINE keeps the fields it knows and drops the rest without a word: what is served never holds a
 * mistyped or newer field. So the rehearsal channel serves, and publishing compares, this part only.
 */

const ACTION_FIELDS: Record<string, readonly string[]> = {
  uri: ['type', 'label', 'uri', 'altUri'],
  message: ['type', 'label', 'text'],
  postback: ['type', 'label', 'data', 'displayText', 'text', 'inputOption', 'fillInText'],
  datetimepicker: ['type', 'label', 'data', 'mode', 'initial', 'max', 'min'],
  clipboard: ['type', 'label', 'clipboardText'],
  richmenuswitch: ['type', 'label', 'richMenuAliasId', 'data'],
};

type Fields = Record<string, unknown>;

const asFields = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {};

const pick = (value: Fields, fields: readonly string[]): Fields =>
  Object.fromEntries(
    fields.filter((name) => value[name] !== undefined).map((name) => [name, value[name]]),
  );

/** The part of a rich menu object that LINE knows, in the order LINE serves it; no `richMenuId`. */
export function knownFields(richMenu: Record<string, unknown>): Record<string, unknown> {
  const areas = Array.isArray(richMenu.areas) ? (richMenu.areas as unknown[]) : [];
  return {
    ...pick({ ...richMenu, size: pick(asFields(richMenu.size), ['width', 'height']) }, [
      'size',
      'selected',
      'name',
      'chatBarText',
    ]),
    areas: areas.map((area) => ({
      bounds: pick(asFields(asFields(area).bounds), ['x', 'y', 'width', 'height']),
      action: knownAction(asFields(asFields(area).action)),
    })),
  };
}

function knownAction(action: Fields): Fields {
  const known = pick(action, ACTION_FIELDS[String(action.type)] ?? Object.keys(action));
  if (known.altUri) known.altUri = pick(asFields(known.altUri), ['desktop']);
  return known;
}
