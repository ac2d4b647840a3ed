/** What a person decides about a conflict. A merged text is given as typed and checked like any cell. */
export type Choice =
  Readonly<{ kind: 'mine' }> | Readonly<{ kind: 'theirs' }> | Readonly<{ kind: 'merged'; value: string }>;
