import { buildInvoice } from '#lib/domain/invoicing/invoice.ts';
import { vatFor } from '#lib/domain/invoicing/vat.ts';
import { addDays } from '#lib/domain/time/day.ts';
import { weekOf, weekParts } from '#lib/domain/time/week.ts';
import type { DraftLine } from '#lib/domain/invoicing/lines.ts';
import { bankDayBy } from '../moments.ts';
import { consultants } from '../people.ts';
import { call } from '../rpc.ts';
import { account, type Step, type World } from '../world.ts';
import { payInvoice } from './payment.ts';
import type { Plot } from './story.ts';
import type { Week } from './weeks.ts';

/** Invoices for consecutive approved weeks, each issued the day after the last approval. */
export function invoiceSteps(world: World, plot: Plot, weeks: readonly Week[]): Step[] {
  const approved = weeks.filter(({ state }) => state === 'approved');
  let from = 0;
  return (plot.story.work?.invoices ?? []).flatMap((wanted) => {
    const covered = approved.slice(from, (from += wanted.weeks));
    const last = covered.at(-1);
    if (!last) return [];
    const issued = addDays(last.monday, 8);
    let invoiceId = '';
    const issue: Step = {
      at: `${issued} 10:05`,
      run: async () => (invoiceId = await issueInvoice(world, plot, covered)),
    };
    if (wanted.paidAfterDays === undefined) return [issue];
    const paid = bankDayBy(addDays(issued, wanted.paidAfterDays));
    const payer = plot.company.owner.key;
    const pay = () => payInvoice(world, account(world, payer), invoiceId, wanted.isChargedBack);
    return [issue, { at: `${paid} 13:45`, run: pay }];
  });
}

async function issueInvoice(world: World, plot: Plot, weeks: readonly Week[]): Promise<string> {
  const { company, story } = plot;
  const decision = vatFor({ countryCode: company.country, vatNumber: company.vatNumber });
  if (!decision.ok) throw new Error(`${company.name}: ${decision.reason}`);
  const { treatment } = decision;
  const rate = (story.asks ?? []).find(({ who }) => who === story.accepted?.who)?.answer;
  if (rate?.kind !== 'offer') throw new Error(`${story.title}: no offer was made`);
  const drafts = weeks.map((week) => lineOf(plot, week, rate.rate * 100));
  const { lines, totals } = buildInvoice({ currency: 'SEK', treatment, lines: drafts });
  return call(world.service, 'issue_invoice', {
    p_actor: account(world, 'mona').userId,
    p_timesheet_ids: weeks.map(({ timesheetId }) => timesheetId),
    p_invoice: {
      period_from: drafts[0]?.periodFrom ?? '',
      period_to: drafts.at(-1)?.periodTo ?? '',
      vat_category: treatment.category,
      net_ore: totals.netOre,
      vat_ore: totals.vatOre,
      total_ore: totals.grossOre,
      lines: lines.map((line, index) => ({
        timesheet_id: weeks[index]?.timesheetId ?? '',
        description: line.description,
        minutes: line.quantityMinutes,
        unit_price_ore: line.unitPriceOre,
        net_ore: line.netOre,
        vat_rate_bp: line.vatRateBp,
        period_from: line.periodFrom,
        period_to: line.periodTo,
      })),
    },
  });
}

function lineOf({ company, story }: Plot, week: Week, unitPriceOre: number): DraftLine {
  const { number, year } = weekParts(weekOf(week.monday));
  const who = consultants.find(({ key }) => key === story.accepted?.who)?.name ?? '';
  const word = company.locale === 'en' ? 'week' : 'vecka';
  const days = week.rows.map(({ work_date }) => work_date).sort();
  return {
    description: `${story.title}, ${who}, ${word}\u00a0${number}, ${year}`,
    quantityMinutes: week.rows.reduce((sum, { minutes }) => sum + minutes, 0),
    unitPriceOre,
    periodFrom: days[0] ?? week.monday,
    periodTo: days.at(-1) ?? week.monday,
  };
}
