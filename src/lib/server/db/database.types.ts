export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[];

export type Database = {
  public: {
    Tables: {
      activities: {
        Row: {
          deliverable_en: string;
          deliverable_sv: string;
          description_en: string;
          description_sv: string;
          hours_max: number;
          hours_min: number;
          id: string;
          name_en: string;
          name_sv: string;
          phase: string;
          position: number;
        };
        ComputedFields: never;
        Insert: {
          deliverable_en: string;
          deliverable_sv: string;
          description_en: string;
          description_sv: string;
          hours_max: number;
          hours_min: number;
          id: string;
          name_en: string;
          name_sv: string;
          phase: string;
          position: number;
        };
        Update: {
          deliverable_en?: string;
          deliverable_sv?: string;
          description_en?: string;
          description_sv?: string;
          hours_max?: number;
          hours_min?: number;
          id?: string;
          name_en?: string;
          name_sv?: string;
          phase?: string;
          position?: number;
        };
        Relationships: [];
      };
      activity_roles: {
        Row: {
          activity_id: string;
          position: number;
          role_id: string;
        };
        ComputedFields: never;
        Insert: {
          activity_id: string;
          position: number;
          role_id: string;
        };
        Update: {
          activity_id?: string;
          position?: number;
          role_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'activity_roles_activity_id_fkey';
            columns: ['activity_id'];
            isOneToOne: false;
            referencedRelation: 'activities';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'activity_roles_role_id_fkey';
            columns: ['role_id'];
            isOneToOne: false;
            referencedRelation: 'roles';
            referencedColumns: ['id'];
          },
        ];
      };
      agency_settings: {
        Row: {
          bankgiro: string;
          city: string;
          email: string;
          id: boolean;
          margin_bp: number;
          name: string;
          organisation_number: string;
          phone: string;
          postal_code: string;
          seat: string;
          street: string;
          vat_number: string;
        };
        ComputedFields: never;
        Insert: {
          bankgiro: string;
          city: string;
          email: string;
          id?: boolean;
          margin_bp: number;
          name: string;
          organisation_number: string;
          phone: string;
          postal_code: string;
          seat: string;
          street: string;
          vat_number: string;
        };
        Update: {
          bankgiro?: string;
          city?: string;
          email?: string;
          id?: boolean;
          margin_bp?: number;
          name?: string;
          organisation_number?: string;
          phone?: string;
          postal_code?: string;
          seat?: string;
          street?: string;
          vat_number?: string;
        };
        Relationships: [];
      };
      agency_staff: {
        Row: {
          joined_at: string;
          user_id: string;
        };
        ComputedFields: never;
        Insert: {
          joined_at?: string;
          user_id: string;
        };
        Update: {
          joined_at?: string;
          user_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'agency_staff_user_id_fkey';
            columns: ['user_id'];
            isOneToOne: true;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
        ];
      };
      assignment_goals: {
        Row: {
          assignment_id: string;
          business_goal_id: string | null;
          communication_goal_id: string | null;
          id: string;
          position: number;
          title: string;
        };
        ComputedFields: never;
        Insert: {
          assignment_id: string;
          business_goal_id?: string | null;
          communication_goal_id?: string | null;
          id?: string;
          position?: number;
          title: string;
        };
        Update: {
          assignment_id?: string;
          business_goal_id?: string | null;
          communication_goal_id?: string | null;
          id?: string;
          position?: number;
          title?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'assignment_goals_assignment_id_fkey';
            columns: ['assignment_id'];
            isOneToOne: false;
            referencedRelation: 'assignment_progress';
            referencedColumns: ['assignment_id'];
          },
          {
            foreignKeyName: 'assignment_goals_assignment_id_fkey';
            columns: ['assignment_id'];
            isOneToOne: false;
            referencedRelation: 'assignments';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'assignment_goals_business_goal_id_fkey';
            columns: ['business_goal_id'];
            isOneToOne: false;
            referencedRelation: 'business_goals';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'assignment_goals_communication_goal_id_fkey';
            columns: ['communication_goal_id'];
            isOneToOne: false;
            referencedRelation: 'communication_goals';
            referencedColumns: ['id'];
          },
        ];
      };
      assignment_measures: {
        Row: {
          baseline: number | null;
          goal_id: string;
          id: string;
          measure_id: string;
          name_en: string;
          name_sv: string;
          position: number;
          stage_id: string;
          target: number | null;
          unit_en: string;
          unit_sv: string;
        };
        ComputedFields: never;
        Insert: {
          baseline?: number | null;
          goal_id: string;
          id?: string;
          measure_id: string;
          name_en: string;
          name_sv: string;
          position: number;
          stage_id: string;
          target?: number | null;
          unit_en: string;
          unit_sv: string;
        };
        Update: {
          baseline?: number | null;
          goal_id?: string;
          id?: string;
          measure_id?: string;
          name_en?: string;
          name_sv?: string;
          position?: number;
          stage_id?: string;
          target?: number | null;
          unit_en?: string;
          unit_sv?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'assignment_measures_goal_id_fkey';
            columns: ['goal_id'];
            isOneToOne: false;
            referencedRelation: 'assignment_goals';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'assignment_measures_measure_id_fkey';
            columns: ['measure_id'];
            isOneToOne: false;
            referencedRelation: 'measures';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'assignment_measures_stage_id_fkey';
            columns: ['stage_id'];
            isOneToOne: false;
            referencedRelation: 'measure_stages';
            referencedColumns: ['id'];
          },
        ];
      };
      assignments: {
        Row: {
          booked_at: string;
          brief_id: string;
          company_id: string;
          company_name: string;
          consultant_id: string;
          consultant_name: string;
          currency: string;
          during: unknown;
          fee_ore: number;
          goal: string;
          id: string;
          margin_ore: number;
          number: number;
          offer_id: string;
          payment_terms_days: number;
          percent: number;
          rate_ore: number;
          role_id: string;
          state: string;
          terms_version: string;
          title: string;
        };
        ComputedFields: never;
        Insert: {
          booked_at?: string;
          brief_id: string;
          company_id: string;
          company_name: string;
          consultant_id: string;
          consultant_name: string;
          currency: string;
          during: unknown;
          fee_ore: number;
          goal: string;
          id?: string;
          margin_ore: number;
          number?: never;
          offer_id: string;
          payment_terms_days: number;
          percent: number;
          rate_ore: number;
          role_id: string;
          state?: string;
          terms_version: string;
          title: string;
        };
        Update: {
          booked_at?: string;
          brief_id?: string;
          company_id?: string;
          company_name?: string;
          consultant_id?: string;
          consultant_name?: string;
          currency?: string;
          during?: unknown;
          fee_ore?: number;
          goal?: string;
          id?: string;
          margin_ore?: number;
          number?: never;
          offer_id?: string;
          payment_terms_days?: number;
          percent?: number;
          rate_ore?: number;
          role_id?: string;
          state?: string;
          terms_version?: string;
          title?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'assignments_brief_id_fkey';
            columns: ['brief_id'];
            isOneToOne: false;
            referencedRelation: 'briefs';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'assignments_company_id_fkey';
            columns: ['company_id'];
            isOneToOne: false;
            referencedRelation: 'companies';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'assignments_consultant_id_fkey';
            columns: ['consultant_id'];
            isOneToOne: false;
            referencedRelation: 'consultants';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'assignments_offer_id_fkey';
            columns: ['offer_id'];
            isOneToOne: true;
            referencedRelation: 'offers';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'assignments_role_id_fkey';
            columns: ['role_id'];
            isOneToOne: false;
            referencedRelation: 'roles';
            referencedColumns: ['id'];
          },
        ];
      };
      bank_accounts: {
        Row: {
          bankgiro: string | null;
          bic: string | null;
          currency: string;
          iban: string;
          id: string;
          ledger_account: number;
          name: string;
          number: string | null;
        };
        ComputedFields: never;
        Insert: {
          bankgiro?: string | null;
          bic?: string | null;
          currency: string;
          iban: string;
          id?: string;
          ledger_account: number;
          name: string;
          number?: string | null;
        };
        Update: {
          bankgiro?: string | null;
          bic?: string | null;
          currency?: string;
          iban?: string;
          id?: string;
          ledger_account?: number;
          name?: string;
          number?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'bank_accounts_ledger_account_fkey';
            columns: ['ledger_account'];
            isOneToOne: true;
            referencedRelation: 'ledger_accounts';
            referencedColumns: ['number'];
          },
        ];
      };
      bank_files: {
        Row: {
          account_id: string;
          booked_count: number;
          closing_ore: number | null;
          format: string;
          from_day: string | null;
          id: string;
          imported_at: string;
          imported_by: string | null;
          known_count: number;
          message_id: string | null;
          name: string;
          opening_ore: number | null;
          outgoing_count: number;
          pending_count: number;
          sha256: string;
          to_day: string | null;
          waiting_count: number;
        };
        ComputedFields: never;
        Insert: {
          account_id: string;
          booked_count?: number;
          closing_ore?: number | null;
          format: string;
          from_day?: string | null;
          id?: string;
          imported_at?: string;
          imported_by?: string | null;
          known_count?: number;
          message_id?: string | null;
          name: string;
          opening_ore?: number | null;
          outgoing_count?: number;
          pending_count: number;
          sha256: string;
          to_day?: string | null;
          waiting_count?: number;
        };
        Update: {
          account_id?: string;
          booked_count?: number;
          closing_ore?: number | null;
          format?: string;
          from_day?: string | null;
          id?: string;
          imported_at?: string;
          imported_by?: string | null;
          known_count?: number;
          message_id?: string | null;
          name?: string;
          opening_ore?: number | null;
          outgoing_count?: number;
          pending_count?: number;
          sha256?: string;
          to_day?: string | null;
          waiting_count?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'bank_files_account_id_fkey';
            columns: ['account_id'];
            isOneToOne: false;
            referencedRelation: 'bank_accounts';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'bank_files_imported_by_fkey';
            columns: ['imported_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
        ];
      };
      bank_transactions: {
        Row: {
          account_id: string;
          amount_ore: number;
          bank_reference: string;
          booked_on: string;
          currency: string;
          duplicate_key: string;
          file_id: string;
          id: string;
          is_reversal: boolean;
          message: string;
          payer_iban: string | null;
          payer_name: string | null;
          payer_number: string | null;
          payment_references: string[];
          position: number;
          refund_id: string | null;
          returned_payout_id: string | null;
          state: string;
          stated: NonNullable<Json>;
          stripe_movement_id: string | null;
          waiting_for: string | null;
        };
        ComputedFields: never;
        Insert: {
          account_id: string;
          amount_ore: number;
          bank_reference: string;
          booked_on: string;
          currency: string;
          duplicate_key: string;
          file_id: string;
          id?: string;
          is_reversal: boolean;
          message?: string;
          payer_iban?: string | null;
          payer_name?: string | null;
          payer_number?: string | null;
          payment_references?: string[];
          position: number;
          refund_id?: string | null;
          returned_payout_id?: string | null;
          state: string;
          stated?: NonNullable<Json>;
          stripe_movement_id?: string | null;
          waiting_for?: string | null;
        };
        Update: {
          account_id?: string;
          amount_ore?: number;
          bank_reference?: string;
          booked_on?: string;
          currency?: string;
          duplicate_key?: string;
          file_id?: string;
          id?: string;
          is_reversal?: boolean;
          message?: string;
          payer_iban?: string | null;
          payer_name?: string | null;
          payer_number?: string | null;
          payment_references?: string[];
          position?: number;
          refund_id?: string | null;
          returned_payout_id?: string | null;
          state?: string;
          stated?: NonNullable<Json>;
          stripe_movement_id?: string | null;
          waiting_for?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'bank_transactions_account_id_fkey';
            columns: ['account_id'];
            isOneToOne: false;
            referencedRelation: 'bank_accounts';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'bank_transactions_file_id_fkey';
            columns: ['file_id'];
            isOneToOne: false;
            referencedRelation: 'bank_files';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'bank_transactions_refund_id_fkey';
            columns: ['refund_id'];
            isOneToOne: false;
            referencedRelation: 'refunds';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'bank_transactions_returned_payout_id_fkey';
            columns: ['returned_payout_id'];
            isOneToOne: false;
            referencedRelation: 'payouts';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'bank_transactions_stripe_movement_id_fkey';
            columns: ['stripe_movement_id'];
            isOneToOne: false;
            referencedRelation: 'stripe_movements';
            referencedColumns: ['id'];
          },
        ];
      };
      billing_terms: {
        Row: {
          id: boolean;
          payment_terms_days: number;
        };
        ComputedFields: never;
        Insert: {
          id?: boolean;
          payment_terms_days?: number;
        };
        Update: {
          id?: boolean;
          payment_terms_days?: number;
        };
        Relationships: [];
      };
      bookings: {
        Row: {
          assignment_id: string;
          consultant_id: string;
          during: unknown;
          percent: number;
        };
        ComputedFields: never;
        Insert: {
          assignment_id: string;
          consultant_id: string;
          during: unknown;
          percent: number;
        };
        Update: {
          assignment_id?: string;
          consultant_id?: string;
          during?: unknown;
          percent?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'bookings_assignment_id_fkey';
            columns: ['assignment_id'];
            isOneToOne: true;
            referencedRelation: 'assignment_progress';
            referencedColumns: ['assignment_id'];
          },
          {
            foreignKeyName: 'bookings_assignment_id_fkey';
            columns: ['assignment_id'];
            isOneToOne: true;
            referencedRelation: 'assignments';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'bookings_consultant_id_fkey';
            columns: ['consultant_id'];
            isOneToOne: false;
            referencedRelation: 'consultants';
            referencedColumns: ['id'];
          },
        ];
      };
      brief_competencies: {
        Row: {
          brief_role_id: string;
          competency_id: string;
          is_must: boolean;
          level: number;
          position: number;
          weight: number;
        };
        ComputedFields: never;
        Insert: {
          brief_role_id: string;
          competency_id: string;
          is_must?: boolean;
          level: number;
          position: number;
          weight: number;
        };
        Update: {
          brief_role_id?: string;
          competency_id?: string;
          is_must?: boolean;
          level?: number;
          position?: number;
          weight?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'brief_competencies_brief_role_id_fkey';
            columns: ['brief_role_id'];
            isOneToOne: false;
            referencedRelation: 'brief_roles';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'brief_competencies_competency_id_fkey';
            columns: ['competency_id'];
            isOneToOne: false;
            referencedRelation: 'competencies';
            referencedColumns: ['id'];
          },
        ];
      };
      brief_drafts: {
        Row: {
          brief_id: string | null;
          company_id: string;
          fields: NonNullable<Json>;
          id: string;
          saved_at: string;
          title: string;
          user_id: string;
        };
        ComputedFields: never;
        Insert: {
          brief_id?: string | null;
          company_id: string;
          fields: NonNullable<Json>;
          id: string;
          saved_at?: string;
          title?: string;
          user_id: string;
        };
        Update: {
          brief_id?: string | null;
          company_id?: string;
          fields?: NonNullable<Json>;
          id?: string;
          saved_at?: string;
          title?: string;
          user_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'brief_drafts_brief_id_fkey';
            columns: ['brief_id'];
            isOneToOne: false;
            referencedRelation: 'briefs';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'brief_drafts_company_id_fkey';
            columns: ['company_id'];
            isOneToOne: false;
            referencedRelation: 'companies';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'brief_drafts_user_id_fkey';
            columns: ['user_id'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
        ];
      };
      brief_gate_overrides: {
        Row: {
          brief_id: string;
          given_at: string;
          given_by: string | null;
          name: string;
          reason: string;
          title: string;
        };
        ComputedFields: never;
        Insert: {
          brief_id: string;
          given_at?: string;
          given_by?: string | null;
          name: string;
          reason: string;
          title: string;
        };
        Update: {
          brief_id?: string;
          given_at?: string;
          given_by?: string | null;
          name?: string;
          reason?: string;
          title?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'brief_gate_overrides_brief_id_fkey';
            columns: ['brief_id'];
            isOneToOne: true;
            referencedRelation: 'briefs';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'brief_gate_overrides_given_by_fkey';
            columns: ['given_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
        ];
      };
      brief_languages: {
        Row: {
          brief_id: string;
          cefr: number;
          language_code: string;
        };
        ComputedFields: never;
        Insert: {
          brief_id: string;
          cefr: number;
          language_code: string;
        };
        Update: {
          brief_id?: string;
          cefr?: number;
          language_code?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'brief_languages_brief_id_fkey';
            columns: ['brief_id'];
            isOneToOne: false;
            referencedRelation: 'briefs';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'brief_languages_language_code_fkey';
            columns: ['language_code'];
            isOneToOne: false;
            referencedRelation: 'languages';
            referencedColumns: ['code'];
          },
        ];
      };
      brief_measures: {
        Row: {
          baseline: number | null;
          brief_id: string;
          measure_id: string;
          position: number;
          target: number | null;
        };
        ComputedFields: never;
        Insert: {
          baseline?: number | null;
          brief_id: string;
          measure_id: string;
          position: number;
          target?: number | null;
        };
        Update: {
          baseline?: number | null;
          brief_id?: string;
          measure_id?: string;
          position?: number;
          target?: number | null;
        };
        Relationships: [
          {
            foreignKeyName: 'brief_measures_brief_id_fkey';
            columns: ['brief_id'];
            isOneToOne: false;
            referencedRelation: 'briefs';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'brief_measures_measure_id_fkey';
            columns: ['measure_id'];
            isOneToOne: false;
            referencedRelation: 'measures';
            referencedColumns: ['id'];
          },
        ];
      };
      brief_role_times: {
        Row: {
          brief_role_id: string;
          during: unknown;
          percent: number;
        };
        ComputedFields: never;
        Insert: {
          brief_role_id: string;
          during: unknown;
          percent: number;
        };
        Update: {
          brief_role_id?: string;
          during?: unknown;
          percent?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'brief_role_times_brief_role_id_fkey';
            columns: ['brief_role_id'];
            isOneToOne: false;
            referencedRelation: 'brief_roles';
            referencedColumns: ['id'];
          },
        ];
      };
      brief_roles: {
        Row: {
          brief_id: string;
          budget_rate_ore: number;
          filled_at: string | null;
          id: string;
          phase: string;
          position: number;
          role_id: string;
        };
        ComputedFields: never;
        Insert: {
          brief_id: string;
          budget_rate_ore: number;
          filled_at?: string | null;
          id?: string;
          phase: string;
          position: number;
          role_id: string;
        };
        Update: {
          brief_id?: string;
          budget_rate_ore?: number;
          filled_at?: string | null;
          id?: string;
          phase?: string;
          position?: number;
          role_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'brief_roles_brief_id_fkey';
            columns: ['brief_id'];
            isOneToOne: false;
            referencedRelation: 'briefs';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'brief_roles_role_id_fkey';
            columns: ['role_id'];
            isOneToOne: false;
            referencedRelation: 'roles';
            referencedColumns: ['id'];
          },
        ];
      };
      brief_versions: {
        Row: {
          brief_id: string;
          content: NonNullable<Json>;
          saved_at: string;
          saved_by: string | null;
          version: number;
        };
        ComputedFields: never;
        Insert: {
          brief_id: string;
          content: NonNullable<Json>;
          saved_at?: string;
          saved_by?: string | null;
          version: number;
        };
        Update: {
          brief_id?: string;
          content?: NonNullable<Json>;
          saved_at?: string;
          saved_by?: string | null;
          version?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'brief_versions_brief_id_fkey';
            columns: ['brief_id'];
            isOneToOne: false;
            referencedRelation: 'briefs';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'brief_versions_saved_by_fkey';
            columns: ['saved_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
        ];
      };
      briefs: {
        Row: {
          business_goal_id: string | null;
          communication_goal_id: string | null;
          company_id: string;
          created_at: string;
          created_by: string | null;
          currency: string;
          decider_name: string;
          decider_title: string;
          departments: string[];
          during: unknown;
          form_key: string | null;
          goal: string;
          id: string;
          kept_together: string[];
          opened_at: string | null;
          region_id: string | null;
          sector_id: string | null;
          state: string;
          title: string;
          version: number;
          work_mode: string;
        };
        ComputedFields: never;
        Insert: {
          business_goal_id?: string | null;
          communication_goal_id?: string | null;
          company_id: string;
          created_at?: string;
          created_by?: string | null;
          currency?: string;
          decider_name?: string;
          decider_title?: string;
          departments?: string[];
          during: unknown;
          form_key?: string | null;
          goal: string;
          id?: string;
          kept_together?: string[];
          opened_at?: string | null;
          region_id?: string | null;
          sector_id?: string | null;
          state?: string;
          title: string;
          version?: number;
          work_mode: string;
        };
        Update: {
          business_goal_id?: string | null;
          communication_goal_id?: string | null;
          company_id?: string;
          created_at?: string;
          created_by?: string | null;
          currency?: string;
          decider_name?: string;
          decider_title?: string;
          departments?: string[];
          during?: unknown;
          form_key?: string | null;
          goal?: string;
          id?: string;
          kept_together?: string[];
          opened_at?: string | null;
          region_id?: string | null;
          sector_id?: string | null;
          state?: string;
          title?: string;
          version?: number;
          work_mode?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'briefs_company_id_fkey';
            columns: ['company_id'];
            isOneToOne: false;
            referencedRelation: 'companies';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'briefs_created_by_fkey';
            columns: ['created_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
          {
            foreignKeyName: 'briefs_goals_fkey';
            columns: ['business_goal_id', 'communication_goal_id'];
            isOneToOne: false;
            referencedRelation: 'communication_goal_uses';
            referencedColumns: ['business_goal_id', 'communication_goal_id'];
          },
          {
            foreignKeyName: 'briefs_region_id_fkey';
            columns: ['region_id'];
            isOneToOne: false;
            referencedRelation: 'regions';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'briefs_sector_id_fkey';
            columns: ['sector_id'];
            isOneToOne: false;
            referencedRelation: 'sectors';
            referencedColumns: ['id'];
          },
        ];
      };
      business_goals: {
        Row: {
          id: string;
          name_en: string;
          name_sv: string;
          position: number;
        };
        ComputedFields: never;
        Insert: {
          id: string;
          name_en: string;
          name_sv: string;
          position: number;
        };
        Update: {
          id?: string;
          name_en?: string;
          name_sv?: string;
          position?: number;
        };
        Relationships: [];
      };
      calendar_days: {
        Row: {
          day: string;
          is_working: boolean;
          name_en: string | null;
          name_sv: string | null;
          working_days_before: number;
        };
        ComputedFields: never;
        Insert: {
          day: string;
          is_working: boolean;
          name_en?: string | null;
          name_sv?: string | null;
          working_days_before: number;
        };
        Update: {
          day?: string;
          is_working?: boolean;
          name_en?: string | null;
          name_sv?: string | null;
          working_days_before?: number;
        };
        Relationships: [];
      };
      claims: {
        Row: {
          about_invoice_id: string;
          amount_ore: number;
          basis: NonNullable<Json>;
          id: string;
          invoice_id: string;
          kind: string;
          period: unknown;
        };
        ComputedFields: never;
        Insert: {
          about_invoice_id: string;
          amount_ore: number;
          basis?: NonNullable<Json>;
          id?: string;
          invoice_id: string;
          kind: string;
          period?: unknown;
        };
        Update: {
          about_invoice_id?: string;
          amount_ore?: number;
          basis?: NonNullable<Json>;
          id?: string;
          invoice_id?: string;
          kind?: string;
          period?: unknown;
        };
        Relationships: [
          {
            foreignKeyName: 'claims_about_invoice_id_fkey';
            columns: ['about_invoice_id'];
            isOneToOne: false;
            referencedRelation: 'invoice_balances';
            referencedColumns: ['invoice_id'];
          },
          {
            foreignKeyName: 'claims_about_invoice_id_fkey';
            columns: ['about_invoice_id'];
            isOneToOne: false;
            referencedRelation: 'invoices';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'claims_invoice_id_fkey';
            columns: ['invoice_id'];
            isOneToOne: false;
            referencedRelation: 'invoice_balances';
            referencedColumns: ['invoice_id'];
          },
          {
            foreignKeyName: 'claims_invoice_id_fkey';
            columns: ['invoice_id'];
            isOneToOne: false;
            referencedRelation: 'invoices';
            referencedColumns: ['id'];
          },
        ];
      };
      communication_goal_activities: {
        Row: {
          activity_id: string;
          communication_goal_id: string;
          position: number;
        };
        ComputedFields: never;
        Insert: {
          activity_id: string;
          communication_goal_id: string;
          position: number;
        };
        Update: {
          activity_id?: string;
          communication_goal_id?: string;
          position?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'communication_goal_activities_activity_id_fkey';
            columns: ['activity_id'];
            isOneToOne: false;
            referencedRelation: 'activities';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'communication_goal_activities_communication_goal_id_fkey';
            columns: ['communication_goal_id'];
            isOneToOne: false;
            referencedRelation: 'communication_goals';
            referencedColumns: ['id'];
          },
        ];
      };
      communication_goal_measures: {
        Row: {
          communication_goal_id: string;
          measure_id: string;
          position: number;
        };
        ComputedFields: never;
        Insert: {
          communication_goal_id: string;
          measure_id: string;
          position: number;
        };
        Update: {
          communication_goal_id?: string;
          measure_id?: string;
          position?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'communication_goal_measures_communication_goal_id_fkey';
            columns: ['communication_goal_id'];
            isOneToOne: false;
            referencedRelation: 'communication_goals';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'communication_goal_measures_measure_id_fkey';
            columns: ['measure_id'];
            isOneToOne: false;
            referencedRelation: 'measures';
            referencedColumns: ['id'];
          },
        ];
      };
      communication_goal_uses: {
        Row: {
          business_goal_id: string;
          communication_goal_id: string;
          position: number;
        };
        ComputedFields: never;
        Insert: {
          business_goal_id: string;
          communication_goal_id: string;
          position: number;
        };
        Update: {
          business_goal_id?: string;
          communication_goal_id?: string;
          position?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'communication_goal_uses_business_goal_id_fkey';
            columns: ['business_goal_id'];
            isOneToOne: false;
            referencedRelation: 'business_goals';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'communication_goal_uses_communication_goal_id_fkey';
            columns: ['communication_goal_id'];
            isOneToOne: false;
            referencedRelation: 'communication_goals';
            referencedColumns: ['id'];
          },
        ];
      };
      communication_goals: {
        Row: {
          id: string;
          name_en: string;
          name_sv: string;
          position: number;
        };
        ComputedFields: never;
        Insert: {
          id: string;
          name_en: string;
          name_sv: string;
          position: number;
        };
        Update: {
          id?: string;
          name_en?: string;
          name_sv?: string;
          position?: number;
        };
        Relationships: [];
      };
      companies: {
        Row: {
          city: string;
          claims_delay_compensation: boolean;
          country: string;
          created_at: string;
          id: string;
          invoice_collection: string;
          invoice_currency: string;
          invoice_email: string | null;
          invoice_reference: string;
          is_public_body: boolean;
          locale: string;
          long_terms_agreed: boolean;
          name: string;
          order_number: string;
          organisation_number: string | null;
          payment_terms_days: number;
          peppol_id: string | null;
          postal_code: string;
          reminder_fee_agreed_on: string | null;
          rounds_to_krona: boolean;
          sector_id: string | null;
          street: string;
          vat_number: string | null;
        };
        ComputedFields: never;
        Insert: {
          city?: string;
          claims_delay_compensation?: boolean;
          country?: string;
          created_at?: string;
          id?: string;
          invoice_collection?: string;
          invoice_currency?: string;
          invoice_email?: string | null;
          invoice_reference?: string;
          is_public_body?: boolean;
          locale?: string;
          long_terms_agreed?: boolean;
          name: string;
          order_number?: string;
          organisation_number?: string | null;
          payment_terms_days?: number;
          peppol_id?: string | null;
          postal_code?: string;
          reminder_fee_agreed_on?: string | null;
          rounds_to_krona?: boolean;
          sector_id?: string | null;
          street?: string;
          vat_number?: string | null;
        };
        Update: {
          city?: string;
          claims_delay_compensation?: boolean;
          country?: string;
          created_at?: string;
          id?: string;
          invoice_collection?: string;
          invoice_currency?: string;
          invoice_email?: string | null;
          invoice_reference?: string;
          is_public_body?: boolean;
          locale?: string;
          long_terms_agreed?: boolean;
          name?: string;
          order_number?: string;
          organisation_number?: string | null;
          payment_terms_days?: number;
          peppol_id?: string | null;
          postal_code?: string;
          reminder_fee_agreed_on?: string | null;
          rounds_to_krona?: boolean;
          sector_id?: string | null;
          street?: string;
          vat_number?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'companies_sector_id_fkey';
            columns: ['sector_id'];
            isOneToOne: false;
            referencedRelation: 'sectors';
            referencedColumns: ['id'];
          },
        ];
      };
      company_members: {
        Row: {
          company_id: string;
          joined_at: string;
          role: string;
          user_id: string;
        };
        ComputedFields: never;
        Insert: {
          company_id: string;
          joined_at?: string;
          role: string;
          user_id: string;
        };
        Update: {
          company_id?: string;
          joined_at?: string;
          role?: string;
          user_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'company_members_company_id_fkey';
            columns: ['company_id'];
            isOneToOne: false;
            referencedRelation: 'companies';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'company_members_user_id_fkey';
            columns: ['user_id'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
        ];
      };
      competencies: {
        Row: {
          description_en: string;
          description_sv: string;
          esco: NonNullable<Json>;
          group_id: string;
          id: string;
          name_en: string;
          name_sv: string;
        };
        ComputedFields: never;
        Insert: {
          description_en: string;
          description_sv: string;
          esco?: NonNullable<Json>;
          group_id: string;
          id: string;
          name_en: string;
          name_sv: string;
        };
        Update: {
          description_en?: string;
          description_sv?: string;
          esco?: NonNullable<Json>;
          group_id?: string;
          id?: string;
          name_en?: string;
          name_sv?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'competencies_group_id_fkey';
            columns: ['group_id'];
            isOneToOne: false;
            referencedRelation: 'competency_groups';
            referencedColumns: ['id'];
          },
        ];
      };
      competency_groups: {
        Row: {
          id: string;
          name_en: string;
          name_sv: string;
          position: number;
        };
        ComputedFields: never;
        Insert: {
          id: string;
          name_en: string;
          name_sv: string;
          position: number;
        };
        Update: {
          id?: string;
          name_en?: string;
          name_sv?: string;
          position?: number;
        };
        Relationships: [];
      };
      competency_relations: {
        Row: {
          a: string;
          b: string;
          similarity: number;
        };
        ComputedFields: never;
        Insert: {
          a: string;
          b: string;
          similarity: number;
        };
        Update: {
          a?: string;
          b?: string;
          similarity?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'competency_relations_a_fkey';
            columns: ['a'];
            isOneToOne: false;
            referencedRelation: 'competencies';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'competency_relations_b_fkey';
            columns: ['b'];
            isOneToOne: false;
            referencedRelation: 'competencies';
            referencedColumns: ['id'];
          },
        ];
      };
      consultant_availability: {
        Row: {
          consultant_id: string;
          during: unknown;
          id: string;
          percent: number;
        };
        ComputedFields: never;
        Insert: {
          consultant_id: string;
          during: unknown;
          id?: string;
          percent: number;
        };
        Update: {
          consultant_id?: string;
          during?: unknown;
          id?: string;
          percent?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'consultant_availability_consultant_id_fkey';
            columns: ['consultant_id'];
            isOneToOne: false;
            referencedRelation: 'consultants';
            referencedColumns: ['id'];
          },
        ];
      };
      consultant_blocked_companies: {
        Row: {
          company_id: string | null;
          consultant_id: string;
          created_at: string;
          declared_by: Database['public']['Enums']['actor_role'];
          id: string;
          name: string;
          organisation_number: string | null;
          reason: string;
        };
        ComputedFields: never;
        Insert: {
          company_id?: string | null;
          consultant_id: string;
          created_at?: string;
          declared_by: Database['public']['Enums']['actor_role'];
          id?: string;
          name: string;
          organisation_number?: string | null;
          reason?: string;
        };
        Update: {
          company_id?: string | null;
          consultant_id?: string;
          created_at?: string;
          declared_by?: Database['public']['Enums']['actor_role'];
          id?: string;
          name?: string;
          organisation_number?: string | null;
          reason?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'consultant_blocked_companies_company_id_fkey';
            columns: ['company_id'];
            isOneToOne: false;
            referencedRelation: 'companies';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'consultant_blocked_companies_consultant_id_fkey';
            columns: ['consultant_id'];
            isOneToOne: false;
            referencedRelation: 'consultants';
            referencedColumns: ['id'];
          },
        ];
      };
      consultant_competencies: {
        Row: {
          competency_id: string;
          consultant_id: string;
          effective_level: number;
          evidence: string;
          level: number;
          verification: string;
        };
        ComputedFields: never;
        Insert: {
          competency_id: string;
          consultant_id: string;
          effective_level?: never;
          evidence?: string;
          level: number;
          verification?: string;
        };
        Update: {
          competency_id?: string;
          consultant_id?: string;
          effective_level?: never;
          evidence?: string;
          level?: number;
          verification?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'consultant_competencies_competency_id_fkey';
            columns: ['competency_id'];
            isOneToOne: false;
            referencedRelation: 'competencies';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'consultant_competencies_consultant_id_fkey';
            columns: ['consultant_id'];
            isOneToOne: false;
            referencedRelation: 'consultants';
            referencedColumns: ['id'];
          },
        ];
      };
      consultant_declined_roles: {
        Row: {
          consultant_id: string;
          declined_at: string;
          role_id: string;
        };
        ComputedFields: never;
        Insert: {
          consultant_id: string;
          declined_at?: string;
          role_id: string;
        };
        Update: {
          consultant_id?: string;
          declined_at?: string;
          role_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'consultant_declined_roles_consultant_id_fkey';
            columns: ['consultant_id'];
            isOneToOne: false;
            referencedRelation: 'consultants';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'consultant_declined_roles_role_id_fkey';
            columns: ['role_id'];
            isOneToOne: false;
            referencedRelation: 'roles';
            referencedColumns: ['id'];
          },
        ];
      };
      consultant_languages: {
        Row: {
          cefr: number;
          consultant_id: string;
          language_code: string;
        };
        ComputedFields: never;
        Insert: {
          cefr: number;
          consultant_id: string;
          language_code: string;
        };
        Update: {
          cefr?: number;
          consultant_id?: string;
          language_code?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'consultant_languages_consultant_id_fkey';
            columns: ['consultant_id'];
            isOneToOne: false;
            referencedRelation: 'consultants';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'consultant_languages_language_code_fkey';
            columns: ['language_code'];
            isOneToOne: false;
            referencedRelation: 'languages';
            referencedColumns: ['code'];
          },
        ];
      };
      consultant_regions: {
        Row: {
          consultant_id: string;
          region_id: string;
        };
        ComputedFields: never;
        Insert: {
          consultant_id: string;
          region_id: string;
        };
        Update: {
          consultant_id?: string;
          region_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'consultant_regions_consultant_id_fkey';
            columns: ['consultant_id'];
            isOneToOne: false;
            referencedRelation: 'consultants';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'consultant_regions_region_id_fkey';
            columns: ['region_id'];
            isOneToOne: false;
            referencedRelation: 'regions';
            referencedColumns: ['id'];
          },
        ];
      };
      consultant_roles: {
        Row: {
          consultant_id: string;
          role_id: string;
        };
        ComputedFields: never;
        Insert: {
          consultant_id: string;
          role_id: string;
        };
        Update: {
          consultant_id?: string;
          role_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'consultant_roles_consultant_id_fkey';
            columns: ['consultant_id'];
            isOneToOne: false;
            referencedRelation: 'consultants';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'consultant_roles_role_id_fkey';
            columns: ['role_id'];
            isOneToOne: false;
            referencedRelation: 'roles';
            referencedColumns: ['id'];
          },
        ];
      };
      consultant_sector_wishes: {
        Row: {
          consultant_id: string;
          sector_id: string;
          wish: string;
        };
        ComputedFields: never;
        Insert: {
          consultant_id: string;
          sector_id: string;
          wish: string;
        };
        Update: {
          consultant_id?: string;
          sector_id?: string;
          wish?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'consultant_sector_wishes_consultant_id_fkey';
            columns: ['consultant_id'];
            isOneToOne: false;
            referencedRelation: 'consultants';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'consultant_sector_wishes_sector_id_fkey';
            columns: ['sector_id'];
            isOneToOne: false;
            referencedRelation: 'sectors';
            referencedColumns: ['id'];
          },
        ];
      };
      consultant_sectors: {
        Row: {
          consultant_id: string;
          sector_id: string;
        };
        ComputedFields: never;
        Insert: {
          consultant_id: string;
          sector_id: string;
        };
        Update: {
          consultant_id?: string;
          sector_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'consultant_sectors_consultant_id_fkey';
            columns: ['consultant_id'];
            isOneToOne: false;
            referencedRelation: 'consultants';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'consultant_sectors_sector_id_fkey';
            columns: ['sector_id'];
            isOneToOne: false;
            referencedRelation: 'sectors';
            referencedColumns: ['id'];
          },
        ];
      };
      consultants: {
        Row: {
          about: string;
          approved_at: string | null;
          created_at: string;
          floor_rate_ore: number | null;
          headline: string;
          id: string;
          name: string;
          number: number;
          paused_at: string | null;
          region_id: string | null;
          state: string;
          user_id: string | null;
          version: number;
          wanted_share_max: number | null;
          wanted_share_min: number | null;
          wished_modes: string[];
          wished_rate_ore: number | null;
          work_modes: string[];
        };
        ComputedFields: never;
        Insert: {
          about?: string;
          approved_at?: string | null;
          created_at?: string;
          floor_rate_ore?: number | null;
          headline?: string;
          id?: string;
          name: string;
          number?: never;
          paused_at?: string | null;
          region_id?: string | null;
          state?: string;
          user_id?: string | null;
          version?: number;
          wanted_share_max?: number | null;
          wanted_share_min?: number | null;
          wished_modes?: string[];
          wished_rate_ore?: number | null;
          work_modes?: string[];
        };
        Update: {
          about?: string;
          approved_at?: string | null;
          created_at?: string;
          floor_rate_ore?: number | null;
          headline?: string;
          id?: string;
          name?: string;
          number?: never;
          paused_at?: string | null;
          region_id?: string | null;
          state?: string;
          user_id?: string | null;
          version?: number;
          wanted_share_max?: number | null;
          wanted_share_min?: number | null;
          wished_modes?: string[];
          wished_rate_ore?: number | null;
          work_modes?: string[];
        };
        Relationships: [
          {
            foreignKeyName: 'consultants_region_id_fkey';
            columns: ['region_id'];
            isOneToOne: false;
            referencedRelation: 'regions';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'consultants_user_id_fkey';
            columns: ['user_id'];
            isOneToOne: true;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
        ];
      };
      credit_notes: {
        Row: {
          company_id: string;
          id: string;
          invoice_id: string;
          issue_date: string;
          issued_at: string;
          issued_by: string | null;
          net_ore: number;
          number: number;
          reason: string;
          rounding_ore: number;
          seller: NonNullable<Json>;
          series: string;
          settlement: string;
          total_ore: number;
          vat_ore: number;
        };
        ComputedFields: never;
        Insert: {
          company_id: string;
          id?: string;
          invoice_id: string;
          issue_date: string;
          issued_at?: string;
          issued_by?: string | null;
          net_ore: number;
          number: number;
          reason: string;
          rounding_ore: number;
          seller: NonNullable<Json>;
          series?: string;
          settlement: string;
          total_ore: number;
          vat_ore: number;
        };
        Update: {
          company_id?: string;
          id?: string;
          invoice_id?: string;
          issue_date?: string;
          issued_at?: string;
          issued_by?: string | null;
          net_ore?: number;
          number?: number;
          reason?: string;
          rounding_ore?: number;
          seller?: NonNullable<Json>;
          series?: string;
          settlement?: string;
          total_ore?: number;
          vat_ore?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'credit_notes_company_id_fkey';
            columns: ['company_id'];
            isOneToOne: false;
            referencedRelation: 'companies';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'credit_notes_invoice_id_fkey';
            columns: ['invoice_id'];
            isOneToOne: false;
            referencedRelation: 'invoice_balances';
            referencedColumns: ['invoice_id'];
          },
          {
            foreignKeyName: 'credit_notes_invoice_id_fkey';
            columns: ['invoice_id'];
            isOneToOne: false;
            referencedRelation: 'invoices';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'credit_notes_issued_by_fkey';
            columns: ['issued_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
        ];
      };
      diagnoses: {
        Row: {
          claimed_at: string | null;
          company_id: string | null;
          context: NonNullable<Json>;
          created_at: string;
          id: string;
          secret_hash: string;
          version: string;
        };
        ComputedFields: never;
        Insert: {
          claimed_at?: string | null;
          company_id?: string | null;
          context: NonNullable<Json>;
          created_at?: string;
          id?: string;
          secret_hash: string;
          version: string;
        };
        Update: {
          claimed_at?: string | null;
          company_id?: string | null;
          context?: NonNullable<Json>;
          created_at?: string;
          id?: string;
          secret_hash?: string;
          version?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'diagnoses_company_id_fkey';
            columns: ['company_id'];
            isOneToOne: false;
            referencedRelation: 'companies';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'diagnoses_version_fkey';
            columns: ['version'];
            isOneToOne: false;
            referencedRelation: 'diagnosis_versions';
            referencedColumns: ['version'];
          },
        ];
      };
      diagnosis_invitations: {
        Row: {
          created_at: string;
          created_by: string | null;
          diagnosis_id: string;
          expires_at: string;
          id: string;
          name: string;
          revoked_at: string | null;
          token_hash: string;
        };
        ComputedFields: never;
        Insert: {
          created_at?: string;
          created_by?: string | null;
          diagnosis_id: string;
          expires_at?: string;
          id?: string;
          name: string;
          revoked_at?: string | null;
          token_hash: string;
        };
        Update: {
          created_at?: string;
          created_by?: string | null;
          diagnosis_id?: string;
          expires_at?: string;
          id?: string;
          name?: string;
          revoked_at?: string | null;
          token_hash?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'diagnosis_invitations_created_by_fkey';
            columns: ['created_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
          {
            foreignKeyName: 'diagnosis_invitations_diagnosis_id_fkey';
            columns: ['diagnosis_id'];
            isOneToOne: false;
            referencedRelation: 'diagnoses';
            referencedColumns: ['id'];
          },
        ];
      };
      diagnosis_responses: {
        Row: {
          answered_at: string;
          answers: NonNullable<Json>;
          department: string;
          diagnosis_id: string;
          id: string;
          invitation_id: string | null;
          is_owner: boolean;
          perspective: string | null;
          user_id: string | null;
        };
        ComputedFields: never;
        Insert: {
          answered_at?: string;
          answers: NonNullable<Json>;
          department?: string;
          diagnosis_id: string;
          id?: string;
          invitation_id?: string | null;
          is_owner?: boolean;
          perspective?: string | null;
          user_id?: string | null;
        };
        Update: {
          answered_at?: string;
          answers?: NonNullable<Json>;
          department?: string;
          diagnosis_id?: string;
          id?: string;
          invitation_id?: string | null;
          is_owner?: boolean;
          perspective?: string | null;
          user_id?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'diagnosis_responses_diagnosis_id_fkey';
            columns: ['diagnosis_id'];
            isOneToOne: false;
            referencedRelation: 'diagnoses';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'diagnosis_responses_invitation_id_fkey';
            columns: ['invitation_id'];
            isOneToOne: true;
            referencedRelation: 'diagnosis_invitations';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'diagnosis_responses_user_id_fkey';
            columns: ['user_id'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
        ];
      };
      diagnosis_shares: {
        Row: {
          created_at: string;
          created_by: string | null;
          diagnosis_id: string;
          id: string;
          revoked_at: string | null;
          token_hash: string;
        };
        ComputedFields: never;
        Insert: {
          created_at?: string;
          created_by?: string | null;
          diagnosis_id: string;
          id?: string;
          revoked_at?: string | null;
          token_hash: string;
        };
        Update: {
          created_at?: string;
          created_by?: string | null;
          diagnosis_id?: string;
          id?: string;
          revoked_at?: string | null;
          token_hash?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'diagnosis_shares_created_by_fkey';
            columns: ['created_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
          {
            foreignKeyName: 'diagnosis_shares_diagnosis_id_fkey';
            columns: ['diagnosis_id'];
            isOneToOne: false;
            referencedRelation: 'diagnoses';
            referencedColumns: ['id'];
          },
        ];
      };
      diagnosis_versions: {
        Row: {
          activated_at: string;
          data: NonNullable<Json>;
          version: string;
        };
        ComputedFields: never;
        Insert: {
          activated_at?: string;
          data: NonNullable<Json>;
          version: string;
        };
        Update: {
          activated_at?: string;
          data?: NonNullable<Json>;
          version?: string;
        };
        Relationships: [];
      };
      disputes: {
        Row: {
          amount_ore: number;
          answer_by: string | null;
          company_id: string;
          concluded_at: string | null;
          currency: string;
          id: string;
          opened_at: string;
          payment_id: string;
          reason: string;
          state: string;
          status: string;
          stripe_dispute_id: string;
        };
        ComputedFields: never;
        Insert: {
          amount_ore: number;
          answer_by?: string | null;
          company_id: string;
          concluded_at?: string | null;
          currency: string;
          id?: string;
          opened_at: string;
          payment_id: string;
          reason: string;
          state?: string;
          status: string;
          stripe_dispute_id: string;
        };
        Update: {
          amount_ore?: number;
          answer_by?: string | null;
          company_id?: string;
          concluded_at?: string | null;
          currency?: string;
          id?: string;
          opened_at?: string;
          payment_id?: string;
          reason?: string;
          state?: string;
          status?: string;
          stripe_dispute_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'disputes_company_id_fkey';
            columns: ['company_id'];
            isOneToOne: false;
            referencedRelation: 'companies';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'disputes_payment_id_fkey';
            columns: ['payment_id'];
            isOneToOne: false;
            referencedRelation: 'payment_balances';
            referencedColumns: ['payment_id'];
          },
          {
            foreignKeyName: 'disputes_payment_id_fkey';
            columns: ['payment_id'];
            isOneToOne: false;
            referencedRelation: 'payments';
            referencedColumns: ['id'];
          },
        ];
      };
      e_invoices: {
        Row: {
          attempts: number;
          changed_at: string;
          credit_note_id: string | null;
          detail: string;
          document_id: string;
          fault: string | null;
          invoice_id: string | null;
          reason: string | null;
          receipt_id: string | null;
          recipient: string;
          settled_how: string | null;
          sha256: string | null;
          state: string;
        };
        ComputedFields: never;
        Insert: {
          attempts?: number;
          changed_at?: string;
          credit_note_id?: string | null;
          detail?: string;
          document_id: string;
          fault?: string | null;
          invoice_id?: string | null;
          reason?: string | null;
          receipt_id?: string | null;
          recipient: string;
          settled_how?: string | null;
          sha256?: string | null;
          state?: string;
        };
        Update: {
          attempts?: number;
          changed_at?: string;
          credit_note_id?: string | null;
          detail?: string;
          document_id?: string;
          fault?: string | null;
          invoice_id?: string | null;
          reason?: string | null;
          receipt_id?: string | null;
          recipient?: string;
          settled_how?: string | null;
          sha256?: string | null;
          state?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'e_invoices_credit_note_id_fkey';
            columns: ['credit_note_id'];
            isOneToOne: false;
            referencedRelation: 'credit_notes';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'e_invoices_invoice_id_fkey';
            columns: ['invoice_id'];
            isOneToOne: false;
            referencedRelation: 'invoice_balances';
            referencedColumns: ['invoice_id'];
          },
          {
            foreignKeyName: 'e_invoices_invoice_id_fkey';
            columns: ['invoice_id'];
            isOneToOne: false;
            referencedRelation: 'invoices';
            referencedColumns: ['id'];
          },
        ];
      };
      events: {
        Row: {
          actor: Database['public']['Enums']['actor_role'];
          actor_id: string | null;
          company_id: string | null;
          consultant_id: string | null;
          details: NonNullable<Json>;
          entity: string;
          entity_id: string;
          from_state: string | null;
          id: number;
          kind: string;
          occurred_at: string;
          reason: string | null;
          to_state: string | null;
        };
        ComputedFields: never;
        Insert: {
          actor: Database['public']['Enums']['actor_role'];
          actor_id?: string | null;
          company_id?: string | null;
          consultant_id?: string | null;
          details?: NonNullable<Json>;
          entity: string;
          entity_id: string;
          from_state?: string | null;
          id?: never;
          kind: string;
          occurred_at?: string;
          reason?: string | null;
          to_state?: string | null;
        };
        Update: {
          actor?: Database['public']['Enums']['actor_role'];
          actor_id?: string | null;
          company_id?: string | null;
          consultant_id?: string | null;
          details?: NonNullable<Json>;
          entity?: string;
          entity_id?: string;
          from_state?: string | null;
          id?: never;
          kind?: string;
          occurred_at?: string;
          reason?: string | null;
          to_state?: string | null;
        };
        Relationships: [];
      };
      exchange_rates: {
        Row: {
          currency: string;
          day: string;
          rate: number;
          set_by: string | null;
          source: string;
        };
        ComputedFields: never;
        Insert: {
          currency: string;
          day: string;
          rate: number;
          set_by?: string | null;
          source: string;
        };
        Update: {
          currency?: string;
          day?: string;
          rate?: number;
          set_by?: string | null;
          source?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'exchange_rates_set_by_fkey';
            columns: ['set_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
        ];
      };
      expense_receipts: {
        Row: {
          bytes: string;
          expense_id: string;
          media_type: string;
          sha256: string;
          stored_at: string;
        };
        ComputedFields: never;
        Insert: {
          bytes: string;
          expense_id: string;
          media_type: string;
          sha256: string;
          stored_at?: string;
        };
        Update: {
          bytes?: string;
          expense_id?: string;
          media_type?: string;
          sha256?: string;
          stored_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'expense_receipts_expense_id_fkey';
            columns: ['expense_id'];
            isOneToOne: true;
            referencedRelation: 'expenses';
            referencedColumns: ['id'];
          },
        ];
      };
      expenses: {
        Row: {
          assignment_id: string;
          category: string;
          decided_at: string | null;
          description: string;
          id: string;
          net_ore: number;
          reject_reason: string | null;
          spent_on: string;
          state: string;
          submitted_at: string;
          vat_ore: number;
          version: number;
        };
        ComputedFields: never;
        Insert: {
          assignment_id: string;
          category?: string;
          decided_at?: string | null;
          description: string;
          id?: string;
          net_ore: number;
          reject_reason?: string | null;
          spent_on: string;
          state?: string;
          submitted_at?: string;
          vat_ore?: number;
          version?: number;
        };
        Update: {
          assignment_id?: string;
          category?: string;
          decided_at?: string | null;
          description?: string;
          id?: string;
          net_ore?: number;
          reject_reason?: string | null;
          spent_on?: string;
          state?: string;
          submitted_at?: string;
          vat_ore?: number;
          version?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'expenses_assignment_id_fkey';
            columns: ['assignment_id'];
            isOneToOne: false;
            referencedRelation: 'assignment_progress';
            referencedColumns: ['assignment_id'];
          },
          {
            foreignKeyName: 'expenses_assignment_id_fkey';
            columns: ['assignment_id'];
            isOneToOne: false;
            referencedRelation: 'assignments';
            referencedColumns: ['id'];
          },
        ];
      };
      f_tax_proofs: {
        Row: {
          checked_by: string | null;
          checked_on: string;
          consultant_id: string;
          id: string;
          recorded_at: string;
          revoke_reason: string | null;
          revoked_at: string | null;
          shown: string;
          valid_until: string;
        };
        ComputedFields: never;
        Insert: {
          checked_by?: string | null;
          checked_on: string;
          consultant_id: string;
          id?: string;
          recorded_at?: string;
          revoke_reason?: string | null;
          revoked_at?: string | null;
          shown: string;
          valid_until: string;
        };
        Update: {
          checked_by?: string | null;
          checked_on?: string;
          consultant_id?: string;
          id?: string;
          recorded_at?: string;
          revoke_reason?: string | null;
          revoked_at?: string | null;
          shown?: string;
          valid_until?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'f_tax_proofs_checked_by_fkey';
            columns: ['checked_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
          {
            foreignKeyName: 'f_tax_proofs_consultant_id_fkey';
            columns: ['consultant_id'];
            isOneToOne: false;
            referencedRelation: 'consultants';
            referencedColumns: ['id'];
          },
        ];
      };
      invitations: {
        Row: {
          accepted_at: string | null;
          accepted_by: string | null;
          company_id: string | null;
          created_at: string;
          email: string;
          expires_at: string;
          id: string;
          invited_by: string | null;
          kind: string;
          revoked_at: string | null;
          token_hash: string;
        };
        ComputedFields: never;
        Insert: {
          accepted_at?: string | null;
          accepted_by?: string | null;
          company_id?: string | null;
          created_at?: string;
          email: string;
          expires_at?: string;
          id?: string;
          invited_by?: string | null;
          kind: string;
          revoked_at?: string | null;
          token_hash: string;
        };
        Update: {
          accepted_at?: string | null;
          accepted_by?: string | null;
          company_id?: string | null;
          created_at?: string;
          email?: string;
          expires_at?: string;
          id?: string;
          invited_by?: string | null;
          kind?: string;
          revoked_at?: string | null;
          token_hash?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'invitations_accepted_by_fkey';
            columns: ['accepted_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
          {
            foreignKeyName: 'invitations_company_id_fkey';
            columns: ['company_id'];
            isOneToOne: false;
            referencedRelation: 'companies';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'invitations_invited_by_fkey';
            columns: ['invited_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
        ];
      };
      invoice_lines: {
        Row: {
          assignment_id: string;
          credit_note_id: string | null;
          description: string;
          expense_id: string | null;
          invoice_id: string;
          minutes: number | null;
          net_ore: number;
          period: unknown;
          position: number;
          timesheet_id: string | null;
          unit_price_ore: number;
          vat_rate_bp: number;
        };
        ComputedFields: never;
        Insert: {
          assignment_id: string;
          credit_note_id?: string | null;
          description: string;
          expense_id?: string | null;
          invoice_id: string;
          minutes?: number | null;
          net_ore: number;
          period: unknown;
          position: number;
          timesheet_id?: string | null;
          unit_price_ore: number;
          vat_rate_bp: number;
        };
        Update: {
          assignment_id?: string;
          credit_note_id?: string | null;
          description?: string;
          expense_id?: string | null;
          invoice_id?: string;
          minutes?: number | null;
          net_ore?: number;
          period?: unknown;
          position?: number;
          timesheet_id?: string | null;
          unit_price_ore?: number;
          vat_rate_bp?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'invoice_lines_assignment_id_fkey';
            columns: ['assignment_id'];
            isOneToOne: false;
            referencedRelation: 'assignment_progress';
            referencedColumns: ['assignment_id'];
          },
          {
            foreignKeyName: 'invoice_lines_assignment_id_fkey';
            columns: ['assignment_id'];
            isOneToOne: false;
            referencedRelation: 'assignments';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'invoice_lines_credit_note_id_fkey';
            columns: ['credit_note_id'];
            isOneToOne: false;
            referencedRelation: 'credit_notes';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'invoice_lines_expense_id_fkey';
            columns: ['expense_id'];
            isOneToOne: false;
            referencedRelation: 'expenses';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'invoice_lines_invoice_id_fkey';
            columns: ['invoice_id'];
            isOneToOne: false;
            referencedRelation: 'invoice_balances';
            referencedColumns: ['invoice_id'];
          },
          {
            foreignKeyName: 'invoice_lines_invoice_id_fkey';
            columns: ['invoice_id'];
            isOneToOne: false;
            referencedRelation: 'invoices';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'invoice_lines_timesheet_id_fkey';
            columns: ['timesheet_id'];
            isOneToOne: false;
            referencedRelation: 'timesheet_sums';
            referencedColumns: ['timesheet_id'];
          },
          {
            foreignKeyName: 'invoice_lines_timesheet_id_fkey';
            columns: ['timesheet_id'];
            isOneToOne: false;
            referencedRelation: 'timesheets';
            referencedColumns: ['id'];
          },
        ];
      };
      invoice_run_items: {
        Row: {
          choice: string;
          company_id: string;
          currency: string;
          done_at: string | null;
          fault: string | null;
          fault_values: NonNullable<Json>;
          id: string;
          invoice_id: string | null;
          payable_ore: number;
          position: number;
          run_id: string;
          state: string;
        };
        ComputedFields: never;
        Insert: {
          choice: string;
          company_id: string;
          currency: string;
          done_at?: string | null;
          fault?: string | null;
          fault_values?: NonNullable<Json>;
          id?: string;
          invoice_id?: string | null;
          payable_ore: number;
          position: number;
          run_id: string;
          state?: string;
        };
        Update: {
          choice?: string;
          company_id?: string;
          currency?: string;
          done_at?: string | null;
          fault?: string | null;
          fault_values?: NonNullable<Json>;
          id?: string;
          invoice_id?: string | null;
          payable_ore?: number;
          position?: number;
          run_id?: string;
          state?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'invoice_run_items_company_id_fkey';
            columns: ['company_id'];
            isOneToOne: false;
            referencedRelation: 'companies';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'invoice_run_items_invoice_id_fkey';
            columns: ['invoice_id'];
            isOneToOne: true;
            referencedRelation: 'invoice_balances';
            referencedColumns: ['invoice_id'];
          },
          {
            foreignKeyName: 'invoice_run_items_invoice_id_fkey';
            columns: ['invoice_id'];
            isOneToOne: true;
            referencedRelation: 'invoices';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'invoice_run_items_run_id_fkey';
            columns: ['run_id'];
            isOneToOne: false;
            referencedRelation: 'invoice_runs';
            referencedColumns: ['id'];
          },
        ];
      };
      invoice_run_sources: {
        Row: {
          expense_id: string | null;
          item_id: string;
          position: number;
          timesheet_id: string | null;
        };
        ComputedFields: never;
        Insert: {
          expense_id?: string | null;
          item_id: string;
          position: number;
          timesheet_id?: string | null;
        };
        Update: {
          expense_id?: string | null;
          item_id?: string;
          position?: number;
          timesheet_id?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'invoice_run_sources_expense_id_fkey';
            columns: ['expense_id'];
            isOneToOne: false;
            referencedRelation: 'expenses';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'invoice_run_sources_item_id_fkey';
            columns: ['item_id'];
            isOneToOne: false;
            referencedRelation: 'invoice_run_items';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'invoice_run_sources_timesheet_id_fkey';
            columns: ['timesheet_id'];
            isOneToOne: false;
            referencedRelation: 'timesheet_sums';
            referencedColumns: ['timesheet_id'];
          },
          {
            foreignKeyName: 'invoice_run_sources_timesheet_id_fkey';
            columns: ['timesheet_id'];
            isOneToOne: false;
            referencedRelation: 'timesheets';
            referencedColumns: ['id'];
          },
        ];
      };
      invoice_runs: {
        Row: {
          id: string;
          started_at: string;
          started_by: string | null;
        };
        ComputedFields: never;
        Insert: {
          id?: string;
          started_at?: string;
          started_by?: string | null;
        };
        Update: {
          id?: string;
          started_at?: string;
          started_by?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'invoice_runs_started_by_fkey';
            columns: ['started_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
        ];
      };
      invoices: {
        Row: {
          assignment_id: string | null;
          buyer: NonNullable<Json>;
          company_id: string;
          currency: string;
          due_date: string;
          id: string;
          issue_date: string;
          issued_at: string;
          issued_by: string | null;
          locale: string;
          net_ore: number;
          number: number;
          ocr: string;
          order_number: string;
          our_reference: string;
          paid_at: string | null;
          payment_terms_days: number;
          period: unknown;
          rounding_ore: number;
          sek_rate: number | null;
          sek_rate_day: string | null;
          sek_rate_source: string | null;
          seller: NonNullable<Json>;
          series: string;
          state: string;
          total_ore: number;
          vat_category: string;
          vat_ore: number;
          vat_sek_ore: number | null;
          your_reference: string;
        };
        ComputedFields: never;
        Insert: {
          assignment_id?: string | null;
          buyer: NonNullable<Json>;
          company_id: string;
          currency: string;
          due_date: string;
          id?: string;
          issue_date: string;
          issued_at?: string;
          issued_by?: string | null;
          locale: string;
          net_ore: number;
          number: number;
          ocr: string;
          order_number: string;
          our_reference: string;
          paid_at?: string | null;
          payment_terms_days: number;
          period: unknown;
          rounding_ore: number;
          sek_rate?: number | null;
          sek_rate_day?: string | null;
          sek_rate_source?: string | null;
          seller: NonNullable<Json>;
          series?: string;
          state?: string;
          total_ore: number;
          vat_category: string;
          vat_ore: number;
          vat_sek_ore?: number | null;
          your_reference: string;
        };
        Update: {
          assignment_id?: string | null;
          buyer?: NonNullable<Json>;
          company_id?: string;
          currency?: string;
          due_date?: string;
          id?: string;
          issue_date?: string;
          issued_at?: string;
          issued_by?: string | null;
          locale?: string;
          net_ore?: number;
          number?: number;
          ocr?: string;
          order_number?: string;
          our_reference?: string;
          paid_at?: string | null;
          payment_terms_days?: number;
          period?: unknown;
          rounding_ore?: number;
          sek_rate?: number | null;
          sek_rate_day?: string | null;
          sek_rate_source?: string | null;
          seller?: NonNullable<Json>;
          series?: string;
          state?: string;
          total_ore?: number;
          vat_category?: string;
          vat_ore?: number;
          vat_sek_ore?: number | null;
          your_reference?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'invoices_assignment_id_fkey';
            columns: ['assignment_id'];
            isOneToOne: false;
            referencedRelation: 'assignment_progress';
            referencedColumns: ['assignment_id'];
          },
          {
            foreignKeyName: 'invoices_assignment_id_fkey';
            columns: ['assignment_id'];
            isOneToOne: false;
            referencedRelation: 'assignments';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'invoices_company_id_fkey';
            columns: ['company_id'];
            isOneToOne: false;
            referencedRelation: 'companies';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'invoices_issued_by_fkey';
            columns: ['issued_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
        ];
      };
      issued_documents: {
        Row: {
          bytes: string;
          credit_note_id: string | null;
          document_id: string;
          invoice_id: string | null;
          made_at: string;
          media_type: string;
          self_bill_credit_id: string | null;
          self_bill_id: string | null;
          sha256: string;
        };
        ComputedFields: never;
        Insert: {
          bytes: string;
          credit_note_id?: string | null;
          document_id: string;
          invoice_id?: string | null;
          made_at?: string;
          media_type: string;
          self_bill_credit_id?: string | null;
          self_bill_id?: string | null;
          sha256: string;
        };
        Update: {
          bytes?: string;
          credit_note_id?: string | null;
          document_id?: string;
          invoice_id?: string | null;
          made_at?: string;
          media_type?: string;
          self_bill_credit_id?: string | null;
          self_bill_id?: string | null;
          sha256?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'issued_documents_credit_note_id_fkey';
            columns: ['credit_note_id'];
            isOneToOne: false;
            referencedRelation: 'credit_notes';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'issued_documents_invoice_id_fkey';
            columns: ['invoice_id'];
            isOneToOne: false;
            referencedRelation: 'invoice_balances';
            referencedColumns: ['invoice_id'];
          },
          {
            foreignKeyName: 'issued_documents_invoice_id_fkey';
            columns: ['invoice_id'];
            isOneToOne: false;
            referencedRelation: 'invoices';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'issued_documents_self_bill_credit_id_fkey';
            columns: ['self_bill_credit_id'];
            isOneToOne: false;
            referencedRelation: 'self_bill_credits';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'issued_documents_self_bill_id_fkey';
            columns: ['self_bill_id'];
            isOneToOne: false;
            referencedRelation: 'self_bill_balances';
            referencedColumns: ['self_bill_id'];
          },
          {
            foreignKeyName: 'issued_documents_self_bill_id_fkey';
            columns: ['self_bill_id'];
            isOneToOne: false;
            referencedRelation: 'self_bills';
            referencedColumns: ['id'];
          },
        ];
      };
      languages: {
        Row: {
          code: string;
          name_en: string;
          name_sv: string;
          position: number;
        };
        ComputedFields: never;
        Insert: {
          code: string;
          name_en: string;
          name_sv: string;
          position: number;
        };
        Update: {
          code?: string;
          name_en?: string;
          name_sv?: string;
          position?: number;
        };
        Relationships: [];
      };
      ledger_accounts: {
        Row: {
          name_en: string;
          name_sv: string;
          number: number;
        };
        ComputedFields: never;
        Insert: {
          name_en: string;
          name_sv: string;
          number: number;
        };
        Update: {
          name_en?: string;
          name_sv?: string;
          number?: number;
        };
        Relationships: [];
      };
      ledger_checks: {
        Row: {
          checked_at: string;
          id: number;
          problems: NonNullable<Json>;
        };
        ComputedFields: never;
        Insert: {
          checked_at?: string;
          id?: never;
          problems: NonNullable<Json>;
        };
        Update: {
          checked_at?: string;
          id?: never;
          problems?: NonNullable<Json>;
        };
        Relationships: [];
      };
      ledger_entries: {
        Row: {
          booked_on: string;
          company_id: string | null;
          consultant_id: string | null;
          created_at: string;
          created_by: string | null;
          id: string;
          kind: string;
          label: string;
          number: number;
          source_id: string;
          year: number;
        };
        ComputedFields: never;
        Insert: {
          booked_on: string;
          company_id?: string | null;
          consultant_id?: string | null;
          created_at?: string;
          created_by?: string | null;
          id?: string;
          kind: string;
          label?: string;
          number: number;
          source_id: string;
          year: number;
        };
        Update: {
          booked_on?: string;
          company_id?: string | null;
          consultant_id?: string | null;
          created_at?: string;
          created_by?: string | null;
          id?: string;
          kind?: string;
          label?: string;
          number?: number;
          source_id?: string;
          year?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'ledger_entries_company_id_fkey';
            columns: ['company_id'];
            isOneToOne: false;
            referencedRelation: 'companies';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'ledger_entries_consultant_id_fkey';
            columns: ['consultant_id'];
            isOneToOne: false;
            referencedRelation: 'consultants';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'ledger_entries_created_by_fkey';
            columns: ['created_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
        ];
      };
      ledger_months: {
        Row: {
          closed_at: string;
          closed_by: string | null;
          month: string;
        };
        ComputedFields: never;
        Insert: {
          closed_at?: string;
          closed_by?: string | null;
          month: string;
        };
        Update: {
          closed_at?: string;
          closed_by?: string | null;
          month?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'ledger_months_closed_by_fkey';
            columns: ['closed_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
        ];
      };
      ledger_postings: {
        Row: {
          account: number;
          amount_ore: number;
          assignment_id: string | null;
          currency: string;
          document_id: string | null;
          entry_id: string;
          position: number;
          sek_ore: number;
        };
        ComputedFields: never;
        Insert: {
          account: number;
          amount_ore: number;
          assignment_id?: string | null;
          currency: string;
          document_id?: string | null;
          entry_id: string;
          position: number;
          sek_ore: number;
        };
        Update: {
          account?: number;
          amount_ore?: number;
          assignment_id?: string | null;
          currency?: string;
          document_id?: string | null;
          entry_id?: string;
          position?: number;
          sek_ore?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'ledger_postings_account_fkey';
            columns: ['account'];
            isOneToOne: false;
            referencedRelation: 'ledger_accounts';
            referencedColumns: ['number'];
          },
          {
            foreignKeyName: 'ledger_postings_assignment_id_fkey';
            columns: ['assignment_id'];
            isOneToOne: false;
            referencedRelation: 'assignment_progress';
            referencedColumns: ['assignment_id'];
          },
          {
            foreignKeyName: 'ledger_postings_assignment_id_fkey';
            columns: ['assignment_id'];
            isOneToOne: false;
            referencedRelation: 'assignments';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'ledger_postings_entry_id_fkey';
            columns: ['entry_id'];
            isOneToOne: false;
            referencedRelation: 'ledger_entries';
            referencedColumns: ['id'];
          },
        ];
      };
      ledger_roles: {
        Row: {
          account: number;
          from_number: number;
          role: string;
          to_number: number;
        };
        ComputedFields: never;
        Insert: {
          account: number;
          from_number: number;
          role: string;
          to_number: number;
        };
        Update: {
          account?: number;
          from_number?: number;
          role?: string;
          to_number?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'ledger_roles_account_fkey';
            columns: ['account'];
            isOneToOne: false;
            referencedRelation: 'ledger_accounts';
            referencedColumns: ['number'];
          },
        ];
      };
      matching_rules: {
        Row: {
          activated_at: string | null;
          activated_by: string | null;
          ask_first_below: number;
          availability_least: number;
          band_good: number;
          band_possible: number;
          band_very_good: number;
          cap_credit: number;
          cap_points: number;
          created_at: string;
          created_by: string | null;
          credit_one_short: number;
          credit_three_short: number;
          credit_two_short: number;
          exposure_days: number;
          is_in_force: boolean;
          mode_one_step: number;
          mutual_exponent: number;
          newcomer_band: number;
          newcomer_days: number;
          newcomer_last_day: number;
          newcomer_lists: number;
          note: string;
          rarity_from: number;
          rarity_most: number;
          rarity_slope: number;
          rate_ceiling: number;
          rotation_band: number;
          sector_none: number;
          sector_related: number;
          version: number;
          weight_availability: number;
          weight_competence: number;
          weight_essential: number;
          weight_important: number;
          weight_rate: number;
          weight_sector: number;
          weight_useful: number;
          weight_work_mode: number;
          wish_rate_ceiling: number;
          wish_share_slack: number;
        };
        ComputedFields: never;
        Insert: {
          activated_at?: string | null;
          activated_by?: string | null;
          ask_first_below: number;
          availability_least: number;
          band_good: number;
          band_possible: number;
          band_very_good: number;
          cap_credit: number;
          cap_points: number;
          created_at?: string;
          created_by?: string | null;
          credit_one_short: number;
          credit_three_short: number;
          credit_two_short: number;
          exposure_days: number;
          is_in_force?: boolean;
          mode_one_step: number;
          mutual_exponent: number;
          newcomer_band: number;
          newcomer_days: number;
          newcomer_last_day: number;
          newcomer_lists: number;
          note?: string;
          rarity_from: number;
          rarity_most: number;
          rarity_slope: number;
          rate_ceiling: number;
          rotation_band: number;
          sector_none: number;
          sector_related: number;
          version: number;
          weight_availability: number;
          weight_competence: number;
          weight_essential: number;
          weight_important: number;
          weight_rate: number;
          weight_sector: number;
          weight_useful: number;
          weight_work_mode: number;
          wish_rate_ceiling: number;
          wish_share_slack: number;
        };
        Update: {
          activated_at?: string | null;
          activated_by?: string | null;
          ask_first_below?: number;
          availability_least?: number;
          band_good?: number;
          band_possible?: number;
          band_very_good?: number;
          cap_credit?: number;
          cap_points?: number;
          created_at?: string;
          created_by?: string | null;
          credit_one_short?: number;
          credit_three_short?: number;
          credit_two_short?: number;
          exposure_days?: number;
          is_in_force?: boolean;
          mode_one_step?: number;
          mutual_exponent?: number;
          newcomer_band?: number;
          newcomer_days?: number;
          newcomer_last_day?: number;
          newcomer_lists?: number;
          note?: string;
          rarity_from?: number;
          rarity_most?: number;
          rarity_slope?: number;
          rate_ceiling?: number;
          rotation_band?: number;
          sector_none?: number;
          sector_related?: number;
          version?: number;
          weight_availability?: number;
          weight_competence?: number;
          weight_essential?: number;
          weight_important?: number;
          weight_rate?: number;
          weight_sector?: number;
          weight_useful?: number;
          weight_work_mode?: number;
          wish_rate_ceiling?: number;
          wish_share_slack?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'matching_rules_activated_by_fkey';
            columns: ['activated_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
          {
            foreignKeyName: 'matching_rules_created_by_fkey';
            columns: ['created_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
        ];
      };
      measure_stages: {
        Row: {
          description_en: string;
          description_sv: string;
          id: string;
          name_en: string;
          name_sv: string;
          position: number;
        };
        ComputedFields: never;
        Insert: {
          description_en: string;
          description_sv: string;
          id: string;
          name_en: string;
          name_sv: string;
          position: number;
        };
        Update: {
          description_en?: string;
          description_sv?: string;
          id?: string;
          name_en?: string;
          name_sv?: string;
          position?: number;
        };
        Relationships: [];
      };
      measures: {
        Row: {
          cadence: string;
          data_source_en: string;
          data_source_sv: string;
          description_en: string;
          description_sv: string;
          direction: string;
          formula: string;
          id: string;
          is_surface: boolean;
          name_en: string;
          name_sv: string;
          pitfall_en: string;
          pitfall_sv: string;
          position: number;
          stage_id: string;
          unit_en: string;
          unit_sv: string;
          variables: NonNullable<Json>;
        };
        ComputedFields: never;
        Insert: {
          cadence: string;
          data_source_en: string;
          data_source_sv: string;
          description_en: string;
          description_sv: string;
          direction: string;
          formula: string;
          id: string;
          is_surface: boolean;
          name_en: string;
          name_sv: string;
          pitfall_en: string;
          pitfall_sv: string;
          position: number;
          stage_id: string;
          unit_en: string;
          unit_sv: string;
          variables: NonNullable<Json>;
        };
        Update: {
          cadence?: string;
          data_source_en?: string;
          data_source_sv?: string;
          description_en?: string;
          description_sv?: string;
          direction?: string;
          formula?: string;
          id?: string;
          is_surface?: boolean;
          name_en?: string;
          name_sv?: string;
          pitfall_en?: string;
          pitfall_sv?: string;
          position?: number;
          stage_id?: string;
          unit_en?: string;
          unit_sv?: string;
          variables?: NonNullable<Json>;
        };
        Relationships: [
          {
            foreignKeyName: 'measures_stage_id_fkey';
            columns: ['stage_id'];
            isOneToOne: false;
            referencedRelation: 'measure_stages';
            referencedColumns: ['id'];
          },
        ];
      };
      number_series: {
        Row: {
          first_number: number;
          series: string;
        };
        ComputedFields: never;
        Insert: {
          first_number: number;
          series: string;
        };
        Update: {
          first_number?: number;
          series?: string;
        };
        Relationships: [];
      };
      offers: {
        Row: {
          brief_id: string;
          company_id: string;
          consultant_id: string;
          consultant_name: string;
          currency: string;
          during: unknown;
          fee_ore: number;
          id: string;
          made_at: string;
          margin_ore: number;
          message: string;
          percent: number;
          rate_ore: number;
          request_id: string;
          state: string;
          valid_until: string;
        };
        ComputedFields: never;
        Insert: {
          brief_id: string;
          company_id: string;
          consultant_id: string;
          consultant_name: string;
          currency?: string;
          during: unknown;
          fee_ore: number;
          id?: string;
          made_at?: string;
          margin_ore: number;
          message?: string;
          percent: number;
          rate_ore: number;
          request_id: string;
          state?: string;
          valid_until: string;
        };
        Update: {
          brief_id?: string;
          company_id?: string;
          consultant_id?: string;
          consultant_name?: string;
          currency?: string;
          during?: unknown;
          fee_ore?: number;
          id?: string;
          made_at?: string;
          margin_ore?: number;
          message?: string;
          percent?: number;
          rate_ore?: number;
          request_id?: string;
          state?: string;
          valid_until?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'offers_brief_id_fkey';
            columns: ['brief_id'];
            isOneToOne: false;
            referencedRelation: 'briefs';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'offers_company_id_fkey';
            columns: ['company_id'];
            isOneToOne: false;
            referencedRelation: 'companies';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'offers_consultant_id_fkey';
            columns: ['consultant_id'];
            isOneToOne: false;
            referencedRelation: 'consultants';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'offers_request_id_fkey';
            columns: ['request_id'];
            isOneToOne: false;
            referencedRelation: 'requests';
            referencedColumns: ['id'];
          },
        ];
      };
      payment_allocations: {
        Row: {
          allocated_at: string;
          allocated_by: string | null;
          amount_ore: number;
          id: string;
          invoice_id: string | null;
          payment_id: string;
        };
        ComputedFields: never;
        Insert: {
          allocated_at?: string;
          allocated_by?: string | null;
          amount_ore: number;
          id?: string;
          invoice_id?: string | null;
          payment_id: string;
        };
        Update: {
          allocated_at?: string;
          allocated_by?: string | null;
          amount_ore?: number;
          id?: string;
          invoice_id?: string | null;
          payment_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'payment_allocations_allocated_by_fkey';
            columns: ['allocated_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
          {
            foreignKeyName: 'payment_allocations_invoice_id_fkey';
            columns: ['invoice_id'];
            isOneToOne: false;
            referencedRelation: 'invoice_balances';
            referencedColumns: ['invoice_id'];
          },
          {
            foreignKeyName: 'payment_allocations_invoice_id_fkey';
            columns: ['invoice_id'];
            isOneToOne: false;
            referencedRelation: 'invoices';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'payment_allocations_payment_id_fkey';
            columns: ['payment_id'];
            isOneToOne: false;
            referencedRelation: 'payment_balances';
            referencedColumns: ['payment_id'];
          },
          {
            foreignKeyName: 'payment_allocations_payment_id_fkey';
            columns: ['payment_id'];
            isOneToOne: false;
            referencedRelation: 'payments';
            referencedColumns: ['id'];
          },
        ];
      };
      payment_attempts: {
        Row: {
          amount_ore: number;
          attempt: number;
          concluded_at: string | null;
          currency: string;
          expires_at: string | null;
          id: string;
          idempotency_key: string;
          invoice_id: string;
          started_at: string;
          started_by: string | null;
          state: string;
          stripe_session_id: string | null;
          url: string | null;
        };
        ComputedFields: never;
        Insert: {
          amount_ore: number;
          attempt: number;
          concluded_at?: string | null;
          currency: string;
          expires_at?: string | null;
          id?: string;
          idempotency_key: string;
          invoice_id: string;
          started_at?: string;
          started_by?: string | null;
          state?: string;
          stripe_session_id?: string | null;
          url?: string | null;
        };
        Update: {
          amount_ore?: number;
          attempt?: number;
          concluded_at?: string | null;
          currency?: string;
          expires_at?: string | null;
          id?: string;
          idempotency_key?: string;
          invoice_id?: string;
          started_at?: string;
          started_by?: string | null;
          state?: string;
          stripe_session_id?: string | null;
          url?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'payment_attempts_invoice_id_fkey';
            columns: ['invoice_id'];
            isOneToOne: false;
            referencedRelation: 'invoice_balances';
            referencedColumns: ['invoice_id'];
          },
          {
            foreignKeyName: 'payment_attempts_invoice_id_fkey';
            columns: ['invoice_id'];
            isOneToOne: false;
            referencedRelation: 'invoices';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'payment_attempts_started_by_fkey';
            columns: ['started_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
        ];
      };
      payments: {
        Row: {
          amount_ore: number;
          bank_transaction_id: string | null;
          company_id: string;
          currency: string;
          id: string;
          invoice_id: string | null;
          method: string;
          received_at: string;
          received_on: string;
          sek_rate: number | null;
          stripe_payment_intent: string | null;
        };
        ComputedFields: never;
        Insert: {
          amount_ore: number;
          bank_transaction_id?: string | null;
          company_id: string;
          currency: string;
          id?: string;
          invoice_id?: string | null;
          method: string;
          received_at?: string;
          received_on: string;
          sek_rate?: number | null;
          stripe_payment_intent?: string | null;
        };
        Update: {
          amount_ore?: number;
          bank_transaction_id?: string | null;
          company_id?: string;
          currency?: string;
          id?: string;
          invoice_id?: string | null;
          method?: string;
          received_at?: string;
          received_on?: string;
          sek_rate?: number | null;
          stripe_payment_intent?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'payments_bank_transaction_id_fkey';
            columns: ['bank_transaction_id'];
            isOneToOne: false;
            referencedRelation: 'bank_transactions';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'payments_company_id_fkey';
            columns: ['company_id'];
            isOneToOne: false;
            referencedRelation: 'companies';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'payments_invoice_id_fkey';
            columns: ['invoice_id'];
            isOneToOne: false;
            referencedRelation: 'invoice_balances';
            referencedColumns: ['invoice_id'];
          },
          {
            foreignKeyName: 'payments_invoice_id_fkey';
            columns: ['invoice_id'];
            isOneToOne: false;
            referencedRelation: 'invoices';
            referencedColumns: ['id'];
          },
        ];
      };
      payout_account_changes: {
        Row: {
          changed_at: string;
          changed_by: string | null;
          consultant_id: string;
          id: string;
          new_ending: string;
          new_kind: string;
          old_ending: string;
          old_kind: string;
        };
        ComputedFields: never;
        Insert: {
          changed_at?: string;
          changed_by?: string | null;
          consultant_id: string;
          id?: string;
          new_ending: string;
          new_kind: string;
          old_ending: string;
          old_kind: string;
        };
        Update: {
          changed_at?: string;
          changed_by?: string | null;
          consultant_id?: string;
          id?: string;
          new_ending?: string;
          new_kind?: string;
          old_ending?: string;
          old_kind?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'payout_account_changes_changed_by_fkey';
            columns: ['changed_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
          {
            foreignKeyName: 'payout_account_changes_consultant_id_fkey';
            columns: ['consultant_id'];
            isOneToOne: false;
            referencedRelation: 'consultants';
            referencedColumns: ['id'];
          },
        ];
      };
      payout_answers: {
        Row: {
          bytes: string;
          id: string;
          received_at: string;
          received_by: string | null;
          run_id: string;
          sha256: string;
        };
        ComputedFields: never;
        Insert: {
          bytes: string;
          id?: string;
          received_at?: string;
          received_by?: string | null;
          run_id: string;
          sha256: string;
        };
        Update: {
          bytes?: string;
          id?: string;
          received_at?: string;
          received_by?: string | null;
          run_id?: string;
          sha256?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'payout_answers_received_by_fkey';
            columns: ['received_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
          {
            foreignKeyName: 'payout_answers_run_id_fkey';
            columns: ['run_id'];
            isOneToOne: false;
            referencedRelation: 'payout_runs';
            referencedColumns: ['id'];
          },
        ];
      };
      payout_blocks: {
        Row: {
          blocked_at: string;
          blocked_by: string | null;
          consultant_id: string;
          reason: string;
        };
        ComputedFields: never;
        Insert: {
          blocked_at?: string;
          blocked_by?: string | null;
          consultant_id: string;
          reason: string;
        };
        Update: {
          blocked_at?: string;
          blocked_by?: string | null;
          consultant_id?: string;
          reason?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'payout_blocks_blocked_by_fkey';
            columns: ['blocked_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
          {
            foreignKeyName: 'payout_blocks_consultant_id_fkey';
            columns: ['consultant_id'];
            isOneToOne: true;
            referencedRelation: 'consultants';
            referencedColumns: ['id'];
          },
        ];
      };
      payout_files: {
        Row: {
          bytes: string;
          debtor_iban: string | null;
          made_at: string;
          made_by: string | null;
          message_id: string;
          run_id: string;
          sha256: string;
        };
        ComputedFields: never;
        Insert: {
          bytes: string;
          debtor_iban?: string | null;
          made_at?: string;
          made_by?: string | null;
          message_id: string;
          run_id: string;
          sha256: string;
        };
        Update: {
          bytes?: string;
          debtor_iban?: string | null;
          made_at?: string;
          made_by?: string | null;
          message_id?: string;
          run_id?: string;
          sha256?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'payout_files_made_by_fkey';
            columns: ['made_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
          {
            foreignKeyName: 'payout_files_run_id_fkey';
            columns: ['run_id'];
            isOneToOne: true;
            referencedRelation: 'payout_runs';
            referencedColumns: ['id'];
          },
        ];
      };
      payout_guarantees: {
        Row: {
          guaranteed_at: string;
          guaranteed_by: string | null;
          reason: string;
          self_bill_id: string;
        };
        ComputedFields: never;
        Insert: {
          guaranteed_at?: string;
          guaranteed_by?: string | null;
          reason: string;
          self_bill_id: string;
        };
        Update: {
          guaranteed_at?: string;
          guaranteed_by?: string | null;
          reason?: string;
          self_bill_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'payout_guarantees_guaranteed_by_fkey';
            columns: ['guaranteed_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
          {
            foreignKeyName: 'payout_guarantees_self_bill_id_fkey';
            columns: ['self_bill_id'];
            isOneToOne: true;
            referencedRelation: 'self_bill_balances';
            referencedColumns: ['self_bill_id'];
          },
          {
            foreignKeyName: 'payout_guarantees_self_bill_id_fkey';
            columns: ['self_bill_id'];
            isOneToOne: true;
            referencedRelation: 'self_bills';
            referencedColumns: ['id'];
          },
        ];
      };
      payout_movements: {
        Row: {
          bank_transaction_id: string;
          id: string;
          is_live: boolean;
          matched_at: string;
          matched_by: string | null;
          payout_id: string;
        };
        ComputedFields: never;
        Insert: {
          bank_transaction_id: string;
          id?: string;
          is_live?: boolean;
          matched_at?: string;
          matched_by?: string | null;
          payout_id: string;
        };
        Update: {
          bank_transaction_id?: string;
          id?: string;
          is_live?: boolean;
          matched_at?: string;
          matched_by?: string | null;
          payout_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'payout_movements_bank_transaction_id_fkey';
            columns: ['bank_transaction_id'];
            isOneToOne: false;
            referencedRelation: 'bank_transactions';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'payout_movements_matched_by_fkey';
            columns: ['matched_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
          {
            foreignKeyName: 'payout_movements_payout_id_fkey';
            columns: ['payout_id'];
            isOneToOne: false;
            referencedRelation: 'payouts';
            referencedColumns: ['id'];
          },
        ];
      };
      payout_parts: {
        Row: {
          amount_ore: number;
          is_live: boolean;
          payout_id: string;
          self_bill_id: string;
        };
        ComputedFields: never;
        Insert: {
          amount_ore: number;
          is_live?: boolean;
          payout_id: string;
          self_bill_id: string;
        };
        Update: {
          amount_ore?: number;
          is_live?: boolean;
          payout_id?: string;
          self_bill_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'payout_parts_payout_id_fkey';
            columns: ['payout_id'];
            isOneToOne: false;
            referencedRelation: 'payouts';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'payout_parts_self_bill_id_fkey';
            columns: ['self_bill_id'];
            isOneToOne: false;
            referencedRelation: 'self_bill_balances';
            referencedColumns: ['self_bill_id'];
          },
          {
            foreignKeyName: 'payout_parts_self_bill_id_fkey';
            columns: ['self_bill_id'];
            isOneToOne: false;
            referencedRelation: 'self_bills';
            referencedColumns: ['id'];
          },
        ];
      };
      payout_runs: {
        Row: {
          approved_at: string | null;
          approved_by: string | null;
          created_at: string;
          created_by: string | null;
          id: string;
          number: number;
          pay_on: string;
          rail: string;
          state: string;
        };
        ComputedFields: never;
        Insert: {
          approved_at?: string | null;
          approved_by?: string | null;
          created_at?: string;
          created_by?: string | null;
          id?: string;
          number?: never;
          pay_on: string;
          rail?: string;
          state?: string;
        };
        Update: {
          approved_at?: string | null;
          approved_by?: string | null;
          created_at?: string;
          created_by?: string | null;
          id?: string;
          number?: never;
          pay_on?: string;
          rail?: string;
          state?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'payout_runs_approved_by_fkey';
            columns: ['approved_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
          {
            foreignKeyName: 'payout_runs_created_by_fkey';
            columns: ['created_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
        ];
      };
      payout_settings: {
        Row: {
          agreement_version: string;
          basis: string;
          debtor_bic: string | null;
          debtor_iban: string | null;
          id: boolean;
          payout_day: number;
          silence_days: number;
          stripe_transfers: boolean;
        };
        ComputedFields: never;
        Insert: {
          agreement_version?: string;
          basis?: string;
          debtor_bic?: string | null;
          debtor_iban?: string | null;
          id?: boolean;
          payout_day?: number;
          silence_days?: number;
          stripe_transfers?: boolean;
        };
        Update: {
          agreement_version?: string;
          basis?: string;
          debtor_bic?: string | null;
          debtor_iban?: string | null;
          id?: boolean;
          payout_day?: number;
          silence_days?: number;
          stripe_transfers?: boolean;
        };
        Relationships: [];
      };
      payouts: {
        Row: {
          amount_ore: number;
          bank_code: string | null;
          bank_reason: string | null;
          consultant_id: string;
          currency: string;
          end_to_end_id: string;
          id: string;
          paid_on: string | null;
          payee: NonNullable<Json>;
          run_id: string;
          sent_at: string | null;
          state: string;
          stripe_transfer_id: string | null;
        };
        ComputedFields: never;
        Insert: {
          amount_ore: number;
          bank_code?: string | null;
          bank_reason?: string | null;
          consultant_id: string;
          currency?: string;
          end_to_end_id: string;
          id?: string;
          paid_on?: string | null;
          payee: NonNullable<Json>;
          run_id: string;
          sent_at?: string | null;
          state?: string;
          stripe_transfer_id?: string | null;
        };
        Update: {
          amount_ore?: number;
          bank_code?: string | null;
          bank_reason?: string | null;
          consultant_id?: string;
          currency?: string;
          end_to_end_id?: string;
          id?: string;
          paid_on?: string | null;
          payee?: NonNullable<Json>;
          run_id?: string;
          sent_at?: string | null;
          state?: string;
          stripe_transfer_id?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'payouts_consultant_id_fkey';
            columns: ['consultant_id'];
            isOneToOne: false;
            referencedRelation: 'consultants';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'payouts_run_id_fkey';
            columns: ['run_id'];
            isOneToOne: false;
            referencedRelation: 'payout_runs';
            referencedColumns: ['id'];
          },
        ];
      };
      people: {
        Row: {
          created_at: string;
          locale: string;
          name: string;
          user_id: string;
        };
        ComputedFields: never;
        Insert: {
          created_at?: string;
          locale?: string;
          name: string;
          user_id: string;
        };
        Update: {
          created_at?: string;
          locale?: string;
          name?: string;
          user_id?: string;
        };
        Relationships: [];
      };
      proficiency_levels: {
        Row: {
          description_en: string;
          description_sv: string;
          evidence_en: string[];
          evidence_sv: string[];
          level: number;
          name_en: string;
          name_sv: string;
        };
        ComputedFields: never;
        Insert: {
          description_en: string;
          description_sv: string;
          evidence_en: string[];
          evidence_sv: string[];
          level: number;
          name_en: string;
          name_sv: string;
        };
        Update: {
          description_en?: string;
          description_sv?: string;
          evidence_en?: string[];
          evidence_sv?: string[];
          level?: number;
          name_en?: string;
          name_sv?: string;
        };
        Relationships: [];
      };
      proposal_candidates: {
        Row: {
          consultant_id: string;
          position: number;
          proposal_id: string;
          ranked_place: number | null;
          sent_place: number | null;
        };
        ComputedFields: never;
        Insert: {
          consultant_id: string;
          position: number;
          proposal_id: string;
          ranked_place?: number | null;
          sent_place?: number | null;
        };
        Update: {
          consultant_id?: string;
          position?: number;
          proposal_id?: string;
          ranked_place?: number | null;
          sent_place?: number | null;
        };
        Relationships: [
          {
            foreignKeyName: 'proposal_candidates_consultant_id_fkey';
            columns: ['consultant_id'];
            isOneToOne: false;
            referencedRelation: 'consultants';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'proposal_candidates_proposal_id_fkey';
            columns: ['proposal_id'];
            isOneToOne: false;
            referencedRelation: 'proposals';
            referencedColumns: ['id'];
          },
        ];
      };
      proposal_moves: {
        Row: {
          consultant_id: string;
          from_position: number | null;
          id: string;
          move: string;
          moved_at: string;
          moved_by: string | null;
          moved_by_name: string;
          proposal_id: string;
          reason: string;
          to_position: number | null;
        };
        ComputedFields: never;
        Insert: {
          consultant_id: string;
          from_position?: number | null;
          id?: string;
          move: string;
          moved_at?: string;
          moved_by?: string | null;
          moved_by_name: string;
          proposal_id: string;
          reason: string;
          to_position?: number | null;
        };
        Update: {
          consultant_id?: string;
          from_position?: number | null;
          id?: string;
          move?: string;
          moved_at?: string;
          moved_by?: string | null;
          moved_by_name?: string;
          proposal_id?: string;
          reason?: string;
          to_position?: number | null;
        };
        Relationships: [
          {
            foreignKeyName: 'proposal_moves_consultant_id_fkey';
            columns: ['consultant_id'];
            isOneToOne: false;
            referencedRelation: 'consultants';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'proposal_moves_moved_by_fkey';
            columns: ['moved_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
          {
            foreignKeyName: 'proposal_moves_proposal_id_fkey';
            columns: ['proposal_id'];
            isOneToOne: false;
            referencedRelation: 'proposals';
            referencedColumns: ['id'];
          },
        ];
      };
      proposals: {
        Row: {
          adopted_at: string | null;
          adopted_by: string | null;
          begun_from: string | null;
          brief_id: string;
          brief_role_id: string;
          company_id: string;
          created_at: string;
          follows_ranking: boolean | null;
          id: string;
          note: string;
          proposed_by: string | null;
          proposed_by_name: string;
          sent_at: string | null;
          state: string;
          version: number;
        };
        ComputedFields: never;
        Insert: {
          adopted_at?: string | null;
          adopted_by?: string | null;
          begun_from?: string | null;
          brief_id: string;
          brief_role_id: string;
          company_id: string;
          created_at?: string;
          follows_ranking?: boolean | null;
          id?: string;
          note?: string;
          proposed_by?: string | null;
          proposed_by_name: string;
          sent_at?: string | null;
          state?: string;
          version?: number;
        };
        Update: {
          adopted_at?: string | null;
          adopted_by?: string | null;
          begun_from?: string | null;
          brief_id?: string;
          brief_role_id?: string;
          company_id?: string;
          created_at?: string;
          follows_ranking?: boolean | null;
          id?: string;
          note?: string;
          proposed_by?: string | null;
          proposed_by_name?: string;
          sent_at?: string | null;
          state?: string;
          version?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'proposals_adopted_by_fkey';
            columns: ['adopted_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
          {
            foreignKeyName: 'proposals_begun_from_fkey';
            columns: ['begun_from'];
            isOneToOne: false;
            referencedRelation: 'proposals';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'proposals_brief_id_fkey';
            columns: ['brief_id'];
            isOneToOne: false;
            referencedRelation: 'briefs';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'proposals_brief_role_id_fkey';
            columns: ['brief_role_id'];
            isOneToOne: false;
            referencedRelation: 'brief_roles';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'proposals_company_id_fkey';
            columns: ['company_id'];
            isOneToOne: false;
            referencedRelation: 'companies';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'proposals_proposed_by_fkey';
            columns: ['proposed_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
        ];
      };
      ranking_actions: {
        Row: {
          acted_at: string;
          action: string;
          actor: Database['public']['Enums']['actor_role'];
          actor_id: string | null;
          brief_role_id: string;
          consultant_id: string;
          id: number;
          ranking_id: string | null;
          reason: string | null;
        };
        ComputedFields: never;
        Insert: {
          acted_at?: string;
          action: string;
          actor: Database['public']['Enums']['actor_role'];
          actor_id?: string | null;
          brief_role_id: string;
          consultant_id: string;
          id?: never;
          ranking_id?: string | null;
          reason?: string | null;
        };
        Update: {
          acted_at?: string;
          action?: string;
          actor?: Database['public']['Enums']['actor_role'];
          actor_id?: string | null;
          brief_role_id?: string;
          consultant_id?: string;
          id?: never;
          ranking_id?: string | null;
          reason?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'ranking_actions_actor_id_fkey';
            columns: ['actor_id'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
          {
            foreignKeyName: 'ranking_actions_brief_role_id_fkey';
            columns: ['brief_role_id'];
            isOneToOne: false;
            referencedRelation: 'brief_roles';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'ranking_actions_consultant_id_fkey';
            columns: ['consultant_id'];
            isOneToOne: false;
            referencedRelation: 'consultants';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'ranking_actions_ranking_id_fkey';
            columns: ['ranking_id'];
            isOneToOne: false;
            referencedRelation: 'rankings';
            referencedColumns: ['id'];
          },
        ];
      };
      ranking_places: {
        Row: {
          consultant_id: string;
          is_newcomer_place: boolean;
          is_rotated: boolean;
          match: NonNullable<Json>;
          mutual: number;
          place: number;
          ranking_id: string;
          raw_place: number;
        };
        ComputedFields: never;
        Insert: {
          consultant_id: string;
          is_newcomer_place: boolean;
          is_rotated: boolean;
          match: NonNullable<Json>;
          mutual: number;
          place: number;
          ranking_id: string;
          raw_place: number;
        };
        Update: {
          consultant_id?: string;
          is_newcomer_place?: boolean;
          is_rotated?: boolean;
          match?: NonNullable<Json>;
          mutual?: number;
          place?: number;
          ranking_id?: string;
          raw_place?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'ranking_places_consultant_id_fkey';
            columns: ['consultant_id'];
            isOneToOne: false;
            referencedRelation: 'consultants';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'ranking_places_ranking_id_fkey';
            columns: ['ranking_id'];
            isOneToOne: false;
            referencedRelation: 'rankings';
            referencedColumns: ['id'];
          },
        ];
      };
      ranking_pool_groups: {
        Row: {
          failed: number;
          is_willing: boolean;
          numbers: number[];
          pool_id: string;
        };
        ComputedFields: never;
        Insert: {
          failed: number;
          is_willing: boolean;
          numbers: number[];
          pool_id: string;
        };
        Update: {
          failed?: number;
          is_willing?: boolean;
          numbers?: number[];
          pool_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'ranking_pool_groups_pool_id_fkey';
            columns: ['pool_id'];
            isOneToOne: false;
            referencedRelation: 'ranking_pools';
            referencedColumns: ['id'];
          },
        ];
      };
      ranking_pools: {
        Row: {
          brief_role_id: string;
          fingerprint: string;
          id: string;
          recorded_at: string;
        };
        ComputedFields: never;
        Insert: {
          brief_role_id: string;
          fingerprint: string;
          id?: string;
          recorded_at?: string;
        };
        Update: {
          brief_role_id?: string;
          fingerprint?: string;
          id?: string;
          recorded_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'ranking_pools_brief_role_id_fkey';
            columns: ['brief_role_id'];
            isOneToOne: false;
            referencedRelation: 'brief_roles';
            referencedColumns: ['id'];
          },
        ];
      };
      ranking_reviews: {
        Row: {
          answer: string | null;
          answered_at: string | null;
          answered_by: string | null;
          answered_by_name: string | null;
          asked_at: string;
          consultant_id: string;
          id: string;
          outcome: string | null;
          reason: string;
          request_id: string | null;
          state: string;
        };
        ComputedFields: never;
        Insert: {
          answer?: string | null;
          answered_at?: string | null;
          answered_by?: string | null;
          answered_by_name?: string | null;
          asked_at?: string;
          consultant_id: string;
          id?: string;
          outcome?: string | null;
          reason: string;
          request_id?: string | null;
          state?: string;
        };
        Update: {
          answer?: string | null;
          answered_at?: string | null;
          answered_by?: string | null;
          answered_by_name?: string | null;
          asked_at?: string;
          consultant_id?: string;
          id?: string;
          outcome?: string | null;
          reason?: string;
          request_id?: string | null;
          state?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'ranking_reviews_answered_by_fkey';
            columns: ['answered_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
          {
            foreignKeyName: 'ranking_reviews_consultant_id_fkey';
            columns: ['consultant_id'];
            isOneToOne: false;
            referencedRelation: 'consultants';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'ranking_reviews_request_id_fkey';
            columns: ['request_id'];
            isOneToOne: false;
            referencedRelation: 'requests';
            referencedColumns: ['id'];
          },
        ];
      };
      rankings: {
        Row: {
          actor: Database['public']['Enums']['actor_role'];
          actor_id: string | null;
          ask_first: number;
          brief_id: string;
          brief_role_id: string;
          brief_version: number;
          candidates: number;
          catalogue_version: string;
          company_id: string;
          day: string;
          filtered: NonNullable<Json>;
          fingerprint: string;
          first_place: number;
          id: string;
          pool_id: string | null;
          ranked: number;
          rarity_version: number;
          recorded_at: string;
          rules_version: number;
        };
        ComputedFields: never;
        Insert: {
          actor: Database['public']['Enums']['actor_role'];
          actor_id?: string | null;
          ask_first: number;
          brief_id: string;
          brief_role_id: string;
          brief_version: number;
          candidates: number;
          catalogue_version: string;
          company_id: string;
          day: string;
          filtered: NonNullable<Json>;
          fingerprint: string;
          first_place?: number;
          id?: string;
          pool_id?: string | null;
          ranked: number;
          rarity_version: number;
          recorded_at?: string;
          rules_version: number;
        };
        Update: {
          actor?: Database['public']['Enums']['actor_role'];
          actor_id?: string | null;
          ask_first?: number;
          brief_id?: string;
          brief_role_id?: string;
          brief_version?: number;
          candidates?: number;
          catalogue_version?: string;
          company_id?: string;
          day?: string;
          filtered?: NonNullable<Json>;
          fingerprint?: string;
          first_place?: number;
          id?: string;
          pool_id?: string | null;
          ranked?: number;
          rarity_version?: number;
          recorded_at?: string;
          rules_version?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'rankings_actor_id_fkey';
            columns: ['actor_id'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
          {
            foreignKeyName: 'rankings_brief_id_fkey';
            columns: ['brief_id'];
            isOneToOne: false;
            referencedRelation: 'briefs';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'rankings_brief_role_id_fkey';
            columns: ['brief_role_id'];
            isOneToOne: false;
            referencedRelation: 'brief_roles';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'rankings_company_id_fkey';
            columns: ['company_id'];
            isOneToOne: false;
            referencedRelation: 'companies';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'rankings_pool_id_fkey';
            columns: ['pool_id'];
            isOneToOne: false;
            referencedRelation: 'ranking_pools';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'rankings_rules_version_fkey';
            columns: ['rules_version'];
            isOneToOne: false;
            referencedRelation: 'matching_rules';
            referencedColumns: ['version'];
          },
        ];
      };
      reference_rates: {
        Row: {
          from_day: string;
          rate_bp: number;
          set_at: string;
          set_by: string | null;
          source: string;
        };
        ComputedFields: never;
        Insert: {
          from_day: string;
          rate_bp: number;
          set_at?: string;
          set_by?: string | null;
          source: string;
        };
        Update: {
          from_day?: string;
          rate_bp?: number;
          set_at?: string;
          set_by?: string | null;
          source?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'reference_rates_set_by_fkey';
            columns: ['set_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
        ];
      };
      refunds: {
        Row: {
          amount_ore: number;
          approved_at: string | null;
          approved_by: string | null;
          bank_reference: string | null;
          company_id: string;
          concluded_at: string | null;
          currency: string;
          id: string;
          paid_on: string | null;
          payee: Json | null;
          payment_id: string;
          reason: string;
          requested_at: string;
          requested_by: string | null;
          state: string;
          stripe_refund_id: string | null;
        };
        ComputedFields: never;
        Insert: {
          amount_ore: number;
          approved_at?: string | null;
          approved_by?: string | null;
          bank_reference?: string | null;
          company_id: string;
          concluded_at?: string | null;
          currency: string;
          id?: string;
          paid_on?: string | null;
          payee?: Json | null;
          payment_id: string;
          reason: string;
          requested_at?: string;
          requested_by?: string | null;
          state?: string;
          stripe_refund_id?: string | null;
        };
        Update: {
          amount_ore?: number;
          approved_at?: string | null;
          approved_by?: string | null;
          bank_reference?: string | null;
          company_id?: string;
          concluded_at?: string | null;
          currency?: string;
          id?: string;
          paid_on?: string | null;
          payee?: Json | null;
          payment_id?: string;
          reason?: string;
          requested_at?: string;
          requested_by?: string | null;
          state?: string;
          stripe_refund_id?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'refunds_approved_by_fkey';
            columns: ['approved_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
          {
            foreignKeyName: 'refunds_company_id_fkey';
            columns: ['company_id'];
            isOneToOne: false;
            referencedRelation: 'companies';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'refunds_payment_id_fkey';
            columns: ['payment_id'];
            isOneToOne: false;
            referencedRelation: 'payment_balances';
            referencedColumns: ['payment_id'];
          },
          {
            foreignKeyName: 'refunds_payment_id_fkey';
            columns: ['payment_id'];
            isOneToOne: false;
            referencedRelation: 'payments';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'refunds_requested_by_fkey';
            columns: ['requested_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
        ];
      };
      regions: {
        Row: {
          id: string;
          name_en: string;
          name_sv: string;
          position: number;
        };
        ComputedFields: never;
        Insert: {
          id: string;
          name_en: string;
          name_sv: string;
          position: number;
        };
        Update: {
          id?: string;
          name_en?: string;
          name_sv?: string;
          position?: number;
        };
        Relationships: [];
      };
      reminder_pauses: {
        Row: {
          ended_at: string | null;
          id: string;
          invoice_id: string;
          paused_at: string;
          paused_by: string | null;
          reason: string;
          until_day: string | null;
        };
        ComputedFields: never;
        Insert: {
          ended_at?: string | null;
          id?: string;
          invoice_id: string;
          paused_at?: string;
          paused_by?: string | null;
          reason: string;
          until_day?: string | null;
        };
        Update: {
          ended_at?: string | null;
          id?: string;
          invoice_id?: string;
          paused_at?: string;
          paused_by?: string | null;
          reason?: string;
          until_day?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'reminder_pauses_invoice_id_fkey';
            columns: ['invoice_id'];
            isOneToOne: false;
            referencedRelation: 'invoice_balances';
            referencedColumns: ['invoice_id'];
          },
          {
            foreignKeyName: 'reminder_pauses_invoice_id_fkey';
            columns: ['invoice_id'];
            isOneToOne: false;
            referencedRelation: 'invoices';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'reminder_pauses_paused_by_fkey';
            columns: ['paused_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
        ];
      };
      reminder_settings: {
        Row: {
          final_days: number;
          first_days: number;
          id: boolean;
          interest_least_ore: number | null;
          least_gap: number;
          second_days: number;
        };
        ComputedFields: never;
        Insert: {
          final_days?: number;
          first_days?: number;
          id?: boolean;
          interest_least_ore?: number | null;
          least_gap?: number;
          second_days?: number;
        };
        Update: {
          final_days?: number;
          first_days?: number;
          id?: boolean;
          interest_least_ore?: number | null;
          least_gap?: number;
          second_days?: number;
        };
        Relationships: [];
      };
      reminders: {
        Row: {
          claim_invoice_id: string | null;
          id: string;
          interest_ore: number | null;
          invoice_id: string;
          open_ore: number;
          sent_at: string;
          sent_by: string | null;
          sent_on: string;
          step: string;
        };
        ComputedFields: never;
        Insert: {
          claim_invoice_id?: string | null;
          id?: string;
          interest_ore?: number | null;
          invoice_id: string;
          open_ore: number;
          sent_at?: string;
          sent_by?: string | null;
          sent_on: string;
          step: string;
        };
        Update: {
          claim_invoice_id?: string | null;
          id?: string;
          interest_ore?: number | null;
          invoice_id?: string;
          open_ore?: number;
          sent_at?: string;
          sent_by?: string | null;
          sent_on?: string;
          step?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'reminders_claim_invoice_id_fkey';
            columns: ['claim_invoice_id'];
            isOneToOne: false;
            referencedRelation: 'invoice_balances';
            referencedColumns: ['invoice_id'];
          },
          {
            foreignKeyName: 'reminders_claim_invoice_id_fkey';
            columns: ['claim_invoice_id'];
            isOneToOne: false;
            referencedRelation: 'invoices';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'reminders_invoice_id_fkey';
            columns: ['invoice_id'];
            isOneToOne: false;
            referencedRelation: 'invoice_balances';
            referencedColumns: ['invoice_id'];
          },
          {
            foreignKeyName: 'reminders_invoice_id_fkey';
            columns: ['invoice_id'];
            isOneToOne: false;
            referencedRelation: 'invoices';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'reminders_sent_by_fkey';
            columns: ['sent_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
        ];
      };
      requests: {
        Row: {
          answer_by: string;
          brief_id: string;
          brief_role_id: string;
          company_id: string;
          company_name: string;
          consultant_id: string;
          consultant_number: number;
          decline_reason: string | null;
          id: string;
          match: NonNullable<Json>;
          message: string;
          sent_at: string;
          sent_by: string | null;
          state: string;
        };
        ComputedFields: never;
        Insert: {
          answer_by: string;
          brief_id: string;
          brief_role_id: string;
          company_id: string;
          company_name: string;
          consultant_id: string;
          consultant_number: number;
          decline_reason?: string | null;
          id?: string;
          match: NonNullable<Json>;
          message?: string;
          sent_at?: string;
          sent_by?: string | null;
          state?: string;
        };
        Update: {
          answer_by?: string;
          brief_id?: string;
          brief_role_id?: string;
          company_id?: string;
          company_name?: string;
          consultant_id?: string;
          consultant_number?: number;
          decline_reason?: string | null;
          id?: string;
          match?: NonNullable<Json>;
          message?: string;
          sent_at?: string;
          sent_by?: string | null;
          state?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'requests_brief_id_fkey';
            columns: ['brief_id'];
            isOneToOne: false;
            referencedRelation: 'briefs';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'requests_brief_role_id_fkey';
            columns: ['brief_role_id'];
            isOneToOne: false;
            referencedRelation: 'brief_roles';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'requests_company_id_fkey';
            columns: ['company_id'];
            isOneToOne: false;
            referencedRelation: 'companies';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'requests_consultant_id_fkey';
            columns: ['consultant_id'];
            isOneToOne: false;
            referencedRelation: 'consultants';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'requests_sent_by_fkey';
            columns: ['sent_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
        ];
      };
      role_competencies: {
        Row: {
          competency_id: string;
          level: number;
          position: number;
          role_id: string;
          weight: number;
        };
        ComputedFields: never;
        Insert: {
          competency_id: string;
          level: number;
          position: number;
          role_id: string;
          weight: number;
        };
        Update: {
          competency_id?: string;
          level?: number;
          position?: number;
          role_id?: string;
          weight?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'role_competencies_competency_id_fkey';
            columns: ['competency_id'];
            isOneToOne: false;
            referencedRelation: 'competencies';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'role_competencies_role_id_fkey';
            columns: ['role_id'];
            isOneToOne: false;
            referencedRelation: 'roles';
            referencedColumns: ['id'];
          },
        ];
      };
      roles: {
        Row: {
          aliases: string[];
          day_rate_basis: string | null;
          day_rate_high_ore: number | null;
          day_rate_low_ore: number | null;
          deliverables_en: string[];
          deliverables_sv: string[];
          description_en: string;
          description_sv: string;
          esco: NonNullable<Json>;
          first_in_place_en: string[];
          first_in_place_sv: string[];
          id: string;
          name_en: string;
          name_sv: string;
          phases: string[];
          position: number;
          responsibilities_en: string[];
          responsibilities_sv: string[];
          search_text: string;
          wrong_when_en: string[];
          wrong_when_sv: string[];
        };
        ComputedFields: never;
        Insert: {
          aliases?: string[];
          day_rate_basis?: string | null;
          day_rate_high_ore?: number | null;
          day_rate_low_ore?: number | null;
          deliverables_en: string[];
          deliverables_sv: string[];
          description_en: string;
          description_sv: string;
          esco?: NonNullable<Json>;
          first_in_place_en?: string[];
          first_in_place_sv?: string[];
          id: string;
          name_en: string;
          name_sv: string;
          phases?: string[];
          position: number;
          responsibilities_en: string[];
          responsibilities_sv: string[];
          search_text: string;
          wrong_when_en?: string[];
          wrong_when_sv?: string[];
        };
        Update: {
          aliases?: string[];
          day_rate_basis?: string | null;
          day_rate_high_ore?: number | null;
          day_rate_low_ore?: number | null;
          deliverables_en?: string[];
          deliverables_sv?: string[];
          description_en?: string;
          description_sv?: string;
          esco?: NonNullable<Json>;
          first_in_place_en?: string[];
          first_in_place_sv?: string[];
          id?: string;
          name_en?: string;
          name_sv?: string;
          phases?: string[];
          position?: number;
          responsibilities_en?: string[];
          responsibilities_sv?: string[];
          search_text?: string;
          wrong_when_en?: string[];
          wrong_when_sv?: string[];
        };
        Relationships: [];
      };
      sector_relations: {
        Row: {
          a: string;
          b: string;
        };
        ComputedFields: never;
        Insert: {
          a: string;
          b: string;
        };
        Update: {
          a?: string;
          b?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'sector_relations_a_fkey';
            columns: ['a'];
            isOneToOne: false;
            referencedRelation: 'sectors';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'sector_relations_b_fkey';
            columns: ['b'];
            isOneToOne: false;
            referencedRelation: 'sectors';
            referencedColumns: ['id'];
          },
        ];
      };
      sectors: {
        Row: {
          id: string;
          name_en: string;
          name_sv: string;
          position: number;
        };
        ComputedFields: never;
        Insert: {
          id: string;
          name_en: string;
          name_sv: string;
          position: number;
        };
        Update: {
          id?: string;
          name_en?: string;
          name_sv?: string;
          position?: number;
        };
        Relationships: [];
      };
      self_bill_credits: {
        Row: {
          consultant_id: string;
          id: string;
          issue_date: string;
          issued_at: string;
          issued_by: string | null;
          net_ore: number;
          number: number;
          object_by: string;
          reason: string;
          self_bill_id: string;
          series: string;
          settlement: string;
          total_ore: number;
          vat_ore: number;
        };
        ComputedFields: never;
        Insert: {
          consultant_id: string;
          id?: string;
          issue_date: string;
          issued_at?: string;
          issued_by?: string | null;
          net_ore: number;
          number: number;
          object_by: string;
          reason: string;
          self_bill_id: string;
          series: string;
          settlement: string;
          total_ore: number;
          vat_ore: number;
        };
        Update: {
          consultant_id?: string;
          id?: string;
          issue_date?: string;
          issued_at?: string;
          issued_by?: string | null;
          net_ore?: number;
          number?: number;
          object_by?: string;
          reason?: string;
          self_bill_id?: string;
          series?: string;
          settlement?: string;
          total_ore?: number;
          vat_ore?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'self_bill_credits_consultant_id_fkey';
            columns: ['consultant_id'];
            isOneToOne: false;
            referencedRelation: 'consultants';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'self_bill_credits_issued_by_fkey';
            columns: ['issued_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
          {
            foreignKeyName: 'self_bill_credits_self_bill_id_fkey';
            columns: ['self_bill_id'];
            isOneToOne: false;
            referencedRelation: 'self_bill_balances';
            referencedColumns: ['self_bill_id'];
          },
          {
            foreignKeyName: 'self_bill_credits_self_bill_id_fkey';
            columns: ['self_bill_id'];
            isOneToOne: false;
            referencedRelation: 'self_bills';
            referencedColumns: ['id'];
          },
        ];
      };
      self_bill_lines: {
        Row: {
          assignment_id: string;
          credit_id: string | null;
          description: string;
          expense_id: string | null;
          is_free: boolean;
          minutes: number | null;
          net_ore: number;
          period: unknown;
          position: number;
          self_bill_id: string;
          timesheet_id: string | null;
          unit_price_ore: number;
          vat_rate_bp: number;
        };
        ComputedFields: never;
        Insert: {
          assignment_id: string;
          credit_id?: string | null;
          description: string;
          expense_id?: string | null;
          is_free?: boolean;
          minutes?: number | null;
          net_ore: number;
          period: unknown;
          position: number;
          self_bill_id: string;
          timesheet_id?: string | null;
          unit_price_ore: number;
          vat_rate_bp: number;
        };
        Update: {
          assignment_id?: string;
          credit_id?: string | null;
          description?: string;
          expense_id?: string | null;
          is_free?: boolean;
          minutes?: number | null;
          net_ore?: number;
          period?: unknown;
          position?: number;
          self_bill_id?: string;
          timesheet_id?: string | null;
          unit_price_ore?: number;
          vat_rate_bp?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'self_bill_lines_assignment_id_fkey';
            columns: ['assignment_id'];
            isOneToOne: false;
            referencedRelation: 'assignment_progress';
            referencedColumns: ['assignment_id'];
          },
          {
            foreignKeyName: 'self_bill_lines_assignment_id_fkey';
            columns: ['assignment_id'];
            isOneToOne: false;
            referencedRelation: 'assignments';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'self_bill_lines_credit_id_fkey';
            columns: ['credit_id'];
            isOneToOne: false;
            referencedRelation: 'self_bill_credits';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'self_bill_lines_expense_id_fkey';
            columns: ['expense_id'];
            isOneToOne: false;
            referencedRelation: 'expenses';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'self_bill_lines_self_bill_id_fkey';
            columns: ['self_bill_id'];
            isOneToOne: false;
            referencedRelation: 'self_bill_balances';
            referencedColumns: ['self_bill_id'];
          },
          {
            foreignKeyName: 'self_bill_lines_self_bill_id_fkey';
            columns: ['self_bill_id'];
            isOneToOne: false;
            referencedRelation: 'self_bills';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'self_bill_lines_timesheet_id_fkey';
            columns: ['timesheet_id'];
            isOneToOne: false;
            referencedRelation: 'timesheet_sums';
            referencedColumns: ['timesheet_id'];
          },
          {
            foreignKeyName: 'self_bill_lines_timesheet_id_fkey';
            columns: ['timesheet_id'];
            isOneToOne: false;
            referencedRelation: 'timesheets';
            referencedColumns: ['id'];
          },
        ];
      };
      self_bill_objections: {
        Row: {
          answer: string | null;
          answered_at: string | null;
          answered_by: string | null;
          answered_by_name: string | null;
          consultant_id: string;
          credit_id: string;
          objected_at: string;
          outcome: string | null;
          reason: string;
        };
        ComputedFields: never;
        Insert: {
          answer?: string | null;
          answered_at?: string | null;
          answered_by?: string | null;
          answered_by_name?: string | null;
          consultant_id: string;
          credit_id: string;
          objected_at?: string;
          outcome?: string | null;
          reason: string;
        };
        Update: {
          answer?: string | null;
          answered_at?: string | null;
          answered_by?: string | null;
          answered_by_name?: string | null;
          consultant_id?: string;
          credit_id?: string;
          objected_at?: string;
          outcome?: string | null;
          reason?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'self_bill_objections_answered_by_fkey';
            columns: ['answered_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
          {
            foreignKeyName: 'self_bill_objections_consultant_id_fkey';
            columns: ['consultant_id'];
            isOneToOne: false;
            referencedRelation: 'consultants';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'self_bill_objections_credit_id_fkey';
            columns: ['credit_id'];
            isOneToOne: true;
            referencedRelation: 'self_bill_credits';
            referencedColumns: ['id'];
          },
        ];
      };
      self_billing_agreements: {
        Row: {
          agreed_at: string;
          agreed_by: string | null;
          consultant_id: string;
          ended_at: string | null;
          id: string;
          silence_days: number | null;
          text_version: string;
        };
        ComputedFields: never;
        Insert: {
          agreed_at?: string;
          agreed_by?: string | null;
          consultant_id: string;
          ended_at?: string | null;
          id?: string;
          silence_days?: number | null;
          text_version: string;
        };
        Update: {
          agreed_at?: string;
          agreed_by?: string | null;
          consultant_id?: string;
          ended_at?: string | null;
          id?: string;
          silence_days?: number | null;
          text_version?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'self_billing_agreements_agreed_by_fkey';
            columns: ['agreed_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
          {
            foreignKeyName: 'self_billing_agreements_consultant_id_fkey';
            columns: ['consultant_id'];
            isOneToOne: false;
            referencedRelation: 'consultants';
            referencedColumns: ['id'];
          },
        ];
      };
      self_bills: {
        Row: {
          agreement_id: string;
          answer_by: string | null;
          buyer: NonNullable<Json>;
          consultant_id: string;
          content_sha256: string | null;
          created_at: string;
          created_by: string | null;
          currency: string;
          decided_at: string | null;
          decided_by: string | null;
          decided_how: string | null;
          due_date: string | null;
          f_tax_proof_id: string | null;
          id: string;
          issue_date: string | null;
          issued_at: string | null;
          locale: string;
          net_ore: number;
          number: number | null;
          our_reference: string;
          period: unknown;
          reason: string | null;
          seller: NonNullable<Json>;
          sent_at: string | null;
          series: string;
          state: string;
          total_ore: number;
          vat_category: string;
          vat_ore: number;
          version: number;
        };
        ComputedFields: never;
        Insert: {
          agreement_id: string;
          answer_by?: string | null;
          buyer: NonNullable<Json>;
          consultant_id: string;
          content_sha256?: string | null;
          created_at?: string;
          created_by?: string | null;
          currency: string;
          decided_at?: string | null;
          decided_by?: string | null;
          decided_how?: string | null;
          due_date?: string | null;
          f_tax_proof_id?: string | null;
          id?: string;
          issue_date?: string | null;
          issued_at?: string | null;
          locale: string;
          net_ore: number;
          number?: number | null;
          our_reference: string;
          period: unknown;
          reason?: string | null;
          seller: NonNullable<Json>;
          sent_at?: string | null;
          series: string;
          state?: string;
          total_ore: number;
          vat_category: string;
          vat_ore: number;
          version?: number;
        };
        Update: {
          agreement_id?: string;
          answer_by?: string | null;
          buyer?: NonNullable<Json>;
          consultant_id?: string;
          content_sha256?: string | null;
          created_at?: string;
          created_by?: string | null;
          currency?: string;
          decided_at?: string | null;
          decided_by?: string | null;
          decided_how?: string | null;
          due_date?: string | null;
          f_tax_proof_id?: string | null;
          id?: string;
          issue_date?: string | null;
          issued_at?: string | null;
          locale?: string;
          net_ore?: number;
          number?: number | null;
          our_reference?: string;
          period?: unknown;
          reason?: string | null;
          seller?: NonNullable<Json>;
          sent_at?: string | null;
          series?: string;
          state?: string;
          total_ore?: number;
          vat_category?: string;
          vat_ore?: number;
          version?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'self_bills_agreement_id_fkey';
            columns: ['agreement_id'];
            isOneToOne: false;
            referencedRelation: 'self_billing_agreements';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'self_bills_consultant_id_fkey';
            columns: ['consultant_id'];
            isOneToOne: false;
            referencedRelation: 'consultants';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'self_bills_created_by_fkey';
            columns: ['created_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
          {
            foreignKeyName: 'self_bills_decided_by_fkey';
            columns: ['decided_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
          {
            foreignKeyName: 'self_bills_f_tax_proof_id_fkey';
            columns: ['f_tax_proof_id'];
            isOneToOne: false;
            referencedRelation: 'f_tax_proofs';
            referencedColumns: ['id'];
          },
        ];
      };
      seller_facts: {
        Row: {
          account_bic: string | null;
          account_clearing: string | null;
          account_kind: string;
          account_number: string;
          changed_at: string;
          city: string;
          consultant_id: string;
          country: string;
          legal_form: string;
          legal_name: string;
          organisation_number: string | null;
          postal_code: string;
          seat: string;
          street: string;
          vat_number: string | null;
          version: number;
        };
        ComputedFields: never;
        Insert: {
          account_bic?: string | null;
          account_clearing?: string | null;
          account_kind: string;
          account_number: string;
          changed_at?: string;
          city: string;
          consultant_id: string;
          country: string;
          legal_form: string;
          legal_name: string;
          organisation_number?: string | null;
          postal_code: string;
          seat?: string;
          street: string;
          vat_number?: string | null;
          version?: number;
        };
        Update: {
          account_bic?: string | null;
          account_clearing?: string | null;
          account_kind?: string;
          account_number?: string;
          changed_at?: string;
          city?: string;
          consultant_id?: string;
          country?: string;
          legal_form?: string;
          legal_name?: string;
          organisation_number?: string | null;
          postal_code?: string;
          seat?: string;
          street?: string;
          vat_number?: string | null;
          version?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'seller_facts_consultant_id_fkey';
            columns: ['consultant_id'];
            isOneToOne: true;
            referencedRelation: 'consultants';
            referencedColumns: ['id'];
          },
        ];
      };
      service_promises: {
        Row: {
          fewest_cases: number;
          id: string;
          position: number;
          target_days: number;
        };
        ComputedFields: never;
        Insert: {
          fewest_cases?: number;
          id: string;
          position: number;
          target_days: number;
        };
        Update: {
          fewest_cases?: number;
          id?: string;
          position?: number;
          target_days?: number;
        };
        Relationships: [];
      };
      shortlist_candidates: {
        Row: {
          added_at: string;
          added_by: string | null;
          consultant_id: string;
          note: string;
          position: number | null;
          removed_at: string | null;
          shortlist_id: string;
        };
        ComputedFields: never;
        Insert: {
          added_at?: string;
          added_by?: string | null;
          consultant_id: string;
          note?: string;
          position?: number | null;
          removed_at?: string | null;
          shortlist_id: string;
        };
        Update: {
          added_at?: string;
          added_by?: string | null;
          consultant_id?: string;
          note?: string;
          position?: number | null;
          removed_at?: string | null;
          shortlist_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'shortlist_candidates_added_by_fkey';
            columns: ['added_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
          {
            foreignKeyName: 'shortlist_candidates_consultant_id_fkey';
            columns: ['consultant_id'];
            isOneToOne: false;
            referencedRelation: 'consultants';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'shortlist_candidates_shortlist_id_fkey';
            columns: ['shortlist_id'];
            isOneToOne: false;
            referencedRelation: 'shortlists';
            referencedColumns: ['id'];
          },
        ];
      };
      shortlist_links: {
        Row: {
          created_at: string;
          created_by: string | null;
          key: string;
          revoked_at: string | null;
          revoked_by: string | null;
          shortlist_id: string;
        };
        ComputedFields: never;
        Insert: {
          created_at?: string;
          created_by?: string | null;
          key?: string;
          revoked_at?: string | null;
          revoked_by?: string | null;
          shortlist_id: string;
        };
        Update: {
          created_at?: string;
          created_by?: string | null;
          key?: string;
          revoked_at?: string | null;
          revoked_by?: string | null;
          shortlist_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'shortlist_links_created_by_fkey';
            columns: ['created_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
          {
            foreignKeyName: 'shortlist_links_revoked_by_fkey';
            columns: ['revoked_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
          {
            foreignKeyName: 'shortlist_links_shortlist_id_fkey';
            columns: ['shortlist_id'];
            isOneToOne: false;
            referencedRelation: 'shortlists';
            referencedColumns: ['id'];
          },
        ];
      };
      shortlist_voters: {
        Row: {
          department: string;
          invited_at: string | null;
          shortlist_id: string;
          user_id: string;
          voted_at: string | null;
        };
        ComputedFields: never;
        Insert: {
          department?: string;
          invited_at?: string | null;
          shortlist_id: string;
          user_id: string;
          voted_at?: string | null;
        };
        Update: {
          department?: string;
          invited_at?: string | null;
          shortlist_id?: string;
          user_id?: string;
          voted_at?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'shortlist_voters_shortlist_id_fkey';
            columns: ['shortlist_id'];
            isOneToOne: false;
            referencedRelation: 'shortlists';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'shortlist_voters_user_id_fkey';
            columns: ['user_id'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
        ];
      };
      shortlist_votes: {
        Row: {
          comment: string;
          consultant_id: string;
          shortlist_id: string;
          user_id: string;
          vote: string;
          voted_at: string;
        };
        ComputedFields: never;
        Insert: {
          comment?: string;
          consultant_id: string;
          shortlist_id: string;
          user_id: string;
          vote: string;
          voted_at?: string;
        };
        Update: {
          comment?: string;
          consultant_id?: string;
          shortlist_id?: string;
          user_id?: string;
          vote?: string;
          voted_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'shortlist_votes_shortlist_id_consultant_id_fkey';
            columns: ['shortlist_id', 'consultant_id'];
            isOneToOne: false;
            referencedRelation: 'shortlist_candidates';
            referencedColumns: ['shortlist_id', 'consultant_id'];
          },
          {
            foreignKeyName: 'shortlist_votes_shortlist_id_user_id_fkey';
            columns: ['shortlist_id', 'user_id'];
            isOneToOne: false;
            referencedRelation: 'shortlist_voters';
            referencedColumns: ['shortlist_id', 'user_id'];
          },
        ];
      };
      shortlists: {
        Row: {
          brief_id: string;
          brief_role_id: string;
          closed_at: string | null;
          closes_on: string | null;
          company_id: string;
          created_at: string;
          created_by: string | null;
          id: string;
          question: string;
          reminded_for: string | null;
          shared_at: string | null;
          version: number;
        };
        ComputedFields: never;
        Insert: {
          brief_id: string;
          brief_role_id: string;
          closed_at?: string | null;
          closes_on?: string | null;
          company_id: string;
          created_at?: string;
          created_by?: string | null;
          id?: string;
          question?: string;
          reminded_for?: string | null;
          shared_at?: string | null;
          version?: number;
        };
        Update: {
          brief_id?: string;
          brief_role_id?: string;
          closed_at?: string | null;
          closes_on?: string | null;
          company_id?: string;
          created_at?: string;
          created_by?: string | null;
          id?: string;
          question?: string;
          reminded_for?: string | null;
          shared_at?: string | null;
          version?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'shortlists_brief_id_fkey';
            columns: ['brief_id'];
            isOneToOne: false;
            referencedRelation: 'briefs';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'shortlists_brief_role_id_fkey';
            columns: ['brief_role_id'];
            isOneToOne: true;
            referencedRelation: 'brief_roles';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'shortlists_company_id_fkey';
            columns: ['company_id'];
            isOneToOne: false;
            referencedRelation: 'companies';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'shortlists_created_by_fkey';
            columns: ['created_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
        ];
      };
      state_transitions: {
        Row: {
          actor: Database['public']['Enums']['actor_role'];
          entity: string;
          from_state: string;
          to_state: string;
        };
        ComputedFields: never;
        Insert: {
          actor: Database['public']['Enums']['actor_role'];
          entity: string;
          from_state: string;
          to_state: string;
        };
        Update: {
          actor?: Database['public']['Enums']['actor_role'];
          entity?: string;
          from_state?: string;
          to_state?: string;
        };
        Relationships: [];
      };
      strategies: {
        Row: {
          approved_by_name: string;
          approved_by_title: string;
          approved_on: string;
          company_id: string;
          ended_at: string | null;
          form_key: string | null;
          id: string;
          registered_at: string;
          registered_by: string | null;
          summary: string;
          title: string;
        };
        ComputedFields: never;
        Insert: {
          approved_by_name: string;
          approved_by_title: string;
          approved_on: string;
          company_id: string;
          ended_at?: string | null;
          form_key?: string | null;
          id?: string;
          registered_at?: string;
          registered_by?: string | null;
          summary: string;
          title: string;
        };
        Update: {
          approved_by_name?: string;
          approved_by_title?: string;
          approved_on?: string;
          company_id?: string;
          ended_at?: string | null;
          form_key?: string | null;
          id?: string;
          registered_at?: string;
          registered_by?: string | null;
          summary?: string;
          title?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'strategies_company_id_fkey';
            columns: ['company_id'];
            isOneToOne: false;
            referencedRelation: 'companies';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'strategies_registered_by_fkey';
            columns: ['registered_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
        ];
      };
      stripe_accounts: {
        Row: {
          can_receive: boolean;
          connected_at: string;
          consultant_id: string;
          stripe_account_id: string;
        };
        ComputedFields: never;
        Insert: {
          can_receive?: boolean;
          connected_at?: string;
          consultant_id: string;
          stripe_account_id: string;
        };
        Update: {
          can_receive?: boolean;
          connected_at?: string;
          consultant_id?: string;
          stripe_account_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'stripe_accounts_consultant_id_fkey';
            columns: ['consultant_id'];
            isOneToOne: true;
            referencedRelation: 'consultants';
            referencedColumns: ['id'];
          },
        ];
      };
      stripe_movements: {
        Row: {
          amount_ore: number;
          arrives_on: string | null;
          available_at: string;
          category: string;
          created_at: string;
          currency: string;
          descriptor: string | null;
          fee_ore: number;
          id: string;
          payment_id: string | null;
          payment_intent: string | null;
          payout: string | null;
          source: string | null;
          stripe_id: string;
        };
        ComputedFields: never;
        Insert: {
          amount_ore: number;
          arrives_on?: string | null;
          available_at: string;
          category: string;
          created_at: string;
          currency: string;
          descriptor?: string | null;
          fee_ore: number;
          id?: string;
          payment_id?: string | null;
          payment_intent?: string | null;
          payout?: string | null;
          source?: string | null;
          stripe_id: string;
        };
        Update: {
          amount_ore?: number;
          arrives_on?: string | null;
          available_at?: string;
          category?: string;
          created_at?: string;
          currency?: string;
          descriptor?: string | null;
          fee_ore?: number;
          id?: string;
          payment_id?: string | null;
          payment_intent?: string | null;
          payout?: string | null;
          source?: string | null;
          stripe_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'stripe_movements_payment_id_fkey';
            columns: ['payment_id'];
            isOneToOne: false;
            referencedRelation: 'payment_balances';
            referencedColumns: ['payment_id'];
          },
          {
            foreignKeyName: 'stripe_movements_payment_id_fkey';
            columns: ['payment_id'];
            isOneToOne: false;
            referencedRelation: 'payments';
            referencedColumns: ['id'];
          },
        ];
      };
      time_entries: {
        Row: {
          activity: string;
          goal_id: string | null;
          id: string;
          minutes: number;
          position: number;
          timesheet_id: string;
          work_date: string;
        };
        ComputedFields: never;
        Insert: {
          activity: string;
          goal_id?: string | null;
          id?: string;
          minutes: number;
          position: number;
          timesheet_id: string;
          work_date: string;
        };
        Update: {
          activity?: string;
          goal_id?: string | null;
          id?: string;
          minutes?: number;
          position?: number;
          timesheet_id?: string;
          work_date?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'time_entries_goal_id_fkey';
            columns: ['goal_id'];
            isOneToOne: false;
            referencedRelation: 'assignment_goals';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'time_entries_timesheet_id_fkey';
            columns: ['timesheet_id'];
            isOneToOne: false;
            referencedRelation: 'timesheet_sums';
            referencedColumns: ['timesheet_id'];
          },
          {
            foreignKeyName: 'time_entries_timesheet_id_fkey';
            columns: ['timesheet_id'];
            isOneToOne: false;
            referencedRelation: 'timesheets';
            referencedColumns: ['id'];
          },
        ];
      };
      timesheets: {
        Row: {
          assignment_id: string;
          created_at: string;
          decided_at: string | null;
          id: string;
          reject_reason: string | null;
          state: string;
          submitted_at: string | null;
          version: number;
          week_start: string;
        };
        ComputedFields: never;
        Insert: {
          assignment_id: string;
          created_at?: string;
          decided_at?: string | null;
          id?: string;
          reject_reason?: string | null;
          state?: string;
          submitted_at?: string | null;
          version?: number;
          week_start: string;
        };
        Update: {
          assignment_id?: string;
          created_at?: string;
          decided_at?: string | null;
          id?: string;
          reject_reason?: string | null;
          state?: string;
          submitted_at?: string | null;
          version?: number;
          week_start?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'timesheets_assignment_id_fkey';
            columns: ['assignment_id'];
            isOneToOne: false;
            referencedRelation: 'assignment_progress';
            referencedColumns: ['assignment_id'];
          },
          {
            foreignKeyName: 'timesheets_assignment_id_fkey';
            columns: ['assignment_id'];
            isOneToOne: false;
            referencedRelation: 'assignments';
            referencedColumns: ['id'];
          },
        ];
      };
    };
    Views: {
      assignment_progress: {
        Row: {
          approved_minutes: number | null;
          assignment_id: string;
          invoiced_minutes: number | null;
          linked_minutes: number | null;
          planned_minutes: number | null;
          reported_minutes: number | null;
        };
        ComputedFields: never;
        Relationships: [];
      };
      invoice_balances: {
        Row: {
          credited_ore: number | null;
          invoice_id: string;
          is_overdue: boolean | null;
          open_ore: number | null;
          paid_ore: number | null;
          surplus_ore: number | null;
          total_ore: number;
        };
        ComputedFields: never;
        Relationships: [];
      };
      payment_balances: {
        Row: {
          amount_ore: number;
          company_id: string;
          currency: string;
          invoice_id: string | null;
          is_disputed: boolean | null;
          lost_ore: number | null;
          method: string;
          payment_id: string;
          received_on: string;
          refunded_ore: number | null;
          stripe_payment_intent: string | null;
          unused_ore: number | null;
          used_ore: number | null;
        };
        ComputedFields: never;
        Relationships: [
          {
            foreignKeyName: 'payments_company_id_fkey';
            columns: ['company_id'];
            isOneToOne: false;
            referencedRelation: 'companies';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'payments_invoice_id_fkey';
            columns: ['invoice_id'];
            isOneToOne: false;
            referencedRelation: 'invoice_balances';
            referencedColumns: ['invoice_id'];
          },
          {
            foreignKeyName: 'payments_invoice_id_fkey';
            columns: ['invoice_id'];
            isOneToOne: false;
            referencedRelation: 'invoices';
            referencedColumns: ['id'];
          },
        ];
      };
      self_bill_balances: {
        Row: {
          consultant_id: string;
          credited_ore: number | null;
          paid_on: string | null;
          paid_ore: number | null;
          self_bill_id: string;
          sent_ore: number | null;
          total_ore: number;
        };
        ComputedFields: never;
        Insert: {
          consultant_id?: string | null;
          credited_ore?: never;
          paid_on?: never;
          paid_ore?: never;
          self_bill_id?: string | null;
          sent_ore?: never;
          total_ore?: number | null;
        };
        Update: {
          consultant_id?: string | null;
          credited_ore?: never;
          paid_on?: never;
          paid_ore?: never;
          self_bill_id?: string | null;
          sent_ore?: never;
          total_ore?: number | null;
        };
        Relationships: [
          {
            foreignKeyName: 'self_bills_consultant_id_fkey';
            columns: ['consultant_id'];
            isOneToOne: false;
            referencedRelation: 'consultants';
            referencedColumns: ['id'];
          },
        ];
      };
      timesheet_sums: {
        Row: {
          amount_ore: number | null;
          assignment_id: string;
          assignment_number: number;
          company_id: string;
          company_name: string;
          consultant_id: string;
          consultant_name: string;
          decided_at: string | null;
          fee_ore: number | null;
          linked_minutes: number | null;
          minutes: number | null;
          reject_reason: string | null;
          state: string;
          submitted_at: string | null;
          timesheet_id: string;
          title: string;
          version: number;
          week_start: string;
        };
        ComputedFields: never;
        Relationships: [
          {
            foreignKeyName: 'assignments_company_id_fkey';
            columns: ['company_id'];
            isOneToOne: false;
            referencedRelation: 'companies';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'assignments_consultant_id_fkey';
            columns: ['consultant_id'];
            isOneToOne: false;
            referencedRelation: 'consultants';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'timesheets_assignment_id_fkey';
            columns: ['assignment_id'];
            isOneToOne: false;
            referencedRelation: 'assignment_progress';
            referencedColumns: ['assignment_id'];
          },
          {
            foreignKeyName: 'timesheets_assignment_id_fkey';
            columns: ['assignment_id'];
            isOneToOne: false;
            referencedRelation: 'assignments';
            referencedColumns: ['id'];
          },
        ];
      };
      unbilled_sums: {
        Row: {
          assignment_id: string | null;
          company_name: string | null;
          consultant_id: string | null;
          consultant_name: string | null;
          day: string | null;
          expense_id: string | null;
          minutes: number | null;
          net_ore: number | null;
          timesheet_id: string | null;
          title: string | null;
        };
        ComputedFields: never;
        Relationships: [];
      };
    };
    Functions: {
      accept_invitation: { Args: { p_token: string }; Returns: string };
      accept_offer: { Args: { p_offer_id: string }; Returns: string };
      activate_matching_rules: {
        Args: { p_in_force: number; p_version: number };
        Returns: undefined;
      };
      add_to_shortlist: {
        Args: { p_brief_role_id: string; p_consultant_ids: string[] };
        Returns: string;
      };
      adopt_proposal: { Args: { p_proposal_id: string }; Returns: string };
      agree_to_self_billing: {
        Args: { p_accepts_silence: boolean; p_text_version: string };
        Returns: string;
      };
      answer_diagnosis: {
        Args: {
          p_answers: Json;
          p_department: string;
          p_diagnosis_id: string;
          p_perspective: string;
        };
        Returns: undefined;
      };
      answer_invited_diagnosis: {
        Args: { p_answers: Json; p_department: string; p_perspective: string; p_token: string };
        Returns: undefined;
      };
      answer_review: {
        Args: { p_answer: string; p_outcome: string; p_review_id: string };
        Returns: undefined;
      };
      answer_self_bill_objection: {
        Args: { p_answer: string; p_credit_id: string; p_outcome: string };
        Returns: undefined;
      };
      approve_payout_run: {
        Args: { p_accounts_checked?: boolean; p_id: string };
        Returns: undefined;
      };
      approve_refund: { Args: { p_refund_id: string }; Returns: undefined };
      ask_review: { Args: { p_reason: string; p_request_id?: string }; Returns: string };
      ask_shortlisted: {
        Args: { p_consultant_ids: string[]; p_message?: string; p_shortlist_id: string };
        Returns: number;
      };
      ask_team: {
        Args: { p_asks: Json; p_brief_id: string; p_message?: string };
        Returns: {
          brief_role_id: string;
          consultant_id: string;
          consultant_number: number;
          outcome: string;
        }[];
      };
      assignment_transition: {
        Args: { p_assignment_id: string; p_reason?: string; p_to: string };
        Returns: undefined;
      };
      attach_checkout_session: {
        Args: { p_attempt_id: string; p_expires_at: string; p_session_id: string; p_url: string };
        Returns: string;
      };
      block_company: {
        Args: {
          p_company_id?: string;
          p_consultant_id?: string;
          p_name: string;
          p_organisation_number?: string;
          p_reason?: string;
        };
        Returns: string;
      };
      block_payouts: { Args: { p_consultant_id: string; p_reason: string }; Returns: undefined };
      book_exposure: { Args: { p_list_id: number }; Returns: number };
      brief_transition: {
        Args: { p_brief_id: string; p_reason?: string; p_to: string };
        Returns: undefined;
      };
      cast_votes: { Args: { p_department: string; p_key: string; p_votes: Json }; Returns: number };
      check_database: { Args: Record<PropertyKey, never>; Returns: boolean };
      check_ledger: {
        Args: Record<PropertyKey, never>;
        Returns: {
          expected_ore: number;
          found_ore: number;
          problem: string;
          subject: string;
        }[];
      };
      choose_ledger_account: {
        Args: { p_account: number; p_name_en: string; p_name_sv: string; p_role: string };
        Returns: undefined;
      };
      claim_diagnosis: { Args: { p_company_id: string; p_secret: string }; Returns: string };
      claim_late_interest: { Args: { p_invoice_id: string }; Returns: string };
      close_month: { Args: { p_month: string }; Returns: undefined };
      close_voting: { Args: { p_shortlist_id: string }; Returns: undefined };
      compare_matches: {
        Args: { p_brief_role_id: string; p_consultant_ids: string[] };
        Returns: {
          asked_rate_ore: number;
          availability: number;
          band: string;
          competence: number;
          consultant_id: string;
          consultant_number: number;
          details: Json;
          failed: string[];
          is_capped: boolean;
          is_new: boolean;
          is_newcomer_place: boolean;
          is_rotated: boolean;
          k: number;
          k_mode: number;
          k_rate: number;
          k_sector: number;
          k_share: number;
          match_count: number;
          mutual: number;
          place: number;
          points: number;
          rate: number;
          raw_place: number;
          region_id: string;
          request_state: string;
          rules: Json;
          sector: number;
          sum_score: number;
          total: number;
          work_mode: number;
          work_modes: string[];
        }[];
      };
      conclude_bank_refund: {
        Args: { p_paid_on: string; p_reference: string; p_refund_id: string };
        Returns: undefined;
      };
      conclude_checkout: {
        Args: {
          p_amount_ore: number;
          p_currency: string;
          p_failed?: boolean;
          p_invoice_id?: string;
          p_paid_at?: string;
          p_payment_intent: string;
          p_payment_status: string;
          p_session_id: string;
          p_status: string;
        };
        Returns: string;
      };
      conclude_e_invoice: { Args: { p: Json; p_document_id: string }; Returns: undefined };
      conclude_payout_by_hand: {
        Args: { p_id: string; p_on: string; p_outcome: string; p_reason?: string };
        Returns: string;
      };
      conclude_refund: {
        Args: {
          p_amount_ore: number;
          p_payment_intent: string;
          p_refund_id?: string;
          p_status: string;
          p_stripe_refund_id: string;
        };
        Returns: string;
      };
      conclude_transfer: {
        Args: {
          p_code?: string;
          p_on: string;
          p_outcome: string;
          p_payout_id: string;
          p_transfer_id?: string;
        };
        Returns: string;
      };
      consultant_transition: {
        Args: { p_consultant_id: string; p_reason?: string; p_to: string };
        Returns: undefined;
      };
      count_available_by_role: {
        Args: Record<PropertyKey, never>;
        Returns: {
          consultants: number;
          role_id: string;
        }[];
      };
      create_payout_run: {
        Args: { p_consultant_ids?: string[]; p_pay_on: string; p_rail?: string };
        Returns: string;
      };
      create_self_bill: {
        Args: { p_actor: string; p_bill: Json; p_consultant_id: string };
        Returns: string;
      };
      credit_self_bill: {
        Args: { p_id: string; p_positions: number[]; p_reason: string };
        Returns: string;
      };
      decide_expense: {
        Args: { p_approve: boolean; p_expense_id: string; p_reason?: string; p_version?: number };
        Returns: undefined;
      };
      decide_self_bill: {
        Args: { p_approve: boolean; p_id: string; p_reason?: string; p_sha256?: string };
        Returns: string;
      };
      decide_timesheet: {
        Args: { p_approve: boolean; p_reason?: string; p_timesheet_id: string; p_version?: number };
        Returns: undefined;
      };
      decline_request: {
        Args: { p_never_this_role?: boolean; p_reason: string; p_request_id: string };
        Returns: undefined;
      };
      delete_brief_draft: { Args: { p_id: string }; Returns: undefined };
      describe_diagnosis_answer: {
        Args: { p_department: string; p_diagnosis_id: string; p_perspective: string };
        Returns: undefined;
      };
      draft_matching_rules: { Args: { p: Json; p_note: string }; Returns: number };
      duplicate_brief: {
        Args: { p_brief_id: string; p_form_key?: string; p_title: string };
        Returns: string;
      };
      end_self_billing: { Args: Record<PropertyKey, never>; Returns: undefined };
      end_strategy: { Args: { p_strategy_id: string }; Returns: undefined };
      fail_run_item: {
        Args: { p_fault: string; p_item_id: string; p_values: Json };
        Returns: undefined;
      };
      find_bank_ground: { Args: { p_keys: string[]; p_references: string[] }; Returns: Json };
      find_diagnosis_invitation: {
        Args: { p_token: string };
        Returns: {
          answers: Json;
          company_name: string;
          department: string;
          expires_at: string;
          id: string;
          member_diagnosis_id: string;
          perspective: string;
          state: string;
          version: string;
        }[];
      };
      find_invitation: {
        Args: { p_token: string };
        Returns: {
          company_name: string;
          email: string;
          kind: string;
          state: string;
        }[];
      };
      find_my_diagnosis: {
        Args: { p_diagnosis_id: string; p_secret: string };
        Returns: {
          answers: Json;
          context: Json;
          created_at: string;
          is_saved: boolean;
          version: string;
        }[];
      };
      find_number_gaps: {
        Args: { p_series: string };
        Returns: {
          from_number: number;
          to_number: number;
        }[];
      };
      find_open_work: {
        Args: { p_month: string };
        Returns: {
          items: number;
          kind: string;
          minutes: number;
        }[];
      };
      find_shared_diagnosis: {
        Args: { p_token: string };
        Returns: {
          answers: Json;
          context: Json;
          created_at: string;
          state: string;
          version: string;
        }[];
      };
      finish_stripe_event: { Args: { p_error?: string; p_id: string }; Returns: undefined };
      get_late_interest: {
        Args: { p_invoice_id: string; p_until?: string };
        Returns: {
          basis: Json;
          interest_ore: number;
          missing_half: string;
        }[];
      };
      get_match: {
        Args: { p_brief_role_id: string; p_consultant_id?: string };
        Returns: {
          asked_rate_ore: number;
          availability: number;
          band: string;
          competence: number;
          consultant_id: string;
          consultant_number: number;
          details: Json;
          failed: string[];
          is_capped: boolean;
          is_new: boolean;
          is_newcomer_place: boolean;
          is_rotated: boolean;
          k: number;
          k_mode: number;
          k_rate: number;
          k_sector: number;
          k_share: number;
          match_count: number;
          mutual: number;
          place: number;
          points: number;
          rate: number;
          raw_place: number;
          region_id: string;
          request_state: string;
          rules: Json;
          sector: number;
          sum_score: number;
          total: number;
          work_mode: number;
          work_modes: string[];
        }[];
      };
      get_matching_rules: {
        Args: Record<PropertyKey, never>;
        Returns: {
          activated_at: string | null;
          activated_by: string | null;
          ask_first_below: number;
          availability_least: number;
          band_good: number;
          band_possible: number;
          band_very_good: number;
          cap_credit: number;
          cap_points: number;
          created_at: string;
          created_by: string | null;
          credit_one_short: number;
          credit_three_short: number;
          credit_two_short: number;
          exposure_days: number;
          is_in_force: boolean;
          mode_one_step: number;
          mutual_exponent: number;
          newcomer_band: number;
          newcomer_days: number;
          newcomer_last_day: number;
          newcomer_lists: number;
          note: string;
          rarity_from: number;
          rarity_most: number;
          rarity_slope: number;
          rate_ceiling: number;
          rotation_band: number;
          sector_none: number;
          sector_related: number;
          version: number;
          weight_availability: number;
          weight_competence: number;
          weight_essential: number;
          weight_important: number;
          weight_rate: number;
          weight_sector: number;
          weight_useful: number;
          weight_work_mode: number;
          wish_rate_ceiling: number;
          wish_share_slack: number;
        }[];
        SetofOptions: {
          from: '*';
          to: 'matching_rules';
          isOneToOne: false;
          isSetofReturn: true;
        };
      };
      get_my_access: {
        Args: Record<PropertyKey, never>;
        Returns: {
          company_id: string;
          company_name: string;
          company_role: string;
          consultant_id: string;
          consultant_state: string;
          is_agency: boolean;
          locale: string;
          name: string;
        }[];
      };
      get_next_payout_day: { Args: Record<PropertyKey, never>; Returns: string };
      get_strategy_standing: { Args: { p_company_id: string }; Returns: Json };
      get_stripe_event: {
        Args: { p_id: string };
        Returns: {
          object_id: string;
          processed_at: string;
          type: string;
        }[];
      };
      guarantee_self_bill: {
        Args: { p_reason: string; p_self_bill_id: string };
        Returns: undefined;
      };
      import_bank_file: {
        Args: { p_actor: string; p_file: Json; p_statements: Json };
        Returns: {
          account_id: string;
          booked_count: number;
          closing_ore: number | null;
          format: string;
          from_day: string | null;
          id: string;
          imported_at: string;
          imported_by: string | null;
          known_count: number;
          message_id: string | null;
          name: string;
          opening_ore: number | null;
          outgoing_count: number;
          pending_count: number;
          sha256: string;
          to_day: string | null;
          waiting_count: number;
        }[];
        SetofOptions: {
          from: '*';
          to: 'bank_files';
          isOneToOne: false;
          isSetofReturn: true;
        };
      };
      invite_colleague: { Args: { p_company_id: string; p_email: string }; Returns: string };
      invite_first_staff: { Args: { p_email: string }; Returns: string };
      invite_staff: { Args: { p_email: string }; Returns: string };
      invite_to_diagnosis: { Args: { p_diagnosis_id: string; p_name: string }; Returns: string };
      issue_credit_note: {
        Args: { p_invoice_id: string; p_positions: number[]; p_reason: string };
        Returns: string;
      };
      issue_invoice: {
        Args: {
          p_actor: string;
          p_expense_ids?: string[];
          p_invoice: Json;
          p_timesheet_ids: string[];
        };
        Returns: string;
      };
      issue_run_item: { Args: { p_invoice: Json; p_item_id: string }; Returns: string };
      issue_self_bill: { Args: { p_id: string }; Returns: undefined };
      keep_brief_together: {
        Args: { p_brief_id: string; p_findings: string[] };
        Returns: undefined;
      };
      list_account_changes: {
        Args: { p_run_id: string };
        Returns: {
          changed_at: string;
          changed_by: string;
          consultant_id: string;
          id: string;
          last_paid_on: string;
          name: string;
          new_ending: string;
          new_kind: string;
          old_ending: string;
          old_kind: string;
        }[];
      };
      list_account_movements: {
        Args: {
          p_account: number;
          p_from: string;
          p_limit?: number;
          p_offset?: number;
          p_to: string;
        };
        Returns: {
          amount_ore: number;
          balance_ore: number;
          booked_on: string;
          currency: string;
          entry_id: string;
          kind: string;
          label: string;
          movements: number;
          number: number;
          party: string;
          position: number;
          sek_ore: number;
          year: number;
        }[];
      };
      list_agency_queue: {
        Args: Record<PropertyKey, never>;
        Returns: {
          amount_ore: number;
          currency: string;
          entity_id: string;
          kind: string;
          party: string;
          since: string;
          title: string;
        }[];
      };
      list_ask_first: {
        Args: { p_brief_role_id: string };
        Returns: {
          asked_rate_ore: number;
          consultant_id: string;
          consultant_number: number;
          k: number;
          k_mode: number;
          k_rate: number;
          k_sector: number;
          k_share: number;
          region_id: string;
          request_state: string;
          work_modes: string[];
        }[];
      };
      list_assignment_contacts: {
        Args: { p_assignment_id: string };
        Returns: {
          email: string;
          name: string;
          side: Database['public']['Enums']['actor_role'];
        }[];
      };
      list_bank_balances: {
        Args: Record<PropertyKey, never>;
        Returns: {
          account_id: string;
          books_ore: number;
          statement_on: string;
          statement_ore: number;
          unbooked_ore: number;
        }[];
      };
      list_brief_changes: {
        Args: { p_brief_role_id: string };
        Returns: {
          best_new_place: number;
          budget_ore: number;
          change: string;
          competency_id: string;
          joins: number;
          leaves: number;
          moves: number;
          percent_less: number;
          ranked_after: number;
          ranked_before: number;
          shift_weeks: number;
        }[];
      };
      list_brief_team: {
        Args: { p_brief_id: string };
        Returns: {
          is_filled: boolean;
          is_mine: boolean;
          phase: string;
          position: number;
          role_id: string;
        }[];
      };
      list_broken_promises: {
        Args: { p_from: string; p_promise_id?: string; p_to: string };
        Returns: {
          company_id: string;
          company_name: string;
          consultant_number: number;
          ended_at: string;
          given_up_at: string;
          promise_id: string;
          review_id: string;
          role_id: string;
          started_at: string;
          target_days: number;
          title: string;
          working_days: number;
        }[];
      };
      list_consultant_cards: {
        Args: {
          p_limit?: number;
          p_offset?: number;
          p_region_id?: string;
          p_role_id?: string;
          p_work_mode?: string;
        };
        Returns: {
          asked_rate_ore: number;
          card_count: number;
          competency_ids: string[];
          consultant_number: number;
          free_from: string;
          free_percent: number;
          region_id: string;
          role_ids: string[];
          work_modes: string[];
        }[];
      };
      list_customer_ledger: {
        Args: { p_company_id?: string; p_day: string; p_limit?: number; p_offset?: number };
        Returns: {
          all_sek_ore: number;
          company_id: string;
          company_name: string;
          currency: string;
          days_late: number;
          document_id: string;
          documents: number;
          due_date: string;
          issue_date: string;
          label: string;
          open_ore: number;
          open_sek_ore: number;
        }[];
      };
      list_diagnosis_shares: {
        Args: { p_diagnosis_id: string; p_secret?: string };
        Returns: {
          created_at: string;
          id: string;
        }[];
      };
      list_early_phases: {
        Args: Record<PropertyKey, never>;
        Returns: {
          phases: string[];
          role_id: string;
        }[];
      };
      list_eu_sales: {
        Args: { p_from: string; p_to: string };
        Returns: {
          buyer_name: string;
          entry_id: string;
          invoice_id: string;
          label: string;
          number: number;
          sek_ore: number;
          vat_number: string;
          year: number;
        }[];
      };
      list_filtered: {
        Args: { p_brief_role_id: string };
        Returns: {
          code: string;
          consultants: number;
          lowest_budget_ore: number;
          only_this: number;
        }[];
      };
      list_interest_cases: {
        Args: Record<PropertyKey, never>;
        Returns: {
          due_date: string;
          invoice_id: string;
          last_paid_on: string;
        }[];
      };
      list_ledger_months: {
        Args: Record<PropertyKey, never>;
        Returns: {
          closed_at: string;
          closed_by: string;
          debit_ore: number;
          month: string;
          vouchers: number;
        }[];
      };
      list_mail_recipients: {
        Args: {
          p_agency?: boolean;
          p_company_id?: string;
          p_consultant_id?: string;
          p_user_id?: string;
        };
        Returns: {
          email: string;
          locale: string;
          name: string;
          user_id: string;
        }[];
      };
      list_margins: {
        Args: { p_from: string; p_limit?: number; p_offset?: number; p_to: string };
        Returns: {
          all_cost_ore: number;
          all_income_ore: number;
          assignment_id: string;
          assignments: number;
          company_name: string;
          consultant_name: string;
          cost_ore: number;
          income_ore: number;
          title: string;
        }[];
      };
      list_matches: {
        Args: { p_brief_role_id: string; p_limit?: number; p_offset?: number };
        Returns: {
          asked_rate_ore: number;
          availability: number;
          band: string;
          competence: number;
          consultant_id: string;
          consultant_number: number;
          details: Json;
          failed: string[];
          is_capped: boolean;
          is_new: boolean;
          is_newcomer_place: boolean;
          is_rotated: boolean;
          k: number;
          k_mode: number;
          k_rate: number;
          k_sector: number;
          k_share: number;
          match_count: number;
          mutual: number;
          place: number;
          points: number;
          rate: number;
          raw_place: number;
          region_id: string;
          request_state: string;
          rules: Json;
          sector: number;
          sum_score: number;
          total: number;
          work_mode: number;
          work_modes: string[];
        }[];
      };
      list_matching_rules: {
        Args: Record<PropertyKey, never>;
        Returns: {
          activated_at: string | null;
          activated_by: string | null;
          ask_first_below: number;
          availability_least: number;
          band_good: number;
          band_possible: number;
          band_very_good: number;
          cap_credit: number;
          cap_points: number;
          created_at: string;
          created_by: string | null;
          credit_one_short: number;
          credit_three_short: number;
          credit_two_short: number;
          exposure_days: number;
          is_in_force: boolean;
          mode_one_step: number;
          mutual_exponent: number;
          newcomer_band: number;
          newcomer_days: number;
          newcomer_last_day: number;
          newcomer_lists: number;
          note: string;
          rarity_from: number;
          rarity_most: number;
          rarity_slope: number;
          rate_ceiling: number;
          rotation_band: number;
          sector_none: number;
          sector_related: number;
          version: number;
          weight_availability: number;
          weight_competence: number;
          weight_essential: number;
          weight_important: number;
          weight_rate: number;
          weight_sector: number;
          weight_useful: number;
          weight_work_mode: number;
          wish_rate_ceiling: number;
          wish_share_slack: number;
        }[];
        SetofOptions: {
          from: '*';
          to: 'matching_rules';
          isOneToOne: false;
          isSetofReturn: true;
        };
      };
      list_my_ballots: {
        Args: Record<PropertyKey, never>;
        Returns: {
          candidates: number;
          closes_on: string;
          key: string;
          role_id: string;
          title: string;
          voted: number;
        }[];
      };
      list_my_load: {
        Args: Record<PropertyKey, never>;
        Returns: {
          available: number;
          booked: number;
          during: unknown;
          free: number;
        }[];
      };
      list_my_moves: {
        Args: Record<PropertyKey, never>;
        Returns: {
          from_position: number;
          move: string;
          moved_at: string;
          moved_by_name: string;
          reason: string;
          role_id: string;
          to_position: number;
        }[];
      };
      list_nearly: {
        Args: { p_brief_role_id: string };
        Returns: {
          adds: number;
          band: string;
          budget_ore: number;
          code: string;
          competency_ids: string[];
          consultant_id: string;
          consultant_number: number;
          languages: Json;
          mutual: number;
          place_region_id: string;
          points: number;
          region_id: string;
          shift_weeks: number;
        }[];
      };
      list_number_series: {
        Args: Record<PropertyKey, never>;
        Returns: {
          first_number: number;
          issued: number;
          last_number: number;
          letter: string;
          missing: number;
          next_number: number;
          series: string;
        }[];
      };
      list_open_invoices: { Args: { p_currency: string }; Returns: Json };
      list_open_items: {
        Args: { p_day: string; p_role: string };
        Returns: {
          amount_ore: number;
          booked_on: string;
          company_id: string;
          consultant_id: string;
          currency: string;
          document_id: string;
          label: string;
          sek_ore: number;
        }[];
      };
      list_open_roles: {
        Args: Record<PropertyKey, never>;
        Returns: {
          adopted_at: string;
          brief_id: string;
          brief_role_id: string;
          company_name: string;
          draft_id: string;
          opened_at: string;
          requests: number;
          role_id: string;
          sent_at: string;
          sent_id: string;
          shortlisted: number;
          title: string;
        }[];
      };
      list_payable: {
        Args: { p_pay_on: string; p_rail?: string };
        Returns: {
          amount_ore: number;
          consultant_id: string;
          is_guaranteed: boolean;
          pay_on: string;
          self_bill_id: string;
          why_not: string;
        }[];
      };
      list_payout_matches: {
        Args: { p_transaction_id: string };
        Returns: {
          end_to_end_id: string;
          is_named: boolean;
          name: string;
          pay_on: string;
          payout_ids: string[];
          run_id: string;
          run_number: number;
        }[];
      };
      list_proposal: {
        Args: { p_proposal_id: string };
        Returns: {
          asked_rate_ore: number;
          consultant_id: string;
          consultant_number: number;
          match: Json;
          position: number;
          ranked_place: number;
          region_id: string;
          request_state: string;
          standing: string;
          work_modes: string[];
        }[];
      };
      list_proposal_moves: {
        Args: { p_proposal_id: string };
        Returns: {
          consultant_number: number;
          from_position: number;
          is_earlier: boolean;
          move: string;
          moved_at: string;
          moved_by_name: string;
          reason: string;
          to_position: number;
        }[];
      };
      list_ranking_places: {
        Args: { p_limit?: number; p_offset?: number; p_ranking_id: string };
        Returns: {
          actions: Json;
          consultant_id: string;
          consultant_number: number;
          is_newcomer_place: boolean;
          is_rotated: boolean;
          match: Json;
          mutual: number;
          place: number;
          raw_place: number;
        }[];
      };
      list_rankings: {
        Args: {
          p_brief_role_id?: string;
          p_company_id?: string;
          p_from?: string;
          p_limit?: number;
          p_offset?: number;
          p_to?: string;
        };
        Returns: {
          actor: Database['public']['Enums']['actor_role'];
          actor_name: string;
          ask_first: number;
          brief_id: string;
          brief_role_id: string;
          brief_title: string;
          brief_version: number;
          candidates: number;
          catalogue_version: string;
          company_id: string;
          company_name: string;
          filtered: Json;
          fingerprint: string;
          first_place: number;
          id: string;
          ranked: number;
          rarity_version: number;
          recorded_at: string;
          role_id: string;
          row_count: number;
          rules_version: number;
        }[];
      };
      list_refund_matches: {
        Args: { p_transaction_id: string };
        Returns: {
          bank_reference: string;
          company_name: string;
          is_named: boolean;
          paid_on: string;
          payment_id: string;
          refund_id: string;
          state: string;
        }[];
      };
      list_reminder_cases: {
        Args: Record<PropertyKey, never>;
        Returns: {
          company_id: string;
          company_name: string;
          currency: string;
          delay_compensation: boolean;
          due_date: string;
          has_claimed: boolean;
          hold: string;
          hold_reason: string;
          hold_until: string;
          invoice_id: string;
          last_paid_on: string;
          number: number;
          open_ore: number;
          reminder_fee: boolean;
          sent: Json;
        }[];
      };
      list_return_matches: {
        Args: { p_transaction_id: string };
        Returns: {
          end_to_end_id: string;
          is_named: boolean;
          name: string;
          pay_on: string;
          payout_id: string;
          run_id: string;
          run_number: number;
        }[];
      };
      list_service_measures: {
        Args: { p_from: string; p_to: string };
        Returns: {
          broken: number;
          cases: number;
          ended: number;
          given_up: number;
          median_days: number;
          month: string;
          p90_days: number;
          promise_id: string;
          still_open: number;
        }[];
      };
      list_shortlist: {
        Args: { p_shortlist_id: string };
        Returns: {
          asked_rate_ore: number;
          consultant_id: string;
          consultant_number: number;
          match: Json;
          note: string;
          position: number;
          region_id: string;
          request_state: string;
          standing: string;
          work_modes: string[];
        }[];
      };
      list_shown_places: {
        Args: {
          p_brief_role_id?: string;
          p_company_id?: string;
          p_from?: string;
          p_limit?: number;
          p_offset?: number;
          p_to?: string;
        };
        Returns: {
          place: Json;
          ranking: Json;
        }[];
      };
      list_statement_balances: {
        Args: { p_company_id: string; p_day: string };
        Returns: {
          credit_ore: number;
          currency: string;
          receivable_ore: number;
        }[];
      };
      list_statement_movements: {
        Args: { p_company_id: string; p_from: string; p_to: string };
        Returns: {
          booked_on: string;
          credit_ore: number;
          currency: string;
          due_date: string;
          entry_id: string;
          invoice_id: string;
          invoice_number: number;
          kind: string;
          label: string;
          method: string;
          payment_id: string;
          receivable_ore: number;
          series: string;
          source_id: string;
        }[];
      };
      list_statement_open_items: {
        Args: { p_company_id: string; p_day: string };
        Returns: {
          currency: string;
          due_date: string;
          invoice_id: string;
          issue_date: string;
          number: number;
          open_ore: number;
          series: string;
          total_ore: number;
        }[];
      };
      list_stripe_matches: {
        Args: { p_transaction_id: string };
        Returns: {
          arrives_on: string;
          is_named: boolean;
          movement_id: string;
          sent_at: string;
          source: string;
        }[];
      };
      list_supplier_ledger: {
        Args: { p_consultant_id?: string; p_day: string; p_limit?: number; p_offset?: number };
        Returns: {
          age_days: number;
          all_sek_ore: number;
          booked_on: string;
          consultant_id: string;
          consultant_name: string;
          currency: string;
          document_id: string;
          documents: number;
          label: string;
          open_ore: number;
          open_sek_ore: number;
        }[];
      };
      list_team_candidates: {
        Args: { p_brief_id: string };
        Returns: {
          brief_role_id: string;
          budget_ore: number;
          consultant_id: string;
          consultant_number: number;
          credits: Json;
          mutual: number;
          rate_ore: number;
          role_id: string;
          spans: number[];
          times: Json;
        }[];
      };
      list_vote_receivers: {
        Args: { p_shortlist_id: string; p_user_ids?: string[] };
        Returns: {
          email: string;
          locale: string;
          name: string;
        }[];
      };
      list_vouchers: {
        Args: {
          p_account?: number;
          p_documents?: string[];
          p_from?: string;
          p_kind?: string;
          p_limit?: number;
          p_number?: number;
          p_offset?: number;
          p_to?: string;
        };
        Returns: {
          all_sek_ore: number;
          booked_on: string;
          id: string;
          kind: string;
          label: string;
          number: number;
          party: string;
          sek_ore: number;
          vouchers: number;
          year: number;
        }[];
      };
      make_offer: {
        Args: {
          p_ends_on: string;
          p_message?: string;
          p_percent: number;
          p_rate_ore: number;
          p_request_id: string;
          p_starts_on: string;
        };
        Returns: string;
      };
      match_bank_payouts: {
        Args: { p_payout_ids: string[]; p_transaction_id: string };
        Returns: undefined;
      };
      match_bank_refund: {
        Args: { p_refund_id: string; p_transaction_id: string };
        Returns: undefined;
      };
      match_bank_return: {
        Args: { p_payout_id: string; p_transaction_id: string };
        Returns: undefined;
      };
      match_bank_stripe_payout: {
        Args: { p_movement_id: string; p_transaction_id: string };
        Returns: undefined;
      };
      move_proposed: {
        Args: {
          p_consultant_id: string;
          p_move: string;
          p_proposal_id: string;
          p_reason: string;
          p_version: number;
        };
        Returns: undefined;
      };
      move_shortlisted: {
        Args: { p_consultant_id: string; p_shortlist_id: string; p_to: number; p_version: number };
        Returns: undefined;
      };
      note_mail: {
        Args: { p_error?: string; p_key: string; p_sent: boolean; p_template: string };
        Returns: boolean;
      };
      note_ranking_move: {
        Args: { p_brief_role_id: string; p_consultant_id: string; p_reason: string };
        Returns: undefined;
      };
      note_shortlisted: {
        Args: { p_consultant_id: string; p_note: string; p_shortlist_id: string };
        Returns: undefined;
      };
      note_stripe_account: {
        Args: { p_account_id: string; p_can_receive: boolean; p_consultant_id: string };
        Returns: undefined;
      };
      object_to_self_bill_credit: {
        Args: { p_credit_id: string; p_reason: string };
        Returns: undefined;
      };
      open_ranking: { Args: { p_brief_role_id: string; p_page?: number }; Returns: Json };
      override_strategy_gate: {
        Args: { p_brief_id: string; p_name: string; p_reason: string; p_title: string };
        Returns: undefined;
      };
      pause_reminders: {
        Args: { p_invoice_id: string; p_reason: string; p_until?: string };
        Returns: undefined;
      };
      place_bank_transaction: {
        Args: { p_company_id?: string; p_parts: Json; p_transaction_id: string };
        Returns: undefined;
      };
      place_card_money: { Args: { p_invoice_number: number; p_source: string }; Returns: string };
      preview_matching_rules: {
        Args: { p_limit?: number; p_offset?: number; p_version: number };
        Returns: {
          brief_id: string;
          brief_role_id: string;
          brief_title: string;
          consultant_id: string;
          consultant_number: number;
          joins: number;
          largest_change: number;
          leaves: number;
          longest_move: number;
          movers: number;
          mutual_after: number;
          mutual_before: number;
          place_after: number;
          place_before: number;
          role_id: string;
          roles: number;
          row_count: number;
        }[];
      };
      ranking_is_older: { Args: { p_as_of: string; p_ranking_id: string }; Returns: boolean };
      read_document: {
        Args: { p_document_id: string; p_media_type: string };
        Returns: {
          base64: string;
          sha256: string;
        }[];
      };
      read_payout_file: {
        Args: { p_run_id: string };
        Returns: {
          base64: string;
          message_id: string;
          sha256: string;
        }[];
      };
      read_receipt: {
        Args: { p_expense_id: string };
        Returns: {
          base64: string;
          media_type: string;
          sha256: string;
        }[];
      };
      record_f_tax_proof: {
        Args: {
          p_checked_on: string;
          p_consultant_id: string;
          p_shown: string;
          p_valid_until: string;
        };
        Returns: string;
      };
      record_stripe_event: {
        Args: {
          p_api_version: string;
          p_created: string;
          p_id: string;
          p_payload: Json;
          p_type: string;
        };
        Returns: boolean;
      };
      refuse_refund: { Args: { p_refund_id: string }; Returns: undefined };
      register_company: {
        Args: {
          p_country: string;
          p_name: string;
          p_organisation_number?: string;
          p_sector_id?: string;
          p_vat_number?: string;
        };
        Returns: string;
      };
      register_consultant: { Args: { p_name: string }; Returns: string };
      register_strategy: {
        Args: { p: Json; p_company_id: string; p_form_key?: string };
        Returns: string;
      };
      remove_from_shortlist: {
        Args: { p_consultant_id: string; p_shortlist_id: string };
        Returns: undefined;
      };
      remove_member: { Args: { p_company_id: string; p_user_id: string }; Returns: undefined };
      remove_payout: { Args: { p_id: string; p_reason: string }; Returns: undefined };
      remove_staff: { Args: { p_reason: string; p_user_id: string }; Returns: undefined };
      reopen_bank_transaction: { Args: { p_transaction_id: string }; Returns: undefined };
      request_bank_refund: {
        Args: { p_amount_ore: number; p_payee: Json; p_payment_id: string; p_reason: string };
        Returns: string;
      };
      request_refund: {
        Args: { p_amount_ore: number; p_payment_id: string; p_reason: string };
        Returns: string;
      };
      resend_e_invoice: { Args: { p_document_id: string }; Returns: undefined };
      resume_reminders: { Args: { p_invoice_id: string }; Returns: undefined };
      retry_invoice_run: { Args: { p_run_id: string }; Returns: undefined };
      revoke_diagnosis_invitation: { Args: { p_invitation_id: string }; Returns: undefined };
      revoke_diagnosis_share: {
        Args: { p_secret?: string; p_share_id: string };
        Returns: undefined;
      };
      revoke_f_tax_proof: { Args: { p_proof_id: string; p_reason: string }; Returns: undefined };
      revoke_invitation: { Args: { p_invitation_id: string }; Returns: undefined };
      revoke_shortlist_link: { Args: { p_shortlist_id: string }; Returns: undefined };
      run_daily_booking_clock: { Args: Record<PropertyKey, never>; Returns: number };
      run_daily_matching_clock: { Args: Record<PropertyKey, never>; Returns: undefined };
      run_nightly_ledger_check: { Args: Record<PropertyKey, never>; Returns: number };
      run_self_bill_clock: { Args: Record<PropertyKey, never>; Returns: number };
      run_shortlist_clock: { Args: Record<PropertyKey, never>; Returns: number };
      save_agency_details: { Args: { p: Json }; Returns: undefined };
      save_availability: { Args: { p_ranges: Json }; Returns: undefined };
      save_bank_account: { Args: { p: Json; p_id?: string }; Returns: string };
      save_brief: {
        Args: {
          p: Json;
          p_brief_id?: string;
          p_company_id: string;
          p_form_key?: string;
          p_version?: number;
        };
        Returns: string;
      };
      save_brief_draft: {
        Args: { p_brief_id?: string; p_company_id: string; p_fields: Json; p_id: string };
        Returns: string;
      };
      save_company: { Args: { p: Json; p_company_id: string }; Returns: undefined };
      save_company_billing: { Args: { p: Json; p_company_id: string }; Returns: undefined };
      save_competencies: { Args: { p_rows: Json }; Returns: undefined };
      save_expense: {
        Args: {
          p_assignment_id: string;
          p_category?: string;
          p_description: string;
          p_id?: string;
          p_key?: string;
          p_net_ore: number;
          p_receipt_base64?: string;
          p_spent_on: string;
          p_vat_ore?: number;
        };
        Returns: string;
      };
      save_payout_settings: {
        Args: {
          p_basis: string;
          p_debtor_bic: string;
          p_debtor_iban: string;
          p_payout_day: number;
          p_silence_days: number;
          p_stripe_transfers?: boolean;
        };
        Returns: undefined;
      };
      save_person: { Args: { p_locale: string; p_name: string }; Returns: undefined };
      save_profile: { Args: { p: Json; p_version: number }; Returns: undefined };
      save_seller_facts: { Args: { p: Json; p_version?: number }; Returns: undefined };
      save_timesheet: {
        Args: {
          p_assignment_id: string;
          p_entries: Json;
          p_version?: number;
          p_week_start: string;
        };
        Returns: string;
      };
      search_roles: {
        Args: { p_query?: string };
        Returns: {
          aliases: string[];
          day_rate_basis: string | null;
          day_rate_high_ore: number | null;
          day_rate_low_ore: number | null;
          deliverables_en: string[];
          deliverables_sv: string[];
          description_en: string;
          description_sv: string;
          esco: NonNullable<Json>;
          first_in_place_en: string[];
          first_in_place_sv: string[];
          id: string;
          name_en: string;
          name_sv: string;
          phases: string[];
          position: number;
          responsibilities_en: string[];
          responsibilities_sv: string[];
          search_text: string;
          wrong_when_en: string[];
          wrong_when_sv: string[];
        }[];
        SetofOptions: {
          from: '*';
          to: 'roles';
          isOneToOne: false;
          isSetofReturn: true;
        };
      };
      search_workplace: {
        Args: { p_company_id?: string; p_query: string; p_workplace: string };
        Returns: {
          due_date: string;
          id: string;
          kind: string;
          note: string;
          state: string;
          title: string;
        }[];
      };
      send_due_reminder: { Args: { p_invoice_id: string; p_step: string }; Returns: string };
      send_payout_run: {
        Args: {
          p_actor: string;
          p_amount_ore: number;
          p_bytes_base64: string;
          p_count: number;
          p_debtor_iban: string;
          p_message_id: string;
          p_run_id: string;
        };
        Returns: string;
      };
      send_proposal: {
        Args: { p_note: string; p_proposal_id: string; p_version: number };
        Returns: undefined;
      };
      send_reminder: { Args: { p_invoice_id: string; p_step: string }; Returns: string };
      send_requests: {
        Args: { p_brief_role_id: string; p_consultant_ids: string[]; p_message?: string };
        Returns: number;
      };
      send_self_bills: {
        Args: { p_ids: string[] };
        Returns: {
          sent: number;
          skipped: number;
        }[];
      };
      send_transfer_run: { Args: { p_actor: string; p_run_id: string }; Returns: undefined };
      set_aside_bank_transaction: {
        Args: { p_reason: string; p_transaction_id: string };
        Returns: undefined;
      };
      set_claim_terms: {
        Args: {
          p_claims_delay_compensation: boolean;
          p_company_id: string;
          p_reminder_fee_agreed_on: string;
        };
        Returns: undefined;
      };
      set_default_terms: { Args: { p_payment_terms_days: number }; Returns: undefined };
      set_exchange_rate: {
        Args: { p_currency: string; p_day: string; p_rate: number; p_source: string };
        Returns: undefined;
      };
      set_first_number: { Args: { p_first_number: number; p_series: string }; Returns: undefined };
      set_member_role: {
        Args: { p_company_id: string; p_role: string; p_user_id: string };
        Returns: undefined;
      };
      set_paused: { Args: { p_paused: boolean }; Returns: undefined };
      set_reference_rate: {
        Args: { p_from_day: string; p_rate_bp: number; p_source: string };
        Returns: undefined;
      };
      set_reminder_settings: {
        Args: {
          p_final_days: number;
          p_first_days: number;
          p_interest_least_ore?: number;
          p_second_days: number;
        };
        Returns: undefined;
      };
      settle_e_invoice: { Args: { p_document_id: string; p_how: string }; Returns: undefined };
      share_diagnosis: { Args: { p_diagnosis_id: string; p_secret?: string }; Returns: string };
      share_shortlist: {
        Args: {
          p_closes_on: string;
          p_question?: string;
          p_shortlist_id: string;
          p_voter_ids?: string[];
        };
        Returns: string;
      };
      start_e_invoice: {
        Args: { p_document_id: string };
        Returns: {
          attempt: number;
          recipient: string;
        }[];
      };
      start_invoice_run: { Args: { p_actor: string; p_items: Json }; Returns: string };
      start_payment_attempt: {
        Args: { p_actor: string; p_invoice_id: string };
        Returns: {
          amount_ore: number;
          attempt: number;
          concluded_at: string | null;
          currency: string;
          expires_at: string | null;
          id: string;
          idempotency_key: string;
          invoice_id: string;
          started_at: string;
          started_by: string | null;
          state: string;
          stripe_session_id: string | null;
          url: string | null;
        };
        SetofOptions: {
          from: '*';
          to: 'payment_attempts';
          isOneToOne: true;
          isSetofReturn: false;
        };
      };
      start_proposal: { Args: { p_brief_role_id: string }; Returns: string };
      stop_bank_refund: { Args: { p_refund_id: string }; Returns: undefined };
      store_diagnosis: {
        Args: { p_answers: Json; p_context: Json; p_secret: string; p_version: string };
        Returns: string;
      };
      store_document: {
        Args: { p_bytes_base64: string; p_document_id: string; p_media_type: string };
        Returns: string;
      };
      submit_timesheet: { Args: { p_timesheet_id: string }; Returns: undefined };
      sum_customer_ledger: {
        Args: { p_day: string; p_limit?: number; p_offset?: number };
        Returns: {
          companies: number;
          company_id: string;
          company_name: string;
          credit_ore: number;
          not_due_ore: number;
          older_ore: number;
          open_ore: number;
          to_30_ore: number;
          to_60_ore: number;
        }[];
      };
      sum_invoices: {
        Args: {
          p_company_ids?: string[];
          p_due_from?: string;
          p_due_to?: string;
          p_issued_from?: string;
          p_issued_to?: string;
          p_number?: number;
          p_state?: string;
        };
        Returns: {
          currency: string;
          invoices: number;
          net_ore: number;
          open_ore: number;
          total_ore: number;
        }[];
      };
      take_back_bank_payouts: {
        Args: { p_reason: string; p_transaction_id: string };
        Returns: undefined;
      };
      take_back_bank_placing: {
        Args: { p_reason: string; p_transaction_id: string };
        Returns: undefined;
      };
      take_back_bank_refund: {
        Args: { p_reason: string; p_transaction_id: string };
        Returns: undefined;
      };
      take_in_dispute: { Args: { p_dispute: Json; p_payment_intent: string }; Returns: string };
      take_in_payout_answer: {
        Args: { p_actor: string; p_answers: Json; p_bytes_base64: string; p_run_id: string };
        Returns: {
          paid: number;
          rejected: number;
        }[];
      };
      take_in_stripe_movements: { Args: { p_movements: Json }; Returns: number };
      take_rate_limit: {
        Args: { p_bucket: string; p_limit: number; p_seconds: number };
        Returns: boolean;
      };
      trial_balance: {
        Args: { p_from: string; p_to: string };
        Returns: {
          account: number;
          closing_ore: number;
          credit_ore: number;
          debit_ore: number;
          name_en: string;
          name_sv: string;
          opening_ore: number;
        }[];
      };
      unblock_company: { Args: { p_id: string }; Returns: undefined };
      use_credit: { Args: { p_invoice_id: string; p_payment_id: string }; Returns: number };
      verify_competency: {
        Args: { p_competency_id: string; p_consultant_id: string; p_verification: string };
        Returns: undefined;
      };
      was_mail_sent: { Args: { p_key: string }; Returns: boolean };
      withdraw_claim: { Args: { p_invoice_id: string; p_reason: string }; Returns: string };
      withdraw_offer: { Args: { p_offer_id: string; p_reason?: string }; Returns: undefined };
      withdraw_payout_run: { Args: { p_id: string; p_reason: string }; Returns: undefined };
      withdraw_request: { Args: { p_request_id: string }; Returns: undefined };
      withdraw_self_bill: { Args: { p_id: string; p_reason?: string }; Returns: undefined };
    };
    Enums: {
      actor_role: 'company' | 'consultant' | 'agency' | 'system';
    };
    CompositeTypes: {
      [_ in never]: never;
    };
  };
};

type DatabaseWithoutInternals = Omit<Database, '__InternalSupabase'>;

type DefaultSchema = DatabaseWithoutInternals[Extract<keyof Database, 'public'>];

export type Tables<
  DefaultSchemaTableNameOrOptions extends
    | keyof (DefaultSchema['Tables'] & DefaultSchema['Views'])
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'] &
        DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Views'])
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'] &
      DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Views'])[TableName] extends {
      Row: infer R;
    }
    ? R
    : never
  : DefaultSchemaTableNameOrOptions extends keyof (DefaultSchema['Tables'] & DefaultSchema['Views'])
    ? (DefaultSchema['Tables'] & DefaultSchema['Views'])[DefaultSchemaTableNameOrOptions] extends {
        Row: infer R;
      }
      ? R
      : never
    : never;

export type TablesInsert<
  DefaultSchemaTableNameOrOptions extends
    keyof DefaultSchema['Tables'] | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables']
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'][TableName] extends {
      Insert: infer I;
    }
    ? I
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema['Tables']
    ? DefaultSchema['Tables'][DefaultSchemaTableNameOrOptions] extends {
        Insert: infer I;
      }
      ? I
      : never
    : never;

export type TablesUpdate<
  DefaultSchemaTableNameOrOptions extends
    keyof DefaultSchema['Tables'] | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables']
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'][TableName] extends {
      Update: infer U;
    }
    ? U
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema['Tables']
    ? DefaultSchema['Tables'][DefaultSchemaTableNameOrOptions] extends {
        Update: infer U;
      }
      ? U
      : never
    : never;

export type Enums<
  DefaultSchemaEnumNameOrOptions extends
    keyof DefaultSchema['Enums'] | { schema: keyof DatabaseWithoutInternals },
  EnumName extends (DefaultSchemaEnumNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions['schema']]['Enums']
    : never) = never,
> = DefaultSchemaEnumNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions['schema']]['Enums'][EnumName]
  : DefaultSchemaEnumNameOrOptions extends keyof DefaultSchema['Enums']
    ? DefaultSchema['Enums'][DefaultSchemaEnumNameOrOptions]
    : never;

export type CompositeTypes<
  PublicCompositeTypeNameOrOptions extends
    keyof DefaultSchema['CompositeTypes'] | { schema: keyof DatabaseWithoutInternals },
  CompositeTypeName extends (PublicCompositeTypeNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions['schema']]['CompositeTypes']
    : never) = never,
> = PublicCompositeTypeNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions['schema']]['CompositeTypes'][CompositeTypeName]
  : PublicCompositeTypeNameOrOptions extends keyof DefaultSchema['CompositeTypes']
    ? DefaultSchema['CompositeTypes'][PublicCompositeTypeNameOrOptions]
    : never;

export const Constants = {
  public: {
    Enums: {
      actor_role: ['company', 'consultant', 'agency', 'system'],
    },
  },
} as const;
