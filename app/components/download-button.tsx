import { Button } from '@shopify/polaris';
import { useState } from 'react';
import { useText } from './use-text.ts';

interface DownloadButtonProps {
  readonly path: string;
  /** File name it is saved under. */
  readonly name: string;
  readonly children?: string;
}

/** The status of a file that was sealed with a key the server has no more. */
const KEY_LOST = 410;

/**
 * Download a file of the app from inside the admin's frame. App Bridge signs the request, which a plain link would not be;
 * the bytes are then handed to the browser as a file.
 */
export function DownloadButton({ path, name, children }: DownloadButtonProps) {
  const text = useText();
  const [state, setState] = useState<'idle' | 'loading' | 'failed' | 'keyLost'>('idle');
  const download = async () => {
    setState('loading');
    try {
      const response = await fetch(path);
      if (!response.ok) return setState(response.status === KEY_LOST ? 'keyLost' : 'failed');
      const link = document.createElement('a');
      link.href = URL.createObjectURL(await response.blob());
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
      setState('idle');
    } catch {
      setState('failed');
    }
  };
  return (
    <Button onClick={() => void download()} loading={state === 'loading'}>
      {state === 'failed' || state === 'keyLost' ? text(`frame.download.${state}`) : (children ?? text('frame.export'))}
    </Button>
  );
}
