/**
 * Before `npm run test:stripe-live`: the scenario must not pass against the simulator by mistake,
 * and never touch real money.
 */
const key = process.env.STRIPE_SANDBOX_KEY ?? '';
if (!key.startsWith('sk_test_')) {
  console.error('Set STRIPE_SANDBOX_KEY to the sk_test_… key of a Stripe sandbox.');
  process.exitCode = 2;
}
