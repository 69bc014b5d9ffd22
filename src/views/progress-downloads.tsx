import type {ProgressReport} from '../domain/progress-report.ts';
import {type AsOf, addressOf} from './addresses.ts';

interface DownloadsProps {
	report: ProgressReport;
	asOf: AsOf;
}

const formats = [
	{ending: 'xlsx', label: 'Excel'},
	{ending: 'csv', label: 'CSV'},
	{ending: 'json', label: 'JSON'},
] as const;

/** The files of /voortgang, and its print. Without JavaScript the browser's own menu prints. */
export function ProgressDownloads({report, asOf}: DownloadsProps) {
	const tables = [
		{path: '/voortgang', label: 'Doelstellingen', isThere: report.targets.length > 0},
		{path: '/voortgang/maanden', label: 'Maanden', isThere: true},
		{path: '/voortgang/gemeenten', label: 'Gemeenten', isThere: report.municipalities.length > 0},
	];
	return (
		<div class="progress-actions">
			<details class="downloads">
				<summary class="nl-button nl-button--secondary downloads__button">
					<span>
						Download <span class="downloads__sign" aria-hidden="true" />
					</span>
				</summary>
				<ul class="downloads__list">
					{tables
						.filter(({isThere}) => isThere)
						.map(({path, label}) => (
							<li key={path} class="downloads__table">
								<span class="downloads__label">{label}</span>
								{formats.map(format => (
									<a
										key={format.ending}
										class="nl-link"
										href={addressOf(`${path}.${format.ending}`, asOf, {gebied: report.area.code})}
									>
										{format.label}
										<span class="visually-hidden"> van {label.toLowerCase()}</span>
									</a>
								))}
							</li>
						))}
				</ul>
			</details>
			<button class="nl-button nl-button--secondary" type="button" data-print hidden>
				Print
			</button>
		</div>
	);
}
