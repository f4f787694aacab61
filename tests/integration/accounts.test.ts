import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase, database } from '#tests/support/database.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { stack } from '#tests/support/stack.ts';
import { mailedLink, PASSWORD, signUpAndConfirm, visitor } from '#tests/support/visitor.ts';
import { registerCompany, removeMember } from '$lib/server/accounts/commands.ts';
import {
  changeCompanySettings,
  getCompanySettings,
} from '$lib/server/accounts/company-settings.ts';
import { confirmLink } from '$lib/server/accounts/confirm.ts';
import { finishSignUp } from '$lib/server/accounts/finish-sign-up.ts';
import { listMembers } from '$lib/server/accounts/members.ts';
import { changePassword, setPassword, signIn, signOut } from '$lib/server/accounts/sessions.ts';
import { sendRecovery, signUp, signUpPerson } from '$lib/server/accounts/sign-up.ts';
import { findStartValues } from '$lib/server/accounts/start.ts';
import { findAccess } from '$lib/server/auth/access.ts';
import { isRecovered } from '$lib/server/auth/account-cookies.ts';
import { countTry } from '$lib/server/auth/rate-limit.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';

beforeAll(() => useServerEnv(stack()));
afterAll(closeDatabase);

const newEmail = (name: string) => `${name}.${randomUUID().slice(0, 8)}@example.com`;
const digits = () => String(Math.floor(1e9 + Math.random() * 9e9));
const company = (organisationNumber = digits()) => ({
  kind: 'company' as const,
  company: {
    name: 'Havsbris AB',
    country: 'SE' as const,
    organisationNumber,
    vatNumber: null,
    sectorId: null,
  },
});

describe('signing up', () => {
  it('makes the person owner of the company once the address is confirmed', async () => {
    const anna = visitor();
    expect(await signUpAndConfirm(anna, newEmail('anna'), company())).toBe('/company');
    const access = await findAccess(anna.db);
    expect(access?.companies).toMatchObject([{ name: 'Havsbris AB', isOwner: true }]);
  });

  it('opens a draft profile for a consultant', async () => {
    const bo = visitor();
    expect(await signUpAndConfirm(bo, newEmail('bo'), { kind: 'consultant' })).toBe('/consultant');
    expect((await findAccess(bo.db))?.consultant?.state).toBe('draft');
  });

  it('gives no session before the address is confirmed', async () => {
    const anna = visitor();
    const email = newEmail('early');
    const metadata = { kind: 'consultant' as const, ...signUpPerson(anna.event, 'Early') };
    await signUp(anna.event, { email, password: PASSWORD }, metadata);
    const trial = signIn(anna.event, { email, password: PASSWORD });
    await expect(trial).rejects.toMatchObject({ code: 'email_not_confirmed' });
    expect((await anna.db.auth.getUser()).data.user).toBeNull();
  });

  it('makes nothing twice when it is finished twice', async () => {
    const anna = visitor();
    const wish = company();
    await signUpAndConfirm(anna, newEmail('again'), wish);
    const metadata = { ...signUpPerson(anna.event, 'Again'), ...wish, company: company().company };
    const { access, problem } = await finishSignUp(anna.db, metadata);
    expect(problem).toBeNull();
    expect(access?.companies).toHaveLength(1);
  });

  it('holds to the first try when an unconfirmed address signs up again, as its page says', async () => {
    const email = newEmail('twice');
    const first = visitor();
    const metadata = { kind: 'consultant' as const, ...signUpPerson(first.event, 'Första') };
    await signUp(first.event, { email, password: PASSWORD }, metadata);
    const second = visitor();
    const other = { ...signUpPerson(second.event, 'Andra'), ...company() };
    await signUp(second.event, { email, password: 'ett annat lösenord' }, other);
    const link = await mailedLink(email, /Bekräfta/u);
    expect(await confirmLink(second.event, link)).toBe('/consultant');
    const trial = signIn(visitor().event, { email, password: 'ett annat lösenord' });
    await expect(trial).rejects.toMatchObject({ code: 'credentials_wrong' });
    expect((await signIn(visitor().event, { email, password: PASSWORD }))?.name).toBe('Första');
  });

  it('uses a link once', async () => {
    const email = newEmail('once');
    await signUpAndConfirm(visitor(), email, { kind: 'consultant' });
    const link = await mailedLink(email, /Bekräfta/u);
    await expect(confirmLink(visitor().event, link)).rejects.toMatchObject({
      code: 'link_expired',
    });
  });

  it('sends whoever registers a company that is here to the start page, with what they wrote', async () => {
    const wish = company();
    await signUpAndConfirm(visitor(), newEmail('first'), wish);
    const second = visitor();
    const path = await signUpAndConfirm(second, newEmail('second'), wish);
    expect(path).toBe('/account/start?reason=company_already_registered');
    const { company: kept } = await findStartValues(second.db);
    expect(kept).toEqual(wish.company);
    await registerCompany(second.db, company().company);
    expect((await findAccess(second.db))?.companies).toHaveLength(1);
  });

  it('takes no right from metadata that somebody made up', async () => {
    const email = newEmail('mallory');
    const mallory = visitor();
    const data = { kind: 'agency', is_agency: true, role: 'owner', name: 'Mallory' };
    await mallory.db.auth.signUp({ email, password: PASSWORD, options: { data } });
    const link = await mailedLink(email, /Bekräfta/u);
    expect(await confirmLink(mallory.event, link)).toBe('/account/start');
    expect(await findAccess(mallory.db)).toBeNull();
  });

  it('answers alike for an address that has an account, and changes nothing of it', async () => {
    const email = newEmail('taken');
    await signUpAndConfirm(visitor(), email, { kind: 'consultant' });
    const thief = visitor();
    const metadata = { ...signUpPerson(thief.event, 'Thief'), ...company() };
    await expect(
      signUp(thief.event, { email, password: 'ett annat lösenord' }, metadata),
    ).resolves.toBeUndefined();
    const trial = signIn(thief.event, { email, password: 'ett annat lösenord' });
    await expect(trial).rejects.toMatchObject({ code: 'credentials_wrong' });
    expect((await signIn(visitor().event, { email, password: PASSWORD }))?.companies).toEqual([]);
  });
});

describe('passwords', () => {
  it('are chosen anew by a recovery link, which spares the old one', async () => {
    const email = newEmail('forgetful');
    await signUpAndConfirm(visitor(), email, { kind: 'consultant' });
    const later = visitor();
    await sendRecovery(later.event, email);
    const path = await confirmLink(later.event, await mailedLink(email, /nytt lösenord/u));
    expect(path).toBe('/account/password');
    const { data } = await later.db.auth.getUser();
    expect(isRecovered(later.event.cookies, data.user?.id ?? '')).toBe(true);
    await setPassword(later.event, 'ett helt nytt lösenord');
    await expect(signIn(visitor().event, { email, password: PASSWORD })).rejects.toThrow();
    expect(
      await signIn(visitor().event, { email, password: 'ett helt nytt lösenord' }),
    ).not.toBeNull();
  });

  it('are changed by whoever knows the present one, and end other sessions', async () => {
    const email = newEmail('changer');
    const here = visitor();
    const elsewhere = visitor();
    await signUpAndConfirm(here, email, { kind: 'consultant' });
    await signIn(elsewhere.event, { email, password: PASSWORD });
    const user = { id: randomUUID(), email };
    const change = (password: string) =>
      changePassword(here.event, user, { password, newPassword: 'ett nyare lösenord' });
    await expect(change('fel lösenord')).rejects.toMatchObject({ code: 'credentials_wrong' });
    await change(PASSWORD);
    expect((await elsewhere.db.auth.refreshSession()).error).not.toBeNull();
    expect((await here.db.auth.getUser()).data.user?.email).toBe(email);
  });

  it('say nothing about unknown addresses when forgotten', async () => {
    await expect(sendRecovery(visitor().event, newEmail('nobody'))).resolves.toBeUndefined();
  });

  it('are not needed to sign out, also twice', async () => {
    const anna = visitor();
    await signUpAndConfirm(anna, newEmail('out'), { kind: 'consultant' });
    await signOut(anna.event);
    await signOut(anna.event);
    expect((await anna.db.auth.getUser()).data.user).toBeNull();
  });
});

describe('a company', () => {
  it('keeps its last owner', async () => {
    const anna = visitor();
    await signUpAndConfirm(anna, newEmail('owner'), company());
    const id = (await findAccess(anna.db))?.companies[0]?.id ?? '';
    const [owner] = await listMembers(anna.db, id);
    await expect(removeMember(anna.db, id, owner?.userId ?? '')).rejects.toMatchObject({
      status: 409,
      code: 'last_owner',
    });
    expect(await listMembers(anna.db, id)).toHaveLength(1);
  });

  it('is changed by its owner, and keeps to VAT numbers of its country', async () => {
    const anna = visitor();
    await signUpAndConfirm(anna, newEmail('settings'), company());
    const id = (await findAccess(anna.db))?.companies[0]?.id ?? '';
    const form = {
      ...{
        companyName: 'Nytt namn AB',
        sectorId: null,
        vatNumber: 'DE136695976',
        street: 'Gatan 1',
      },
      ...{ postalCode: '831 31', city: 'Östersund', invoiceEmail: null, locale: 'en' as const },
      ...{ invoiceReference: 'Ref 7', orderNumber: '', peppolId: '0088:7300010000001' },
    };
    await expect(changeCompanySettings(anna.db, id, form)).rejects.toMatchObject({
      code: 'vat_number_of_other_country',
    });
    await changeCompanySettings(anna.db, id, { ...form, vatNumber: null });
    expect(await getCompanySettings(anna.db, id)).toMatchObject({
      name: 'Nytt namn AB',
      street: 'Gatan 1',
      locale: 'en',
      invoiceReference: 'Ref 7',
    });
  });
});

describe('tries', () => {
  const trier = () => ({ subject: newEmail('tried'), network: `198.51.100.${randomUUID()}` });

  it('are refused after the limit of an address, for that address and action alone', async () => {
    const one = trier();
    const tries = () => countTry(serviceClient(), 'forgot', one);
    for (let n = 0; n < 3; n += 1) await tries();
    await expect(tries()).rejects.toMatchObject({ status: 429, code: 'too_many_tries' });
    await countTry(serviceClient(), 'forgot', { ...one, subject: newEmail('other') });
    await countTry(serviceClient(), 'resend', one);
  });

  it('are refused after the limit of a network, whatever address is tried', async () => {
    const { network } = trier();
    const tries = () =>
      countTry(serviceClient(), 'sign_up', { subject: newEmail('many'), network });
    for (let n = 0; n < 30; n += 1) await tries();
    await expect(tries()).rejects.toMatchObject({ code: 'too_many_tries' });
  });

  it('are counted without keeping the address', async () => {
    const { subject, network } = trier();
    await countTry(serviceClient(), 'sign_in', { subject, network });
    const { rows } = await database().query(
      'select 1 from private.rate_limits where position($1 in bucket) > 0',
      [subject],
    );
    expect(rows).toEqual([]);
  });
});
