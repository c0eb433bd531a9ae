import { Option } from 'commander';
import { monthCost, PLAN_NAMES, type PlanName } from '#shared/pricing/taiwan';
import { count } from '../arguments';
import type { CliCommand, CliOutcome } from '../command';
import { phrase } from '../phrase';

/** `tapestry cost`: the month's bill on a Taiwan plan. */
export const cost: CliCommand = {
  register(program, run) {
    program
      .command('cost')
      .description('What a month of messages costs on a Taiwan plan, in TWD before tax.')
      .addOption(
        new Option('--plan <plan>', 'plan of the account')
          .choices([...PLAN_NAMES])
          .makeOptionMandatory(),
      )
      .requiredOption('--messages <n>', 'messages to send', count)
      .option('--used <n>', 'messages that have gone out this month', count, 0)
      .action(
        run(
          async (
            _context,
            options: { plan: PlanName; messages: number; used: number },
          ): Promise<CliOutcome> => {
            const bill = monthCost(options.plan, options.messages, options.used);
            const isShort = bill.sendable < bill.messages;
            return {
              exit: 0,
              json: bill,
              text: (locale) => {
                const tiers = bill.tiers.map(
                  ({ from, to, count: n, unitPrice, amount }) =>
                    `  ${from}–${to ?? '∞'}  ${n} × ${unitPrice} = ${amount}`,
                );
                const lines = [phrase(locale, 'cli.costTotal', { ...bill }), ...tiers];
                if (isShort) lines.push(phrase(locale, 'cli.costShort', { ...bill }));
                return lines.join('\n');
              },
            };
          },
        ),
      );
  },
};
