import {isLinkSlot, isTextSlot} from '../domain/campaigns.ts';
import type {CampaignFault} from './campaign-faults.ts';
import {type CampaignFiles, pictureType} from './campaign-files.ts';
import {slotFaults} from './check-markup.ts';
import {type Artwork, drawingFaults} from './drawing.ts';
import {lineOfField} from './json-lines.ts';
import {lineAt} from './markup.ts';
import {pageParts, readPageTexts} from './page-texts.ts';

/** Our choice: twenty times the largest drawing that is shipped. */
const MAX_ARTWORK_BYTES = 200_000;

/** Everything that is wrong with what a campaign has beside its mailing. */
export function kitFaults({campaign, kit}: CampaignFiles): CampaignFault[] {
	if (!kit || !campaign.material) {
		return [];
	}

	const {slug, material, lines = []} = campaign;
	const isLine = (name: string) => lines.some(line => line.name === name);
	const isText = (name: string) => isTextSlot(name) || isLine(name);
	const json = JSON.stringify(campaign, null, '\t');
	const words = (['headline', 'body'] as const).flatMap(field =>
		slotFaults(material[field], 0, isText).map(({message}) => ({
			file: `${slug}/campaign.json`,
			line: lineOfField(json, `material.${field}`),
			message,
		})),
	);
	const drawing = artworkFaults(kit.artwork);
	return [
		...words,
		...pageFaults(kit.page, name => isText(name) || isLinkSlot(name)).map(fault => ({
			file: `${slug}/text.md`,
			...fault,
		})),
		...drawing.map(fault => ({file: `${slug}/pictures/${material.picture}`, ...fault})),
	];
}

/** A drawing is judged by what it holds, and never by its name. */
function artworkFaults({type, content}: Artwork): {line: number; message: string}[] {
	if (content.length > MAX_ARTWORK_BYTES) {
		return [{line: 1, message: `Deze tekening is groter dan ${MAX_ARTWORK_BYTES / 1000} kB.`}];
	}

	if (type === 'image/svg+xml') {
		const source = content.toString('utf8');
		const isDrawing = /<svg\b/.test(source) && Buffer.from(source).equals(content);
		return isDrawing ? drawingFaults(source) : [{line: 1, message: 'Dit is geen SVG.'}];
	}

	return pictureType(content) === type ? [] : [{line: 1, message: `Dit is geen ${type.slice(6)}-afbeelding.`}];
}

function pageFaults(source: string, isKnown: (name: string) => boolean): {line: number; message: string}[] {
	const texts = readPageTexts(source);
	const addresses = [...source.matchAll(/:\/\/|www\.|javascript:/gi)].map(match => ({
		offset: match.index,
		message: 'Schrijf geen webadres uit; gebruik [woorden]({{link_app}}).',
	}));
	const missing = (Object.keys(pageParts) as (keyof typeof pageParts)[])
		.filter(part => texts[part].length === 0)
		.map(part => ({line: 1, message: `Onder "# ${pageParts[part]}" staat geen tekst.`}));
	const found = [...addresses, ...slotFaults(source, 0, isKnown)];
	return [...found.map(({offset, message}) => ({line: lineAt(source, offset), message})), ...missing];
}
