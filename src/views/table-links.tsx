/** The files of a table, below or beside it; `path` without its ending. */
export function TableLinks({path, search}: {path: string; search: string}) {
	const href = (format: string) => `${path}.${format}${search === '' ? '' : `?${search}`}`;
	return (
		<p class="action-list__files">
			<a class="nl-link" href={href('xlsx')}>
				Download Excel
			</a>
			<a class="nl-link" href={href('csv')}>
				Download CSV
			</a>
			<a class="nl-link" href={href('json')}>
				Download JSON
			</a>
		</p>
	);
}
