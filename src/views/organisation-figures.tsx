import type {ComponentChildren} from 'preact';
import {kindRules} from '../domain/actions.ts';
import type {OrganisationFigures} from '../domain/organisation-figures.ts';
import type {ProgressReport} from '../domain/progress-report.ts';
import {Explanation, momentWords} from './explanation.tsx';
import {besideWords, lastYearWords} from './figure-words.ts';
import {formatCount, formatDecimal, formatThrough} from './format.ts';
import {Success} from './municipality-table.tsx';
import type {OrganisationPageProps} from './organisation-page.tsx';
import {actionsHref} from './organisation-rows.ts';
import {shortName} from './organisation-words.ts';
import {Doubt, proposalAddress} from './proposal-links.tsx';

type Props = Pick<OrganisationPageProps, 'area' | 'report' | 'district' | 'figures' | 'asOf' | 'role' | 'doubts'>;

/** The three figures of an organisation, large and plain, each beside its district and unit in words. */
export function FigureCards(props: Props) {
	const {figures} = props;
	return (
		<section aria-labelledby="cijfers">
			<h2 class="visually-hidden" id="cijfers">
				Drie cijfers
			</h2>
			<ul class="figure-cards">
				<StartedCard {...props} />
				{figures.messages.map(message => (
					<MessageCard key={message.kinds.join()} {...props} message={message} />
				))}
				{figures.downloads && <DownloadsCard {...props} downloads={figures.downloads} />}
			</ul>
		</section>
	);
}

function StartedCard(props: Props) {
	const {area, figures, report, district} = props;
	const {started} = figures;
	const {value, own, residents} = started;
	const division =
		value === null || own === null || residents === null
			? null
			: `${formatCount(value)} acties ÷ ${formatCount(residents)} inwoners × 10.000 = ${formatDecimal(own)}`;
	return (
		<Card
			title={area.kind === 'detectives' ? 'Acties in het district' : 'Acties'}
			value={value}
			lines={[
				started.isShared
					? 'Niet alle acties zijn over de basisteams verdeeld: alleen acties waarvan het team bekend is, tellen hier.'
					: null,
				besideWords('Per 10.000 inwoners', started, district),
				lastYearWords(started, report),
				value === null ? null : <SuccessLine started={started} />,
			]}
			explanation={{
				lines: [
					[
						'Wat telt',
						'Zoekacties die de meldkamer startte, ook de ingetrokken acties. Direct succes: een deelnemer gaf de tip waardoor de persoon of het voertuig is gevonden.',
					],
					['Berekening', division],
					['Vergelijking', 'Acties en inwoners van de gemeenten die er op de peildatum bij horen.'],
				],
				rows: rowsOf(props, {telt: 'gestart'}),
			}}
			report={report}
		/>
	);
}

function SuccessLine({started}: Pick<OrganisationFigures, 'started'>) {
	const {value, direct, judgement} = started;
	const successRate = value && direct !== null ? direct / value : null;
	return (
		<>
			Direct succes: <Success row={{started: value, successRate, judgement}} />
		</>
	);
}

function MessageCard(props: Props & {message: OrganisationFigures['messages'][number]}) {
	const {area, report, district, message, doubts} = props;
	const [kind] = message.kinds;
	const isOne = message.kinds.length === 1 && kind !== undefined;
	const titles = {'neighbourhood-inquiry': 'Buurtonderzoeken', information: 'Informatieve berichten'} as const;
	return (
		<Card
			title={isOne ? titles[kind as keyof typeof titles] : 'Eigen berichten'}
			value={message.value}
			lines={[besideWords(`Gemiddeld per ${kindWord(area.kind)}`, message, district), lastYearWords(message, report)]}
			explanation={{
				lines: [
					[
						'Wat telt',
						`${isOne ? `Elk ${kindRules[kind].name}` : 'Elk buurtonderzoek, informatief bericht en elke Burgernetmail'} van ${shortName(area)} zelf, in dit jaar vastgelegd.`,
					],
					['Vergelijking', 'Een gemiddelde staat er vanaf vier; bij minder zou je een collega herkennen.'],
				],
				rows: rowsOf(props, {starter: area.kind, ...(isOne && {soort: kind})}),
			}}
			report={report}
			doubt={doubts && <Doubt href="/berichten" of="eigen berichten: wijzig ze zelf" />}
		/>
	);
}

function kindWord(kind: Props['area']['kind']): string {
	return {municipality: 'gemeente', basisteam: 'basisteam', detectives: 'districtsrecherche'}[kind as 'basisteam'];
}

function DownloadsCard({
	report,
	district,
	downloads,
	doubts,
}: Props & {downloads: NonNullable<OrganisationFigures['downloads']>}) {
	const {value, throughMonth, unitTotal} = downloads;
	const why =
		unitTotal === null
			? 'Er zijn voor dit jaar nog geen downloads aangeleverd.'
			: `Alleen het totaal van de eenheid is bekend: ${formatCount(unitTotal)}.`;
	return (
		<Card
			title={throughMonth && !report.isComplete ? `Downloads ${formatThrough(throughMonth)}` : 'Downloads'}
			value={value}
			lines={
				value === null
					? [why]
					: [besideWords('Per 10.000 inwoners', downloads, district), lastYearWords(downloads, report)]
			}
			explanation={{
				lines: [
					['Wat telt', 'Nieuwe downloads van de Burgernetapp in hele maanden, voor zover aangeleverd.'],
					['Vergelijking', 'Over dezelfde maanden; van het district de gemeenten die al die maanden kennen.'],
				],
				rows: null,
			}}
			report={report}
			doubt={doubts && <Doubt href={proposalAddress('downloads', {jaar: String(report.year)})} of="downloads" />}
		/>
	);
}

interface CardProps {
	title: string;
	value: number | null;
	/** Left out where there is nothing to say. */
	lines: readonly (ComponentChildren | null)[];
	explanation: Pick<Parameters<typeof Explanation>[0], 'lines' | 'rows'>;
	report: ProgressReport;
	/** The way to say that it is wrong; left out where there is none. */
	doubt?: ComponentChildren;
}

function Card({title, value, lines, explanation, report, doubt}: CardProps) {
	return (
		<li class="utrecht-card figure-card">
			<h3 class="figure-card__title">{title}</h3>
			<p class="figure-card__figure">
				<strong class={value === null ? 'figure figure--unknown' : 'figure'}>{formatCount(value)}</strong>
			</p>
			{lines
				.filter(line => line !== null)
				.map((line, index) => (
					<p key={index} class="figure-card__line">
						{line}
					</p>
				))}
			{doubt && <p class="figure-card__line">{doubt}</p>}
			<Explanation
				of={title}
				lines={[
					...explanation.lines,
					['Stand', momentWords(report)],
					['Bron', 'Zoals vastgelegd in deze dienst; inwoners op 1 januari: CBS.'],
				]}
				rows={explanation.rows ?? null}
			/>
		</li>
	);
}

/** The rows behind a figure, for who may see them. */
function rowsOf({area, district, asOf, role, report}: Props, fields: Record<string, string>) {
	const place = {area, district: district?.area ?? null, asOf: {...asOf, at: report.at}};
	const href = role === 'coordinator' ? actionsHref(place, fields) : null;
	return href === null ? null : {href, label: 'Bekijk de acties die hier tellen'};
}
