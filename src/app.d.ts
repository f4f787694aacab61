import type { Locale } from '$lib/i18n/paths.ts';
import type { Access } from '$lib/server/auth/access.ts';
import type { Db } from '$lib/server/db/client.ts';
import type { SessionUser } from '$lib/server/hooks/session.ts';

declare global {
  namespace App {
    interface Locals {
      locale: Locale;
      requestId: string;
      supabase: Db;
      user: SessionUser | null;
      access: Access | null;
    }
    interface Error {
      message: string;
      id?: string;
    }
  }
}

export {};
