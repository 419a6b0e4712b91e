import type { IExecuteFunctions, INodeExecutionData, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { InvoiceReason } from '../../core';
import type { Keepnet } from './create-keepnet';

/** One entry of the Operation list, with its parameters and what it does for one input item. */
export interface Operation {
  readonly resource: string;
  readonly option: INodePropertyOptions;
  /** The text below the node's name on the canvas. Default: the option's name. */
  readonly subtitle?: string;
  readonly properties: readonly INodeProperties[];
  run(call: OperationCall): Promise<INodeExecutionData[]>;
}

/** One run for one input item. */
export interface OperationCall {
  readonly context: IExecuteFunctions;
  readonly itemIndex: number;
  /** The Options collection. */
  readonly options: OperationOptions;
  /** The time zone in Options, otherwise the workflow's. */
  readonly timeZone: string;
  /**
   * A parameter's value for this item, checked against the parameter's description. Read it before anything is sent.
   */
  parameter<T>(name: string): T;
  keepnet(): Promise<Keepnet>;
}

export interface OperationOptions {
  readonly asOf?: string | Date;
  readonly binaryPropertyName?: string;
  readonly days?: number;
  readonly trendMonths?: number;
  readonly timeZone?: string;
  readonly pageSize?: number;
  readonly maxConcurrency?: number;
  readonly customers?: unknown;
  readonly customerTagPrefix?: string;
  readonly holdBack?: readonly InvoiceReason[];
  readonly jumpUsers?: number;
  readonly jumpPercent?: number;
}
