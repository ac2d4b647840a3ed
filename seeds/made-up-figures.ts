// The roll-up of the made-up reports, worked out by hand from `made-up-reports.json` and the appendix: no figure here
// was taken from the program's output. "T6" is task 6. `ban-tdkt` leads all 28 tasks.
//
// The lead's records: on time T1 18/01, T2 31/03 (its due day), T4 15/03, T5 20/02, T10 11/06, T13 20/06, T16 30/06
// (its due day), T22 15/07, T27 19/07; late T3 04/04, T12 05/07, T17 10/07, T15 25/07; under way T6, T11, T18, T26;
// paused T7; done without a date T8, which counts as open; cancelled T9, T20; not begun T21; nothing entered T14, T19,
// T23, T24, T25, T28.
import type { Quarter } from '../plan/quarter.ts';

/** In the order: done on time, done late, open in time, overdue, not yet due, continuous, cancelled. */
type Classes = readonly [number, number, number, number, number, number, number];
/** Completed, and completed or overdue; null where nothing is either. */
type Rate = readonly [completed: number, counted: number] | null;
/** Reported, total, done, overdue: of the coordinating records of a task. */
type Coordinating = readonly [reported: number, total: number, done: number, overdue: number];

export type HandMade = Readonly<{
  quarter: Quarter;
  asOf: string;
  listed: number;
  due: number;
  classes: Classes;
  rate: Rate;
  /** Task, class, due in the quarter, coordinating. */
  tasks: readonly (readonly [no: number, name: string, due: boolean, coordinating: Coordinating])[];
  units: readonly (readonly [
    unit: string,
    rows: number,
    reported: number,
    leads: number,
    due: number,
    classes: Classes,
    rate: Rate,
  ])[];
  groups: readonly (readonly [
    group: string,
    reported: number,
    total: number,
    tasks: readonly (readonly [no: number, reported: number, total: number])[],
  ])[];
  carried: readonly (readonly [no: number, quarter: Quarter, name: string])[];
  missing: readonly string[];
}>;

const none: Coordinating = [0, 0, 0, 0];

/** Each quarter as of 20/07/2023, whole. */
export const onJuly20: readonly HandMade[] = [
  {
    quarter: 1,
    asOf: '2023-07-20',
    listed: 11, // T1–T11
    due: 9, // T1–T9; T10 and T11 are due with quarter II
    // On time T1 T2 T4 T5 T10; late T3; overdue T6 (under way), T7 (paused), T8 (no date), T11; cancelled T9.
    classes: [5, 1, 0, 4, 0, 0, 1],
    rate: [6, 10], // 5 + 1 completed, 4 overdue
    tasks: [
      [1, 'doneOnTime', true, [1, 1, 1, 0]], // the office: done 17/01
      [2, 'doneOnTime', true, [1, 1, 1, 0]], // the office: done 10/04, late, and still done
      [3, 'doneLate', true, [1, 1, 0, 1]], // the office: under way
      [4, 'doneOnTime', true, [1, 1, 0, 1]], // the office: a note only, which is a report
      [5, 'doneOnTime', true, none], // persons: no rows
      [6, 'openOverdue', true, [0, 1, 0, 1]],
      [7, 'openOverdue', true, [0, 1, 0, 1]],
      [8, 'openOverdue', true, [0, 1, 0, 1]],
      [9, 'cancelled', true, [0, 1, 0, 1]], // the lead's is cancelled, the office's own is empty
      [10, 'doneOnTime', false, none],
      [11, 'openOverdue', false, [3, 4, 2, 1]], // Đài on time, Báo late, Hội cancelled; Sở Y tế nothing
    ],
    units: [
      ['ban-tdkt', 11, 11, 11, 9, [5, 1, 0, 4, 0, 0, 1], [6, 10]], // as the quarter; all eleven filled in
      ['bao-thai-binh', 1, 1, 0, 0, [0, 1, 0, 0, 0, 0, 0], [1, 1]], // T11 03/07
      ['dai-ptth', 1, 1, 0, 0, [1, 0, 0, 0, 0, 0, 0], [1, 1]], // T11 15/06
      ['hoi-lhpn', 1, 1, 0, 0, [0, 0, 0, 0, 0, 0, 1], null], // T11 cancelled
      ['so-y-te', 1, 0, 0, 0, [0, 0, 0, 1, 0, 0, 0], [0, 1]], // T11 nothing
      // T1 on time, T2 late, T3 T4 T6 T7 T8 T9 overdue; reported T1–T4.
      ['vp-ubnd-tinh', 8, 4, 0, 8, [1, 1, 0, 6, 0, 0, 0], [2, 8]],
    ],
    groups: [
      [
        'grp-don-vi-cum-khoi',
        0,
        0,
        [
          [2, 0, 0],
          [7, 0, 0],
          [8, 0, 0],
          [10, 0, 0],
        ],
      ], // its yearly list is not known
      ['open-mot-so-don-vi-khac', 0, 0, [[11, 0, 0]]], // "một số đơn vị khác": an open set
      ['grp-truong-cum-khoi-2022', 0, 0, [[5, 0, 0]]], // persons
    ],
    carried: [], // nothing was due before quarter I
    missing: ['so-y-te'],
  },
  {
    quarter: 2,
    asOf: '2023-07-20',
    listed: 9, // T10–T18
    due: 8, // T10–T17; T18 is due with quarter III
    // On time T10 T13 T16; late T12 T17; open in time T18; overdue T11, T14, and T15, whose 25/07 is yet to come.
    classes: [3, 2, 1, 3, 0, 0, 0],
    rate: [5, 8], // 3 + 2 completed, 3 overdue
    tasks: [
      [10, 'doneOnTime', true, none],
      [11, 'openOverdue', true, [3, 4, 2, 1]],
      [12, 'doneLate', true, [1, 1, 1, 0]], // the office: done 29/06
      // Sở GD&ĐT and six districts of ten; done: Sở 10/06, the city 25/06, Quỳnh Phụ 12/07; the other seven overdue.
      [13, 'doneOnTime', true, [7, 10, 3, 7]],
      [14, 'openOverdue', true, [1, 1, 0, 1]], // Sở GD&ĐT: under way
      [15, 'openOverdue', true, [0, 1, 0, 1]],
      [16, 'doneOnTime', true, none],
      [17, 'doneLate', true, none], // coordinating is the lead itself: one row, the lead's
      [18, 'openInTime', false, none],
    ],
    units: [
      ['ban-tdkt', 9, 8, 9, 8, [3, 2, 1, 3, 0, 0, 0], [5, 8]], // all but T14 filled in
      ['bao-thai-binh', 1, 1, 0, 1, [0, 1, 0, 0, 0, 0, 0], [1, 1]], // T11, once more: it is listed in I and II
      ['dai-ptth', 1, 1, 0, 1, [1, 0, 0, 0, 0, 0, 0], [1, 1]],
      ['hoi-lhpn', 1, 1, 0, 1, [0, 0, 0, 0, 0, 0, 1], null],
      ['khoi-dh-cd', 1, 0, 0, 1, [0, 0, 0, 1, 0, 0, 0], [0, 1]], // T13 nothing
      ['so-gddt', 2, 2, 0, 2, [1, 0, 0, 1, 0, 0, 0], [1, 2]], // T13 10/06; T14 under way
      ['so-y-te', 1, 0, 0, 1, [0, 0, 0, 1, 0, 0, 0], [0, 1]],
      ['ubnd-dong-hung', 1, 1, 0, 1, [0, 0, 0, 1, 0, 0, 0], [0, 1]], // paused
      ['ubnd-hung-ha', 1, 1, 0, 1, [0, 0, 0, 1, 0, 0, 0], [0, 1]], // under way
      ['ubnd-kien-xuong', 1, 0, 0, 1, [0, 0, 0, 1, 0, 0, 0], [0, 1]], // nothing
      ['ubnd-quynh-phu', 1, 1, 0, 1, [0, 1, 0, 0, 0, 0, 0], [1, 1]], // 12/07
      ['ubnd-thai-thuy', 1, 0, 0, 1, [0, 0, 0, 1, 0, 0, 0], [0, 1]], // nothing
      ['ubnd-tien-hai', 1, 1, 0, 1, [0, 0, 0, 1, 0, 0, 0], [0, 1]], // done without a date
      ['ubnd-vu-thu', 1, 1, 0, 1, [0, 0, 0, 1, 0, 0, 0], [0, 1]], // a note only
      ['ubnd-tp-thai-binh', 1, 1, 0, 1, [1, 0, 0, 0, 0, 0, 0], [1, 1]], // 25/06
      ['vp-ubnd-tinh', 2, 1, 0, 2, [1, 0, 0, 1, 0, 0, 0], [1, 2]], // T12 29/06; T15 nothing
    ],
    groups: [
      ['grp-duoc-kiem-tra', 0, 0, [[18, 0, 0]]], // decided later
      [
        'grp-don-vi-cum-khoi',
        0,
        0,
        [
          [10, 0, 0],
          [16, 0, 0],
        ],
      ],
      ['khoi-dh-cd', 0, 1, [[13, 0, 1]]], // reports itself, through its head of the year
      ['open-mot-so-don-vi-khac', 0, 0, [[11, 0, 0]]],
      ['grp-phong-gddt', 0, 0, [[14, 0, 0]]],
      ['grp-phong-noi-vu', 0, 0, [[14, 0, 0]]],
      ['grp-ubnd-huyen-tp', 6, 8, [[13, 6, 8]]], // all but Kiến Xương and Thái Thụy
    ],
    carried: [
      [6, 1, 'openOverdue'],
      [7, 1, 'openOverdue'],
      [8, 1, 'openOverdue'],
    ], // T9 is cancelled; T11 is due in this quarter
    missing: ['khoi-dh-cd', 'so-y-te', 'ubnd-kien-xuong', 'ubnd-thai-thuy'],
  },
  {
    quarter: 3,
    asOf: '2023-07-20',
    listed: 7, // T18–T24
    due: 6, // T18–T23; T24 is due with quarter IV
    classes: [1, 0, 5, 0, 0, 0, 1], // on time T22; open in time T18 T19 T21 T23 T24; cancelled T20
    rate: [1, 1],
    tasks: [
      [18, 'openInTime', true, none],
      [19, 'openInTime', true, [1, 1, 0, 0]], // the office: under way, not due yet
      [20, 'cancelled', true, none],
      [21, 'openInTime', true, none],
      // Khối, the office, the city, Hưng Hà and Thái Thụy of eleven; done on 20/07: the office (that day), Hưng Hà.
      [22, 'doneOnTime', true, [5, 11, 2, 0]],
      [23, 'openInTime', true, [0, 1, 0, 0]],
      [24, 'openInTime', false, none],
    ],
    units: [
      ['ban-tdkt', 7, 4, 7, 6, [1, 0, 5, 0, 0, 0, 1], [1, 1]], // filled in T18 T20 T21 T22
      ['khoi-dh-cd', 1, 1, 0, 1, [0, 0, 1, 0, 0, 0, 0], null], // a note only
      ['so-gddt', 1, 0, 0, 1, [0, 0, 1, 0, 0, 0, 0], null],
      ['ubnd-dong-hung', 1, 0, 0, 1, [0, 0, 1, 0, 0, 0, 0], null],
      ['ubnd-hung-ha', 1, 1, 0, 1, [1, 0, 0, 0, 0, 0, 0], [1, 1]], // 18/07
      ['ubnd-kien-xuong', 1, 0, 0, 1, [0, 0, 1, 0, 0, 0, 0], null],
      ['ubnd-quynh-phu', 1, 0, 0, 1, [0, 0, 1, 0, 0, 0, 0], null],
      ['ubnd-thai-thuy', 1, 1, 0, 1, [0, 0, 1, 0, 0, 0, 0], null], // 01/08 is yet to come
      ['ubnd-tien-hai', 1, 0, 0, 1, [0, 0, 1, 0, 0, 0, 0], null],
      ['ubnd-vu-thu', 1, 0, 0, 1, [0, 0, 1, 0, 0, 0, 0], null],
      ['ubnd-tp-thai-binh', 1, 1, 0, 1, [0, 0, 1, 0, 0, 0, 0], null], // under way
      ['vp-ubnd-tinh', 3, 2, 0, 3, [1, 0, 2, 0, 0, 0, 0], [1, 1]], // T19 under way, T22 20/07, T23 nothing
    ],
    groups: [
      ['grp-cq-dv-dp', 0, 0, [[24, 0, 0]]],
      ['grp-duoc-kiem-tra', 0, 0, [[18, 0, 0]]],
      ['grp-cum-khoi', 0, 0, [[24, 0, 0]]],
      ['open-cum-khoi-ngoai-tinh', 0, 0, [[24, 0, 0]]],
      ['grp-don-vi-cum-khoi', 0, 0, [[21, 0, 0]]],
      ['khoi-dh-cd', 1, 1, [[22, 1, 1]]],
      ['grp-thanh-vien-hd', 0, 0, [[20, 0, 0]]],
      ['grp-ubnd-huyen-tp', 3, 8, [[22, 3, 8]]], // the city, Hưng Hà, Thái Thụy
    ],
    carried: [
      [6, 1, 'openOverdue'],
      [7, 1, 'openOverdue'],
      [8, 1, 'openOverdue'],
      [11, 2, 'openOverdue'],
      [14, 2, 'openOverdue'],
      [15, 2, 'openOverdue'],
    ],
    missing: [
      'so-gddt',
      'ubnd-dong-hung',
      'ubnd-kien-xuong',
      'ubnd-quynh-phu',
      'ubnd-tien-hai',
      'ubnd-vu-thu',
    ],
  },
  {
    quarter: 4,
    asOf: '2023-07-20',
    listed: 5, // T24–T28
    due: 5, // all: T24 here and not in quarter III
    classes: [1, 0, 1, 0, 3, 0, 0], // on time T27; open in time T24, begun with quarter III; not yet T25 T26 T28
    rate: [1, 1],
    tasks: [
      [24, 'openInTime', true, none],
      [25, 'notYetDue', true, none],
      [26, 'notYetDue', true, [0, 1, 0, 0]],
      [27, 'doneOnTime', true, [0, 1, 0, 0]],
      [28, 'notYetDue', true, [0, 1, 0, 0]],
    ],
    units: [
      ['ban-tdkt', 5, 2, 5, 5, [1, 0, 1, 0, 3, 0, 0], [1, 1]], // filled in T26 T27
      ['vp-ubnd-tinh', 3, 0, 0, 3, [0, 0, 0, 0, 3, 0, 0], null], // T26 T27 T28 nothing
    ],
    groups: [
      ['grp-cq-dv', 0, 0, [[27, 0, 0]]],
      ['grp-cq-dv-dp', 0, 0, [[24, 0, 0]]],
      [
        'grp-cum-khoi',
        0,
        0,
        [
          [24, 0, 0],
          [27, 0, 0],
        ],
      ],
      ['open-cum-khoi-ngoai-tinh', 0, 0, [[24, 0, 0]]],
      ['grp-don-vi-cum-khoi', 0, 0, [[25, 0, 0]]],
    ],
    carried: [
      [6, 1, 'openOverdue'],
      [7, 1, 'openOverdue'],
      [8, 1, 'openOverdue'],
      [11, 2, 'openOverdue'],
      [14, 2, 'openOverdue'],
      [15, 2, 'openOverdue'],
      // Due before quarter IV and open, though their own quarter is still running.
      [18, 3, 'openInTime'],
      [19, 3, 'openInTime'],
      [21, 3, 'openInTime'],
      [23, 3, 'openInTime'],
    ],
    missing: ['vp-ubnd-tinh'],
  },
];

/** The same reports judged on two other days: only what dates decide moves. */
export const onOtherDays: readonly (Pick<HandMade, 'quarter' | 'asOf' | 'classes' | 'rate'> &
  Readonly<{ carried: readonly number[] }>)[] = [
  // On the last day of quarter II: T11 is in time, what was completed in July is open, T24 has not begun.
  { quarter: 1, asOf: '2023-06-30', classes: [5, 1, 1, 3, 0, 0, 1], rate: [6, 9], carried: [] },
  // On time T10 T13 T16 (that day); open in time T11 T12 T14 T15 T17 T18.
  { quarter: 2, asOf: '2023-06-30', classes: [3, 0, 6, 0, 0, 0, 0], rate: [3, 3], carried: [6, 7, 8] },
  // Begun is T18 alone; not yet T19 T21 T22 T23 T24; cancelled T20.
  {
    quarter: 3,
    asOf: '2023-06-30',
    classes: [0, 0, 1, 0, 5, 0, 1],
    rate: null,
    carried: [6, 7, 8, 11, 12, 14, 15, 17],
  },
  {
    quarter: 4,
    asOf: '2023-06-30',
    classes: [0, 0, 0, 0, 5, 0, 0], // T27's 19/07 is yet to come
    rate: null,
    carried: [6, 7, 8, 11, 12, 14, 15, 17, 18, 19, 21, 22, 23],
  },
  // On the last day of the year, with nothing new: quarter I as in July.
  { quarter: 1, asOf: '2023-12-31', classes: [5, 1, 0, 4, 0, 0, 1], rate: [6, 10], carried: [] },
  // T15 is completed now, late; T18 is overdue, as are T11 and T14.
  { quarter: 2, asOf: '2023-12-31', classes: [3, 3, 0, 3, 0, 0, 0], rate: [6, 9], carried: [6, 7, 8] },
  // On time T22; overdue T18 T19 T21 T23; T24 is due that day and in time; cancelled T20.
  {
    quarter: 3,
    asOf: '2023-12-31',
    classes: [1, 0, 1, 4, 0, 0, 1],
    rate: [1, 5],
    carried: [6, 7, 8, 11, 14],
  },
  // On time T27; T24 T25 T26 T28 are due that day.
  {
    quarter: 4,
    asOf: '2023-12-31',
    classes: [1, 0, 4, 0, 0, 0, 0],
    rate: [1, 1],
    carried: [6, 7, 8, 11, 14, 18, 19, 21, 23],
  },
];
