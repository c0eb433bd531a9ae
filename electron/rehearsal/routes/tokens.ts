import { TokenRefusal } from '../tokens/token-refusal';
import type { IssuedToken } from '../tokens/tokens';
import type { RehearsalAnswer, RehearsalCall, Route } from './call';

const JWT_BEARER = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const nothing: RehearsalAnswer = { status: 200, isEmpty: true };

/** A form's fields; what LINE asks for has to be there. */
function formOf(call: RehearsalCall, ...needed: readonly string[]): Record<string, string> {
  const form = new URLSearchParams(new TextDecoder().decode(call.bytes));
  return pick(form, needed);
}

function pick(form: URLSearchParams, needed: readonly string[]): Record<string, string> {
  for (const name of needed) {
    if (!form.get(name)) throw new TokenRefusal('invalid_request', `${name} is required`);
  }
  if (needed.includes('grant_type') && form.get('grant_type') !== 'client_credentials')
    throw new TokenRefusal('unsupported_grant_type', 'grant_type must be client_credentials');
  if (needed.includes('client_assertion_type') && form.get('client_assertion_type') !== JWT_BEARER)
    throw new TokenRefusal('invalid_request', 'invalid client_assertion_type');
  return Object.fromEntries(form);
}

const issued = ({ token, expiresIn, keyId }: IssuedToken): RehearsalAnswer => ({
  status: 200,
  json: {
    access_token: token,
    token_type: 'Bearer',
    expires_in: expiresIn,
    ...(keyId === null ? {} : { key_id: keyId }),
  },
});

export const issueChannelToken: Route = (call) => {
  const form = formOf(call, 'grant_type', 'client_id', 'client_secret');
  const { client_id: id = '', client_secret: secret = '' } = form;
  return issued(call.platform.tokens.issueShortLived(id, secret));
};

export const issueStatelessChannelToken: Route = (call) => {
  const { tokens } = call.platform;
  const sent = new URLSearchParams(new TextDecoder().decode(call.bytes));
  if (sent.has('client_assertion')) {
    const form = pick(sent, ['grant_type', 'client_assertion_type', 'client_assertion']);
    return issued(tokens.issueStateless({ assertion: form.client_assertion ?? '' }));
  }
  const form = pick(sent, ['grant_type', 'client_id', 'client_secret']);
  const { client_id: clientId = '', client_secret: clientSecret = '' } = form;
  return issued(tokens.issueStateless({ clientId, clientSecret }));
};

export const issueChannelTokenByJWT: Route = (call) => {
  const form = formOf(call, 'grant_type', 'client_assertion_type', 'client_assertion');
  return issued(call.platform.tokens.issueByAssertion(form.client_assertion ?? ''));
};

export const getsAllValidChannelAccessTokenKeyIds: Route = ({ platform, query }) => {
  const form = pick(query, ['client_assertion_type', 'client_assertion']);
  return { status: 200, json: { kids: platform.tokens.keyIds(form.client_assertion ?? '') } };
};

function verified(call: RehearsalCall, token: string, kinds: readonly ('short' | 'v2.1')[]) {
  const { tokens, state } = call.platform;
  const expiresIn = tokens.verify(token, [...kinds]);
  return { status: 200 as const, json: { client_id: state.channelId, expires_in: expiresIn } };
}

export const verifyChannelTokenByJWT: Route = (call) =>
  verified(call, pick(call.query, ['access_token']).access_token ?? '', ['v2.1']);

export const verifyChannelToken: Route = (call) =>
  verified(call, formOf(call, 'access_token').access_token ?? '', ['short']);

export const revokeChannelTokenByJWT: Route = (call) => {
  const form = formOf(call, 'client_id', 'client_secret', 'access_token');
  const { client_id: id = '', client_secret: secret = '', access_token: token = '' } = form;
  call.platform.tokens.revoke(token, { id, secret });
  return nothing;
};

export const revokeChannelToken: Route = (call) => {
  call.platform.tokens.revoke(formOf(call, 'access_token').access_token ?? '');
  return nothing;
};
