import {followChanges} from './live/changes.ts';
import {askPage, swapLive} from './live/page.ts';

/** Keeps the parts marked `data-live` of this page as they are in the store; charts follow the event `live`. */
followChanges(async () => {
	const answer = await askPage(location.pathname + location.search);
	if (answer.kind === 'page' && answer.status === 200) {
		swapLive(answer.page);
		document.dispatchEvent(new Event('live'));
	}
});
