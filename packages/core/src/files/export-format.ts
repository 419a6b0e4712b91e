/** The file formats of an export. */
export type ExportFormat = 'csv' | 'excel';

interface ExportFormatFacts {
  readonly mimeType: string;
  /** Without the dot. */
  readonly extension: string;
  /** The `exportType` that the export endpoint understands. */
  readonly exportType: string;
}

/** Media type, file extension and wire name of each export format. */
export const EXPORT_FORMATS: Readonly<Record<ExportFormat, ExportFormatFacts>> = {
  csv: { mimeType: 'text/csv', extension: 'csv', exportType: 'CSV' },
  excel: {
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extension: 'xlsx',
    exportType: 'Excel',
  },
};
