/** In the background a window draws nothing, and nobody is to wait for it. */
const HIDDEN_MS = 200;

/** Resolves once what was rendered stands on the screen, or would if the window were in view. */
export function drawn(): Promise<void> {
  return new Promise(resolve => {
    const late = setTimeout(resolve, HIDDEN_MS);
    requestAnimationFrame(() =>
      setTimeout(() => {
        clearTimeout(late);
        resolve();
      }),
    );
  });
}
