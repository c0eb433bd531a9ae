import { randomBytes } from 'node:crypto';
import { startRehearsal } from '#electron/rehearsal/server';

/*
 * A process of its own: the rehearsal channel, under the display name that is handed in. Prints its address and
 * its token, and ends when its parent closes standard input.
 */

/** Length of the random bytes that the token is made from. */
const TOKEN_BYTES = 96;

/** A token with `+` and `/` in it, so that every way of writing it down shows. */
const random = (length: number): Uint8Array => {
  const bytes = new Uint8Array(randomBytes(length));
  // in base64 these six bytes are `++//++//`
  if (length === TOKEN_BYTES) bytes.set([0xfb, 0xef, 0xff, 0xfb, 0xef, 0xff], 45);
  return bytes;
};

const [displayName = 'Rehearsal'] = process.argv.slice(2);
const server = await startRehearsal({ followers: 5, displayName, random });
if (!server.ok) throw new Error(server.error.message);
const { url, credentials } = server.value;
process.stdout.write(`${JSON.stringify({ url, token: credentials.channelAccessToken })}\n`);
process.stdin.on('end', () => void server.value.stop().then(() => process.exit(0)));
process.stdin.resume();
