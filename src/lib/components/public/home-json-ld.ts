type Agency = { name: string; email: string } | null;

/** Structured data of the start page (schema.org WebSite with search, and Organization). */
export function homeJsonLd(origin: string, rolesPath: string, agency: Agency): object[] {
  const site = {
    '@context': 'https://schema.org',
    '@type': 'WebSite',
    name: 'Rollkoll',
    url: origin,
    potentialAction: {
      '@type': 'SearchAction',
      target: `${origin}${rolesPath}?q={search_term_string}`,
      'query-input': 'required name=search_term_string',
    },
  };
  if (!agency) return [site];
  const { name, email } = agency;
  return [
    site,
    { '@context': 'https://schema.org', '@type': 'Organization', name, email, url: origin },
  ];
}
