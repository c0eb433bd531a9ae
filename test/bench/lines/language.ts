import { checkFlexContainer } from '#shared/line/flex';
import { type BenchGroup, line, median, times } from '../line';

/** P22: the validator on the largest Flex carousel that LINE takes. */
export const language: BenchGroup = {
  names: ['P22'],
  async run(context) {
    context.note('P22: validating');
    const text = {
      type: 'text',
      text: '栗子拿鐵 秋季限定',
      size: 'md',
      color: '#333333',
      wrap: true,
    };
    const bubble = (count: number) => ({
      type: 'bubble',
      size: 'mega',
      body: {
        type: 'box',
        layout: 'vertical',
        spacing: 'md',
        contents: Array.from({ length: count }, () => text),
      },
      footer: {
        type: 'box',
        layout: 'vertical',
        contents: [
          {
            type: 'button',
            action: { type: 'uri', label: '線上點餐', uri: 'https://example.com/order' },
          },
        ],
      },
    });
    const json = JSON.stringify({
      type: 'carousel',
      contents: Array.from({ length: 12 }, () => bubble(35)),
    });
    const ROUNDS = 20;
    const many = (work: () => unknown) => () => {
      for (let round = 0; round < ROUNDS; round += 1) work();
    };
    const parse = await times(
      7,
      many(() => JSON.parse(json)),
    );
    const check = await times(
      7,
      many(() => checkFlexContainer(JSON.parse(json))),
    );
    return [
      line(
        'P22',
        `validate a Flex carousel of ${json.length} characters, against parsing it`,
        'ms',
        median(check) / ROUNDS,
        median(parse) / ROUNDS,
        25,
      ),
    ];
  },
};
