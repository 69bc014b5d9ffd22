import type {Fault} from '../domain/faults.ts';

/** The choice of a file; its fault is said beside it, and the error summary links to it. */
export function FileField({faults}: {faults: readonly Fault[]}) {
	const own = faults.find(({field}) => field === 'file');
	return (
		<div class={`utrecht-form-field${own ? ' utrecht-form-field--invalid' : ''}`}>
			<label class="utrecht-form-label" for="file">
				Bestand
			</label>
			<p class="form__description" id="file-uitleg">
				Excel (.xlsx) of CSV, hoogstens 60 MB.
			</p>
			{own && (
				<p class="form__fault" id="file-fout">
					{own.message}
				</p>
			)}
			<input
				class="import__file"
				type="file"
				id="file"
				name="file"
				accept=".xlsx,.csv,.txt,.json"
				aria-describedby={own ? 'file-uitleg file-fout' : 'file-uitleg'}
				{...(own && {'aria-invalid': 'true' as const})}
			/>
		</div>
	);
}
