import { describe, expect, it } from 'vitest';
import { eventTarget } from './event-target.ts';

const event = { entityId: 'e', details: {}, companyId: null, consultantId: null };

describe('the page about an event', () => {
  it.each([
    ['assignment', '/agency/assignments/e'],
    ['company', '/agency/companies/e'],
    ['consultant', '/agency/consultants/e'],
    ['invoice', '/agency/invoices/e'],
    ['brief', '/agency/briefs/e'],
  ])('of a thing of kind %s is its own', (entity, path) => {
    expect(eventTarget({ ...event, entity, companyId: 'c' })).toBe(path);
  });

  it('of a timesheet is its assignment', () => {
    const details = { assignment_id: 'a' };
    expect(eventTarget({ ...event, entity: 'timesheet', details })).toBe('/agency/assignments/a');
    expect(eventTarget({ ...event, entity: 'timesheet' })).toBeNull();
  });

  it('of a request, offer or strategy is its company', () => {
    for (const entity of ['request', 'offer', 'strategy']) {
      expect(eventTarget({ ...event, entity, companyId: 'c' })).toBe('/agency/companies/c');
    }
    expect(eventTarget({ ...event, entity: 'offer' })).toBeNull();
  });

  it('of a refund is the payment that it goes back of', () => {
    const details = { payment_id: 'p' };
    expect(eventTarget({ ...event, entity: 'refund', details })).toBe('/agency/credits/p');
    expect(eventTarget({ ...event, entity: 'refund', companyId: 'c' })).toBe('/agency/companies/c');
  });

  it('of an invitation is the company, or the staff when it was to the agency', () => {
    expect(eventTarget({ ...event, entity: 'invitation', companyId: 'c' })).toBe(
      '/agency/companies/c',
    );
    expect(eventTarget({ ...event, entity: 'invitation' })).toBe('/agency/staff');
  });
});
