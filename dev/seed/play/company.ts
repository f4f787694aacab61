import { addDays } from '#lib/domain/time/day.ts';
import type { Company, Member } from '../data/companies.ts';
import { governance } from '../data/strategies.ts';
import { Timeline } from '../moments.ts';
import { call } from '../rpc.ts';
import { account, idOf, type Step, type World } from '../world.ts';
import { namePerson } from './agency.ts';
import { acceptStep } from './invitations.ts';

/** A company registers, fills in its details and invites colleagues; one invitation may wait. */
export function companySteps(world: World, company: Company): Step[] {
  const time = new Timeline(world.today, company.key);
  const { colleagues = [], invited } = company;
  return [
    { at: time.ago(company.registeredDaysAgo, '08:20'), run: () => register(world, company) },
    ...strategySteps(world, company, time),
    ...colleagues.flatMap((joined, place) =>
      invite(world, company, joined, time, company.registeredDaysAgo - 3 - 3 * place, true),
    ),
    ...(invited ? invite(world, company, invited, time, 2, false) : []),
  ];
}

async function register(world: World, company: Company): Promise<void> {
  const { owner } = company;
  const { client } = account(world, owner.key);
  await namePerson(world, owner.key, owner.name, owner.locale);
  const id = await call(client, 'register_company', {
    p_name: company.name,
    p_country: company.country,
    p_organisation_number: company.organisationNumber,
    p_vat_number: company.vatNumber,
    p_sector_id: company.sector,
  });
  world.ids.set(company.key, id);
  await call(client, 'save_company', { p_company_id: id, p: details(company) });
  if (company.isPublicBody) await markPublicBody(world, id);
}

function details(company: Company) {
  return {
    name: company.name,
    vat_number: company.vatNumber,
    sector_id: company.sector,
    street: company.street,
    postal_code: company.postalCode,
    city: company.city,
    invoice_email: company.invoiceEmail,
    invoice_reference: company.invoiceReference,
    order_number: company.orderNumber ?? '',
    locale: company.locale ?? 'sv',
    peppol_id: company.peppolId ?? '',
  };
}

/** No command says that a company is a public body. */
async function markPublicBody(world: World, companyId: string): Promise<void> {
  await world.db.query('update public.companies set is_public_body = true where id = $1', [
    companyId,
  ]);
}

function strategySteps(world: World, company: Company, time: Timeline): Step[] {
  const strategy = governance[company.key]?.strategy;
  if (!strategy) return [];
  const run = async () => {
    const approved = addDays(world.today, -company.registeredDaysAgo - strategy.daysBefore);
    await call(account(world, company.owner.key).client, 'register_strategy', {
      p_company_id: idOf(world, company.key),
      p: {
        title: strategy.title,
        summary: strategy.summary,
        approved_by_name: strategy.by.name,
        approved_by_title: strategy.by.title,
        approved_on: approved,
      },
    });
  };
  return [{ at: time.ago(company.registeredDaysAgo - 1, '10:15'), run }];
}

function invite(
  world: World,
  company: Company,
  member: Member,
  time: Timeline,
  daysAgo: number,
  accepts: boolean,
): Step[] {
  let invitation = '';
  const send: Step = {
    at: time.ago(daysAgo, '13:10'),
    run: async () => {
      const { client } = account(world, company.owner.key);
      invitation = await call(client, 'invite_colleague', {
        p_company_id: idOf(world, company.key),
        p_email: member.email,
      });
    },
  };
  if (!accepts) return [send];
  const name: Step = {
    at: time.ago(daysAgo - 1, '08:50'),
    run: () => namePerson(world, member.key, member.name, member.locale),
  };
  return [
    send,
    name,
    acceptStep(world, time.ago(daysAgo - 1, '08:52'), member.key, () => invitation),
  ];
}
