export { createClient, type ClientPorts, type ClientSettings, type KeepnetClient } from './client';
export { createCredentialClient } from './create-credential-client';
export { issueAccessToken } from './issue-access-token';
export { type Credentials, requestAccessToken } from './auth/request-access-token';
export type { AccessToken } from './auth/access-token';
export { createTokenSource, type TokenSource } from './auth/token-source';
export { withAccessToken } from './auth/with-access-token';
export { apiFieldsOf } from './search/api-fields';
export type { Company } from './search/company';
export type { CompanyFilter, CompanyOrder } from './search/filter-companies';
export { type FilterOperator, type FilterValue, LONGEST_TEXT } from './search/compare-values';
export { foldCase, tidyName } from './texts/fold-case';
export type { Completeness } from './reading/completeness';
export type { SecondCount, Verification } from './reading/counted-month';
export { byCodeUnit } from './texts/by-code-unit';
export type { CompanyComparison, MonthlyChange } from './billing/compare-months';
export { type Customer, type CustomerRef, refFromTags } from './billing/customers';
export type { InvoiceLine, InvoiceReason, InvoiceStatus, InvoiceTotal, PreviousBilling } from './billing/invoice-line';
export { periodOf } from './billing/invoice-texts';
export type { InvoiceRules, InvoiceThresholds } from './billing/invoice-options';
export type { OverLimitCompany } from './billing/license-overage';
export type { GroupBy, UsageGroup } from './billing/monthly-user-total';
export type { PreviousLine } from './billing/previous-lines';
export type { Price, PriceBook } from './billing/price-book';
export { priceUsage, type PricedUsageLines, type PriceUsageOptions, type UsageToPrice } from './billing/price-usage';
export type { ExpiredCompany, RenewingCompany } from './billing/renewals';
export type { UsageLine } from './billing/usage-line';
export type { DateFormat } from './dates/parse-wire-date';
export { renewalDay } from './dates/calendar-day';
export { isMonthClosed, type Month, monthInZone, previousMonth } from './dates/month';
export { showMonth } from './dates/show-date';
export { KeepnetApiError } from './errors/keepnet-api-error';
export { KeepnetAuthenticationError } from './errors/keepnet-authentication-error';
export { KeepnetConfigurationError } from './errors/keepnet-configuration-error';
export { KeepnetConnectionError } from './errors/keepnet-connection-error';
export { KeepnetConsistencyError } from './errors/keepnet-consistency-error';
export { KeepnetError, type KeepnetErrorCode } from './errors/keepnet-error';
export { KeepnetInvalidRequestError } from './errors/keepnet-invalid-request-error';
export { KeepnetPermissionError } from './errors/keepnet-permission-error';
export { KeepnetRateLimitError } from './errors/keepnet-rate-limit-error';
export { KeepnetResponseError } from './errors/keepnet-response-error';
export { showCount } from './errors/show-count';
export type { ExportFormat } from './files/export-format';
export { DEFAULT_BASE_URL, parseBaseUrl } from './http/base-url';
export { connectionFailure, connectionTimeout } from './http/connection-failure';
export {
  type ByteStream,
  createHostTransport,
  type HostAnswer,
  type HostTransportOptions,
} from './http/host-transport';
export { orAborted } from './http/or-aborted';
export type { RetryOptions } from './http/retry-policy';
export type { ServerCheck } from './operations/check-server';
export type { AbilityCheck, AbilityName, Verdict } from './server-check/ability';
export type { CredentialCheck } from './operations/check-credentials';
export type { ExpiredOptions, OverLimitOptions, RenewalsOptions } from './operations/company-lists';
export type { CompareMonthsOptions, MonthComparison } from './operations/compare-months';
export type { ExportList } from './operations/company-table';
export type { ExportCompaniesOptions, ExportedFile } from './operations/export-companies';
export type { CompanyDetails, GetCompanyOptions } from './operations/get-company';
export type { InvoiceLines, InvoiceLinesOptions } from './operations/invoice-lines';
export type { MonthlyUserTotal, MonthlyUserTotalOptions } from './operations/monthly-user-total';
export type { MonthlyReport, MonthlyReportOptions } from './operations/monthly-report';
export type { FoundCompanies, SearchCompaniesOptions } from './operations/search-companies';
export type { UsageLines, UsageLinesOptions } from './operations/usage-lines';
export type { Clock } from './ports/clock';
export type { Random } from './ports/random';
export type { StreamResponse, TextResponse, Transport, TransportRequest, TransportResponse } from './ports/transport';
export { type AmountOfStatus, type HeldAmount, type ReportAmounts, showAmount } from './reports/report-amounts';
export type {
  CustomerChange,
  CustomerChanges,
  MonthlyReportData,
  MonthTotal,
  ReportCustomer,
  ResellerUsage,
} from './reports/report-data';
export { type ReportFigures, reportFigures } from './reports/report-figures';
export type { ReportFile } from './reports/workbook';
export { oneLine } from './texts/one-line';
