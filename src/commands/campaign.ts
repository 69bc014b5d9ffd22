import {mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {Command} from 'commander';
import {type BuiltMailing, buildCampaign, checkCampaigns, FaultyCampaign} from '../usecases/build-campaign.ts';
import {kitsOf} from '../usecases/kit.ts';
import {type CommandContext, originOf, progressBar, withStore} from './context.ts';

/** Checks the files of campaigns, and makes the mailings. */
export function registerCampaignCommands(program: Command, context: CommandContext): void {
	const campaign = program.command('campaign').description('campagnes controleren en mailings maken');
	campaign
		.command('check')
		.description('controleert de bestanden van een campagne, of van alle campagnes')
		.argument('[slug]', 'naam van de campagne: een map in campaigns/, of een kopie')
		.action((slug?: string) => check(context, slug));
	campaign
		.command('build')
		.description('maakt per gemeente een .html, .txt en .eml')
		.argument('<slug>', 'naam van de campagne: een map in campaigns/, of een kopie')
		.requiredOption('--out <map>', 'map waarin de bestanden komen')
		.option('--municipality <code>', 'alleen deze gemeente, bijvoorbeeld GM0321')
		.action((slug: string, options: BuildOptions) => build(context, slug, options));
	campaign
		.command('kits')
		.description('maakt per gemeente al het materiaal: poster, afbeeldingen, QR-codes, teksten en mailing')
		.argument('<slug>', 'naam van de campagne: een map in campaigns/, of een kopie')
		.requiredOption('--out <map>', 'map waarin per gemeente een map komt')
		.option('--municipality <code>', 'alleen deze gemeente, bijvoorbeeld GM0321')
		.action((slug: string, options: BuildOptions) => kits(context, slug, options));
}

interface BuildOptions {
	out: string;
	municipality?: string;
}

async function check(context: CommandContext, slug?: string): Promise<void> {
	const {campaignsFolder, print} = context;
	const faults = await withStore(context, db => checkCampaigns(db, {campaignsFolder, slug}));
	if (faults.length > 0) {
		throw new FaultyCampaign(faults);
	}

	print(slug === undefined ? 'Alle campagnes zijn in orde.' : `De campagne ${slug} is in orde.`);
}

/** Everything is made before the first file is written, so that a fault leaves nothing behind. */
async function build(context: CommandContext, slug: string, {out, municipality}: BuildOptions): Promise<void> {
	const {config, print} = context;
	const setting = settingOf(context, 'buiten deze computer ziet niemand de afbeeldingen in de .html-bestanden');
	const request = {...setting, slug, municipality, from: config.MAIL_FROM};
	const {progress, stop} = progressBar(context);
	const built: BuiltMailing[] = [];
	await withStore(context, async db => {
		for await (const mailing of buildCampaign(db, request, ({done, total}) => progress(done, total, 'mailings'))) {
			built.push(mailing);
		}
	}).finally(stop);
	await mkdir(out, {recursive: true});
	for (const {name, content} of built.flatMap(({files}) => files)) {
		await writeFile(join(out, name), content);
	}

	print(`${built.length} ${built.length === 1 ? 'mailing' : 'mailings'} geschreven in ${out}.`);
}

/** What mailings and material are made with. @param warning what an address of only this computer means */
function settingOf({config, campaignsFolder, now, tell}: CommandContext, warning: string) {
	const origin = originOf(config);
	if (isLoopback(origin)) {
		tell(`Let op: ORIGIN is ${origin}; ${warning}.`);
	}

	const app = config.APP_URL;
	const appUrls = {app, ios: config.APP_URL_IOS ?? app, android: config.APP_URL_ANDROID ?? app};
	return {campaignsFolder, origin, appUrls, now: now()};
}

/** Each kit is written as soon as it is made; they are many files. */
async function kits(context: CommandContext, slug: string, {out, municipality}: BuildOptions): Promise<void> {
	const setting = settingOf(context, 'de QR-codes en links werken alleen op deze computer');
	const {progress, stop} = progressBar(context);
	const codes = municipality === undefined ? null : [municipality];
	let done = 0;
	await withStore(context, async db => {
		const faults = await checkCampaigns(db, {...setting, slug});
		if (faults.length > 0) {
			throw new FaultyCampaign(faults);
		}

		for await (const {municipality: place, files, total} of kitsOf(db, {...setting, slug}, codes)) {
			const folder = join(out, place.slug);
			await mkdir(folder, {recursive: true});
			await Promise.all(files.map(({name, content}) => writeFile(join(folder, name), content)));
			progress(++done, total, 'gemeenten');
		}
	}).finally(stop);
	context.print(`Materiaal van ${done} ${done === 1 ? 'gemeente' : 'gemeenten'} geschreven in ${out}.`);
}

/** Whether an address leads only to the computer itself. */
export function isLoopback(origin: string): boolean {
	const {hostname} = new URL(origin);
	return /^(localhost|.+\.localhost|127(\.\d+){3}|0\.0\.0\.0|\[::1?\])$/.test(hostname);
}
