import type { Problem } from '../../errors/app-error';
import { Fields } from '../fields';
import { LIMITS } from '../limits';
import { error, warning } from '../problem';

const L = LIMITS.message;
const isKey = (name: string) => /^[0-9A-Za-z_]+$/.test(name) && name.length <= L.substitutionKey;

export function checkText(message: Fields, found: Problem[]): readonly string[] {
  const text = message.text('text', { max: L.text });
  message.text('quoteToken', { optional: true });
  const emojis = message.list('emojis', { max: L.emojis, optional: true }) ?? [];
  const places = new Set<number>();
  emojis.forEach((entry, position) => {
    const emoji = Fields.of(entry, [...message.at('emojis'), position], found);
    if (!emoji) return;
    emoji.knows('index', 'productId', 'emojiId');
    emoji.text('productId');
    emoji.text('emojiId');
    const index = emoji.number('index', { min: 0 });
    // LINE puts the emoji in place of a `$`, at a position in UTF-16
    if (text !== undefined && index !== undefined && text[index] !== '$')
      found.push(error('message.noEmojiPlace', emoji.at('index'), { actual: index }));
    else if (index !== undefined && places.has(index))
      found.push(warning('message.emojiTwice', emoji.at('index'), { actual: index }));
    if (index !== undefined) places.add(index);
  });
  // an emoji counts as its hidden text, whose length LINE does not publish
  if (
    emojis.length > 0 &&
    text !== undefined &&
    text.length <= L.text &&
    text.length > L.text * 0.9
  )
    found.push(
      warning('message.emojiNearLimit', message.at('text'), { limit: L.text, actual: text.length }),
    );
  return ['text', 'emojis', 'quoteToken'];
}

export function checkTextV2(message: Fields, found: Problem[]): readonly string[] {
  const text = message.text('text', { max: L.text });
  message.text('quoteToken', { optional: true });
  const substitution = message.object('substitution', { optional: true });
  const keys = new Set(Object.keys(substitution?.value ?? {}));
  if (substitution) checkSubstitution(substitution, found);
  if (text !== undefined) checkPlaceholders(text, keys, message, found);
  return ['text', 'substitution', 'quoteToken'];
}

function checkSubstitution(substitution: Fields, found: Problem[]): void {
  const names = Object.keys(substitution.value);
  if (names.length > L.substitutions) {
    found.push(
      error('list.tooLong', substitution.path, {
        limit: L.substitutions,
        actual: names.length,
        details: { field: 'substitution' },
      }),
    );
  }
  const counts = { emoji: 0, mention: 0 };
  for (const name of names.slice(0, L.substitutions * 2)) {
    if (!isKey(name)) {
      found.push(
        error('message.badKey', substitution.at(name), { limit: L.substitutionKey, actual: name }),
      );
    }
    const entry = substitution.object(name);
    const type = entry?.oneOf('type', ['emoji', 'mention'] as const);
    if (!entry || type === undefined) continue;
    counts[type] += 1;
    if (type === 'emoji') {
      entry.knows('type', 'productId', 'emojiId');
      entry.text('productId');
      entry.text('emojiId');
      continue;
    }
    entry.knows('type', 'mentionee');
    const mentionee = entry.object('mentionee');
    const who = mentionee?.oneOf('type', ['user', 'all']);
    if (who === 'user') mentionee?.text('userId');
    mentionee?.knows('type', ...(who === 'user' ? ['userId'] : []));
  }
  for (const [kind, limit] of [
    ['emoji', L.emojis],
    ['mention', L.mentions],
  ] as const) {
    if (counts[kind] > limit)
      found.push(
        error('list.tooLong', substitution.path, {
          limit,
          actual: counts[kind],
          details: { field: kind },
        }),
      );
  }
}

/** `{key}` is replaced, `{{` and `}}` are braces; whatever else holds a brace is refused. */
function checkPlaceholders(
  text: string,
  keys: ReadonlySet<string>,
  message: Fields,
  found: Problem[],
): void {
  // far above its limit a text is not looked at any closer
  if (text.length > L.text * 2) return;
  const used = new Set<string>();
  const rest = text.replace(/\{\{|\}\}/g, '').replace(/\{(\w+)\}/g, (_, key: string) => {
    used.add(key);
    if (!keys.has(key))
      found.push(error('message.noSubstitution', message.at('text'), { actual: key }));
    return '';
  });
  for (const key of [...keys].slice(0, L.substitutions))
    if (!used.has(key) && isKey(key))
      found.push(warning('message.unusedSubstitution', [...message.at('substitution'), key]));
  if (/[{}]/.test(rest)) found.push(error('message.brokenBraces', message.at('text')));
}
