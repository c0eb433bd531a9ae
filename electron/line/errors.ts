import { HTTPFetchError } from '@line/bot-sdk';
import { type AppError, appError, type ProblemPath } from '#shared/errors/app-error';
import { redact } from './redact';

/*
 * One place turns what LINE answers, or fails to answer, into an AppError. `retry` says what a caller
 * may do: `safe` repeat now, `after` wait first, `never` repeating cannot help or might do it twice.
 */

export interface CallFacts {
  /** Name of the operation in LINE's OpenAPI. */
  operation: string;
  /** True when doing it twice is the same as doing it once. */
  isRepeatable: boolean;
  secrets: readonly string[];
}

interface LineErrorBody {
  message?: unknown;
  details?: unknown;
}

/** What LINE's reference lists under "Error messages"; matched on the whole text, case ignored. */
const KNOWN_MESSAGES: readonly (readonly [RegExp, string])[] = [
  [/must upload richmenu image/i, 'line.imageMissing'],
  [/image size is not allowed for richmenu/i, 'line.imageSizeRefused'],
  [/image has already been uploaded/i, 'line.imageAlreadyUploaded'],
  [/conflict richmenu alias id/i, 'line.aliasTaken'],
  [/richmenu alias not found/i, 'line.aliasNotFound'],
  [/no default richmenu/i, 'line.noDefaultRichMenu'],
  [/owned by another channel/i, 'line.ownedElsewhere'],
  [/the user has no richmenu/i, 'line.userHasNoRichMenu'],
  [/(richmenu not found|invalid richMenuId)/i, 'line.richMenuNotFound'],
];

const codeByStatus: Record<number, string> = {
  400: 'line.badRequest',
  401: 'line.unauthorized',
  403: 'line.forbidden',
  404: 'line.notFound',
  409: 'line.conflict',
  410: 'line.gone',
  413: 'line.bodyTooLarge',
  415: 'line.mediaTypeRefused',
};

/** Turns `areas[0].action.uri` into `['areas', 0, 'action', 'uri']`. */
export function parseProperty(property: string): ProblemPath {
  return (property.match(/[^.[\]]+/g) ?? []).map((part) =>
    /^\d+$/.test(part) ? Number(part) : part,
  );
}

/** Maps whatever a call of the SDK threw. */
export function toAppError(thrown: unknown, facts: CallFacts): AppError {
  if (thrown instanceof HTTPFetchError && !isOfSomebodyBetween(thrown))
    return fromAnswer(thrown, facts);
  const { operation } = facts;
  const uncertain = facts.isRepeatable ? {} : { isUncertain: true };
  const retry = facts.isRepeatable ? 'safe' : 'never';
  if (isNamed(thrown, 'TimeoutError')) {
    return appError('line.timeout', 'LINE did not answer in time.', {
      retry,
      details: { operation, ...uncertain },
    });
  }
  if (isNamed(thrown, 'AbortError')) {
    return appError('line.cancelled', 'The call to LINE was cancelled.', {
      retry,
      details: { operation, ...uncertain },
    });
  }
  if (thrown instanceof SyntaxError || thrown instanceof HTTPFetchError) {
    return appError('line.answerUnreadable', 'LINE answered something that cannot be read.', {
      retry,
      details: { operation, ...uncertain },
    });
  }
  const reason = redact(reasonOf(thrown), facts.secrets);
  // Refused or unresolved: nothing has left this machine, so nothing can have been done.
  const neverLeft =
    /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|ERR_NAME_NOT_RESOLVED|ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED/.test(
      reason,
    );
  return appError('line.unreachable', `LINE cannot be reached: ${reason}.`, {
    retry: neverLeft ? 'safe' : retry,
    details: { operation, reason, ...(neverLeft ? {} : uncertain) },
  });
}

/**
 * LINE refuses in JSON. A page that says 404 comes from the network between, and what it says is not there was never
 * looked for: "gone already" would leave a menu behind for ever. Any other refusal only stops what was to be done.
 */
const isOfSomebodyBetween = ({ status, headers }: HTTPFetchError): boolean =>
  status === 404 && /^text\/html/i.test(headers.get('content-type') ?? '');

function fromAnswer(error: HTTPFetchError, facts: CallFacts): AppError {
  const body = parseBody(error.body);
  const lineMessage = redact(typeof body.message === 'string' ? body.message : '', facts.secrets);
  const findings = readDetails(body.details, facts.secrets);
  const acceptedRequestId = error.headers.get('x-line-accepted-request-id');
  const details = {
    operation: facts.operation,
    ...(acceptedRequestId === null ? {} : { acceptedRequestId }),
    status: error.status,
    requestId: error.headers.get('x-line-request-id'),
    lineMessage,
    ...(findings.length > 0 ? { findings } : {}),
  };
  if (error.status === 429) return tooMany(error, lineMessage, details);
  if (error.status >= 500) {
    return appError('line.serverError', `LINE has a problem of its own (${error.status}).`, {
      retry: facts.isRepeatable ? 'after' : 'never',
      details: facts.isRepeatable ? details : { ...details, isUncertain: true },
    });
  }
  const texts = [lineMessage, ...findings.map((finding) => finding.message)];
  const known = KNOWN_MESSAGES.find(([pattern]) => texts.some((text) => pattern.test(text)));
  const code = known?.[1] ?? codeByStatus[error.status] ?? 'line.refused';
  const first = findings[0];
  const said = [
    lineMessage,
    ...findings.map((f) => (f.property ? `${f.property}: ${f.message}` : f.message)),
  ]
    .filter((text) => text !== '')
    .join('; ');
  return appError(code, `LINE refused (${error.status}): ${said || error.statusText}`, {
    retry: 'never',
    details: { ...details, said },
    ...(first?.property ? { path: parseProperty(first.property) } : {}),
  });
}

/** 429 means one of three things and only the text tells which; the monthly one must not be repeated. */
function tooMany(
  error: HTTPFetchError,
  lineMessage: string,
  details: Record<string, unknown>,
): AppError {
  if (/monthly limit/i.test(lineMessage)) {
    return appError('line.monthlyLimit', 'The messages of this month are used up.', {
      retry: 'never',
      details,
    });
  }
  const seconds = Number(error.headers.get('retry-after') ?? '');
  const waits = Number.isFinite(seconds) && seconds > 0 ? { retryAfterMs: seconds * 1_000 } : {};
  if (/rate limit/i.test(lineMessage)) {
    return appError('line.rateLimited', 'LINE takes no more calls of this kind for now.', {
      retry: 'after',
      details: { ...details, ...waits },
    });
  }
  return appError('line.tooManyAtOnce', 'LINE is still busy with earlier work of this channel.', {
    retry: 'after',
    details: { ...details, ...waits },
  });
}

function parseBody(text: string): LineErrorBody {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as LineErrorBody) : {};
  } catch {
    // A proxy's HTML page: the status alone has to do.
    return {};
  }
}

interface Finding {
  message: string;
  property?: string;
}

function readDetails(details: unknown, secrets: readonly string[]): Finding[] {
  if (!Array.isArray(details)) return [];
  return details.flatMap((entry: unknown): Finding[] => {
    if (typeof entry !== 'object' || entry === null) return [];
    const { message, property } = entry as Record<string, unknown>;
    const text = typeof message === 'string' ? redact(message, secrets) : '';
    if (text === '' && typeof property !== 'string') return [];
    return [{ message: text, ...(typeof property === 'string' ? { property } : {}) }];
  });
}

const isNamed = (thrown: unknown, name: string): boolean =>
  thrown instanceof Error &&
  (thrown.name === name || (thrown.cause instanceof Error && thrown.cause.name === name));

/** `fetch` says only "fetch failed"; what happened is in its cause. */
function reasonOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  const cause = thrown.cause as (Error & { code?: string; errors?: Error[] }) | undefined;
  if (!cause) return thrown.message;
  return cause.code ?? (cause.message || thrown.message);
}
