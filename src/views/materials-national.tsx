import type {NationalFile} from '../domain/national-files.ts';
import {formatDay} from './format.ts';
import {fileWords} from './national-words.ts';

interface NationalSectionProps {
	/** Those that are offered today. */
	files: readonly (NationalFile & {_id: string})[];
}

/** Ready files of national campaigns that are under way, beside the material of our own. Nothing when there are none. */
export function NationalSection({files}: NationalSectionProps) {
	return files.length === 0 ? null : (
		<section class="utrecht-card materials-card" aria-labelledby="landelijk">
			<h2 class="nl-heading nl-heading--level-2" id="landelijk">
				Van de landelijke campagne
			</h2>
			<ul class="materials-links">
				{files.map(({_id: id, title, lastDay, alt, ...file}) => (
					<li key={id}>
						<a class="nl-link" href={`/landelijk/${id}`}>
							Download: {title}
						</a>
						<span class="materials-links__about">
							{fileWords(file)}, te gebruiken tot en met {formatDay(lastDay)}.{alt !== null && ` Te zien: ${alt}`}
						</span>
					</li>
				))}
			</ul>
		</section>
	);
}
