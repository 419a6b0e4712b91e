import { join } from 'node:path';

import ts from 'typescript';
import { describe, expect, test } from 'vitest';

import { coreRoot } from './support/core-sources';

const ENTRIES = { '.': 'src/index.ts', './node': 'src/node/index.ts' } as const;

/** The exports of the entries, resolved to what they stand for. */
function readExports() {
  const config = ts.readConfigFile(join(coreRoot, 'tsconfig.node.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, coreRoot);
  const roots = Object.values(ENTRIES).map((path) => join(coreRoot, path));
  const program = ts.createProgram(roots, options);
  const checker = program.getTypeChecker();
  return roots.map((root) => {
    const file = program.getSourceFile(root);
    const entry = file && checker.getSymbolAtLocation(file);
    if (!entry) throw new Error(`${root} exports nothing`);
    return checker.getExportsOfModule(entry).map((symbol) => {
      const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
      return { name: symbol.name, documentation: ts.displayPartsToString(target.getDocumentationComment(checker)) };
    });
  });
}

const [portable = [], node = []] = readExports();

describe('the portable entry', () => {
  test('exports these names', () => {
    expect(portable.map(({ name }) => name).toSorted()).toMatchInlineSnapshot(`
      [
        "AbilityCheck",
        "AbilityName",
        "AccessToken",
        "AmountOfStatus",
        "ByteStream",
        "ClientPorts",
        "ClientSettings",
        "Clock",
        "Company",
        "CompanyComparison",
        "CompanyDetails",
        "CompanyFilter",
        "CompanyOrder",
        "CompareMonthsOptions",
        "Completeness",
        "CredentialCheck",
        "Credentials",
        "Customer",
        "CustomerChange",
        "CustomerChanges",
        "CustomerRef",
        "DEFAULT_BASE_URL",
        "DateFormat",
        "ExpiredCompany",
        "ExpiredOptions",
        "ExportCompaniesOptions",
        "ExportFormat",
        "ExportList",
        "ExportedFile",
        "FilterOperator",
        "FilterValue",
        "FoundCompanies",
        "GetCompanyOptions",
        "GroupBy",
        "HeldAmount",
        "HostAnswer",
        "HostTransportOptions",
        "InvoiceLine",
        "InvoiceLines",
        "InvoiceLinesOptions",
        "InvoiceReason",
        "InvoiceRules",
        "InvoiceStatus",
        "InvoiceThresholds",
        "InvoiceTotal",
        "KeepnetApiError",
        "KeepnetAuthenticationError",
        "KeepnetClient",
        "KeepnetConfigurationError",
        "KeepnetConnectionError",
        "KeepnetConsistencyError",
        "KeepnetError",
        "KeepnetErrorCode",
        "KeepnetInvalidRequestError",
        "KeepnetPermissionError",
        "KeepnetRateLimitError",
        "KeepnetResponseError",
        "LONGEST_TEXT",
        "Month",
        "MonthComparison",
        "MonthTotal",
        "MonthlyChange",
        "MonthlyReport",
        "MonthlyReportData",
        "MonthlyReportOptions",
        "MonthlyUserTotal",
        "MonthlyUserTotalOptions",
        "OverLimitCompany",
        "OverLimitOptions",
        "PreviousBilling",
        "PreviousLine",
        "Price",
        "PriceBook",
        "PriceUsageOptions",
        "PricedUsageLines",
        "Random",
        "RenewalsOptions",
        "RenewingCompany",
        "ReportAmounts",
        "ReportCustomer",
        "ReportFigures",
        "ReportFile",
        "ResellerUsage",
        "RetryOptions",
        "SearchCompaniesOptions",
        "SecondCount",
        "ServerCheck",
        "StreamResponse",
        "TextResponse",
        "TokenSource",
        "Transport",
        "TransportRequest",
        "TransportResponse",
        "UsageGroup",
        "UsageLine",
        "UsageLines",
        "UsageLinesOptions",
        "UsageToPrice",
        "Verdict",
        "Verification",
        "apiFieldsOf",
        "byCodeUnit",
        "connectionFailure",
        "connectionTimeout",
        "createClient",
        "createCredentialClient",
        "createHostTransport",
        "createTokenSource",
        "foldCase",
        "isMonthClosed",
        "issueAccessToken",
        "monthInZone",
        "oneLine",
        "orAborted",
        "parseBaseUrl",
        "periodOf",
        "previousMonth",
        "priceUsage",
        "refFromTags",
        "renewalDay",
        "reportFigures",
        "requestAccessToken",
        "showCount",
        "showMonth",
        "tidyName",
        "withAccessToken",
      ]
    `);
  });

  test.each(portable)('documents $name', ({ documentation }) => {
    expect(documentation.length).toBeGreaterThan(20);
  });
});

describe('the entry for Node', () => {
  test('exports these names', () => {
    expect(node.map(({ name }) => name).toSorted()).toMatchInlineSnapshot(`
      [
        "AxiosTransportOptions",
        "KeepnetClientOptions",
        "createAxiosTransport",
        "createKeepnetClient",
        "systemClock",
      ]
    `);
  });

  test.each(node)('documents $name', ({ documentation }) => {
    expect(documentation.length).toBeGreaterThan(20);
  });
});
