export type FaultCode =
  | 'AccessDenied'
  | 'ApiNotFound'
  | 'GeneralException'
  | 'InvalidArgument'
  | 'InvalidOperation'
  | 'InvalidOperationInCellEditMode'
  | 'InvalidReference'
  | 'ItemAlreadyExists'
  | 'ItemNotFound'
  | 'InsertDeleteConflict'
  | 'MergedRangeConflict';

const sentences: Readonly<Record<FaultCode, string>> = {
  AccessDenied: 'You do not have permissions to perform requested operation.',
  ApiNotFound: 'The API is not available in this test host.',
  GeneralException: 'There was an internal error while processing the request.',
  InvalidArgument: 'The argument is invalid or missing or has an incorrect format.',
  InvalidOperation: 'The operation attempted is invalid on the object.',
  InvalidOperationInCellEditMode: 'Excel is in cell-editing mode.',
  InvalidReference: 'This reference is not valid for the current operation.',
  ItemAlreadyExists: 'A resource with the same name or identifier already exists.',
  ItemNotFound: "The requested resource doesn't exist.",
  InsertDeleteConflict: 'The insert or delete operation attempted resulted in a conflict.',
  MergedRangeConflict: 'The operation affects a merged range in part.',
};

/** What Excel answers with an error code instead of doing what was asked. */
export class Fault extends Error {
  readonly code: FaultCode;
  constructor(code: FaultCode, detail?: string) {
    super(detail ?? sentences[code]);
    this.name = 'Fault';
    this.code = code;
  }
}
