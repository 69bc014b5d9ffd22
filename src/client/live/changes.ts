const LOOK_EVERY_MS = 5000;
/** The service lets hear itself every fifteen seconds. */
const DEAD_AFTER_MS = 40_000;
const PAUSE_MS = 250;

/**
Calls back after every change of the facts, and after every new connection, because something may have been missed.

While there is no stream of events it calls back every five seconds instead. A page that nobody sees lets go of its
stream: a browser has only six connections to one service.
*/
export function followChanges(onChange: () => Promise<void>): void {
	const tell = coalesced(onChange);
	let source: EventSource | null = null;
	let heardAt = 0;
	const open = () => {
		source?.close();
		source = new EventSource('/wijzigingen');
		heardAt = performance.now();
		source.addEventListener('open', tell);
		source.addEventListener('changed', tell);
		source.addEventListener('beat', () => {
			heardAt = performance.now();
		});
	};
	const look = () => {
		if (document.hidden) {
			return;
		}

		const isDead = performance.now() - heardAt > DEAD_AFTER_MS;
		if (source?.readyState !== EventSource.OPEN || isDead) {
			tell();
		}

		if (!source || source.readyState === EventSource.CLOSED || isDead) {
			open();
		}
	};
	setInterval(look, LOOK_EVERY_MS);
	document.addEventListener('visibilitychange', () => {
		if (document.hidden) {
			source?.close();
			source = null;
		} else {
			open();
		}
	});
	open();
}

/** Many calls become few: one runs at once, and one more after it for all that came meanwhile. */
export function coalesced(work: () => Promise<void>): () => void {
	let isRunning = false;
	let isAsked = false;
	const run = async () => {
		isAsked = true;
		if (isRunning) {
			return;
		}

		isRunning = true;
		while (isAsked) {
			isAsked = false;
			await work();
			await new Promise(resolve => setTimeout(resolve, PAUSE_MS));
		}

		isRunning = false;
	};
	return () => void run();
}
