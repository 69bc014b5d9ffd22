/** What came of asking the service: a page, or the reason that there is none. */
export type Answer = {kind: 'page'; page: Document; status: number} | {kind: 'away'} | {kind: 'signed-out'};

const PATIENCE_MS = 10_000;

/** Asks a page of this service, following where it leads to. Never throws: a service that is away is an answer too. */
export async function askPage(path: string, options: RequestInit = {}): Promise<Answer> {
	try {
		const response = await fetch(path, {...options, signal: AbortSignal.timeout(PATIENCE_MS)});
		if (response.status >= 500 || response.status === 429) {
			return {kind: 'away'};
		}

		if (response.status === 401 || new URL(response.url).pathname.startsWith('/inloggen')) {
			return {kind: 'signed-out'};
		}

		const page = new DOMParser().parseFromString(await response.text(), 'text/html');
		return {kind: 'page', page, status: response.status};
	} catch {
		return {kind: 'away'};
	}
}

/** Puts the parts of a page that are live in the place of those that stand there; what has focus keeps it. */
export function swapLive(page: Document): void {
	for (const old of document.querySelectorAll<HTMLElement>('[data-live]')) {
		const fresh = page.getElementById(old.id);
		const isBusy = old.querySelector('input:focus, select:focus, textarea:focus') !== null;
		if (fresh && !isBusy && fresh.outerHTML !== old.outerHTML) {
			swap(old, fresh);
		}
	}
}

/** Charts stay: they are drawn from their tables, so only the rows of those are swapped, unless there are other tables. */
function swap(old: HTMLElement, fresh: HTMLElement): void {
	const bodies = [...old.querySelectorAll('tbody')];
	const freshBodies = fresh.querySelectorAll('tbody');
	if (old.dataset.live === 'tables' && bodies.length === freshBodies.length) {
		bodies.forEach((body, index) => {
			body.replaceWith(freshBodies[index] ?? body);
		});
		return;
	}

	const focused = old.contains(document.activeElement) ? document.activeElement?.id : undefined;
	const open = [...old.querySelectorAll('details')].map(details => details.open);
	old.replaceWith(fresh);
	fresh.querySelectorAll('details').forEach((details, index) => {
		details.open = open[index] ?? details.open;
	});
	if (focused !== undefined) {
		(document.getElementById(focused) ?? fresh).focus({preventScroll: true});
	}
}
