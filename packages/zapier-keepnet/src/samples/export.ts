/** What Zapier shows of an export before there is one. */
export const sampleExport = {
  id: 'keepnet-companies-2026-10.csv',
  file: 'https://files.example.com/keepnet-companies-2026-10.csv',
  file_name: 'keepnet-companies-2026-10.csv',
  mime_type: 'text/csv',
  file_size: 21_480,
  company_count: 126,
  usage_month: '2026-10',
  created_at: '2026-11-02T06:00:00.000Z',
};
