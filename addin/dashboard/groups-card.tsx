import type { Rollup } from '../../plan/rollup.ts';
import type { Unit } from '../../plan/unit.ts';
import { useText } from '../text/text-context.tsx';
import { ChartCard } from './chart-card.tsx';
import { FigureButton } from './figure-button.tsx';
import type { OpenFigure } from './opened-figure.ts';
import { useDataTable } from './use-data-table.ts';

type Props = Readonly<{
  rollup: Rollup;
  units: readonly Unit[];
  nameOf: (unit: string) => string;
  onOpen: OpenFigure;
}>;

/** Of each group that the quarter's tasks name: how many of its members have reported. */
export function GroupsCard({ rollup, units, nameOf, onOpen }: Props) {
  const { text } = useText();
  const look = useDataTable();
  if (rollup.groups.length === 0) return null;
  const membersOf = new Map(units.map(({ id, members, canReport }) => [id, canReport ? [id] : members]));
  return (
    <ChartCard
      title={text('dash.groups')}
      table={
        <table className={look.table}>
          <thead>
            <tr>
              <th scope="col" className={look.head}>
                {text('dash.group')}
              </th>
              <th scope="col" className={`${look.head} ${look.number}`}>
                {text('dash.unitsReported')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rollup.groups.map(({ group, reported, total, tasks }) => (
              <tr key={group}>
                <th scope="row" className={`${look.cell} ${look.name}`}>
                  {nameOf(group)}
                </th>
                <td className={`${look.cell} ${look.number} ${look.whole}`}>
                  {total === 0 ? (
                    text('dash.noMembers')
                  ) : (
                    <FigureButton
                      label={`${nameOf(group)}, ${text('dash.unitsReported')}: ${reported}/${total}`}
                      onOpen={() =>
                        onOpen({
                          figure: {
                            kind: 'group',
                            members: membersOf.get(group) ?? [],
                            tasks: tasks.map(({ task }) => task),
                            reported: false,
                          },
                          quarter: rollup.quarter,
                          label: nameOf(group),
                        })
                      }
                    >
                      {`${reported}/${total}`}
                    </FigureButton>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  );
}
