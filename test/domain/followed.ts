import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Followed} from '../../src/domain/effect.ts';
import {randomFrom} from '../../src/domain/random.ts';
import {folders} from '../service.ts';

interface SeedArea {
	kind: string;
	until?: string;
	population: Record<string, number>;
}

/** The residents of the 38 municipalities. */
const residents = (JSON.parse(readFileSync(join(folders.seed, 'reference.json'), 'utf8')).areas as SeedArea[])
	.filter(({kind, until}) => kind === 'municipality' && until === undefined)
	.map(({population}) => population[2022] ?? 0);
const all = residents.reduce((sum, count) => sum + count, 0);

/** 38 municipalities with 2,000 downloads a month together, of which some are senders by lot. */
export function municipalities(senders: number, lot: number): Followed[] {
	const chosen = new Set(
		randomFrom('senders', lot)
			.shuffle([...residents.keys()])
			.slice(0, senders),
	);
	return residents.map((count, place) => ({
		beforeYear: Math.round((24_000 * count) / all),
		after: 0,
		isSender: chosen.has(place),
	}));
}
