import { Button } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import { useState } from 'react';
import type { PlanSession } from '../session/plan-session.ts';
import { useText } from '../text/text-context.tsx';

type Progress = Readonly<{ done: number; all: number }>;

/** The workbooks of all units in one archive; the button counts them while they are made. */
export function AllFilesButton({ session }: { session: PlanSession }) {
  const { text } = useText();
  const [progress, setProgress] = useState<Progress | null>(null);
  const download = async (): Promise<void> => {
    setProgress({ done: 0, all: 0 });
    try {
      await session.downloadAllWorkbooks((done, all) => setProgress({ done, all }));
    } finally {
      setProgress(null);
    }
  };
  const words = !progress
    ? text('files.all')
    : progress.all === 0
      ? text('files.allStarting')
      : text('files.allProgress', progress);
  return (
    <Button
      size="small"
      icon={<ArrowDownloadRegular />}
      title={text('files.allHint')}
      disabledFocusable={progress !== null}
      onClick={() => void download()}
    >
      <span aria-live="polite">{words}</span>
    </Button>
  );
}
