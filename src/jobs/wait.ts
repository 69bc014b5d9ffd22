/** Waits so long, or until the signal is aborted. */
export function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
	return new Promise(resolve => {
		const end = () => {
			clearTimeout(timer);
			signal.removeEventListener('abort', end);
			resolve();
		};
		const timer = setTimeout(end, milliseconds);
		signal.addEventListener('abort', end, {once: true});
		if (signal.aborted) {
			end();
		}
	});
}
