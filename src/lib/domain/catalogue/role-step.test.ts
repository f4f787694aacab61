import { describe, expect, it } from 'vitest';
import { rolesByStep, roleStep } from './role-step.ts';

describe('rolesByStep', () => {
  const roles = ['copywriter', 'brand-strategist', 'pr-press-officer', 'web-editor'].map((id) => ({
    id,
  }));

  it('puts the strategy before the hands', () => {
    expect(rolesByStep(roles).map((group) => group.step)).toEqual(['strategy', 'organise', 'run']);
  });

  it('loses no role and keeps the order within a step', () => {
    const ids = rolesByStep(roles).map((group) => group.roles.map((role) => role.id));
    expect(ids).toEqual([['brand-strategist'], ['pr-press-officer'], ['copywriter', 'web-editor']]);
  });

  it('leaves out steps without roles', () => {
    expect(rolesByStep([{ id: 'copywriter' }]).map((group) => group.step)).toEqual(['run']);
  });

  it('takes a role it does not know as one that carries out', () => {
    expect(roleStep('new-role')).toBe('run');
  });
});
