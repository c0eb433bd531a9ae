/** Takes channel access tokens and user ids out of a text before anybody reads or logs it. */
export function redact(text: string, secrets: readonly string[] = []): string {
  let clean = text;
  for (const secret of secrets) {
    if (secret === '') continue;
    clean = clean.split(secret).join('[token]');
    clean = clean.split(encodeURIComponent(secret)).join('[token]');
  }
  return clean
    .replace(/Bearer\s+[^\s"',;]+/gi, 'Bearer [token]')
    .replace(/\b([UCR][0-9a-f]{4})[0-9a-f]{28}\b/g, '$1…');
}
