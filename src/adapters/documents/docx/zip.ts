/** The little of the ZIP format that a DOCX needs: its parts unpacked under limits, and packed again without packing. */
import { crc32, inflateRawSync } from "node:zlib";

export interface ZipPart {
  readonly name: string;
  /** True when the part is encrypted. */
  readonly isEncrypted: boolean;
  /** @throws RangeError when it unpacks to more bytes than given, Error when it is damaged */
  unpack(maxBytes: number): Buffer;
}

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const localEntry = 0x04034b50;
/** A comment of up to 65,535 bytes may follow the 22 bytes of the end record. */
const endSearchBytes = 22 + 0xffff;

/**
 * The parts that the central directory lists.
 * @throws RangeError or Error when the archive is damaged
 */
export function readZip(bytes: Buffer): ZipPart[] {
  const end = bytes.lastIndexOf("PK\u0005\u0006", undefined, "latin1");
  if (
    end < 0 ||
    end < bytes.length - endSearchBytes ||
    bytes.readUInt32LE(end) !== endOfDirectory
  ) {
    throw new Error("no end of the central directory");
  }
  const parts: ZipPart[] = [];
  const count = bytes.readUInt16LE(end + 10);
  let offset = bytes.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (bytes.readUInt32LE(offset) !== directoryEntry) throw new Error("broken central directory");
    const flags = bytes.readUInt16LE(offset + 8);
    const method = bytes.readUInt16LE(offset + 10);
    const packedBytes = bytes.readUInt32LE(offset + 20);
    const nameBytes = bytes.readUInt16LE(offset + 28);
    const start = bytes.readUInt32LE(offset + 42);
    parts.push({
      name: bytes.toString("utf8", offset + 46, offset + 46 + nameBytes).replaceAll("\\", "/"),
      isEncrypted: (flags & 1) === 1,
      unpack: (maxBytes) => unpack(bytes, start, method, packedBytes, maxBytes),
    });
    offset += 46 + nameBytes + bytes.readUInt16LE(offset + 30) + bytes.readUInt16LE(offset + 32);
  }
  return parts;
}

function unpack(
  bytes: Buffer,
  start: number,
  method: number,
  packedBytes: number,
  maxBytes: number,
): Buffer {
  if (bytes.readUInt32LE(start) !== localEntry) throw new Error("broken entry");
  const data = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28);
  if (data + packedBytes > bytes.length) throw new Error("entry beyond the end");
  const packed = bytes.subarray(data, data + packedBytes);
  if (method === 8) return inflateRawSync(packed, { maxOutputLength: maxBytes });
  if (method !== 0) throw new Error(`unknown compression ${method}`);
  if (packed.length > maxBytes) throw new RangeError("larger than allowed");
  return packed;
}

/** A ZIP archive of the parts, stored as they are. */
export function writeZip(parts: ReadonlyMap<string, Buffer>): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of parts) {
    const encodedName = Buffer.from(name);
    // What both headers share: version 2.0, UTF-8 names, stored, no date, checksum, sizes, length of the name, no extra.
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x0800, 2);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(content.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(encodedName.length, 22);
    const local = Buffer.alloc(4);
    local.writeUInt32LE(localEntry);
    const central = Buffer.alloc(6);
    central.writeUInt32LE(directoryEntry);
    central.writeUInt16LE(20, 4);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    files.push(local, common, encodedName, content);
    directory.push(central, common, place, encodedName);
    offset += 30 + encodedName.length + content.length;
  }
  const directoryBytes = directory.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(endOfDirectory);
  end.writeUInt16LE(parts.size, 8);
  end.writeUInt16LE(parts.size, 10);
  end.writeUInt32LE(directoryBytes, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, ...directory, end]);
}
