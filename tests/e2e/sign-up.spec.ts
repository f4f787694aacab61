import { expect, test } from '@playwright/test';
import { expectNoViolations } from './support/axe.ts';
import { open } from './support/job.ts';
import {
  changeInDatabase,
  expectWayOn,
  invitationLink,
  mailedLink,
  newAddress,
  PASSWORD,
  signUp,
  useLink,
} from './support/mail.ts';
import { signedIn, signIn } from './support/people.ts';

for (const locale of ['sv', 'en'] as const) {
  test(`a company signs up by mail, and its empty workplace says where to begin (${locale})`, async ({
    browser,
  }) => {
    test.setTimeout(180_000);
    const page = await (await browser.newContext()).newPage();
    const email = newAddress('nytt.foretag');
    await signUp(page, locale, 'company', email);
    await expectNoViolations(page, '/sign-up/sent');
    const link = await mailedLink(email, locale);
    await page.goto(link);
    await expectNoViolations(page, '/auth/confirm');
    await useLink(page, link);
    await page.waitForURL(locale === 'sv' ? /\/foretaget$/u : /\/en\/company$/u);
    await expect(page.locator('main')).toContainText('Nykomlingarna AB');
    const first = page.locator(
      `main a[href="${locale === 'sv' ? '/foretaget/uppdragsbeskrivningar/ny' : '/en/company/briefs/new'}"]`,
    );
    await expect(first).toHaveCount(1);
    for (const place of ['briefs', 'assignments', 'needs-analyses']) {
      await open(page, locale, `/company/${place}`);
      await expect(page.locator('main .empty a, main .empty button'), place).toHaveCount(1);
    }

    await test.step('the link does not work twice, and that is no dead end', async () => {
      await page.context().clearCookies();
      await useLink(page, link);
      await expectWayOn(
        page,
        locale === 'sv' ? /redan använd/u : /has been used/u,
        locale === 'sv' ? /^Logga in$/u : /^Sign in$/u,
      );
      await expectNoViolations(page, '/auth/confirm, used');
      await signIn(page, email, PASSWORD, locale === 'en');
      await expect(page.locator('main')).toContainText('Nykomlingarna AB');
    });
    await page.context().close();
  });
}

test('a consultant signs up by mail after a link that came too late, and sees what is left to do', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  const email = newAddress('ny.konsult');
  await signUp(page, 'sv', 'consultant', email);
  const late = await mailedLink(email, 'sv');
  await changeInDatabase(
    `update auth.users set confirmation_sent_at = confirmation_sent_at - interval '2 days' where email = $1`,
    [email],
  );
  await useLink(page, late);
  await expectWayOn(page, /gått ut/u, /Nytt mejl som bekräftar adressen/u);
  await page.getByRole('link', { name: 'Nytt mejl som bekräftar adressen' }).click();
  await page.locator('[name=email]').fill(email);
  await page.locator('form:has([name=email]) button').last().click();
  await expect(page.locator('main')).toContainText('är ett nytt mejl på väg');
  await expect.poll(() => mailedLink(email, 'sv')).not.toBe(late);
  await useLink(page, await mailedLink(email, 'sv'));
  await page.waitForURL(/\/konsult$/u);
  await expect(page.locator('main')).toContainText('Utkast');
  await expect(page.locator('main a[href="/konsult/profil"]').last()).toBeVisible();
  for (const place of ['requests', 'assignments', 'timesheets', 'earnings']) {
    await open(page, 'sv', `/consultant/${place}`);
    await expect(page.locator('main .empty').first(), place).toBeVisible();
  }
  await page.context().close();
});

test('a forgotten password is chosen anew by mail; the link works once and for its own account', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const page = await (await browser.newContext()).newPage();
  const email = newAddress('glomsk');
  await signUp(page, 'sv', 'consultant', email);
  await useLink(page, await mailedLink(email, 'sv'));
  await page.waitForURL(/\/konsult$/u);
  await page.context().clearCookies();

  await open(page, 'sv', '/forgot');
  await page.locator('[name=email]').fill(email);
  await page.locator('form:has([name=email]) button').last().click();
  await expect(page.locator('main')).toContainText('är ett mejl på väg');
  const link = await mailedLink(email, /lösenord/u);
  await useLink(page, link);
  await page.waitForURL(/konto\/losenord/u);
  await expectNoViolations(page, '/account/password');
  await page.locator('[name=newPassword]').fill('kort');
  await page.locator('form:has([name=newPassword]) button').first().click();
  await expect(page.locator('[name=newPassword]')).toHaveAttribute('aria-invalid', 'true');
  await page.locator('[name=newPassword]').fill('sju blå tåg i snö');
  await page.locator('form:has([name=newPassword]) button').first().click();
  await expect(page.locator('main')).toContainText('Lösenordet är bytt');
  await expectNoViolations(page, '/account');

  const other = await signedIn(browser, 'company');
  await useLink(other, link);
  await expectWayOn(other, /redan använd/u, /Ny länk för att välja lösenord/u);
  await open(other, 'sv', '/company');
  await expect(other.locator('main'), 'still themselves').toContainText('Brunnsparken');
  await other.context().clearCookies();
  await signIn(other, email, 'sju blå tåg i snö');
  await expect(other.locator('main')).toContainText('Nina');
  for (const one of [page, other]) await one.context().close();
});

test('an invitation that is somebody else’s, used, taken back or too old says so and leads on', async ({
  browser,
}) => {
  test.setTimeout(150_000);
  const owner = await signedIn(browser, 'company');
  const invite = async (who: string): Promise<[string, string]> => {
    const email = newAddress(who);
    await open(owner, 'sv', '/company/members');
    await owner.locator('form[action="?/invite"] [name=email]').fill(email);
    await owner.locator('form[action="?/invite"] button').click();
    await expect(owner.locator('main')).toContainText(email);
    return [email, await invitationLink(email)];
  };
  const [late, lateLink] = await invite('for.sen');
  const [revoked, revokedLink] = await invite('aterkallad');
  const row = owner.locator('li, tr').filter({ hasText: revoked });
  await row.locator('form[action="?/revoke"] button').click();
  await expect(owner.locator('main')).toContainText('Länken fungerar inte längre');

  await owner.goto(lateLink);
  await expect(owner.locator('main')).toContainText(`inbjudan gäller ${late}`);
  await expectNoViolations(owner, '/invitations, somebody else’s');

  const visitor = await (await browser.newContext()).newPage();
  await visitor.goto(lateLink);
  await expectNoViolations(visitor, '/invitations, open');
  await changeInDatabase(
    `update public.invitations set expires_at = now() - interval '1 hour', created_at = now() - interval '8 days' where email = $1`,
    [late],
  );
  for (const [href, says] of [
    [lateLink, /har gått ut/u],
    [revokedLink, /återkallad/u],
    [`${lateLink.slice(0, -3)}xyz`, /Länken stämmer inte/u],
  ] as const) {
    await visitor.goto(href);
    await expectWayOn(visitor, says, /Till startsidan|Logga in/u);
  }
  await expectNoViolations(visitor, '/invitations, unknown');
  for (const page of [owner, visitor]) await page.context().close();
});
