import type { ServiceAnswer, ServiceRequest, StandIn } from './https-proxy';

const UPLOAD = '/upload/drive/v3/files';
const FILE = /^\/drive\/v3\/files\/([^/]+)$/;

/** A file as Google Drive has it. */
export interface DriveFile {
  readonly id: string;
  readonly name: string;
  readonly mimeType: string;
  readonly folders: readonly string[];
  readonly bytes: Buffer;
}

interface Upload {
  file: DriveFile;
  complete: boolean;
}

/** Stands for Google Drive: keeps what is uploaded, in as many chunks as it comes. */
export class GoogleDrive implements StandIn {
  readonly host = 'www.googleapis.com';
  readonly #uploads = new Map<string, Upload>();

  constructor(private readonly token: string) {}

  /** The files whose upload has ended. */
  get files(): DriveFile[] {
    return [...this.#uploads.values()].filter(({ complete }) => complete).map(({ file }) => file);
  }

  answer(request: ServiceRequest): ServiceAnswer {
    const { method, url, headers } = request;
    const id = url.searchParams.get('upload_id');
    if (method === 'PUT' && url.pathname === UPLOAD && id) return this.#receive(id, request);
    if (headers.authorization !== `Bearer ${this.token}`) return { status: 401, body: { error: 'invalid token' } };
    if (method === 'POST' && url.pathname === UPLOAD) return this.#begin(request);
    const [, changed] = FILE.exec(url.pathname) ?? [];
    if (method === 'PATCH' && changed) return this.#describe(changed, request);
    throw new Error(`Google Drive has no ${method} ${url.pathname}.`);
  }

  #begin({ url, body }: ServiceRequest): ServiceAnswer {
    const id = `file-${this.#uploads.size + 1}`;
    const { name } = JSON.parse(body.toString()) as { name: string };
    const file = { id, name, mimeType: '', folders: [], bytes: Buffer.alloc(0) };
    this.#uploads.set(id, { file, complete: false });
    return { status: 200, headers: { location: `${url.origin}${UPLOAD}?uploadType=resumable&upload_id=${id}` } };
  }

  #receive(id: string, { headers, body }: ServiceRequest): ServiceAnswer {
    const upload = this.#upload(id);
    const [, from, to, size] = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(headers['content-range'] ?? '')?.map(Number) ?? [];
    const { bytes } = upload.file;
    if (from !== bytes.length || to !== from + body.length - 1) return { status: 400, body: { error: 'bad range' } };
    upload.file = { ...upload.file, bytes: Buffer.concat([bytes, body]) };
    upload.complete = upload.file.bytes.length === size;
    return upload.complete ? { status: 200, body: { id } } : { status: 308 };
  }

  #describe(id: string, { url, body }: ServiceRequest): ServiceAnswer {
    const upload = this.#upload(id);
    const { name, mimeType } = JSON.parse(body.toString()) as Pick<DriveFile, 'name' | 'mimeType'>;
    upload.file = { ...upload.file, name, mimeType, folders: url.searchParams.getAll('addParents') };
    return { status: 200, body: { id, name, mimeType, kind: 'drive#file' } };
  }

  #upload(id: string): Upload {
    const upload = this.#uploads.get(id);
    if (!upload) throw new Error(`Google Drive knows no upload ${id}.`);
    return upload;
  }
}
