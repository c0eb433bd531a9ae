import { type Wire, wireList, wireOf, wireText } from '#shared/preview/messages-of';

export type TextPart =
  | { kind: 'text'; text: string }
  | { kind: 'link'; text: string; action: Wire }
  | { kind: 'emoji' }
  | { kind: 'mention'; everybody: boolean };

/** The pieces of `text` (with `emojis`) and `textV2` (with `substitution`), in order. */
export function textParts(message: Wire): TextPart[] {
  const text = wireText(message.text);
  const pieces = message.type === 'textV2' ? substituted(text, message) : withEmojis(text, message);
  return pieces.flatMap((piece) => (piece.kind === 'text' ? linked(piece.text) : [piece]));
}

function withEmojis(text: string, message: Wire): TextPart[] {
  const places = wireList(message.emojis)
    .map((emoji) => emoji.index)
    .filter((index): index is number => typeof index === 'number' && text[index] === '$')
    .sort((a, b) => a - b);
  const parts: TextPart[] = [];
  let from = 0;
  for (const place of places) {
    if (place < from) continue;
    if (place > from) parts.push({ kind: 'text', text: text.slice(from, place) });
    parts.push({ kind: 'emoji' });
    from = place + 1;
  }
  if (from < text.length) parts.push({ kind: 'text', text: text.slice(from) });
  return parts;
}

function substituted(text: string, message: Wire): TextPart[] {
  const substitution = wireOf(message.substitution);
  const parts: TextPart[] = [];
  let plain = '';
  const flush = () => {
    if (plain !== '') parts.push({ kind: 'text', text: plain });
    plain = '';
  };
  for (const match of text.matchAll(/\{\{|\}\}|\{(\w{1,20})\}|[^{}]+|[{}]/g)) {
    const [whole, key] = match;
    const put = key === undefined ? undefined : wireOf(substitution[key]);
    if (put?.type === 'emoji') {
      flush();
      parts.push({ kind: 'emoji' });
    } else if (put?.type === 'mention') {
      flush();
      parts.push({ kind: 'mention', everybody: wireOf(put.mentionee).type === 'all' });
    } else plain += whole === '{{' ? '{' : whole === '}}' ? '}' : whole;
  }
  flush();
  return parts;
}

/** LINE makes addresses of the web tappable by itself. */
function linked(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const match of text.matchAll(/https?:\/\/[^\s<>"「」（）]+[^\s<>"「」（）.,!?、。]/g)) {
    if (match.index > from) parts.push({ kind: 'text', text: text.slice(from, match.index) });
    parts.push({ kind: 'link', text: match[0], action: { type: 'uri', uri: match[0] } });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ kind: 'text', text: text.slice(from) });
  return parts;
}
