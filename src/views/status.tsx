import type {Status} from '../domain/targets.ts';

/** A status is never told by colour alone: symbol and word go together. */
export const statusWords: Record<Status, {symbol: string; word: string}> = {
	met: {symbol: '✔', word: 'gehaald'},
	missed: {symbol: '✖', word: 'niet gehaald'},
	'on-track': {symbol: '●', word: 'op koers'},
	'at-risk': {symbol: '▲', word: 'spannend'},
	behind: {symbol: '■', word: 'vraagt aandacht'},
	undecided: {symbol: '◐', word: 'nog niet beslist'},
	unknown: {symbol: '–', word: 'nog niet bekend'},
};

export function StatusBadge({status}: {status: Status}) {
	const {symbol, word} = statusWords[status];
	return (
		<span class={`nl-data-badge status status--${status}`}>
			<span class="status__symbol" aria-hidden="true">
				{symbol}
			</span>{' '}
			{word}
		</span>
	);
}
