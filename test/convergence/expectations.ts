// What must be true at the end, whatever happened.
import { fieldNames, type FieldName } from '../../plan/field.ts';
import type { HistoryAnswer, RowsAnswer } from '../../plan/http.ts';
import { emptyFields, type FieldValue } from '../../plan/field.ts';
import { noVersions, type Row } from '../../plan/row.ts';
import { decodeHidden } from '../../plan/sheet/hidden-sheet.ts';
import { cellKey, contentOf } from './cells.ts';
import type { Somebody } from './people.ts';
import type { World } from './world.ts';
