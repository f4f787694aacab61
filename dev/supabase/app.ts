import { App } from '@supabase/lite';
import type { PostgresConnection } from '@supabase/lite/postgres';
import { mailDriver, mailTemplates } from './mail.ts';
import type { ApiSettings } from './settings.ts';

/** The local stand-in for Supabase: data API and sign-in, with the rules of `supabase/config.toml`. */
export function supabaseApp(settings: ApiSettings, connection: PostgresConnection) {
  return new App({
    connection,
    api: { schemas: ['public'], extra_search_path: ['public', 'extensions'], max_rows: 1000 },
    auth: {
      jwt_secret: settings.jwtSecret,
      publishable_key: settings.publishableKey,
      secret_key: settings.secretKey,
      site_url: settings.siteUrl,
      additional_redirect_urls: [`${settings.siteUrl}/**`],
      jwt_expiry: 3600,
      enable_refresh_token_rotation: true,
      refresh_token_reuse_interval: 10,
      minimum_password_length: 10,
      email: {
        enable_signup: true,
        enable_confirmations: true,
        double_confirm_changes: true,
        otp_expiry: 3600,
        template: mailTemplates,
      },
    },
    options: {
      server: { admin: false, disableStudio: true },
      drivers: { email: mailDriver(settings.smtpUrl, settings.siteUrl) },
    },
  });
}
