import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sumOre } from '../money/ore.ts';
import { marginsOf } from './margin.ts';

const net = (assignmentId: string, netOre: number, currency = 'SEK') => ({
  assignmentId,
  netOre,
  currency,
});

it('keeps assignments and currencies apart', () => {
  expect(
    marginsOf(
      [net('a', 100_000), net('a', 50_000), net('a', -50_000), net('a', 900, 'EUR')],
      [net('a', 82_500), net('b', 700)],
    ),
  ).toEqual([
    {
      assignmentId: 'a',
      currency: 'EUR',
      invoicedOre: 900,
      paidOutOre: 0,
      marginOre: 900,
      marginBp: 10_000,
    },
    {
      assignmentId: 'a',
      currency: 'SEK',
      invoicedOre: 100_000,
      paidOutOre: 82_500,
      marginOre: 17_500,
      marginBp: 1_750,
    },
    {
      assignmentId: 'b',
      currency: 'SEK',
      invoicedOre: 0,
      paidOutOre: 700,
      marginOre: -700,
      marginBp: null,
    },
  ]);
});

it('loses no öre', () => {
  const nets = fc.array(
    fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: -1e9, max: 1e9 })),
  );
  fc.assert(
    fc.property(nets, nets, (ins, outs) => {
      const margins = marginsOf(
        ins.map(([id, ore]) => net(id, ore)),
        outs.map(([id, ore]) => net(id, ore)),
      );
      const expected = sumOre(ins.map(([, ore]) => ore)) - sumOre(outs.map(([, ore]) => ore));
      expect(sumOre(margins.map(({ marginOre }) => marginOre))).toBe(expected);
    }),
  );
});
