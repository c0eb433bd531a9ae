import { isJsonObject } from '#shared/line/fields';

/** Something in a message that LINE counts when it is opened: an address, by bubble. */
export interface CountedLink {
  /** The bubble's number in the request, from 1. */
  seq: number;
  url: string;
}

/** What followers meet in a request's messages. */
export interface Content {
  bubbles: number;
  links: CountedLink[];
  /** Numbers of the bubbles that hold a film or a sound. */
  media: number[];
}

const URL_IN_TEXT = /https?:\/\/[^\s<>"'、。，）)]+/gi;

/** Reads the addresses that can be tapped, in the order in which they are met; each once a bubble. */
export function readContent(messages: readonly unknown[]): Content {
  const content: Content = { bubbles: messages.length, links: [], media: [] };
  messages.forEach((message, index) => {
    const seq = index + 1;
    const found = new Set<string>();
    let hasMedia = false;
    const waiting: unknown[] = [message];
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      if (Array.isArray(node)) {
        for (let at = node.length - 1; at >= 0; at -= 1) waiting.push(node[at]);
        continue;
      }
      if (!isJsonObject(node)) continue;
      if (node.type === 'video' || node.type === 'audio' || isJsonObject(node.video))
        hasMedia = true;
      if (node.type === 'uri' && typeof node.uri === 'string') found.add(node.uri);
      if (typeof node.linkUri === 'string') found.add(node.linkUri);
      if ((node.type === 'text' || node.type === 'textV2') && node === message) {
        for (const [url] of String(node.text ?? '').matchAll(URL_IN_TEXT)) found.add(url);
      }
      for (const value of Object.values(node).reverse()) waiting.push(value);
    }
    if (hasMedia) content.media.push(seq);
    // LINE counts the opening of pages only; a telephone number or a place in the app is no page.
    for (const url of found) if (/^https?:/i.test(url)) content.links.push({ seq, url });
  });
  return content;
}
