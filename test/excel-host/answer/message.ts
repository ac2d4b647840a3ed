// The client's messages, as it sends them through its host bridge.
import { z } from 'zod';

const ArgumentInfo = z
  .object({
    Arguments: z.array(z.unknown()).optional(),
    ReferencedObjectPathIds: z.array(z.unknown()).optional(),
  })
  .loose();

export const ObjectPath = z.object({
  Id: z.number(),
  /** 1 global, 2 new, 3 method, 4 property, 5 indexer, 6 reference id, 7 null. */
  ObjectPathType: z.number(),
  Name: z.string().optional(),
  ParentObjectPathId: z.number().optional(),
  ArgumentInfo: ArgumentInfo.optional(),
});
export type ObjectPath = z.infer<typeof ObjectPath>;

const QueryInfo = z
  .object({
    Select: z.array(z.string()).optional(),
    Expand: z.array(z.string()).optional(),
    Top: z.number().optional(),
    Skip: z.number().optional(),
  })
  .loose();
export type QueryInfo = z.infer<typeof QueryInfo>;

export const Action = z.object({
  Id: z.number(),
  /** 1 instantiate, 2 query, 3 method, 4 set property, 5 trace; the others are not used by add-ins as ours. */
  ActionType: z.number(),
  Name: z.string().optional(),
  ObjectPathId: z.number(),
  ArgumentInfo: ArgumentInfo.optional(),
  QueryInfo: QueryInfo.optional(),
});
export type Action = z.infer<typeof Action>;

export const Batch = z.object({
  AutoKeepReference: z.boolean().optional(),
  Actions: z.array(Action),
  ObjectPaths: z.record(z.string(), ObjectPath),
});
export type Batch = z.infer<typeof Batch>;

export const BridgeMessage = z.object({
  id: z.number(),
  /** 1 is a request; the client knows no other here. */
  type: z.number(),
  flags: z.number(),
  message: z.object({ url: z.string(), method: z.string(), body: Batch }).loose(),
});
export type BridgeMessage = z.infer<typeof BridgeMessage>;

/** The flag with which `delayForCellEdit` asks Excel to wait until nobody types. */
export const WAIT_FOR_CELL_EDIT = 64;

export type BatchReply = Readonly<{
  Results: readonly Readonly<{ ActionId: number; Value: unknown }>[];
  TraceIds: readonly number[];
  Error?: Readonly<{
    Code: string;
    Message: string;
    Location: string;
    ActionIndex: number;
    HttpStatusCode: number;
  }>;
}>;

export type EventEntry = Readonly<{
  messageCategory: 65536;
  messageType: number;
  targetId: string;
  message: string;
}>;
