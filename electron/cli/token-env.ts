import { appError } from '#shared/errors/app-error';
import { type CliContext, CliFailure } from './command';

/** The token in the variable that `--token-env` names; it goes nowhere but into LINE's header. */
export function tokenFrom(context: CliContext, name: string | undefined): string {
  if (name === undefined)
    throw new CliFailure(
      appError('cli.tokenEnvMissing', 'Name the variable that holds the token with --token-env.'),
      2,
    );
  // a name such as “constructor” is no variable, though every object answers to it
  const token = Object.hasOwn(context.env, name) ? context.env[name]?.trim() : undefined;
  if (!token)
    throw new CliFailure(
      appError('cli.tokenEnvEmpty', `The variable ${name} holds no token.`, { details: { name } }),
      2,
    );
  // a header takes nothing else, and what it says when it refuses is no sentence for people
  if (!/^[\x21-\x7e]+$/.test(token))
    throw new CliFailure(
      appError('cli.tokenEnvBroken', `The variable ${name} holds blanks or line breaks.`, {
        details: { name },
      }),
      2,
    );
  return token;
}
