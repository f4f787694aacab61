import type { Company, Member } from '../data/companies.ts';
import { Timeline } from '../moments.ts';
import { call } from '../rpc.ts';
import { account, idOf, type Step, type World } from '../world.ts';
import { namePerson } from './agency.ts';
import { acceptStep } from './invitations.ts';

/** A company registers, fills in its details and invites colleagues; the second one waits. */
export function companySteps(world: World, company: Company): Step[] {
  const time = new Timeline(world.today, company.key);
  const [joined, invited, ...others] = company.colleagues ?? [];
  return [
    { at: time.ago(company.registeredDaysAgo, '08:20'), run: () => register(world, company) },
    ...(joined ? invite(world, company, joined, time, company.registeredDaysAgo - 3, true) : []),
    ...others.flatMap((member) =>
      invite(world, company, member, time, company.registeredDaysAgo - 5, true),
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
  };
}

/** No command says that a company is a public body. */
async function markPublicBody(world: World, companyId: string): Promise<void> {
  await world.db.query('update public.companies set is_public_body = true where id = $1', [
    companyId,
  ]);
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
