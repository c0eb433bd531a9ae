type Wire = Readonly<Record<string, unknown>>;

const LONGEST = 60;

/** A few words by which people recognise the messages of an arm: its text, else its alternative text. */
export function previewOf(messages: readonly Wire[]): string {
  for (const message of messages) {
    const text = message.text ?? message.altText;
    if (typeof text !== 'string' || text.trim() === '') continue;
    const line = text.replace(/\s+/g, ' ').trim();
    return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
  }
  return messages.map(({ type }) => String(type)).join(' · ');
}
