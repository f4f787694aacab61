/** What the local Supabase API needs to know, read from its environment. */
export type ApiSettings = {
  port: number;
  /** The role whose rights sign-up triggers run with. */
  authDatabaseUrl: string;
  /** Superuser, only to read the catalogue. */
  adminDatabaseUrl: string;
  publishableKey: string;
  secretKey: string;
  jwtSecret: string;
  siteUrl: string;
  smtpUrl: string;
};

/** @throws {Error} naming the first variable that is missing. */
export function apiSettings(env: NodeJS.ProcessEnv = process.env): ApiSettings {
  const read = (name: string): string => {
    const value = env[name];
    if (!value) throw new Error(`${name} is not set`);
    return value;
  };
  return {
    port: Number(read('API_PORT')),
    authDatabaseUrl: read('API_AUTH_DATABASE_URL'),
    adminDatabaseUrl: read('API_ADMIN_DATABASE_URL'),
    publishableKey: read('SUPABASE_PUBLISHABLE_KEY'),
    secretKey: read('SUPABASE_SECRET_KEY'),
    jwtSecret: read('API_JWT_SECRET'),
    siteUrl: read('ORIGIN'),
    smtpUrl: read('SMTP_URL'),
  };
}
