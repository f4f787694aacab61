import type { Locale } from '$lib/i18n/paths.ts';
import type { Access } from '$lib/server/auth/access.ts';
import type { Db } from '$lib/server/db/client.ts';
import type { SessionUser } from '$lib/server/hooks/session.ts';

type Posted = Record<string, string | string[]>;

declare global {
  namespace App {
    interface Locals {
      locale: Locale;
      requestId: string;
      supabase: Db;
      user: SessionUser | null;
      access: Access | null;
      /** Who asks could not be found out: the sign-in service or the database does not answer. */
      isUnavailable: boolean;
      /** What a form posted, without passwords: given back when it could not be taken. */
      posted?: Posted;
    }
    interface Error {
      message: string;
      id?: string;
      posted?: Posted;
    }
  }
}

export {};
