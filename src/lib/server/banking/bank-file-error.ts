/** Why a file from the bank is not read. Nothing of a refused file is booked. */
export type BankFileProblem =
  | 'too_large'
  | 'encoding_wrong'
  | 'encoding_unsupported'
  | 'doctype_forbidden'
  | 'entity_forbidden'
  | 'xml_broken'
  | 'format_unknown'
  | 'version_unsupported'
  | 'field_missing'
  | 'amount_invalid'
  | 'amount_precision'
  | 'date_invalid'
  | 'direction_invalid'
  | 'currency_mismatch'
  | 'sum_mismatch'
  | 'csv_columns_missing'
  | 'csv_row_broken'
  | 'csv_row_cut'
  | 'csv_end_unsure'
  | 'account_foreign'
  | 'account_needed'
  | 'account_currency'
  | 'too_much'
  | 'reading_failed';

/** A refused file: a stable code for the sentence, and the values that stand in it. */
export class BankFileError extends Error {
  readonly code: BankFileProblem;
  /** Such as `line`, `field`, `value`, `stated` and `computed`. */
  readonly values: Readonly<Record<string, string | number>>;

  constructor(code: BankFileProblem, values: Record<string, string | number> = {}) {
    super(`${code} ${JSON.stringify(values)}`);
    this.name = 'BankFileError';
    this.code = code;
    this.values = values;
  }
}
