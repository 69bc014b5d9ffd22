import type {ComponentChildren} from 'preact';
import type {MunicipalityFigures} from '../domain/municipality-figures.ts';
import {abbreviations, shadeOf, type TileClass, tileClasses} from '../domain/tile-map.ts';
import {UNKNOWN} from './format.ts';
import type {Indicator} from './municipality-indicators.ts';

/** The side of a tile, in units of the drawing. */
const SIDE = 48;
const GAP = 2;

interface Tile {
	municipality: MunicipalityFigures;
	sign: string;
	/** The page of the municipality; null for one that the filter leaves out: it only keeps the map whole. */
	href: string | null;
}

interface TileMapProps {
	indicator: Indicator;
	/** All municipalities of the unit: the shades do not move with a filter. */
	municipalities: readonly MunicipalityFigures[];
	isShown(municipality: MunicipalityFigures): boolean;
	hrefOf(municipality: MunicipalityFigures): string;
	/** What stands below the legend. */
	children: ComponentChildren;
}

const absenceWords = {unknown: UNKNOWN, 'too-few': 'te weinig om te tonen'} as const;
const absenceSigns = {unknown: '?', 'too-few': 'weinig'} as const;

/** One figure of every municipality, each a tile about where it lies; the table says the same in words. */
export function TileMap({indicator, municipalities, isShown, hrefOf, children}: TileMapProps) {
	const classes = tileClasses(municipalities.map(municipality => indicator.valueOf(municipality)));
	const signs = abbreviations(municipalities.map(({name}) => name));
	const tiles = municipalities
		.filter(({tile}) => tile !== null)
		.map(municipality => ({
			municipality,
			sign: signs.get(municipality.name) ?? '',
			href: isShown(municipality) ? hrefOf(municipality) : null,
		}))
		.sort((a, b) => placeOf(a) - placeOf(b));
	return (
		<figure class="tile-map">
			<Drawing tiles={tiles} indicator={indicator} classes={classes} />
			<figcaption>
				<Legend municipalities={municipalities} indicator={indicator} classes={classes} />
				{children}
			</figcaption>
		</figure>
	);
}

/** The order of reading, which is that of the keyboard too: from the north, and from the west. */
function placeOf({municipality: {tile}}: Tile): number {
	return tile ? tile.row * 1000 + tile.column : 0;
}

interface DrawingProps {
	tiles: readonly Tile[];
	indicator: Indicator;
	classes: readonly TileClass[];
}

function Drawing({tiles, indicator, classes}: DrawingProps) {
	const places = tiles.flatMap(({municipality: {tile}}) => tile ?? []);
	if (places.length === 0) {
		return <p class="nl-paragraph">Van geen enkele gemeente is een plaats op de kaart bekend.</p>;
	}

	const [columns, rows] = [places.map(({column}) => column), places.map(({row}) => row)];
	const [left, top] = [Math.min(...columns), Math.min(...rows)];
	const [width, height] = [Math.max(...columns) - left + 1, Math.max(...rows) - top + 1];
	return (
		// biome-ignore lint/a11y/useSemanticElements: a drawing has no element of its own for a group of links.
		<svg
			class="tile-map__drawing"
			viewBox={`${left * SIDE} ${top * SIDE} ${width * SIDE} ${height * SIDE}`}
			role="group"
			aria-label={`Kaart van de gemeenten: ${indicator.label}`}
		>
			<Hatch />
			{tiles.map(tile => (
				<TileShape key={tile.municipality.code} tile={tile} indicator={indicator} classes={classes} />
			))}
		</svg>
	);
}

/** What is not known has lines, so that it does not depend on a colour. */
function Hatch() {
	return (
		<defs>
			<pattern id="arcering" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
				<rect class="hatch__ground" width="6" height="6" />
				<rect class="hatch__line" width="1.5" height="6" />
			</pattern>
		</defs>
	);
}

function TileShape({tile, indicator, classes}: Omit<DrawingProps, 'tiles'> & {tile: Tile}) {
	const {municipality, sign, href} = tile;
	if (href === null) {
		return (
			// biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes focus.
			<g class="tile tile--left-out" aria-hidden="true">
				<TileFace tile={tile} lines={[sign]} />
			</g>
		);
	}

	const value = indicator.valueOf(municipality);
	const shade = shadeOf(value, classes);
	const absence = indicator.absenceOf(municipality);
	const words = value === null ? absenceWords[absence] : indicator.wordsOf(value);
	return (
		<a class={`tile tile--${shade ?? 'absent'}`} href={href} aria-label={`${municipality.name}: ${words}`}>
			<title>{`${municipality.name}: ${words}`}</title>
			<TileFace tile={tile} lines={[sign, value === null ? absenceSigns[absence] : indicator.format(value)]} />
		</a>
	);
}

function TileFace({tile: {municipality}, lines}: {tile: Tile; lines: readonly string[]}) {
	const {column, row} = municipality.tile ?? {column: 0, row: 0};
	const [x, y] = [column * SIDE, row * SIDE];
	const size = SIDE - GAP;
	return (
		<>
			<rect class="tile__ground" x={x + GAP / 2} y={y + GAP / 2} width={size} height={size} rx="4" />
			{lines.map((line, index) => (
				// biome-ignore lint/a11y/noAriaHiddenOnFocusable: only the link around it takes focus, and that has a name.
				<text
					key={line}
					class={index === 0 ? 'tile__sign' : 'tile__value'}
					x={x + SIDE / 2}
					y={y + (lines.length === 1 ? 29 : 20 + index * 18)}
					aria-hidden="true"
				>
					{line}
				</text>
			))}
		</>
	);
}

function Legend({
	municipalities,
	indicator,
	classes,
}: Pick<TileMapProps, 'municipalities' | 'indicator'> & Pick<DrawingProps, 'classes'>) {
	const absent = municipalities.filter(municipality => indicator.valueOf(municipality) === null);
	const reasons = [...new Set(absent.map(municipality => indicator.absenceOf(municipality)))];
	return (
		<ul class="tile-legend" aria-label={`Legenda: ${indicator.label}`}>
			{classes.map(one => (
				<li key={one.shade} class="tile-legend__item">
					<Swatch name={String(one.shade)} />
					<span>{boundsOf(one, indicator)}</span>
				</li>
			))}
			{reasons.map(reason => (
				<li key={reason} class="tile-legend__item">
					<Swatch name="absent" />
					<span>
						{absenceWords[reason]} <span class="quiet">({absenceSigns[reason]})</span>
					</span>
				</li>
			))}
		</ul>
	);
}

function Swatch({name}: {name: string}) {
	return (
		<svg class={`tile-legend__swatch tile tile--${name}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
			<rect class="tile__ground" x="1" y="1" width="22" height="22" rx="3" />
		</svg>
	);
}

/** `2 tot en met 9`; the heading says of what. */
function boundsOf({lowest, highest}: TileClass, {format}: Indicator): string {
	return lowest === highest ? format(lowest) : `${format(lowest)} tot en met ${format(highest)}`;
}
