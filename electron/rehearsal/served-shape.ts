/*
 * LINE keeps what it knows and drops the rest: a field of a newer or mistyped name is taken without a
 * word and never comes back. What is served later is built here, in the order LINE serves it.
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

const pick = (value: Fields, fields: readonly string[]): Fields =>
  Object.fromEntries(fields.filter((name) => value[name] !== undefined).map((name) => [name, value[name]]));

/** The rich menu as the platform will serve it; `value` has passed the checks. */
export function servedRichMenu(value: Fields): Fields {
  const areas = value.areas as { bounds: Fields; action: Fields & { type: string } }[];
  return {
    size: pick(value.size as Fields, ['width', 'height']),
    selected: value.selected,
    name: value.name,
    chatBarText: value.chatBarText,
    areas: areas.map(({ bounds, action }) => ({
      bounds: pick(bounds, ['x', 'y', 'width', 'height']),
      action: servedAction(action),
    })),
  };
}

function servedAction(action: Fields & { type: string }): Fields {
  const served = pick(action, ACTION_FIELDS[action.type] ?? ['type']);
  if (served.altUri) served.altUri = pick(served.altUri as Fields, ['desktop']);
  return served;
}
