import type {Context} from 'koa';
import {dayOf} from '../domain/period.ts';
import {type Table, type TableFormat, tableFileName, tableFormats} from '../domain/table.ts';
import type {RequestContext, Route, Who} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {tableCsv, tableJson, tableXlsx} from '../usecases/export-table.ts';

const types: Record<TableFormat, string> = {
	csv: 'text/csv; charset=utf-8',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	json: 'application/json; charset=utf-8',
};

/** The files of a table, each at the path with its own ending: `/gemeenten.csv`, `/gemeenten.xlsx`, `/gemeenten.json`. */
export function tableFileRoutes(
	service: Service,
	{path, who, tableOf}: {path: string; who: Who; tableOf(context: RequestContext): Promise<Table>},
): Route[] {
	return tableFormats.map(format => ({
		method: 'GET',
		path: `${path}.${format}`,
		who,
		handle: async context => sendTable(service, context, {table: await tableOf(context), format}),
	}));
}

async function sendTable(
	{now}: Service,
	context: Context,
	{table, format}: {table: Table; format: TableFormat},
): Promise<void> {
	context.attachment(tableFileName(table, dayOf(now()), format));
	context.type = types[format];
	context.body = await contentOf(table, format);
}

function contentOf(table: Table, format: TableFormat): string | Promise<Buffer> {
	switch (format) {
		case 'csv':
			return tableCsv(table);
		case 'xlsx':
			return tableXlsx(table);
		case 'json':
			return tableJson(table);
	}
}
