import type { RoleDetail } from '$lib/domain/catalogue/role.ts';

/** Structured data of a role's page (schema.org Service and BreadcrumbList). */
export function roleJsonLd(
  role: RoleDetail,
  url: URL,
  parent: { label: string; href: string },
): object[] {
  return [
    {
      '@context': 'https://schema.org',
      '@type': 'Service',
      name: role.name,
      description: role.description,
      alternateName: role.aliases,
      url: url.origin + url.pathname,
      areaServed: 'SE',
      provider: { '@type': 'Organization', name: 'Rollkoll', url: url.origin },
    },
    {
      '@context': 'https://schema.org',
      '@type': 'BreadcrumbList',
      itemListElement: [
        { '@type': 'ListItem', position: 1, name: parent.label, item: url.origin + parent.href },
        { '@type': 'ListItem', position: 2, name: role.name },
      ],
    },
  ];
}
