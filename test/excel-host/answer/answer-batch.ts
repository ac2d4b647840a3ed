// Answers one batch: the actions in order, stopping at the first that fails; what was done before it stays done.
import { Fault } from '../workbook/fault.ts';
import type { Desk } from './desk.ts';
import type { HostObject } from './host-class.ts';
import type { Action, Batch, BatchReply, ObjectPath } from './message.ts';
import { queried } from './query.ts';
import { rangeAt } from './range.ts';
import { workbookObject } from './workbook-object.ts';

export function answerBatch(desk: Desk, batch: Batch): BatchReply {
  const answering = new Answering(desk, batch);
  const results: { ActionId: number; Value: unknown }[] = [];
  const traces: number[] = [];
  for (const [index, action] of batch.Actions.entries()) {
    try {
      const value = answering.act(action);
      if (action.ActionType === TRACE) traces.push(action.Id);
      // A trace needs a result too: the client hangs the registration of an event handler on it.
      results.push({ ActionId: action.Id, Value: value });
    } catch (problem) {
      return {
        Results: results,
        TraceIds: traces,
        Error: errorReply(problem, index, answering.location(action)),
      };
    }
  }
  return { Results: results, TraceIds: traces };
}

const [INSTANTIATE, QUERY, METHOD, SET, TRACE] = [1, 2, 3, 4, 5];
const NULL_RESULT = { _IsNull: true };

function errorReply(problem: unknown, index: number, location: string): NonNullable<BatchReply['Error']> {
  if (!(problem instanceof Fault)) throw problem;
  return {
    Code: problem.code,
    Message: problem.message,
    Location: location,
    ActionIndex: index,
    HttpStatusCode: problem.code === 'AccessDenied' ? 403 : problem.code.endsWith('NotFound') ? 404 : 400,
  };
}

class Answering {
  private readonly objects = new Map<number, HostObject | null>();
  private readonly keptHere = new Map<number, string>();
  private readonly desk: Desk;
  private readonly batch: Batch;

  constructor(desk: Desk, batch: Batch) {
    this.desk = desk;
    this.batch = batch;
  }

  act(action: Action): unknown {
    switch (action.ActionType) {
      case TRACE:
        return null;
      case INSTANTIATE:
        return this.identified(action.ObjectPathId, this.object(action.ObjectPathId));
      case QUERY: {
        const it = this.object(action.ObjectPathId);
        if (it === null) return null;
        return { ...queried(it, action.QueryInfo ?? {}), ...this.reference(action.ObjectPathId) };
      }
      case METHOD:
        return this.call(action);
      case SET: {
        const it = this.object(action.ObjectPathId);
        if (it !== null) it.write(action.Name ?? '', this.given(action.ArgumentInfo)[0]);
        return null;
      }
      default:
        throw new Fault('ApiNotFound', `The test host has no action of type ${action.ActionType}.`);
    }
  }

  location(action: Action): string {
    const path = this.batch.ObjectPaths[String(action.ObjectPathId)];
    const found = this.objects.get(action.ObjectPathId);
    // Where the object itself could not be found, the place is the step that should have led to it.
    const it = found ?? this.objects.get(path?.ParentObjectPathId ?? -1);
    const led = path?.ObjectPathType === 5 ? 'getItem' : (path?.Name ?? '');
    const name =
      found === undefined || found === null || action.Name === undefined || action.Name === ''
        ? led
        : action.Name;
    return `${it?.className ?? 'Workbook'}.${name.charAt(0).toLowerCase()}${name.slice(1)}`;
  }

  private call(action: Action): unknown {
    const it = this.object(action.ObjectPathId);
    if (it === null) return NULL_RESULT;
    if (action.Name === '_KeepReference') {
      if (it.kept !== undefined && !this.keptHere.has(action.ObjectPathId))
        this.keptHere.set(action.ObjectPathId, this.desk.keep(it.kept.sheetId, it.kept.area));
      return null;
    }
    return it.call(action.Name ?? '', this.given(action.ArgumentInfo));
  }

  private identified(id: number, it: HostObject | null): unknown {
    return it === null ? null : { ...it.identity(), ...this.reference(id) };
  }

  private reference(id: number): Readonly<Record<string, string>> {
    const path = this.batch.ObjectPaths[String(id)];
    if (path?.ObjectPathType === 6) return { _ReferenceId: path.Name ?? '' };
    const kept = this.keptHere.get(id);
    return kept === undefined ? {} : { _ReferenceId: kept };
  }

  private object(id: number): HostObject | null {
    const known = this.objects.get(id);
    if (known !== undefined) return known;
    const path = this.batch.ObjectPaths[String(id)];
    if (path === undefined) throw new Fault('InvalidArgument', `No object path ${id}.`);
    const found = this.find(path);
    this.objects.set(id, found);
    return found;
  }

  private find(path: ObjectPath): HostObject | null {
    const name = path.Name ?? '';
    switch (path.ObjectPathType) {
      case 1:
        return workbookObject(this.desk);
      case 3:
      case 4: {
        const parent = this.object(path.ParentObjectPathId ?? -1);
        return parent === null ? null : parent.follow(name, this.given(path.ArgumentInfo));
      }
      case 5: {
        const parent = this.object(path.ParentObjectPathId ?? -1);
        if (parent === null) return null;
        const found = parent.item(this.given(path.ArgumentInfo)[0]);
        if (found === null) throw new Fault('ItemNotFound');
        return found;
      }
      case 6: {
        const { sheetId, area } = this.desk.place(name);
        return rangeAt(this.desk, this.desk.book.sheetById(sheetId), area);
      }
      case 7:
        return null;
      default:
        throw new Fault('ApiNotFound', `The test host makes no ${name}.`);
    }
  }

  /** Arguments; one that points to an object is handed over as that object. */
  private given(info: Action['ArgumentInfo']): readonly unknown[] {
    const ids = info?.ReferencedObjectPathIds ?? [];
    return (info?.Arguments ?? []).map((value, index) => {
      const id = ids[index];
      return typeof id === 'number' && id !== 0 && id === value ? this.object(id) : value;
    });
  }
}
