/** A word of a workplace's navigation; a group has its own pages in a second row. */
export type MenuItem = {
  readonly href: string;
  readonly label: string;
  readonly count?: number;
  readonly items?: readonly MenuItem[];
  /** Other addresses whose pages belong here, such as a statement under the invoices. */
  readonly under?: readonly string[];
};

/** Every address that the navigation knows, groups unfolded. */
export function pagesOf(items: readonly MenuItem[]): string[] {
  return single(items).flatMap(({ href, under = [] }) => [href, ...under]);
}

/** The item that an address belongs to, itself or one under it. */
export function currentItem(
  items: readonly MenuItem[],
  current: string | undefined,
): MenuItem | undefined {
  return single(items).find(
    ({ href, under = [] }) => current !== undefined && [href, ...under].includes(current),
  );
}

/** The group in which one stands, if one stands in a group. */
export function currentGroup(
  items: readonly MenuItem[],
  current: MenuItem | undefined,
): MenuItem | undefined {
  return items.find((item) => current !== undefined && item.items?.includes(current));
}

function single(items: readonly MenuItem[]): readonly MenuItem[] {
  return items.flatMap((item) => item.items ?? [item]);
}
