const DELETE = 0x7f;
const PICTURES = 0x2400;

/**
 * Text for a terminal. Names come out of files that somebody else made, and a terminal obeys control characters:
 * they are shown as what they are, line breaks and tabs excepted.
 */
export const printable = (text: string): string =>
  text.replace(/\p{Cc}/gu, (character) => {
    if (character === '\n' || character === '\t') return character;
    const code = character.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(PICTURES + code);
    return code === DELETE ? '\u2421' : '\uFFFD';
  });
