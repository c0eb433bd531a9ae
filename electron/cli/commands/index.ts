import type { CliCommand } from '../command';
import { ab } from './ab';
import { apply, rollback } from './apply';
import { approve } from './approve';
import { audience } from './audience';
import { capsule } from './capsule';
import { convert } from './convert';
import { cost } from './cost';
import { demo } from './demo';
import { importFiles } from './import';
import { plan } from './plan';
import { preview } from './preview';
import { pull } from './pull';
import { rehearse } from './rehearse';
import { render } from './render';
import { sample } from './sample';
import { send } from './send';
import { validate } from './validate';

/** Every command of `tapestry`, in the order of its help. */
export const allCommands: readonly CliCommand[] = [
  validate,
  convert,
  importFiles,
  render,
  preview,
  plan,
  apply,
  rollback,
  approve,
  pull,
  send,
  capsule,
  audience,
  cost,
  ab,
  rehearse,
  sample,
  demo,
];
