import { appError } from '#shared/errors/app-error';
import { type CliContext, CliFailure } from './command';

/** How the name of a variable looks; none is nearly as long as a token. */
const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]{0,63}$/;

/** The token in the variable that `--token-env` names; it goes nowhere but into LINE's header. */
export function tokenFrom(context: CliContext, name: string | undefined): string {
  if (name === undefined)
    throw new CliFailure(
      appError('cli.tokenEnvMissing', 'Name the variable that holds the token with --token-env.'),
      2,
    );
  // somebody who gives the token itself must not read it again in the answer, nor in the log of a build
  if (!VARIABLE.test(name))
    throw new CliFailure(
      appError('cli.tokenEnvName', '--token-env wants the name of a variable, not the token.'),
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
