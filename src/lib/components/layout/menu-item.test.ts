import { expect, it } from 'vitest';
import { currentGroup, currentItem, pagesOf } from './menu-item.ts';

const bank = { href: '/byran/bank', label: 'Bank' };
const invoices = {
  href: '/byran/fakturor',
  label: 'Fakturor',
  under: ['/byran/kreditfakturor'],
};
const queue = { href: '/byran', label: 'Att göra' };
const money = { href: '/byran/fakturor', label: 'Ekonomi', items: [invoices, bank] };
const menu = [queue, money];

it('names every page once, a group by its pages and what lies under them', () => {
  expect(pagesOf(menu)).toEqual([
    '/byran',
    '/byran/fakturor',
    '/byran/kreditfakturor',
    '/byran/bank',
  ]);
});

it('finds the item that a page belongs to', () => {
  expect(currentItem(menu, '/byran/bank')).toBe(bank);
  expect(currentItem(menu, '/byran/kreditfakturor')).toBe(invoices);
  expect(currentItem(menu, '/byran/sok')).toBeUndefined();
  expect(currentItem(menu, undefined)).toBeUndefined();
});

it('finds the group of an item, and none for an item of its own', () => {
  expect(currentGroup(menu, bank)).toBe(money);
  expect(currentGroup(menu, queue)).toBeUndefined();
  expect(currentGroup(menu, undefined)).toBeUndefined();
});
